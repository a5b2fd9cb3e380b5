"""Cards of the preview are drawn by a process of its own, which gets quicker while nobody waits."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops

from jobaids.adapters import preview_cards
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import shipped_fonts
from jobaids.adapters.library import Library
from jobaids.adapters.preview_cards import DOTS, CardBench
from jobaids.adapters.templates import read_templates
from jobaids.adapters.workshop import Workshop
from jobaids.model.aid import CodePolicy, Head
from jobaids.paper.formats import FORMATS
from jobaids.render.card.text import expected_of
from tests.record.aids import aid, danger, step
from tests.render.editions import edition, order

HARDLY = 25  # of 255: a tenth of what lies between ink and paper


def _workshop(cache: Path) -> Workshop:
    return Workshop(
        library=Library(content=Folder(root=cache)), templates=read_templates(), fonts=shipped_fonts(), cache=cache
    )


def _keeps() -> bool | None:
    """In the process that draws: whether its press keeps styles."""
    return preview_cards._here[0].press.keeps  # noqa: SLF001 - nobody else can tell


def test_after_the_first_card_all_are_drawn_the_quick_way(tmp_path: Path) -> None:
    """An author looks after each save; a wait of half a second at each is what makes people stop looking."""
    bench = CardBench(open_workshop=partial(_workshop, tmp_path))
    card = order(edition(aid(step("lift", "Lift out the old seal."))), FORMATS["a4"])

    drawn = bench.draw(("one",), card)

    assert drawn.drawn.result().first
    assert drawn.proven.result() == ()
    assert bench.pool is not None
    assert bench.pool.submit(_keeps).result() is True
    bench.close()


def test_each_face_is_painted_as_it_is_printed(tmp_path: Path) -> None:
    """The first is shown at once, the others when a browser asks; none may be another's, and none with fringes."""
    bench = CardBench(open_workshop=partial(_workshop, tmp_path))
    steps = (step(f"s{number}", "Lift out the old seal.", alerts=(danger("Hot oil."),)) for number in range(1, 8))
    card = order(edition(aid(*steps, head=Head(codes=CodePolicy.EACH))), FORMATS["a4"])

    drawing = bench.draw(("one",), card)

    drawn = drawing.drawn.result()
    document = pypdfium2.PdfDocument(drawn.pdf)
    painted = [Image.open(BytesIO(bench.face(drawing, number + 1).result())) for number in range(drawn.faces)]
    read = [symbol.text for face in painted for symbol in zxingcpp.read_barcodes(face)]
    assert drawn.faces == len(document) > 1
    for page, face in zip(document, painted, strict=True):
        apart = ImageChops.difference(face, page.render(scale=DOTS / 72).to_pil())
        assert max(most for _, most in apart.getextrema()) < HARDLY
    assert sorted(read) == sorted(symbol.address for symbol in expected_of(card).symbols)
    document.close()
    bench.close()
