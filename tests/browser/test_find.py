"""The box that finds steps: what is typed, what is shown, and what it opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_phone import SMALL_TARGETS
from tests.browser.visit import Visit, axe_faults, visit
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

TIGHTEN = code_of("filler-seal#tighten")
PATIENCE = 20_000  # ms that a busy machine may take to answer
CHECKLIST = "/aids/filler-seal/"


def typed(phone: Visit, path: str, text: str) -> Page:
    """A page on which something was typed into the box, once it was answered."""
    page = phone.open(path)
    page.get_by_role("searchbox").fill(text)
    expect(page.get_by_role("search").get_by_role("status")).not_to_be_empty(timeout=PATIENCE)
    return page


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "tighten"),
        ("/", "TIGHTENING"),
        ("/", "tihgten"),
        (CHECKLIST, "tigh"),
        (f"/{TIGHTEN}/3P/", "8 n·m"),
        ("/changes/", "tighten"),
    ],
)
def test_a_word_in_any_spelling_finds_its_step(browser: Browser, sample_host: str, path: str, text: str) -> None:
    """Nobody in trouble knows how the author wrote it, and every page is where somebody may be stuck."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, path, text)

        page.get_by_role("search").locator(f"a[href='/{TIGHTEN}/3P/']").click()

        page.wait_for_url(f"**/{TIGHTEN}/3P/")
        assert phone.complaints == []


def test_a_symptom_comes_first_and_says_what_to_do(browser: Browser, sample_host: str) -> None:
    """Who sees the trouble wants the way out of it, not the step that would have prevented it."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, "/", "seal")

        first = page.get_by_role("search").get_by_role("listitem").first
        expect(first).to_contain_text("The seal tears")
        expect(first.locator(".then")).not_to_be_empty()


def test_results_show_the_signal_word(browser: Browser, sample_host: str) -> None:
    """Whoever chooses a step from a list must see which one can hurt."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, "/", "lock")

        expect(page.get_by_role("search").locator(".flag").first).to_have_text("DANGER")


def test_keys_lead_through_the_results(browser: Browser, sample_host: str) -> None:
    """A tablet in a holder, or a hand that cannot point: keys alone must do."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, "/", "nozzle")
        box, links = page.get_by_role("searchbox"), page.get_by_role("search").get_by_role("link")

        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("Escape")

        expect(box).to_be_focused()


def test_a_code_in_the_box_is_opened(browser: Browser, sample_host: str) -> None:
    """There is one box on the page; it takes what is on the card, too."""
    with visit(browser, sample_host) as phone:
        page = phone.open(CHECKLIST)
        page.get_by_role("searchbox").fill(f"{TIGHTEN.lower()} 3p")

        page.keyboard.press("Enter")

        page.wait_for_url(f"**/{TIGHTEN}/3P/")
        assert phone.complaints == []


def test_what_is_not_found_can_be_told(browser: Browser, sample_host: str) -> None:
    """Silence teaches people not to look; the owner should hear what they looked for."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, "/", "zzyzx quux")

        told = page.get_by_role("search").get_by_role("status")
        expect(told).to_contain_text("Nothing found. Try another word. Tell your shift lead.")
        expect(told.get_by_role("link")).to_have_attribute(
            "href", "mailto:aids@example.com?subject=-%20step%20zzyzx%20quux"
        )


def test_arabic_finds_arabic_and_other_languages_where_it_has_none(browser: Browser, sample_host: str) -> None:
    """A page in one's own language still leads to help that is only there in another."""
    with visit(browser, sample_host) as phone:
        page = typed(phone, "/ar/", "الفوهة")
        own = page.get_by_role("search").locator(".name").first
        expect(own).not_to_have_attribute("lang", "en")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        page = typed(phone, "/ar/", "crosswise")

        expect(page.get_by_role("search").locator(".name[lang=en]").first).to_be_visible()
        assert phone.complaints == []


@pytest.mark.parametrize("dark", [False, True])
def test_results_can_be_heard_seen_and_touched(browser: Browser, sample_host: str, dark: bool) -> None:
    """Gloves, glare and a screen reader are as usual among results as anywhere else."""
    with visit(browser, sample_host, mode="dark" if dark else "light") as phone:
        page = typed(phone, f"/{TIGHTEN}/3P/", "seal")

        faults = axe_faults(page)
        small = page.evaluate(SMALL_TARGETS)

    assert faults == []
    assert small == []


def test_without_script_the_box_leads_to_everything(browser: Browser, sample_host: str) -> None:
    """A locked-down phone gets the list of all aids instead of a box that does nothing."""
    with visit(browser, sample_host, script=False) as phone:
        page = phone.open(CHECKLIST)
        page.get_by_role("searchbox").fill("tighten")

        page.keyboard.press("Enter")

        page.wait_for_url("**/?q=tighten")
        expect(page.get_by_role("link", name="Change the filler seal").first).to_be_visible()


def test_a_search_that_gets_no_answer_says_so(browser: Browser, sample_host: str) -> None:
    """Where the network ends, the box must not look as if nothing were there to find."""
    with visit(browser, sample_host) as phone:
        page = phone.open("/")
        page.route("**/search/**", lambda route: route.abort())

        page.get_by_role("searchbox").fill("tighten")

        expect(page.get_by_role("search").get_by_role("status")).to_have_text(
            "The search does not answer. Is there a network?"
        )


def test_the_search_is_fetched_by_nobody_who_does_not_search(browser: Browser, sample_host: str) -> None:
    """A scanned step must come with the first packets; it waits for nothing that was not asked for."""
    asked = []
    with visit(browser, sample_host) as phone:
        phone.page.on("request", lambda request: asked.append(request.url))

        phone.open(f"/{TIGHTEN}/3P/")

    assert not [url for url in asked if "search" in url]
