"""Makes the pictures of the docs from the built sample site: `make build`, then `python -m scripts.pictures [folder]`.

Four cards, in colour and as a grey printer shows them, and four phone screens.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Literal

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from jobaids.adapters.registry import read_registry
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.release import AidRecord
from scripts.own_look import make_project

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
CARD_HEIGHT = 1000  # pixels; small type can just be read
COLOURS = 48  # of a card: its drawings have five tones
PHONE = (360, 640)  # CSS pixels; an old, small phone
TERMINAL = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Order 4711</title><style>
body {{ font: 17px sans-serif; margin: 0; background: #e9edf2 }} h1 {{ background: #23415f; color: #fff; margin: 0;
padding: 14px 24px; font-size: 22px }}
table {{ border-collapse: collapse; margin: 24px; background: #fff; width: 950px }}
td, th {{ border: 1px solid #b8c2cc; padding: 14px; text-align: start }}</style>
<h1>Order 4711 · Filler 3 · Seal change</h1><table><tr><th>Operation<th>Set value<th>Done<th>Help
<tr><td>40 Fit the nozzle<td><td>✓<td><tr><td>50 Tighten the screws<td>8 N·m<td><td>
<job-aid code="{code}" revision="{label}"><a href="{address}/{code}/">Show the step</a></job-aid>
<tr><td>60 Count the drips<td>under 3 a minute<td><td></table><script src="{address}/embed.js"></script>"""
"""A terminal as there are many; its operation 50 asks for a step."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One phone screen: what it is called, and the path it shows."""

    name: str
    path: str
    scheme: Literal["light", "dark"] = "light"


def main(project: Path) -> None:
    """Make all pictures from what was built in a folder."""
    build = project / "build"
    PICTURES.mkdir(parents=True, exist_ok=True)
    for slug in ("filler-seal", "forklift-check", "ar/filler-seal", "two-stage-cooling"):
        show_card(build / "cards" / f"{slug}-a4.pdf", f"card-{slug.replace('/', '-')}")
    show_own_look()
    with site_on_loopback(build / "site") as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for screen in screens(project):
            width, height = PHONE
            page = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=2, color_scheme=screen.scheme
            )
            show_screen(page, address + screen.path, screen.name)
            page.close()
        page = browser.new_page(viewport={"width": 1000, "height": 760})
        show_popup(page, address, opened(seal_of(project), "tighten", -2))
        browser.close()


def screens(project: Path) -> Iterator[Screen]:
    """A sound card, an old one, one that must not be used, and the sound one in Arabic."""
    records = {record.slug: record for record in read_registry(project).registry.aids}
    seal = seal_of(project)
    yield Screen(name="phone-card-ok", path=opened(seal, "tighten", -1))
    yield Screen(name="phone-step-changed", path=opened(seal, "tighten", -2))
    yield Screen(name="phone-stop", path=opened(seal, "tighten", 0))
    yield Screen(name="phone-arabic", path=opened(records[Slug("ar/filler-seal")], "tighten", -1), scheme="dark")


def seal_of(project: Path) -> AidRecord:
    """The change of the filler's seal, with all its releases."""
    return next(one for one in read_registry(project).registry.aids if one.slug == Slug("filler-seal"))


def opened(record: AidRecord, anchor: str, release: int) -> str:
    """What a symbol opens that was printed with one of an aid's releases: the newest is -1, the oldest 0."""
    edition = record.releases[release]
    code: Code = edition.code_of(Anchor(anchor))
    label: Label = edition.label
    return f"/{code}/{label}/"


def show_card(pdf: Path, name: str) -> None:
    """A card's first page as it is, and in grey."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=CARD_HEIGHT / page.get_height()).to_pil().convert("RGB")
    document.close()
    save(image, name)
    save(image.convert("L"), f"{name}-grey")


def show_own_look() -> None:
    """The upper half of a card in a look of its own."""
    with TemporaryDirectory() as folder:
        make_project(Path(folder))
        command = (sys.executable, "-m", "jobaids.cli", "build", "--draft")
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own program
        document = pypdfium2.PdfDocument(Path(folder) / "build" / "draft" / "cards" / "filler-seal-a4.pdf")
        page = document[0]
        image = page.render(scale=CARD_HEIGHT / page.get_height()).to_pil().convert("RGB")
        document.close()
    save(image.crop((0, 0, image.width, round(image.height * 0.45))), "card-own-look")


def show_screen(page: Page, address: str, name: str) -> None:
    """What stands on the screen of a phone before anybody scrolls."""
    page.goto(address)
    shot = PICTURES / f"{name}.png"
    page.screenshot(path=shot)
    save(Image.open(shot).convert("RGB"), name)


def show_popup(page: Page, address: str, path: str) -> None:
    """A step over the page of another system, with the card of an old revision."""
    code, label = path.strip("/").split("/")
    terminal = TERMINAL.format(address=address, code=code, label=label)
    page.route(f"{address}/terminal", lambda route: route.fulfill(body=terminal, content_type="text/html"))
    page.goto(f"{address}/terminal")
    page.locator("job-aid button").click()
    page.locator("job-aid h2").wait_for()
    page.wait_for_load_state("networkidle")
    shot = PICTURES / "embed-popup.png"
    page.screenshot(path=shot)
    save(Image.open(shot).convert("RGB"), "embed-popup")


def save(image: Image.Image, name: str) -> None:
    """A picture with few colours, for it is downloaded with every clone."""
    image.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


@contextmanager
def site_on_loopback(site: Path) -> Iterator[str]:
    """A built site on this machine, while pictures are taken; its address without a closing slash."""

    class Quiet(SimpleHTTPRequestHandler):
        """Serves files and says nothing."""

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
