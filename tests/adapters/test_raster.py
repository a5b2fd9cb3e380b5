"""What is decoded are the pixels of the finished page: a part that is painted alone looks as it does on the whole."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from PIL import Image
from weasyprint import HTML

from jobaids.adapters.raster import RESOLUTION, View, raster_of
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.symbols.matrix import encode

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
BOXES = (
    Box(x=Mm(17.3), y=Mm(21.9), width=Mm(20.0), height=Mm(20.0)),
    Box(x=Mm(-4.0), y=Mm(-4.0), width=Mm(30.0), height=Mm(44.4)),
    Box(x=Mm(60.0), y=Mm(70.1), width=Mm(80.0), height=Mm(80.0)),
)


@pytest.fixture
def page() -> Iterator[pypdfium2.PdfPage]:
    """A page with words and a symbol on it; pictures are scaled by where they are cut off."""
    html = f"""<style>@page {{ size: 101.3mm 99.7mm; margin: 0 }} img {{ position: absolute }}</style><p>Wipe it.
        <img src="symbol:{ADDRESS}" style="left:18.2mm;top:22.7mm"/>"""
    pdf = HTML(string=html).write_pdf(cache={f"symbol:{ADDRESS}": SymbolImage(encode(ADDRESS), Mm(0.5))})
    document = pypdfium2.PdfDocument(pdf)
    yield document[0]
    document.close()


@pytest.mark.parametrize("turned", [False, True], ids=["as it lies", "upside down"])
def test_a_part_has_the_pixels_of_the_whole_page(page: pypdfium2.PdfPage, *, turned: bool) -> None:
    """Painted on pixels of its own a symbol could look sharper than on the page that is printed."""
    whole = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
    whole = whole.transpose(Image.Transpose.ROTATE_180) if turned else whole

    for box in BOXES:
        part = raster_of(View(page=page, turned=turned), box)

        seen = Image.frombytes("L", (part.width, part.height), bytes(part.shades))
        there = (part.left, part.top, part.left + part.width, part.top + part.height)
        assert seen.tobytes() == whole.crop(there).tobytes()
        assert part.part(3, 4, 20, 21) == seen.crop((3, 4, 20, 21)).tobytes()
        assert part.part(-5, -5, 10_000, 2) == seen.crop((0, 0, part.width, 2)).tobytes()


def test_what_stands_beside_the_page_shows_nothing(page: pypdfium2.PdfPage) -> None:
    """Some programs leave drawings outside of the page; nobody ever sees them, and no check may break over them."""
    beside = Box(x=Mm(-60.0), y=Mm(300.0), width=Mm(20.0), height=Mm(20.0))

    part = raster_of(View(page=page), beside)

    assert set(part.shades) == {255}
    assert part.symbol() is None
    assert part.symbols() == []
