"""What a page does where script runs: ticks, timers, text size, reading aloud, languages, and what a server hears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.visit import HEIGHT, WIDTH, axe_faults, true_soon
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

AID = "/aids/filler-seal/"
WIPE = f"/{code_of('filler-seal#wipe-groove')}/3P/"
COUNT = f"/{code_of('filler-seal#count-drips')}/3P/"
LOCK = f"/{code_of('filler-seal#check-lock')}/3P/"
BEGUN, LATER = re.compile("1:00|0:5[0-9]"), re.compile("0:40|0:3[0-9]")  # real seconds pass, too
HEARD = """
    window.heard = { rings: 0, shakes: 0, locks: 0 };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) { heard.rings++; return start.apply(this, at); };
    const vibrate = Navigator.prototype.vibrate;
    Navigator.prototype.vibrate = function (...at) { heard.shakes++; return vibrate.apply(this, at); };
    const request = WakeLock.prototype.request;
    WakeLock.prototype.request = function (...at) { heard.locks++; return request.apply(this, at); };
"""


@contextmanager
def phone(browser: Browser, *, script: bool = True) -> Iterator[BrowserContext]:
    """A phone that keeps what it is told from page to page."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=script, service_workers="block"
    )
    context.add_init_script(HEARD)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    """A new tab with a page of the site."""
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


def tick(page: Page, name: str) -> None:
    """Tick a step off, and wait until the phone has kept it."""
    page.locator(f"input[name='{name}']").check()
    true_soon(page, f"(localStorage['ticks filler-seal'] || '').includes('{name}')")


def test_ticks_stay_while_the_page_is_left_and_come_back_to(browser: Browser, sample_host: str) -> None:
    """A phone that rings in between must not cost the place in the list."""
    with phone(browser) as context:
        page = opened(context, sample_host + AID)
        tick(page, "wipe-groove")
        tick(page, "wipe-groove/1")

        page.goto(sample_host + WIPE)
        expect(page.locator("input[name='wipe-groove/1']")).to_be_checked()
        page.goto(sample_host + AID)

        expect(page.locator("input[name='wipe-groove']")).to_be_checked()
        expect(page.locator("input[name='wipe-groove/2']")).not_to_be_checked()
        expect(page.locator("[data-count]")).to_have_text("1 of 7 ticked.")
        expect(page.locator(".asking")).to_have_count(0)


@pytest.mark.parametrize(("answer", "checked"), [("Go on", True), ("Start again", False)])
def test_a_list_that_was_begun_earlier_asks(browser: Browser, sample_host: str, answer: str, checked: bool) -> None:
    """The ticks of the last shift would let the next one skip what nobody did."""
    with phone(browser) as context:
        tick(opened(context, sample_host + AID), "wipe-groove")

        page = opened(context, sample_host + AID)
        box = page.locator("input[name='wipe-groove']")
        expect(page.locator(".asking")).to_contain_text("This list was begun at")
        expect(box).to_be_disabled()
        expect(box).not_to_be_checked()
        page.get_by_role("button", name=answer).click()

        expect(box).to_be_enabled()
        assert box.is_checked() is checked


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ('{"label": "2K", "began": NOW, "at": NOW, "done": ["wipe-groove"]}', "This list changed since you began it."),
        ('{"label": "3P", "began": NOW - 13 * 36e5, "at": NOW - 13 * 36e5, "done": ["wipe-groove"]}', ""),
    ],
)
def test_ticks_of_another_revision_or_shift_do_not_count(
    browser: Browser, sample_host: str, kept: str, said: str
) -> None:
    """A step that changed since was never done."""
    with phone(browser) as context:
        page = opened(context, sample_host + AID)
        page.evaluate(f"localStorage['ticks filler-seal'] = JSON.stringify((NOW => ({kept}))(Date.now()))")
        page.reload()

        true_soon(page, "typeof parts.ticks === 'function'")
        expect(page.locator(".asking")).to_have_count(1 if said else 0)
        expect(page.locator(".asking p")).to_have_text([said] if said else [])
        expect(page.locator("input[name='wipe-groove']")).not_to_be_checked()


def test_a_step_of_lock_out_has_no_box(browser: Browser, sample_host: str) -> None:
    """A tick on a screen is no lock on an isolator."""
    with phone(browser) as context:
        page = opened(context, sample_host + AID)

        assert page.locator("input[name^='check-lock']").count() == 0
        expect(page.locator("#check-lock")).to_contain_text("No tick here: look at the machine, not at the phone.")
        assert page.locator(".tick input").count() == 7


