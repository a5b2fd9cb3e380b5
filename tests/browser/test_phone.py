"""Every page in a real browser the size of a phone: what stands where, what is said, what is loaded."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.visit import FOLD, kinds, steps, visit

pytestmark = pytest.mark.browser

CHECKER = Path(__file__).parents[2] / "setup/checker/node_modules/vnu-jar/build/dist/vnu.jar"
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
        for path in steps(site)[0 if script else 1 :: 2]:  # the pages of a step's labels look alike
            page = phone.open(path)
            age, action = page.locator(".age").bounding_box(), page.locator("h1").bounding_box()
            assert age is not None
            assert action is not None
            if age["y"] != 0 or action["y"] + action["height"] > FOLD:
                low.append((path, age["y"], action["y"] + action["height"]))

    assert steps(site)
    assert low == []


@pytest.mark.parametrize("script", [True, False])
def test_no_page_complains_or_loads_from_elsewhere(browser: Browser, host: str, site: Path, script: bool) -> None:
    """A request that leaves the site tells a stranger who stands at which machine."""
    complaints = []

    with visit(browser, host, script=script) as phone:
        for path in kinds(site):
            phone.open(path)
            complaints += [(path, complaint) for complaint in phone.complaints]
            phone.complaints.clear()

    assert complaints == []


@pytest.mark.parametrize(
    ("mode", "looked_at"), [("light", (0, 2)), ("dark", (1, 2)), ("forced", (0, 4)), ("large", (2, 4))]
)
def test_axe_finds_nothing(browser: Browser, host: str, site: Path, mode: str, looked_at: tuple[int, int]) -> None:
    """Whoever hears a page instead of seeing it works at the same machine."""
    faults = []

    with visit(browser, host, mode=mode) as phone:
        first, each = looked_at  # one kind is seen by day, the next by night: colours are those of all pages
        for path in kinds(site)[first::each]:
            page = phone.open(path)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            faults += [(path, one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]

    assert faults == []


def test_every_target_takes_a_gloved_finger(browser: Browser, host: str, site: Path) -> None:
    """A finger in a glove covers 48 px; what is smaller opens the neighbour."""
    small = []

    with visit(browser, host) as phone:
        for path in kinds(site):
            page = phone.open(path)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            small += [(path, text) for text in page.evaluate(SMALL_TARGETS)]

    assert small == []


@pytest.mark.parametrize(("mode", "narrow"), [("light", 320), ("large", 360)])
def test_nothing_is_cut_off(browser: Browser, host: str, site: Path, mode: str, narrow: int) -> None:
    """At 320 px, or with text twice as large, a line that runs off the screen hides the number that matters."""
    wide = []

    with visit(browser, host, width=narrow, mode=mode) as phone:
        for path in kinds(site):
            width = phone.open(path).evaluate("document.documentElement.scrollWidth")
            if width > narrow:
                wide.append((path, width))

    assert wide == []


def test_the_checker_finds_no_error(site: Path) -> None:
    """What one browser forgives, the next shows as an empty page."""
    java = shutil.which("java")
    assert java
    assert CHECKER.is_file()

    files = [
        str(site / path.removeprefix("/") / ("" if path.endswith(".html") else "index.html")) for path in kinds(site)
    ]
    done = subprocess.run(
        [java, "-jar", str(CHECKER), "--errors-only", "--format", "json", *files],
        check=False,
        capture_output=True,
        text=True,
    )

    faults = [(one["url"], one.get("lastLine"), one["message"]) for one in json.loads(done.stderr)["messages"]]
    assert faults == []
