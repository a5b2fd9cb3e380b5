"""Options of the whole test run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(  # the same examples everywhere, however slow the machine
    "house", deadline=None, derandomize=True, suppress_health_check=(HealthCheck.too_slow,)
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --rewrite` write what is told now into the cases; the difference is then read by a person."""
    parser.addoption("--rewrite", action="store_true", help="write what is told now into tests/cases")