def test_a_timer_runs_on_from_page_to_page_and_rings(browser: Browser, sample_host: str) -> None:
    """Whoever starts one minute and turns the page still has to hear it end."""
    with phone(browser) as context:
        page = opened(context, sample_host + COUNT)
        page.clock.install()
        page.goto(sample_host + COUNT)
        page.get_by_role("button", name="Start a timer: 1 minute").click()
        expect(page.locator(".strip [role=timer]")).to_have_text(BEGUN)
        page.clock.fast_forward(20_000)
        expect(page.locator(".strip [role=timer]")).to_have_text(LATER)

        page.goto(sample_host + LOCK)
        expect(page.locator(".strip [role=timer]")).to_have_text(LATER)
        page.mouse.click(180, 300)  # a page may sound from the first touch on it
        page.clock.fast_forward(41_000)

        expect(page.locator(".strip [role=alert]")).to_have_text("Time is up · 1 minute")
        true_soon(page, "heard.shakes > 0 && heard.rings > 0")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".strip")).to_have_count(0)
        assert page.evaluate("localStorage.timers") is None


def test_the_screen_is_kept_awake(browser: Browser, sample_host: str) -> None:
    """A phone that goes dark at step 3 has to be unlocked with wet gloves."""
    with phone(browser) as context:
        page = opened(context, sample_host + LOCK)
        lists = opened(context, sample_host + "/changes/")

        assert page.evaluate("heard.locks") > 0
        assert lists.evaluate("heard.locks") == 0


def test_large_text_is_remembered_and_the_step_asked_for_is_in_view(browser: Browser, sample_host: str) -> None:
    """Whoever left the glasses at home asks once, and still lands on the step of the card."""
    with phone(browser) as context:
        page = opened(context, sample_host + LOCK)
        for size in ("125%", "150%", "200%"):
            page.get_by_role("button", name="Text size").click()
            expect(page.get_by_role("button", name="Text size")).to_have_text(f"Text size {size}")

        page.goto(f"{sample_host}{AID}#tighten")
        page.wait_for_timeout(300)

        top = page.locator("#tighten").bounding_box()
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert top is not None
        assert 0 <= top["y"] <= 24
        assert page.evaluate("document.documentElement.scrollWidth") == WIDTH


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("anchor", ["old-seal-out", "count-drips", "_done", "_problem", "it-moves"])
def test_what_an_address_names_is_in_view_on_arrival(
    browser: Browser, sample_host: str, script: bool, anchor: str
) -> None:
    """A link to a remedy that lands on a closed line is a link to nothing."""
    with phone(browser, script=script) as context:
        page = opened(context, f"{sample_host}{AID}#{anchor}")
        page.wait_for_timeout(300)

        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
        box = page.locator(f"#{anchor}").bounding_box()
        assert box is not None
        assert box["height"] > 0
        assert box["y"] < HEIGHT - 64


def test_a_language_is_remembered_and_a_card_keeps_its_first_line(browser: Browser, sample_host: str) -> None:
    """Who reads Arabic chooses it once; what the English card is worth is said all the same."""
    with phone(browser) as context:
        page = opened(context, sample_host + WIPE)
        page.locator(".tongues a[hreflang=ar]").click()
        page.wait_for_url("**/ar/aids/filler-seal/#wipe-groove")
        expect(page.locator("#wipe-groove")).to_be_in_viewport()

        page.goto(sample_host + "/")
        page.wait_for_url("**/ar/")
        page.goto(sample_host + COUNT)

        expect(page.locator(".age")).to_contain_text("Card OK")
        chosen = page.locator(".tongues a[hreflang=ar]").bounding_box()
        assert chosen is not None
        assert chosen["width"] > WIDTH / 2


@pytest.mark.parametrize("script", [True, False])
def test_a_server_hears_what_worked_and_who_was_stuck(browser: Browser, sample_host: str, script: bool) -> None:
    """What the log of any server holds tells which step to write better, without a line of watching."""
    asked: list[tuple[str, str]] = []
    with phone(browser, script=script) as context:
        page = opened(context, sample_host + WIPE)
        page.on("request", lambda one: asked.append((one.method, one.url.removeprefix(sample_host))))

        page.get_by_role("link", name="I am stuck").click()
        expect(page.locator("#_problem")).to_be_in_viewport()
        expect(page.locator("#_problem .tell")).to_contain_text("Tell the maintenance lead")
        page.get_by_role("link", name="It worked").click()
        page.wait_for_load_state()

    stuck, worked = ([one for one in asked if word in one[1]] for word in ("stuck", "worked"))
    assert stuck == [("HEAD" if script else "GET", f"{WIPE}?stuck")]
    assert [url for _, url in worked] == [
        f"/{code_of('filler-seal#new-seal-in')}/3P/?worked={code_of('filler-seal#wipe-groove')}"
    ]


