"""No test of this room reaches a network."""

from __future__ import annotations

import pytest

from tests.security.guard import no_network

__all__ = ["no_network"]


@pytest.fixture(autouse=True)
def _caged(no_network: None) -> None:
    """Holds for every test here."""
