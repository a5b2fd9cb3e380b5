"""The guide inside other systems: a small terminal with a rough style sheet and a strict policy asks for help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from jobaids.adapters.templates import read_templates
from jobaids.render.page.site import headers, look_of
from tests.browser.sample_site import SETTINGS, write_sample
from tests.browser.terminal import HOSTILE, PLAIN, Terminal, aids_host, running
from tests.browser.visit import axe_faults
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

TIGHTEN = code_of("filler-seal#tighten")
DRIPS = code_of("filler-seal#count-drips")
STEP_SEVEN = "Tighten to 8 N·m."
MEASURE = """() => [...document.querySelectorAll('h1, label, input, #book')]
    .map(one => JSON.stringify(one.getBoundingClientRect()) + getComputedStyle(one).cssText)"""
STYLES = pytest.mark.parametrize("style", [PLAIN, HOSTILE], ids=["plain", "hostile"])


@dataclass
class Desk:
    """A terminal whose page is open, and what its browser complained about."""

    terminal: Terminal
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def show(self, markup: str, *, style: str = PLAIN, language: str = "en") -> Page:
        """Open the order with some help in it."""
        self.terminal.markup, self.terminal.style, self.terminal.language = markup, style, language
        self.page.goto(f"{self.address}/")
        return self.page

    def popup(self, attributes: str = "", *, style: str = PLAIN, language: str = "en", code: str = TIGHTEN) -> Page:
        """The same, with the popup open."""
        page = self.show(help_at(self.terminal.aids, attributes, code=code), style=style, language=language)
        page.locator("job-aid button.open").click()
        page.locator("job-aid dialog :is(h2, a)").first.wait_for()
        return page


def help_at(aids: str, attributes: str = "", code: str = TIGHTEN) -> str:
    """What a programmer of the terminal writes."""
    return f'<job-aid code="{code}" {attributes}><a href="{aids}/{code}/">Help: tighten</a></job-aid>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of job aids, which other systems may show."""
    folder = tmp_path_factory.mktemp("aids")
    write_sample(folder, replace(SETTINGS, site=replace(SETTINGS.site, embed=("*",))))
    return folder


@pytest.fixture(scope="module")
def aids(folder: Path) -> Iterator[str]:
    """Its address, served as its host is told to."""
    look = look_of(SETTINGS, read_templates().render)
    with running(aids_host(folder, headers(look, ("*",)))) as address:
        yield address


@pytest.fixture(scope="module")
def terminal(aids: str) -> Iterator[tuple[Terminal, str]]:
    """The terminal, and its address."""
    terminal = Terminal(aids)
    with running(terminal.app()) as address:
        yield terminal, address


@pytest.fixture
def desk(browser: Browser, terminal: tuple[Terminal, str]) -> Iterator[Desk]:
    """The terminal, at a screen as it hangs beside a line."""
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    desk = Desk(terminal=terminal[0], page=context.new_page(), address=terminal[1])
    desk.page.on("console", lambda message: desk.complaints.append(message.text))
    desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    desk.page.set_default_timeout(10_000)
    yield desk
    context.close()


