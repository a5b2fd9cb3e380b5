"""A phone without a network: what it kept, how old it says that is, and what happens when something goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Event, Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jobaids.model.names import Anchor
from jobaids.model.settings import Host
from tests.browser.conftest import StaticHost
from tests.browser.kept_site import STATION, publish, sample_settings, shown_after
from tests.browser.visit import Visit, keeping, visit

pytestmark = pytest.mark.browser

AIDS = ("filler-seal", "lock-out-filler")
AT = f"/stations/{STATION}/"
PATIENCE = 20_000  # ms that a busy machine may take to keep a station
SETS = """async () => {
    const box = await caches.open("jobaids / sets");
    return Promise.all((await box.keys()).map(async (key) => (await box.match(key)).json()));
}"""
AGE = """async (days) => {
    for (const name of ["jobaids / sets"]) {
        const box = await caches.open(name);
        for (const key of await box.keys()) {
            const set = await (await box.match(key)).json();
            set.at -= days * 86400000;
            await box.put(key, new Response(JSON.stringify(set)));
        }
    }
    await caches.delete("jobaids / seen");
}"""


class WorkHost(StaticHost):
    """A host that can keep pages waiting, or answer for some paths that it has trouble."""

    open = Event()
    broken = re.compile(r"(?!)")

    def send_head(self) -> Any:
        """Answer late, or not at all."""
        if self.path.endswith("/") or self.path.endswith(".html"):
            WorkHost.open.wait()
        if WorkHost.broken.search(self.path):
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The site of a station after the second and after the third release of one of its aids."""
    folders = tuple(tmp_path_factory.mktemp(f"after-{number}") for number in (2, 3))
    for number, folder in zip((2, 3), folders, strict=True):
        publish(shown_after(number, *AIDS), folder)
    return folders


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """A host on the loopback."""
    WorkHost.open.set()
    WorkHost.broken = re.compile(r"(?!)")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(WorkHost, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def live(releases: tuple[Path, ...], tmp_path: Path) -> Iterator[tuple[str, Callable[[int], None]]]:
    """A host that shows the second release, and what publishes one of the two there."""

    def show(number: int) -> None:
        copytree(releases[number - 2], tmp_path, dirs_exist_ok=True)

    show(2)
    with hosting(tmp_path) as host:
        yield host, show


def status(page: Page) -> Any:
    """What the page says of what is kept."""
    return expect(page.locator("section[data-keep] [role=status]"))


def keep(phone: Visit) -> Page:
    """A visit to the station, until all of it is kept."""
    page = phone.open(AT)
    status(page).to_contain_text("Kept on this phone", timeout=PATIENCE)
    return page


def code_of(number: int, anchor: str) -> str:
    """The printed address of a step of the seal change as of one release."""
    edition = next(one for one in shown_after(number, *AIDS).editions if one.aid.slug == "filler-seal")
    return f"/{edition.code_of(Anchor(anchor))}/{edition.label}/"


def first_line(page: Page) -> str:
    """What stands first."""
    return str(page.locator(".age").first.inner_text())


def kept_sets(page: Page) -> list[dict[str, Any]]:
    """What the phone keeps."""
    sets: list[dict[str, Any]] = page.evaluate(SETS)
    return sets


def test_after_one_visit_to_a_station_all_of_it_opens_without_a_network(
    browser: Browser, live: tuple[str, Callable[[int], None]], releases: tuple[Path, ...]
) -> None:
    """In a cellar, behind steel, in a cold store: the card is scanned where no network is."""
    host, _ = live
    listed = [json.loads((releases[0] / f"offline/aids/{slug}.json").read_text()) for slug in AIDS]
    pages = [address for one in listed for address, *_ in one["files"] if address.endswith("/")]

    with keeping(browser, host) as phone:
        page = keep(phone)
        files = kept_sets(page)[0]["files"]
        page.context.set_offline(True)
        for address in pages[:: len(pages) // 12]:
            phone.open(address)
            assert "No network. Saved" in first_line(page) or "STOP" in first_line(page)
            assert "Card OK" not in page.content()
        page.goto(host + code_of(2, ""))
        expect(page.locator("img").first).to_have_js_property("complete", True)
        assert page.locator("img").first.evaluate("one => one.naturalWidth") > 0

    assert set(pages) <= set(files)
    assert phone.complaints == []


def test_the_next_visit_with_a_network_shows_the_new_step(
    browser: Browser, live: tuple[str, Callable[[int], None]]
) -> None:
    """A newer safety step that a cache hides is worse than no phone at all."""
    host, show = live
    card = code_of(2, "")

    with keeping(browser, host) as phone:
        page = keep(phone)
        phone.open(card)
        assert "Card OK" in first_line(page)
        show(3)
        phone.open(card)
        assert "now 3" in first_line(page)
        phone.open(AT)
        status(page).to_contain_text("Updated", timeout=PATIENCE)
        page.context.set_offline(True)

        page.goto(host + code_of(3, ""))

        assert "No network. Saved" in first_line(page)
        page.goto(host + card)
        expect(page.locator(".age").nth(1)).to_contain_text("now 3")


def test_an_old_answer_says_how_old_it_is(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Three days are enough for a release; whoever reads must know that they passed."""
    host, _ = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        page.evaluate(AGE, 3)
        page.context.set_offline(True)

        page.goto(host + code_of(2, "check-lock"))

        assert re.fullmatch(
            r"! No network\. Saved \d+ \w{3} \d\d:\d\d, 3 days ago\. It may have changed\. Ask before you start\.",
            first_line(page),
        ), first_line(page)
        box = page.locator("h1").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 512


def test_a_slow_network_has_the_last_word(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """One bar of signal: the kept step is there in two seconds, and the newest replaces it when it comes."""
    host, show = live
    card = code_of(2, "")

    with keeping(browser, host) as phone:
        page = keep(phone)
        show(3)
        WorkHost.open.clear()
        page.goto(host + card)
        assert "Still asking the network" in first_line(page)

        WorkHost.open.set()

        expect(page.locator(".age").first).to_contain_text("now 3", timeout=PATIENCE)


def test_half_an_update_replaces_nothing(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Steps of two revisions side by side are of neither; the old one stays whole until the new one is."""
    host, show = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        before = kept_sets(page)[0]
        show(3)
        WorkHost.broken = re.compile(code_of(3, "wipe-groove"))
        phone.open(AT)
        status(page).to_contain_text("could not be fetched", timeout=PATIENCE)
        between = kept_sets(page)[0]
        WorkHost.broken = re.compile(r"(?!)")
        phone.open(AT)
        status(page).to_contain_text("Updated", timeout=PATIENCE)
        after = kept_sets(page)[0]

    assert between == before
    assert after["files"] != before["files"]
    assert code_of(3, "wipe-groove") in after["files"]


def test_two_tabs_keep_one_station(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """A phone that is scanned twice in a row has the site open twice."""
    host, show = live

    with keeping(browser, host) as phone:
        other = phone.page.context.new_page()
        other.goto(host + AT, wait_until="commit")
        page = keep(phone)
        status(other).to_contain_text("Kept on this phone", timeout=PATIENCE)
        show(3)
        other.goto(host + AT)

        status(other).to_contain_text("Updated", timeout=PATIENCE)
        status(page).to_contain_text("Updated", timeout=PATIENCE)
        assert len(kept_sets(page)) == 1
    assert phone.complaints == []


def test_a_full_phone_says_so_and_goes_on_with_the_network(
    browser: Browser, live: tuple[str, Callable[[int], None]]
) -> None:
    """Photos of a holiday must not cost anybody the step; nor may half a station be left behind."""
    host, _ = live

    with keeping(browser, host) as phone:
        session = phone.page.context.new_cdp_session(phone.page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": host, "quotaSize": 600_000})

        page = phone.open(AT)

        status(page).to_contain_text("no room", timeout=PATIENCE)
        assert kept_sets(page) == []
        assert page.evaluate("caches.open('jobaids / things').then(box => box.keys()).then(keys => keys.length)") == 0
        phone.open(code_of(2, ""))
        assert "Card OK" in first_line(page)


def test_a_private_window_says_that_it_keeps_nothing(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Whoever counts on the phone in the cellar should hear before going down that it will be empty."""
    host, _ = live

    with visit(browser, host) as phone:
        page = phone.open(AT)

        status(page).to_have_text("This browser keeps nothing. Without a network, work from the card.")
    assert phone.complaints == []


def test_stop_stays_the_first_word(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """A card that was dangerous when the network went is no less so now."""
    host, _ = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        page.context.set_offline(True)

        page.goto(host + code_of(1, ""))

        assert first_line(page).startswith("STOP.")
        expect(page.locator(".age").nth(1)).to_contain_text("No network. Saved")


def test_a_card_that_is_not_kept_is_not_answered_by_another(
    browser: Browser, live: tuple[str, Callable[[int], None]]
) -> None:
    """A card newer than the phone must not be told to go by the older page."""
    host, _ = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        page.context.set_offline(True)

        page.goto(host + code_of(3, ""))

        assert "This card is not kept on this phone. It may be newer" in first_line(page)
        assert "Ask before you start." in first_line(page)
        page.get_by_role("link", name="See what was saved of this code").click()
        assert "No network. Saved" in first_line(page)


def test_clips_come_on_wish_and_play_in_parts(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Clips are most of what is fetched; who pays for it must be asked, and told how much."""
    host, _ = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        clip = next(iter(re.findall(r"/media/\w+\.mp4", (phone.open("/aids/filler-seal/")).content())))
        page = keep(phone)
        assert clip not in kept_sets(page)[0]["files"]
        button = page.get_by_role("button", name=re.compile(r"Keep the clips, too \(\d.* ?MB\)"))

        button.click()

        expect(page.get_by_role("button", name="Drop the clips")).to_be_visible(timeout=PATIENCE)
        page.context.set_offline(True)
        answer = page.evaluate(
            "clip => fetch(clip, {headers: {Range: 'bytes=2-9'}}).then(async (one) => "
            "[one.status, one.headers.get('content-range'), (await one.arrayBuffer()).byteLength])",
            clip,
        )
        assert answer[0] == 206
        assert answer[1].startswith("bytes 2-9/")
        assert answer[2] == 8


def test_the_search_finds_what_is_kept(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Who sees the trouble where no network is finds the way out of it; and no step that would not open."""
    host, _ = live

    with keeping(browser, host) as phone:
        page = keep(phone)
        page.context.set_offline(True)
        phone.open("/aids/filler-seal/")
        page.get_by_role("searchbox").fill("seal tors")
        found = page.get_by_role("search")
        expect(found.get_by_role("status")).to_contain_text("Found on this phone", timeout=PATIENCE)
        first = found.get_by_role("listitem").first
        expect(first).to_contain_text("tears")

        first.get_by_role("link").click()

        expect(page.locator(".age").first).to_contain_text("No network. Saved")


def test_a_typed_code_opens_without_a_network(browser: Browser, live: tuple[str, Callable[[int], None]]) -> None:
    """Where the camera does not see the symbol for grease, six signs must do, here as well."""
    host, _ = live
    card = code_of(2, "check-lock")

    with keeping(browser, host) as phone:
        page = keep(phone)
        page.context.set_offline(True)
        phone.open("/")
        page.get_by_label("Type the code on the card").fill(card.strip("/").replace("/", "-").lower())

        page.get_by_role("button", name="Open").click()

        page.wait_for_url(f"**{card}")
        expect(page.locator(".age").first).to_contain_text("No network. Saved")


def test_a_card_opens_where_the_host_would_have_led_it(browser: Browser, tmp_path: Path) -> None:
    """With one page a code it is the host that leads a card to its part; without a network nobody else does."""
    settings = sample_settings()
    publish(shown_after(3, "filler-seal"), tmp_path, replace(settings, site=replace(settings.site, host=Host.REWRITES)))

    with hosting(tmp_path) as host, keeping(browser, host) as phone:
        page = keep(phone)
        page.context.set_offline(True)
        page.goto(host + code_of(1, "check-lock"))
        shown = page.url.removeprefix(host)
        says = page.locator(".age:visible").all_inner_texts()

    code, label = code_of(1, "check-lock").strip("/").split("/")
    assert shown == f"/{code}/#R{label}"
    assert says[0].startswith("! No network. Saved")
    assert says[1].startswith("STOP.")
