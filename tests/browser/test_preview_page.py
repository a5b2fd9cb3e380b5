"""The author never touches the browser: what is saved is shown, and what is wrong stands at its step."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, expect

from tests.adapters.previewed import AID, PATIENCE, previewed
from tests.browser.visit import true_soon

WIDE = ViewportSize(width=1400, height=900)
BESIDE = "document.querySelector('.preview-card').getBoundingClientRect().x > innerWidth / 2"
PAINTED = "[...document.querySelectorAll('.preview-faces img')].every((face) => face.naturalWidth > 700)"  # A4
LONG = PATIENCE * 1000  # milliseconds


def test_the_page_is_loaded_again_and_shows_faults_at_their_step(tmp_path: Path, browser: Browser) -> None:
    """All of it together, as an author meets it."""
    with previewed(tmp_path) as served:
        page = browser.new_page(viewport=WIDE)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(served.address("/aids/seal/"))
        expect(page.locator(".preview-faces img").first).to_have_js_property("complete", value=True, timeout=LONG)

        served.source.write_text(AID.replace("Seat the seal.", "Seat it " + "very " * 30 + "well."))

        note = page.locator("#seat .preview-notes")
        expect(note).to_contain_text("JA101", timeout=LONG)
        expect(note.locator("[data-copy]").first).to_have_text("content/seal.md:9")
        true_soon(page, BESIDE)
        true_soon(page, PAINTED)
        page.close()
        assert said == []