@STYLES
def test_a_popup_shows_the_step_whatever_the_page_does(desk: Desk, style: str) -> None:
    """The instruction must be as readable in a system grown for fifteen years as in a new one."""
    page = desk.popup(style=style)

    dialog = page.locator("job-aid dialog")
    heading = dialog.locator("h2")
    look = heading.evaluate("one => { const s = getComputedStyle(one); return [s.color, s.fontSize, s.letterSpacing] }")
    assert heading.inner_text().split() == ["7", *STEP_SEVEN.split()]
    assert look == ["rgb(16, 18, 20)", "26px", "normal"]
    assert dialog.locator(".alert").first.inner_text().startswith("⚠")
    assert dialog.locator(".alert").first.bounding_box()["y"] < heading.bounding_box()["y"]
    assert dialog.locator("img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    assert dialog.bounding_box()["width"] == 560
    assert desk.complaints == []


def test_nothing_of_the_help_reaches_the_page(desk: Desk) -> None:
    """Help that moves the buttons of the system it helps with is thrown out the same day."""
    without = desk.show("").evaluate(MEASURE)

    page = desk.show(help_at(desk.terminal.aids, 'show="inline"'))
    page.locator("job-aid h2").wait_for()

    assert page.evaluate(MEASURE) == without
    assert page.evaluate("document.adoptedStyleSheets.length") == 0
    assert page.evaluate("document.querySelectorAll('style').length") == 0


@STYLES
def test_the_keyboard_opens_stays_within_and_comes_back(desk: Desk, style: str) -> None:
    """An operator with a barcode gun has no mouse, and Escape must not cancel the order."""
    page = desk.show(help_at(desk.terminal.aids), style=style)
    page.locator("input").focus()
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.id") == "book":
        page.keyboard.press("Tab")

    page.keyboard.press("Enter")
    page.locator("job-aid dialog h2").wait_for()
    inside = []
    for _ in range(14):
        page.keyboard.press("Tab")
        inside.append(page.evaluate("!!document.activeElement.shadowRoot?.activeElement?.closest('dialog')"))
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    page.locator("job-aid dialog").wait_for(state="detached")

    focused = page.evaluate("document.activeElement.shadowRoot?.activeElement?.className")
    assert all(inside)
    assert focused == "aid open"
    assert "x" not in page.evaluate("document.body.dataset.pressed || ''")


def test_what_was_typed_before_is_still_there(desk: Desk) -> None:
    """Whoever looks something up halfway through an entry does not type it twice."""
    page = desk.show(help_at(desk.terminal.aids))
    page.locator("input").fill("37")

    page.locator("job-aid button.open").click()
    page.locator("job-aid dialog h2").wait_for()
    page.locator("job-aid button.close").click()
    page.locator("#book").click()

    page.wait_for_url(f"{desk.address}/")
    assert desk.terminal.booked == ["count=37"]


@pytest.mark.parametrize("attributes", ['show="inline"', 'revision="1H"'])
def test_a_screen_reader_is_told_what_it_is(desk: Desk, attributes: str) -> None:
    """Whoever hears the terminal hears the hazard first, too."""
    page = desk.show(help_at(desk.terminal.aids, attributes), style=HOSTILE)
    if "inline" not in attributes:
        page.locator("job-aid button.open").click()
    page.locator("job-aid h2").wait_for()
    page.evaluate("document.querySelector('job-aid').shadowRoot.querySelector('details').open = true")

    faults = axe_faults(page, within="job-aid")

    assert faults == []
    if "inline" in attributes:
        assert page.get_by_role("region", name="Change the filler seal · 7 of 8").count() == 1
    else:
        assert page.get_by_role("dialog", name="Change the filler seal · 7 of 8").count() == 1
        assert page.get_by_role("button", name="Close").count() == 1


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("", "✓ Newest · revision 3 · 3 Mar 2027"),
        ("3P", "✓ Card OK · revision 3 · 3 Mar 2027"),
        ("2k", "✓ Card OK. Only wording changed."),
        ("1H", "! This step changed. Do it this way:"),
        ("9Z", "? We do not know revision 9. Do not use the card. Tell the maintenance lead, extension 210."),
    ],
)
def test_the_card_the_system_knows_of_is_judged(desk: Desk, revision: str, said: str) -> None:
    """A system that knows which card hangs at a machine says when it is old."""
    page = desk.popup(f'revision="{revision}"' if revision else "")

    assert page.locator("job-aid .age").all_inner_texts() == [said]


def test_a_dangerous_card_is_stopped_first(desk: Desk) -> None:
    """STOP stands above everything, or it is read too late."""
    page = desk.popup('revision="1H"', code=code_of("filler-guard#tighten"))

    first = page.locator("job-aid dialog > :nth-child(2)")
    assert first.get_attribute("class") == "age stop"
    assert first.inner_text().startswith("STOP. Do not use this card.")


def test_the_neighbours_of_a_step_are_one_press_away(desk: Desk) -> None:
    """The popup of one operation must not be a dead end, and says again what the card is worth."""
    page = desk.popup('revision="1H"')

    page.locator("job-aid nav button", has_text="Next").click()
    page.locator("job-aid h2", has_text="Count the drips.").wait_for()

    assert page.locator("job-aid .age").inner_text() == "! Old card (1, now 3). This step is the same. Changed: 7."
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "H2"
    assert page.locator("job-aid nav button").all_inner_texts() == ["‹ Back"]


def test_the_language_of_the_page_is_spoken_where_there_is_one(desk: Desk) -> None:
    """The same terminal serves two shifts."""
    page = desk.popup(language="ar-SA", code=DRIPS)

    dialog = page.locator("job-aid dialog")
    assert dialog.get_attribute("lang") == "ar"
    assert dialog.get_attribute("dir") == "rtl"
    assert dialog.locator("h2").inner_text().split("\n") == ["8", "عُدّ القطرات."]
    assert dialog.locator("nav button").inner_text() == "‹ السابق"


