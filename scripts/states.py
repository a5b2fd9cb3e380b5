"""Makes a picture of every state of a card as a phone shows it: `python -m scripts.states`.

The states are those that the browser tests open; of some, what is behind "What was different?" is shown open as well.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from scripts.pictures import FLAGS, PHONE, PICTURES
from tests.browser.conftest import serving
from tests.browser.states_site import State, states, write_states

STATES = PICTURES / "states"
OPENED = ("step-changed", "aid-changed", "left", "coming")  # these are shown once more, with the difference open
COLOURS = 64  # enough for flat colours and smooth letters


def main() -> None:
    """Write the pictures below `docs/pictures/states/`."""
    STATES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        write_states(Path(folder))
        with serving(Path(folder)) as address, sync_playwright() as playwright:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            for state in states():
                _show(browser, address, state)
            browser.close()


def _show(browser: Browser, address: str, state: State) -> None:
    width, height = PHONE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address + state.path, wait_until="networkidle")
    _keep(page.screenshot(), state.name)
    if state.name in OPENED:
        page.locator("details.was").evaluate("one => { one.open = true; one.scrollIntoView({ behavior: 'instant' }) }")
        _keep(page.screenshot(), f"{state.name}-open")
    page.close()


def _keep(png: bytes, name: str) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(STATES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
