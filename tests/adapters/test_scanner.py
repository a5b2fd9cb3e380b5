"""What is measured on a finished card is what stands in its PDF, to hundredths of a millimetre."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pyzbar import pyzbar
from weasyprint import HTML

from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Digest, Mm
from jobaids.paper.formats import FORMATS
from jobaids.paper.reading import ReadSymbol
from jobaids.render.card.text import expected_of, render_card
from jobaids.symbols.matrix import QUIET_ZONE, encode
from tests.render.editions import LOCK_OUT, filler_seal, order
from tests.symbols.svg import draw_svg

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
PAGE = """@page { size: 100mm 100mm; margin: 0 } body { margin: 0; font: 12pt Noto Sans }
    div, p, img { position: absolute; white-space: nowrap }"""


@settings(max_examples=40, deadline=None)
@given(
    st.floats(0.38, 1.0),
    st.tuples(st.floats(12, 40), st.floats(12, 40)),
    st.sampled_from([ADDRESS, "https://A.IO/7K3QMX/12K/", "https://A-LONG.HOST.NAME.EXAMPLE.COM/aids/7K3QMX/12K/"]),
)
def test_symbols_are_measured_to_half_a_percent(module: float, corner: tuple[float, float], address: str) -> None:
    """A card printed three percent too small must be told, and one that is right must not."""
    modules = encode(address).size

    (symbol,) = _read(_symbol(address, module, corner))

    assert symbol.address == address
    assert symbol.module == pytest.approx(module, rel=0.005)
    assert symbol.box.x == pytest.approx(corner[0], abs=0.1)
    assert symbol.box.y == pytest.approx(corner[1], abs=0.1)
    assert symbol.box.width == pytest.approx(modules * module, rel=0.005)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.8, 1.9), st.sampled_from(["left", "top", "right", "bottom"]), st.floats(20, 21))
def test_quiet_zones_are_measured_to_a_fifth_of_a_millimetre(quiet: float, side: str, corner: float) -> None:
    """What narrows a quiet zone must be told from what only comes near; below a module and a half it is told anyway."""
    near, far = corner - quiet, 100 - corner - 14.5 - quiet
    place = {
        "left": f"left:0;top:0;width:{near}mm;height:100mm",
        "top": f"left:0;top:0;width:100mm;height:{near}mm",
        "right": f"right:0;top:0;width:{far}mm;height:100mm",
        "bottom": f"left:0;top:{100 - far}mm;width:100mm;height:{far}mm",
    }[side]

    (symbol,) = _read(_symbol(ADDRESS, 0.5, (corner, corner)) + f'<div style="{place};background:#000"></div>')

    assert symbol.quiet == pytest.approx(quiet, abs=0.2)


def test_each_module_is_seen() -> None:
    """Damage that decoders mend is damage all the same."""
    (symbol,) = _read(_symbol(ADDRESS, 0.4, (20.03, 20.07)))

    assert symbol.rows == encode(ADDRESS).rows
    assert symbol.unclear == 0


def test_a_symbol_drawn_as_svg_reads_the_same() -> None:
    """Pages show SVG and cards show rectangles; both are the same symbol."""
    svg = f'<div style="left:18mm;top:18mm">{draw_svg(encode(ADDRESS), Mm(0.5))}</div>'

    (symbol,) = _read(svg)

    assert symbol.rows == encode(ADDRESS).rows
    assert symbol.module == pytest.approx(0.5, rel=0.005)


@pytest.mark.parametrize(
    ("html", "words", "corner"),
    [
        ('<p style="left:30mm;top:40mm;margin:0">Wipe the groove.</p>', "Wipe the groove.", (30, 40)),
        ('<p style="left:30mm;top:40mm;margin:0;opacity:0.9">Wipe.</p>', "Wipe.", (30, 40)),
        ('<p style="left:10mm;top:10mm;margin:0;transform:translate(20mm,30mm)">Wipe.</p>', "Wipe.", (30, 40)),
    ],
    ids=["plain", "in a group", "moved"],
)
def test_words_are_found_where_they_stand(html: str, words: str, corner: tuple[float, float]) -> None:
    """A symbol is beside a step if its words are; groups and shifts of a template must not fool the check."""
    page = read_card(_pdf(html)).pages[0]

    (text,) = page.texts
    assert text.text == words
    assert text.size == pytest.approx(12, abs=0.01)
    assert text.box.x == pytest.approx(corner[0], abs=1)
    assert text.box.y == pytest.approx(corner[1] + 1.5, abs=1.5)


def test_a_symbol_has_a_name_in_the_tagged_pdf() -> None:
    """Who has the card read aloud hears what the symbol opens."""
    pdf = _pdf(_symbol(ADDRESS, 0.5, (20, 20)), tagged=True)

    assert b"/Alt (Opens step 3)" in pdf


def test_a_symbol_is_black_in_one_ink() -> None:
    """Black mixed from colours has fuzzy edges wherever the printer's plates shift."""
    pdf = _pdf(_symbol(ADDRESS, 0.5, (20, 20)))

    assert b"\n0 g\n" in pdf
    assert b"0 0 0 rg" not in pdf


