"""A code's one page for all revisions, in a real browser, without script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from jobaids.model.settings import Host
from tests.browser.conftest import serving
from tests.browser.sample_site import SETTINGS, write_sample
from tests.browser.visit import FOLD, Visit, axe_faults, visit
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

TIGHTEN = code_of("filler-seal#tighten")
LEAD = "Tell the maintenance lead, extension 210."
ASKED = "? Newest is 3. Another number on your card? Use this page. 3 2 1 Not here? Do not use the card."

SCROLLED = 500  # milliseconds that a slow machine may take to draw where it went


@pytest.fixture(scope="module")
def rewriting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample site as it is made for a host that redirects."""
    folder: Path = tmp_path_factory.mktemp("rewriting")
    write_sample(folder, replace(SETTINGS, site=replace(SETTINGS.site, host=Host.REWRITES)))
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    """Whether the phone lets script run."""
    return bool(request.param)


@pytest.fixture(scope="module")
def open_phone(script: bool, browser: Browser, rewriting: str) -> Iterator[Visit]:
    """A phone that goes from one end of an address to the next."""
    with visit(browser, rewriting, script=script) as phone:
        yield phone


@pytest.fixture
def phone(open_phone: Visit) -> Visit:
    """The same on an empty page, so that an address with another end is opened anew."""
    open_phone.page.goto("about:blank")
    open_phone.complaints.clear()
    return open_phone


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("", ASKED),
        ("#R3P", "✓ Card OK · revision 3 · 3 Mar 2027"),
        ("#R2K", "✓ Card OK. Only wording changed."),
        ("#R1H", "! This step changed. Do it this way:"),
        ("#R0", "TEST CARD. Not approved. Do not work from it. See what is approved"),
        ("#R", f"? We do not know this revision. Do not use the card. {LEAD}"),
        ("#R1H_problem", "! This step changed. Do it this way:"),
    ],
)
def test_the_end_of_the_address_chooses_the_first_line(phone: Visit, script: bool, end: str, line: str) -> None:
    """What a card is worth must be said by the page itself: script may be off, and phones are old."""
    page = phone.open(f"/{TIGHTEN}/{end}")

    said = [" ".join(age.inner_text().split()) for age in page.locator(".age").all() if age.is_visible()]
    seen = [title.inner_text() for title in page.locator("h1").all() if title.is_visible()]

    assert said == [line]
    assert seen == (["Change the filler seal"] if end == "#R0" else ["Tighten to 8 N·m."])
    assert sum(bar.is_visible() for bar in page.locator(".bar").all()) == 1
    if script:  # parts that are not shown must not be heard either
        assert axe_faults(page) == []
    assert phone.complaints == []


def test_a_revision_nobody_released_is_no_good_card(phone: Visit, script: bool) -> None:
    """A host leads any revision here; without script the page asks which of those it knows is on the card."""
    page = phone.open(f"/{TIGHTEN}/#R9Z")

    said = [" ".join(age.inner_text().split()) for age in page.locator(".age").all() if age.is_visible()]

    assert said == [f"? We do not know revision 9. Do not use the card. {LEAD}" if script else ASKED]
    assert phone.complaints == []


def test_whoever_is_stuck_is_still_told_of_their_card(browser: Browser, rewriting: str) -> None:
    """The remedies of an old card are read under the same first line, and the way on stays that card's."""
    with visit(browser, rewriting, script=False) as phone:
        page = phone.open(f"/{TIGHTEN}/#R1H")

        page.locator(".did >> visible=true").get_by_role("link").last.click()

        page.wait_for_url("**#R1H_problem")
        expect(page.locator("#_problem")).to_be_in_viewport()
        page.wait_for_timeout(SCROLLED)
        problem = page.locator("#_problem").bounding_box()
        assert problem is not None
        assert problem["y"] < FOLD / 2
        bar = page.locator(".bar >> visible=true").get_by_role("link").last
        assert bar.get_attribute("href") == f"/{code_of('filler-seal#count-drips')}/#R1H"


def test_the_new_instruction_stands_before_the_old_one(browser: Browser, rewriting: str) -> None:
    """Who reads from the top must come to what holds now first."""
    with visit(browser, rewriting, script=False) as phone:
        page = phone.open(f"/{TIGHTEN}/#R1H")

        tops = [
            box["y"]
            for name in (
                ".age >> visible=true",
                "h1 >> visible=true",
                ".was >> visible=true",
                ".did >> visible=true",
                "#_problem",
            )
            if (box := page.locator(name).bounding_box())
        ]
        action = page.locator("h1 >> visible=true").bounding_box()

        assert len(tops) == 5
        assert tops == sorted(tops)
        assert tops[0] == 0
        assert action is not None
        assert action["y"] + action["height"] < FOLD


def test_a_tap_goes_on_with_the_same_card(browser: Browser, rewriting: str) -> None:
    """The next step must still know which card is in the hand."""
    with visit(browser, rewriting, script=False) as phone:
        page = phone.open(f"/{TIGHTEN}/#R1H")

        page.locator(".bar >> visible=true").get_by_role("link").last.click()

        page.wait_for_url(f"**/{code_of('filler-seal#count-drips')}/#R1H")
        assert "Old card (1, now 3)" in page.locator(".age >> visible=true").inner_text()
