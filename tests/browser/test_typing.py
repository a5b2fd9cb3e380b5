"""A code typed by hand, from a card too dirty to scan."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import visit
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

TIGHTEN = code_of("filler-seal#tighten")  # FFEGQ3


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        (TIGHTEN, f"/{TIGHTEN}/"),
        (f" {TIGHTEN[:3].lower()} {TIGHTEN[3:].lower()} ", f"/{TIGHTEN}/"),
        (f"{TIGHTEN}-1h", f"/{TIGHTEN}/1H/"),
        (f"{TIGHTEN}3P", f"/{TIGHTEN}/3P/"),
        (f"https://aids.example.com/{TIGHTEN}/2K/", f"/{TIGHTEN}/2K/"),
        (code_of("filler-seal#hand-tight").replace("0", "o"), f"/{code_of('filler-seal#hand-tight')}/"),
    ],
)
def test_a_code_in_any_spelling_opens_its_step(browser: Browser, sample_host: str, typed: str, opened: str) -> None:
    """Gloves, poor light and a small keyboard: what was meant is clear, so it opens."""
    with visit(browser, sample_host) as phone:
        page = phone.open("/")

        page.get_by_role("textbox").fill(typed)
        page.get_by_role("button").click()

        page.wait_for_url(f"**{opened}")
        assert phone.complaints == []


def test_a_wrong_sign_suggests_and_does_not_jump(browser: Browser, sample_host: str) -> None:
    """The wrong step is worse than no step; the person decides what was meant."""
    with visit(browser, sample_host) as phone:
        page = phone.open("/")

        page.get_by_role("textbox").fill(TIGHTEN[:-1] + "4")
        page.get_by_role("button").click()

        row = page.locator("form[data-codes]").get_by_role("status").get_by_role("link")
        expect(row).to_contain_text(f"{TIGHTEN}Change the filler seal · 7. Tighten to 8 N·m.")
        assert page.url == f"{sample_host}/"
        assert phone.complaints == []


def test_a_code_that_is_like_none_says_so(browser: Browser, sample_host: str) -> None:
    """Silence after a tap looks like a broken phone."""
    with visit(browser, sample_host) as phone:
        page = phone.open("/codes/")

        page.get_by_role("textbox").fill("ZZZZZZ")
        page.get_by_role("button").click()

        expect(page.locator("form[data-codes]").get_by_role("status")).to_contain_text(
            "No card has this code. Check each sign."
        )


def test_an_address_in_small_letters_arrives(browser: Browser, sample_host: str) -> None:
    """People type addresses in small letters, and most hosts tell them apart from large ones."""
    with visit(browser, sample_host) as phone:
        phone.open(f"/{TIGHTEN.lower()}/3p/")

        phone.page.wait_for_url(f"**/{TIGHTEN}/3P/")
        expect(phone.page.locator(".age")).to_contain_text("Card OK")


def test_a_revision_nobody_released_is_not_trusted(browser: Browser, sample_host: str) -> None:
    """A card from another branch, or a forged one, must not pass for approved."""
    with visit(browser, sample_host) as phone:
        page = phone.open(f"/{TIGHTEN}/15X/")

        told = page.locator("form[data-codes]").get_by_role("status")
        expect(told).to_contain_text("? We do not know revision 15. Do not use the card. Tell your shift lead.")
        expect(told.get_by_role("link")).to_have_attribute("href", f"/{TIGHTEN}/")


def test_without_script_a_revision_nobody_released_is_one_tap_from_its_code(browser: Browser, sample_host: str) -> None:
    """A host that only has files shows one page for all that is not there; the way on must stand on it."""
    with visit(browser, sample_host, script=False) as phone:
        page = phone.open(f"/{TIGHTEN}/15X/")
        expect(page.locator(".age")).to_contain_text("If a card brought you here, do not use the card.")

        page.get_by_role("link", name="Open the code without its revision").click()

        page.wait_for_url(f"**/{TIGHTEN}/#R")
        said = [" ".join(age.inner_text().split()) for age in page.locator(".age").all() if age.is_visible()]
        assert len(said) == 1
        assert said[0].startswith("? We do not know this revision. Do not use the card. Tell")


def test_without_script_a_code_is_three_taps_away(browser: Browser, sample_host: str) -> None:
    """A phone so locked down that no script runs still has to open the step."""
    with visit(browser, sample_host, script=False) as phone:
        page = phone.open("/")

        page.get_by_role("textbox").fill(TIGHTEN)
        page.get_by_role("button").click()
        page.get_by_role("link", name=TIGHTEN[0], exact=True).click()
        page.get_by_role("link", name=TIGHTEN).click()

        assert page.url == f"{sample_host}/{TIGHTEN}/"
        assert phone.complaints == []


def test_the_bar_walks_the_job_with_the_same_card(browser: Browser, sample_host: str) -> None:
    """Whoever holds an old card must hear so on every step, not only on the one they scanned."""
    with visit(browser, sample_host, script=False) as phone:
        page = phone.open(f"/{TIGHTEN}/1H/")

        page.get_by_role("link", name="Back", exact=True).click()

        assert page.url.endswith(f"/{code_of('filler-seal#hand-tight')}/1H/")
        expect(page.locator(".age")).to_contain_text("! Old card (1, now 3). This step is the same. Changed: 7.")
