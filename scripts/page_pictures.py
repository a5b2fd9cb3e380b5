"""Makes a picture of every kind of page of the site that `make build` makes: `python -m scripts.page_pictures`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, sync_playwright

from jobaids.adapters.registry import read_registry
from jobaids.model.names import Anchor, Slug
from scripts.pictures import FLAGS, PHONE, PICTURES, ROOT, site_on_loopback

FOLDER = PICTURES / "pages"
PLACE = "Europe/Berlin"
NOW = 9  # the hour of all pictures: ticks that were begun early in the morning still stand then


def _nothing(page: Page) -> None:
    """A page as it opens."""


def _timer(page: Page) -> None:
    page.locator(".timers button").first.click()
    page.locator(".strip").wait_for()


def _ticks(page: Page) -> None:
    for box in page.locator("input[data-part=ticks]").all()[:5]:
        box.check()
    page.locator(".confirm section .whole").first.scroll_into_view_if_needed()


def _begun(page: Page) -> None:
    list_of = page.locator("main").get_attribute("data-ticks") or ""
    name, _, label = list_of.partition(" ")
    page.evaluate(
        "([name, kept]) => localStorage.setItem(name, JSON.stringify(kept))",
        [f"ticks {name}", {"label": label, "began": _earlier(page), "at": _earlier(page), "done": ["walk-round"]}],
    )
    page.reload()
    page.locator(".asking").wait_for()


def _earlier(page: Page) -> int:
    return int(page.evaluate("new Date().setHours(6, 12, 0, 0)"))


def _large(page: Page) -> None:
    for _ in range(3):
        page.locator("[data-part=size]").click()
        page.wait_for_timeout(300)
    page.evaluate("scrollTo(0, 0)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: what it is called, the path it shows, and what is done there first."""

    name: str
    path: str
    do: Callable[[Page], None] = _nothing
    scheme: Literal["light", "dark"] = "light"
    script: bool = True


def main(project: Path) -> None:
    """Make all pictures from what was built in a folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with site_on_loopback(project / "build" / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for shot in shots(project):
            _take(browser, address, shot)
        browser.close()


def shots(project: Path) -> tuple[Shot, ...]:
    """Every kind of page, and what a phone can do with it."""
    releases = {record.slug: record.releases[-1] for record in read_registry(project).registry.aids}

    def card(slug: str, anchor: str) -> str:
        edition = releases[Slug(slug)]
        return f"/{edition.code_of(Anchor(anchor))}/{edition.label}/"

    eye = [step.anchor for step in releases[Slug("eye-splash")].aid.steps][3]
    remedy = releases[Slug("filler-seal")].aid.remedies[0].anchor
    rinse, lists = card("eye-splash", eye), "/aids/forklift-check/"
    return (
        Shot(name="step", path=rinse),
        Shot(name="step-dark", path=rinse, scheme="dark"),
        Shot(name="step-timer", path=rinse, do=_timer),
        Shot(name="step-large", path=rinse, do=_large),
        Shot(name="step-no-script", path=rinse, script=False),
        Shot(name="stuck", path=f"{rinse}?stuck#_problem"),
        Shot(name="remedy", path=card("filler-seal", remedy)),
        Shot(name="checklist", path="/aids/filler-seal/#hand-tight"),
        Shot(name="confirm", path=lists, do=_ticks),
        Shot(name="confirm-no-script", path=f"{lists}#_done", script=False),
        Shot(name="asked", path=lists, do=_begun),
        Shot(name="arabic", path="/ar/aids/hand-rub/"),
        Shot(name="home", path="/"),
        Shot(name="station", path="/stations/chemical-store/"),
        Shot(name="problems", path="/problems/"),
        Shot(name="changes", path="/changes/"),
        Shot(name="register", path="/register/"),
        Shot(name="print", path="/print/"),
        Shot(name="codes", path="/codes/"),
        Shot(name="not-found", path="/404.html"),
    )


def _take(browser: Browser, address: str, shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        color_scheme=shot.scheme,
        java_script_enabled=shot.script,
        service_workers="block",
        locale="en-GB",
        timezone_id=PLACE,
    )
    page = context.new_page()
    page.clock.set_system_time(datetime.now(tz=ZoneInfo(PLACE)).replace(hour=NOW))
    page.goto(address + shot.path, wait_until="load")
    shot.do(page)
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
