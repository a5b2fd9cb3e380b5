"""Clips on a phone: the part that is meant and no other, and nothing of a third party before a tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from jobaids.adapters.captions import check_captions
from jobaids.model.aid import Clip, Provider
from jobaids.model.names import Seconds
from jobaids.model.release import AidRecord, Edition
from jobaids.render.page.site import headers
from tests.browser.sample_site import write_sample
from tests.browser.terminal import aids_host, running
from tests.browser.visit import Visit, visit
from tests.render import page_sample as sample
from tests.render.page_rooms import look, pages_of, whole_of

pytestmark = pytest.mark.browser

CONTENT = Path(__file__).parents[2] / "content" / "plant"
TIGHTEN = f"/{sample.code_of('filler-seal#tighten')}/3P/"
FILM = next(one for one in sample.media() if one.source.endswith(".mp4") and not one.language)
WORDS = next(one for one in sample.media() if one.language == "en")
PLAYERS = ("https://www.youtube-nocookie.com",)
YOUTUBE = Clip(
    source="https://www.youtube.com/watch?v=M7lc1UVf-VE",
    title="Tighten",
    provider=Provider.YOUTUBE,
    start=Seconds(4),
    end=Seconds(38),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with the real clip of it, its words, and a second aid whose clip a third party plays."""
    folder = tmp_path_factory.mktemp("clips")
    write_sample(folder)
    whole = whole_of(sample.record())
    said = check_captions((CONTENT / "change-seal.en.vtt").read_bytes())
    for path, text in pages_of(replace(whole, said={WORDS.digest: said})).items():
        (folder / path).write_text(text, encoding="utf-8")
    for path, text in pages_of(whole_of(elsewhere())).items():
        place = folder / "elsewhere" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    addresses = whole.site.addresses
    (folder / addresses.file(addresses.media(FILM))).write_bytes((CONTENT / "change-seal.mp4").read_bytes())
    (folder / addresses.file(addresses.media(WORDS))).write_bytes((CONTENT / "change-seal.en.vtt").read_bytes())
    return folder


def elsewhere() -> AidRecord:
    """The same job, with one clip that a third party plays."""
    record = sample.record()

    def played(edition: Edition) -> Edition:
        phases = tuple(
            replace(
                phase,
                steps=tuple(
                    replace(step, clip=YOUTUBE if step.anchor == "tighten" else None, pictures=())
                    for step in phase.steps
                ),
            )
            for phase in edition.aid.phases
        )
        return replace(edition, aid=replace(edition.aid, phases=phases))

    return replace(record, releases=tuple(map(played, record.releases)))


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site, served as its host is told to."""
    with running(aids_host(site, headers(look(), players=PLAYERS))) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, host: str) -> Iterator[Visit]:
    """A phone that has never been to the site."""
    with visit(browser, host) as phone:
        phone.page.set_default_timeout(10_000)
        yield phone


def film_of(phone: Visit) -> Page:
    """The step with its clip ready to be played."""
    page = phone.open(TIGHTEN)
    page.locator("details.watch > summary").click()
    page.wait_for_function("() => !document.querySelector('.watch video').src.includes(',')")
    page.evaluate("window.film = document.querySelector('.watch video'); film.muted = true")
    return page


def test_nothing_of_a_clip_is_loaded_before_it_is_played(phone: Visit) -> None:
    """Whoever came for one figure does not pay for a film."""
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))

    phone.open(TIGHTEN)

    assert [url for url in asked if ".mp4" in url] == []


def test_only_the_part_of_the_step_is_played(phone: Visit) -> None:
    """A worker who tightens screws must not be shown the next job, nor search for the moment."""
    page = film_of(phone)

    page.evaluate("film.play()")
    page.wait_for_function("() => film.currentTime > 58.2 && film.currentTime < 72")
    page.evaluate("film.currentTime = 5")
    page.wait_for_function("() => !film.seeking && film.currentTime >= 57.9")
    page.evaluate("film.currentTime = 71.6; film.play()")
    page.wait_for_function("() => film.paused && film.currentTime > 71.5")
    ended = page.evaluate("film.currentTime")
    page.evaluate("film.play()")
    page.wait_for_function("() => film.currentTime < 60")

    assert ended < 72.3
    assert phone.complaints == []


def test_a_part_goes_round_while_it_is_repeated(phone: Visit) -> None:
    """With both hands on the job nobody presses play again."""
    page = film_of(phone)

    page.locator(".watch .rates button", has_text="Repeat").click()
    page.wait_for_function("() => !film.paused && film.readyState > 2")
    page.evaluate("film.currentTime = 71.7")
    page.wait_for_function("() => film.currentTime < 60 && !film.paused")

    assert page.locator(".watch .rates button").first.get_attribute("aria-pressed") == "true"


def test_half_speed_and_captions_are_there(phone: Visit) -> None:
    """A movement of the hand is learned slowly, beside a machine that drowns every word."""
    page = film_of(phone)

    page.locator(".watch .rates button", has_text="Half speed").click()
    page.evaluate("film.play()")
    page.wait_for_function("() => film.textTracks[0].cues?.length")

    assert page.evaluate("film.playbackRate") == 0.5
    assert page.evaluate("[...film.textTracks].filter(one => one.mode === 'showing').map(one => one.language)") == [
        "en"
    ]
    assert page.evaluate("film.poster").endswith("-58000ms.jpg")


@pytest.mark.parametrize("script", [True, False])
def test_what_is_said_can_be_read(browser: Browser, host: str, script: bool) -> None:
    """Some never hear it, some have no network for a film, and a search finds words only."""
    with visit(browser, host, script=script) as phone:
        page = phone.open(TIGHTEN)
        page.locator("details.watch > summary").first.click()
        page.locator("details.said summary").click()

        assert page.locator("details.said p").all_inner_texts() == ["Tighten crosswise, 1 3 2 4, to 8 N·m."]
        assert page.locator(".rates").first.is_visible() == script


def test_no_byte_goes_to_a_third_party_before_a_tap(browser: Browser, host: str) -> None:
    """Who stands at which machine, and looks up what, is nobody else's business."""
    asked: list[str] = []

    def answered(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>A player</title>", content_type="text/html")

    with visit(browser, host) as phone:
        phone.page.route(lambda url: not url.startswith(host), answered)
        page = phone.open(f"/elsewhere{TIGHTEN}")
        page.wait_for_selector("a.play[role=button]")
        page.mouse.move(200, 300)
        page.wait_for_load_state("networkidle")
        before = tuple(asked)
        page.locator("a.play").focus()
        page.keyboard.press("Space")
        page.frame_locator("iframe").locator("title").wait_for(state="attached")

        frame = page.locator("iframe")
        assert before == ()
        assert asked == [
            (
                "https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?autoplay=1&playsinline=1&rel=0&start=4&end=38"
                "&hl=en&cc_lang_pref=en&cc_load_policy=1"
            )
        ]
        assert frame.get_attribute("title") == "▶ 0:34 Tighten (YouTube)"
        assert frame.bounding_box()["height"] > 150


def test_without_script_a_third_party_is_a_link(browser: Browser, host: str) -> None:
    """The clip can be seen where its owner shows it, from the moment that is meant."""
    with visit(browser, host, script=False) as phone:
        page = phone.open(f"/elsewhere{TIGHTEN}")

        assert page.locator("a.play").get_attribute("href") == "https://www.youtube.com/watch?v=M7lc1UVf-VE&t=4"
