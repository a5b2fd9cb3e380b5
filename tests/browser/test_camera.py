"""The camera page: which of the symbols it sees is opened, and what is said where there is no camera."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import visit
from tests.render.page_sample import code_of

pytestmark = pytest.mark.browser

CARD = f"/{code_of('filler-seal#tighten')}/3P/"
OTHER = f"/{code_of('filler-seal#wipe-groove')}/3P/"
SEES = """
window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect(video) {
        const middle = [video.videoWidth / 2, video.videoHeight / 2];
        return %s.map(([rawValue, off]) => ({ rawValue, boundingBox:
            { x: middle[0] + off - 20, y: middle[1] - 20, width: 40, height: 40 } }));
    }
};
"""
"""Chromium reads symbols on phones only: what it would have read stands in for it; its camera is a moving picture."""


def seeing(*symbols: tuple[str, int]) -> str:
    """A browser that reads these symbols, each so many pixels from the middle."""
    return SEES % json.dumps(symbols)


def test_of_several_symbols_the_one_in_the_middle_opens(browser: Browser, sample_host: str) -> None:
    """A card shows four or five at once; the step that opens must be the one that the phone points at."""
    near, far = f"HTTPS://AIDS.EXAMPLE.COM{CARD}", f"HTTPS://AIDS.EXAMPLE.COM{OTHER}"

    with visit(browser, sample_host) as phone:
        phone.page.context.add_init_script(seeing((far, -150), (near, 12), (far, 160)))
        page = phone.open("/scan/")
        page.get_by_role("button", name="Start the camera").click()

        page.wait_for_url(f"**{CARD}")
    assert phone.complaints == []


def test_a_symbol_from_elsewhere_opens_nothing(browser: Browser, sample_host: str) -> None:
    """A parcel's label beside the card must not send anybody to a stranger's page."""
    with visit(browser, sample_host) as phone:
        phone.page.context.add_init_script(seeing(("https://example.org/AAAAAA/1K/", 0)))
        page = phone.open("/scan/")
        page.get_by_role("button", name="Start the camera").click()

        expect(page.locator("[data-camera] [role=status]")).to_have_text("This symbol is of no card here.")
        assert page.url.endswith("/scan/")


def test_without_a_reader_of_symbols_the_code_can_be_typed(browser: Browser, sample_host: str) -> None:
    """A page that only shows black would have been a way around for nothing."""
    with visit(browser, sample_host) as phone:
        page = phone.open("/scan/")

        expect(page.locator("[data-camera] [role=status]")).to_contain_text("This browser cannot read symbols.")
        page.get_by_label("Type the code on the card").fill(CARD)
        page.get_by_role("button", name="Open").click()
        page.wait_for_url(f"**{CARD}")