def test_the_page_is_read_aloud_in_its_own_language(browser: Browser, sample_host: str) -> None:
    """Whoever cannot read well, or has no eyes to spare, hears hazards before what they are about."""
    with phone(browser) as context:
        context.add_init_script("""
            window.said = [];
            speechSynthesis.getVoices = () => [{ lang: "ar-EG" }];
            speechSynthesis.speak = (one) => said.push([one.lang, one.text]);
            Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {} });
        """)
        page = opened(context, f"{sample_host}/{code_of('ar/filler-seal#check-lock')}/1H/")
        page.get_by_role("button", name="اقرأ بصوت عالٍ").click()
        true_soon(page, "said.length > 4")
        said = page.evaluate("said")

        words = [text for _, text in said]
        assert {language for language, _ in said} == {"ar"}
        assert words[0].startswith("البطاقة")
        assert words.index("خطر") < words.index("تحقق من القفل.")


def test_a_phone_without_a_voice_says_so(browser: Browser, sample_host: str) -> None:
    """A button that does nothing is pressed again and again."""
    with phone(browser) as context:
        context.add_init_script("speechSynthesis.getVoices = () => []")
        page = opened(context, sample_host + LOCK)

        page.get_by_role("button", name="Read aloud").click()

        expect(page.get_by_role("button", name="No voice for this language here")).to_be_disabled()


def test_what_is_shared_leads_to_the_step_as_it_is_in_force(browser: Browser, sample_host: str) -> None:
    """Whoever gets the address has no card; nothing may say that theirs is good."""
    with phone(browser) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = opened(context, sample_host + WIPE)
        page.evaluate("Object.defineProperty(Navigator.prototype, 'share', { value: undefined })")

        page.get_by_role("button", name="Share").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()

        assert page.evaluate("navigator.clipboard.readText()") == (
            "https://aids.example.com/aids/filler-seal/#wipe-groove"
        )


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_what_runs_and_what_is_asked(browser: Browser, sample_host: str, dark: bool) -> None:
    """A question that is heard by nobody is answered by nobody."""
    with phone(browser) as context:
        tick(opened(context, sample_host + AID), "count-drips")
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.goto(sample_host + AID)
        page.get_by_role("button", name="Start a timer").first.click()
        expect(page.locator(".strip, .asking")).to_have_count(2)

        assert axe_faults(page) == []


@pytest.mark.parametrize("path", [AID, WIPE, "/"])
def test_nothing_moves_while_a_page_loads(browser: Browser, sample_host: str, path: str) -> None:
    """A button that jumps is the wrong one by the time the thumb lands."""
    with phone(browser) as context:
        context.add_init_script("""
            window.moved = 0;
            new PerformanceObserver((seen) => seen.getEntries().forEach((one) => { moved += one.value; }))
                .observe({ type: "layout-shift", buffered: true });
        """)
        page = opened(context, sample_host + path)
        page.wait_for_timeout(300)

        assert page.evaluate("moved") == 0


@pytest.mark.parametrize("lost", ["**/site-*.js", "**/ticks-*.js"])
def test_what_needs_a_script_that_did_not_come_says_so(browser: Browser, sample_host: str, lost: str) -> None:
    """A box that can be ticked and is forgotten is worse than none."""
    with phone(browser) as context:
        context.route(lost, lambda route: route.abort())
        page = opened(context, sample_host + AID)

        if "site" in lost:
            expect(page.locator(".live").first).to_be_hidden()
            return
        page.locator("input[name='wipe-groove']").click()
        expect(page.locator("input[name='wipe-groove']")).to_be_disabled()


def test_every_target_is_reached_by_keyboard_and_seen(browser: Browser, sample_host: str) -> None:
    """A switch or a keyboard moves from one to the next, and nobody may lose sight of where it is."""
    hidden, reached = [], set()
    with phone(browser) as context:
        for path in (WIPE, AID):
            page = opened(context, sample_host + path)
            count = page.locator("a:visible, button:visible, summary:visible, input:visible").count()
            for _ in range(count):
                page.keyboard.press("Tab")
                page.wait_for_timeout(30)
                said, box, ring = page.evaluate("""() => {
                    const one = document.activeElement, box = one.getBoundingClientRect();
                    return [one.outerHTML.slice(0, 80), [box.top, box.bottom], getComputedStyle(one).outlineWidth];
                }""")
                reached.add((path, said))
                if ring != "4px" or box[0] >= HEIGHT or box[1] <= 0:
                    hidden.append((path, said, box, ring))

    assert hidden == []
    assert len(reached) > 40
