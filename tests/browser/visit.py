"""Opens pages as a phone does, and writes down what went wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.adapters.previewed import until

WIDTH, HEIGHT = 360, 640  # CSS pixels of a small phone
FOLD = 512  # of them are visible under a browser's own bars
LEFT_BEHIND = "net::ERR_ABORTED"  # the visit went on to the next page before a picture was there
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{6}")


@dataclass
class Visit:
    """A page that is open, and everything the browser complained about."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Listen for whatever a worker's phone would swallow in silence."""
        self.page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._fails)
        self.page.on("request", lambda request: self._leaves(request.url))

    def _fails(self, request: Request) -> None:
        if request.failure != LEFT_BEHIND:
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def _leaves(self, url: str) -> None:
        if not url.startswith(f"{self.host}/"):
            self.complaints.append(f"leaves the site: {url}")

    def open(self, path: str) -> Page:
        """Go to a path of the site and wait until it is still."""
        self.page.goto(self.host + path, wait_until="load")
        return self.page


def true_soon(page: Page, script: str) -> None:
    """Wait until something is true on a page whose policy lets nothing be evaluated but from outside."""
    until(lambda: bool(page.evaluate(script)))


def heard_faults(page: Page) -> list[tuple[str, list[str]]]:
    """What keeps those from a page who hear it, by axe's rules, with everything on it unfolded."""
    page.evaluate(UNFOLD)
    return axe_faults(page)


AXE = Axe().axe_script
FAULTS = """(within) => axe.run(within, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(
    (one) => [one.id, one.nodes.map((node) => node.html.slice(0, 120))]))"""


def axe_faults(page: Page, within: str = "html") -> list[tuple[str, list[str]]]:
    """The same of a page or a part of it as it stands; what axe found no fault with stays in the browser."""
    page.evaluate(AXE)
    return [(rule, places) for rule, places in page.evaluate(FAULTS, within)]


WITHOUT_WORKERS = "delete Navigator.prototype.serviceWorker"


@contextmanager
def visit(
    browser: Browser, host: str, *, script: bool = True, mode: str = "light", width: int = WIDTH
) -> Iterator[Visit]:
    """A phone that has never been to the site and keeps nothing of it, as in a private window.

    `mode` is `light`, `dark`, `forced` for colours the reader forces, or `large` for text twice as large.
    """
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        java_script_enabled=script,
        color_scheme="dark" if mode == "dark" else "light",
        forced_colors="active" if mode == "forced" else "none",
    )
    context.add_init_script(WITHOUT_WORKERS)
    if mode == "large":
        context.add_init_script("localStorage.size = '200%'")
    yield from _watched(context, host)


@contextmanager
def keeping(browser: Browser, host: str, *, dark: bool = False) -> Iterator[Visit]:
    """A phone that has never been to the site and keeps what it is shown."""
    yield from _watched(
        browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="dark" if dark else "light"), host
    )


def _watched(context: BrowserContext, host: str) -> Iterator[Visit]:
    visit = Visit(page=context.new_page(), host=host)
    visit.watch()
    yield visit
    context.close()


def kinds(site: Path) -> tuple[str, ...]:
    """A page of every kind and state."""
    found: dict[tuple[str, ...], str] = {}
    for file in sorted(site.rglob("*.html")):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        found.setdefault(_kind(path, file), path)
    return tuple(found.values())


def _kind(path: str, file: Path) -> tuple[str, ...]:
    text = file.read_text(encoding="utf-8")
    tone = re.search(r'<div class="age (\w+)"', text)
    language = re.search(r'<html lang="([\w-]+)"', text)
    shape = re.sub(CODE, "CODE", path)
    shape = re.sub(
        r"/(aids|stations|codes|subjects)/[^/]+/", r"/\1/…/", re.sub(r"CODE/[0-9]\w*/", "CODE/LABEL/", shape)
    )
    return shape, tone[1] if tone else "", language[1] if language else "", str('class="numeral"' in text)


def steps(site: Path) -> tuple[str, ...]:
    """The page of every code with every label that shows a step or a remedy."""
    return tuple(
        "/" + file.parent.relative_to(site).as_posix() + "/"
        for file in sorted(site.glob("??????/*/index.html"))
        if CODE.fullmatch(file.parent.parent.name) and 'class="step"' in file.read_text(encoding="utf-8")
    )
