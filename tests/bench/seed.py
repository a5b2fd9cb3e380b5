"""Folders that peers work on: photographs, symbols drawn beforehand, and sites of each maker of sites."""

from __future__ import annotations

from pathlib import Path

from jobaids.model.names import Mm
from jobaids.symbols.matrix import Level, encode
from tests.bench.content import addresses, aids
from tests.bench.peers.loop import prepared_symbol
from tests.bench.photos import write_photos
from tests.symbols.svg import draw_svg


def card_folder(folder: Path, count: int) -> Path:
    """A folder for makers of cards."""
    write_photos(folder / "photos")
    (folder / "symbols").mkdir(exist_ok=True)
    for aid in aids(count):
        for address in addresses(aid):
            place = prepared_symbol(folder, address)
            if not place.exists():
                place.write_text(draw_svg(encode(address, Level.Q), Mm(0.5)), encoding="utf-8")
    return folder