def test_an_aid_is_shown_whole_and_a_remedy_with_its_hazard(desk: Desk) -> None:
    """What a code opens on a phone, it opens here."""
    whole = desk.show(help_at(desk.terminal.aids, 'show="inline"', code=code_of("filler-seal#")))
    whole.locator("job-aid h2").first.wait_for()
    steps = whole.locator("job-aid h2").count()

    remedy = desk.popup(code=code_of("filler-seal#it-moves"))

    assert steps == 8
    assert remedy.locator("job-aid h2").inner_text() == "Something moves when you press START"
    assert remedy.locator("job-aid .alert").inner_text().endswith("Stand clear. The valve will crush your hand.")


@pytest.mark.parametrize("code", ["AAAAAA", code_of("filler-seal#seal-tears"), code_of("blank")])
@pytest.mark.parametrize("show", ["popup", "inline"])
def test_a_code_that_opens_no_instruction_leaves_the_link(desk: Desk, code: str, show: str) -> None:
    """The page behind the link says that the job ended, or whom to tell; nothing here guesses."""
    page = desk.show(help_at(desk.terminal.aids, f'show="{show}"', code=code))
    if show == "popup":
        page.locator("job-aid button.open").click()

    link = page.locator("job-aid a.line")
    assert link.get_attribute("href") == f"{desk.terminal.aids}/{code}/"
    assert page.locator("job-aid h2").count() == 0


@pytest.mark.parametrize("show", ["popup", "inline"])
def test_where_the_host_is_away_the_link_is_left(desk: Desk, show: str) -> None:
    """A server under maintenance must not leave a button that does nothing."""
    desk.page.route("**/codes/**", lambda route: route.abort())
    page = desk.show(help_at(desk.terminal.aids, f'show="{show}" revision="2K"'))
    if show == "popup":
        page.locator("job-aid button.open").click()

    link = page.locator("job-aid a.line")
    assert link.get_attribute("href") == f"{desk.terminal.aids}/{TIGHTEN}/2K/"
    assert page.locator("job-aid [role=status]").inner_text() == "The help did not load. Is there a network?"


def test_what_stands_for_days_says_when_it_cannot_be_asked_for_again(desk: Desk) -> None:
    """A terminal is switched off twice a year; what it shows may have become dangerous since."""
    page = desk.show(help_at(desk.terminal.aids, 'show="inline"'))
    page.locator("job-aid h2").wait_for()
    page.route("**/codes/**", lambda route: route.abort())

    page.evaluate("document.querySelector('job-aid').renew()")

    stale = page.locator("job-aid .stale")
    stale.wait_for()
    assert stale.inner_text().endswith("It may have changed since.")
    assert page.locator("job-aid h2").inner_text().startswith("7")


def test_without_script_the_link_is_there(browser: Browser, desk: Desk) -> None:
    """A thin client without script still leads to the step."""
    desk.terminal.markup = help_at(desk.terminal.aids)
    desk.terminal.style = PLAIN
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{desk.address}/")
    page.get_by_role("link", name="Help: tighten").click()

    assert page.url == f"{desk.terminal.aids}/{TIGHTEN}/"
    assert "Tighten to 8 N·m." in page.locator("h1").inner_text()
    context.close()


def test_a_frame_shows_the_page_where_the_settings_allow_it(desk: Desk) -> None:
    """A system that takes an address and nothing else can still show the step."""
    page = desk.show(f'<iframe src="{desk.terminal.aids}/{TIGHTEN}/" title="Help" width="400" height="600"></iframe>')

    frame = page.frame_locator("iframe")
    assert "Tighten to 8 N·m." in frame.locator("h1").inner_text()


def test_no_other_page_may_frame_or_read_a_site_that_allows_none(browser: Browser, folder: Path) -> None:
    """What a company shows nobody must not be read through the browser of somebody who may."""
    look = look_of(SETTINGS, read_templates().render)
    with running(aids_host(folder, headers(look))) as closed:
        terminal = Terminal(closed)
        terminal.markup = f'{help_at(closed)}<iframe src="{closed}/{TIGHTEN}/" title="Help"></iframe>'
        with running(terminal.app()) as address:
            page = browser.new_page()
            page.goto(f"{address}/")
            page.locator("job-aid button.open").click()

            page.locator("job-aid [role=status]").wait_for()

            assert page.locator("job-aid h2").count() == 0
            assert page.frames[1].url == "chrome-error://chromewebdata/"
            page.close()
