"""Every state of a card in a real browser: what is said first, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checker import errors_in
from tests.browser.conftest import serving
from tests.browser.states_site import State, states, write_states
from tests.browser.visit import Visit, heard_faults, visit

pytestmark = pytest.mark.browser

STATES = tuple(states())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all states."""
    folder = tmp_path_factory.mktemp("states")
    write_states(folder)
    return folder


@pytest.fixture(scope="module")
def everywhere(folder: Path) -> Iterator[str]:
    """Its address."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    """Whether the phone lets script run."""
    return bool(request.param)


@pytest.fixture(scope="module")
def phone(script: bool, browser: Browser, everywhere: str) -> Iterator[Visit]:
    """A phone that goes from state to state."""
    with visit(browser, everywhere, script=script) as phone:
        yield phone


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_each_state_is_said_first(phone: Visit, state: State, script: bool) -> None:
    """Nobody may have to guess what a card is worth: without script, in a rare state, or hearing the page."""
    if state.name == "unknown" and not script:
        state = State(
            name=state.name, path=state.path, says="Nothing is here. If a card brought you here, do not use the card."
        )
    phone.page.goto("about:blank")  # two states may be parts of one page
    phone.complaints.clear()
    page = phone.open(state.path)
    expect(page.locator("body")).to_contain_text(state.says, use_inner_text=True)  # some words are asked for first

    said = " ".join(page.locator("body").inner_text().split())
    wide = page.evaluate("document.documentElement.scrollWidth") if script else 360
    faults = heard_faults(page) if script else []

    assert said.startswith(state.says) or state.name == "unknown", said[:200]
    assert state.says in said
    assert wide <= 360
    assert faults == []
    assert [one for one in phone.complaints if "404" not in one] == []


def test_the_checker_finds_no_error_in_any_state(folder: Path) -> None:
    """What one browser forgives, the next shows as an empty page."""
    paths = {state.path.partition("#")[0].strip("/") for state in STATES if state.name != "unknown"}

    assert errors_in(folder / path / "index.html" for path in sorted(paths)) == []
