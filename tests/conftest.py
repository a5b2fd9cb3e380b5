"""Options of the whole test run, and the sample site, built once for all tests that look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from ctypes.util import find_library

import pytest
from hypothesis import HealthCheck, settings
from pyzbar import zbar_library

from tests.site.sample import Sample, shared_sample

settings.register_profile(  # the same examples everywhere, however slow the machine
    "house", deadline=None, derandomize=True, suppress_health_check=(HealthCheck.too_slow,)
)
settings.load_profile("house")

# A library that was unpacked and not installed is known to the loader alone, by its full name.
zbar_library.find_library = lambda name: find_library(name) or f"lib{name}.so.0"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --rewrite` write what is told now into the cases; the difference is then read by a person."""
    parser.addoption("--rewrite", action="store_true", help="write what is told now into tests/cases")


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample site of this repository, built whole; its folder is the same for all processes of a test run."""
    own = tmp_path_factory.getbasetemp()
    return shared_sample(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What runs remember of their projects goes with them, and not into the home of whoever tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
