"""Every page in a real browser the size of a phone: what stands where, what is said, what is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.checker import errors_in
from tests.browser.visit import FOLD, HEIGHT, UNFOLD, WIDTH, Visit, heard_faults, kinds, steps, visit

pytestmark = pytest.mark.browser

SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input')]
    .filter(one => getComputedStyle(one).display !== 'inline' && !one.closest('[hidden]') && one.checkVisibility())
    .map(one => [one.textContent.trim() || one.id, one.getBoundingClientRect()])
    .filter(([, box]) => Math.round(box.height) < 48 || Math.round(box.width) < 48)
    .map(([text, box]) => `${text}: ${box.width} × ${box.height}`)"""


@pytest.mark.parametrize("script", [True, False])
def test_first_line_and_action_stand_above_the_fold(browser: Browser, host: str, site: Path, script: bool) -> None:
    """With wet gloves nobody scrolls; what the card is worth and what to do must be there at once."""
    low = []

    with visit(browser, host, script=script) as phone:
        for path in steps(site)[0 if script else 2 :: 4]:  # the pages of a step's labels look alike
            page = phone.open(path)
            age, action = page.locator(".age").bounding_box(), page.locator("h1").bounding_box()
            assert age is not None
            assert action is not None
            if age["y"] != 0 or action["y"] + action["height"] > FOLD:
                low.append((path, age["y"], action["y"] + action["height"]))

    assert steps(site)
    assert low == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one page is found to be."""

    path: str
    complaints: tuple[str, ...]  # of the browser, and requests that leave the site
    small: tuple[str, ...]  # targets a glove does not hit
    beyond: int  # the edge of the narrowest screen, in CSS pixels
    faults: tuple[tuple[str, list[str]], ...]  # for whoever hears it


def look(phone: Visit, path: str, *, narrow: int, heard: bool) -> Look:
    """Open one page and look at all of it, and where it is to be `heard` at what a screen reader meets."""
    phone.complaints.clear()
    page = phone.open(path)
    faults = heard_faults(page) if heard else []
    page.evaluate(UNFOLD)
    small = page.evaluate(SMALL_TARGETS)
    page.set_viewport_size({"width": narrow, "height": HEIGHT})
    beyond = page.evaluate("document.documentElement.scrollWidth") - narrow
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return Look(path=path, complaints=(*phone.complaints,), small=(*small,), beyond=beyond, faults=(*faults,))


@pytest.fixture(scope="module", params=["light", "large"])
def seen(request: pytest.FixtureRequest, browser: Browser, host: str, site: Path) -> tuple[Look, ...]:
    """A page of every kind, by day and with text twice as large; some of them heard, for colours are those of all."""
    narrow, first, each = {"light": (320, 0, 2), "large": (WIDTH, 2, 4)}[request.param]
    with visit(browser, host, mode=request.param) as phone:
        paths = enumerate(kinds(site))
        return tuple(look(phone, path, narrow=narrow, heard=number % each == first) for number, path in paths)


def test_no_page_complains_or_loads_from_elsewhere(seen: tuple[Look, ...]) -> None:
    """A request that leaves the site tells a stranger who stands at which machine."""
    assert [(page.path, page.complaints) for page in seen if page.complaints] == []


def test_every_target_takes_a_gloved_finger(seen: tuple[Look, ...]) -> None:
    """A finger in a glove covers 48 px; what is smaller opens the neighbour."""
    assert [(page.path, page.small) for page in seen if page.small] == []


def test_nothing_is_cut_off(seen: tuple[Look, ...]) -> None:
    """At 320 px, or with text twice as large, a line that runs off the screen hides the number that matters."""
    assert [(page.path, page.beyond) for page in seen if page.beyond > 0] == []


def test_axe_finds_nothing(seen: tuple[Look, ...]) -> None:
    """Whoever hears a page instead of seeing it works at the same machine."""
    assert [(page.path, page.faults) for page in seen if page.faults] == []


@pytest.mark.parametrize(("mode", "looked_at"), [("dark", slice(1, None, 2)), ("forced", slice(0, None, 4))])
def test_axe_finds_nothing_in_other_colours(
    browser: Browser, host: str, site: Path, mode: str, looked_at: slice
) -> None:
    """One kind is seen by day, the next by night: colours are those of all pages."""
    with visit(browser, host, mode=mode) as phone:
        faults = [(path, heard_faults(phone.open(path))) for path in kinds(site)[looked_at]]

    assert faults
    assert [one for one in faults if one[1]] == []


def test_without_script_no_page_complains(browser: Browser, host: str, site: Path) -> None:
    """Many a company phone lets no script run."""
    with visit(browser, host, script=False) as phone:
        for path in kinds(site)[::2]:
            phone.open(path)

    assert phone.complaints == []


def test_the_checker_finds_no_error(site: Path) -> None:
    """What one browser forgives, the next shows as an empty page."""
    files = [site / path.removeprefix("/") / ("" if path.endswith(".html") else "index.html") for path in kinds(site)]

    assert errors_in(files) == []