@pytest.fixture(scope="module")
def press() -> Press:
    """What prints the real cards."""
    return open_press(_photograph)


ENDLESS = [name for name, one in FORMATS.items() if one.faces is None]
"""The formats with as many faces as it takes."""


@pytest.mark.parametrize("name", ENDLESS)
def test_real_cards_of_every_format_are_proven(name: str, press: Press) -> None:
    """All that stands on them is as planned: symbols, captions, steps, distances, on every page."""
    wanted = order(filler_seal(), FORMATS[name], others=(LOCK_OUT,))
    pdf = make_pdf(render_card(wanted, read_templates().render), press).pdf

    proof = scan_pdf(pdf, expected_of(wanted))

    assert proof.told == ()
    assert proof.decoded == 11


@pytest.mark.parametrize("name", ENDLESS)
def test_a_second_decoder_reads_the_same_from_real_cards(name: str, press: Press) -> None:
    """Phones differ; what one decoder reads may be luck, what two read is not."""
    wanted = order(filler_seal(), FORMATS[name], others=(LOCK_OUT,))
    pdf = make_pdf(render_card(wanted, read_templates().render), press).pdf

    by_zbar = sorted(_by_zbar(pdf))

    assert by_zbar == sorted(symbol.address for symbol in expected_of(wanted).symbols)


def _by_zbar(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    found = [one for page in pages for one in pyzbar.decode(page, symbols=[pyzbar.ZBarSymbol.QRCODE])]
    return [one.data.decode() for one in found]


def _read(html: str) -> tuple[ReadSymbol, ...]:
    return read_card(_pdf(html)).pages[0].symbols


def _pdf(html: str, *, tagged: bool = False) -> bytes:
    addresses = (ADDRESS, "https://A.IO/7K3QMX/12K/", "https://A-LONG.HOST.NAME.EXAMPLE.COM/aids/7K3QMX/12K/")
    page = HTML(string=f'<html lang="en"><title>Card</title><style>{PAGE}</style><body>{html}</body></html>')
    return bytes(
        page.write_pdf(
            cache={f"symbol:{address}": SymbolImage(encode(address), Mm(0.5)) for address in addresses},
            uncompressed_pdf=True,
            pdf_variant="pdf/ua-1" if tagged else None,
        )
    )


def _symbol(address: str, module: float, corner: tuple[float, float]) -> str:
    """A symbol whose outermost module stands at a corner."""
    left, top = (edge - QUIET_ZONE * module for edge in corner)
    width = (encode(address).size + 2 * QUIET_ZONE) * module
    place = f"left:{left}mm;top:{top}mm;width:{width}mm"
    return f'<img src="symbol:{address}" alt="Opens step 3" style="{place}"/>'


def _photograph(_digest: Digest) -> bytes:
    """Something as busy as a photograph."""
    file = BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(file, "PNG")
    return file.getvalue()
