"""Makes the cover of a pack: its pages are laid out one by one, with a small picture of each card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from jobaids.adapters.errors import LibraryError
from jobaids.adapters.fonts import FontFile
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.model.names import Digest
from jobaids.render.pack import CoverOrder, render_cover
from jobaids.render.view import Render

WIDEST, HIGHEST = 200, 260  # pixels: 250 dots an inch in the room a cover has for it


@dataclass(kw_only=True)
class CoverMaker:
    """Holds the small pictures of one pack, and its press."""

    render: Render
    fonts: tuple[FontFile, ...]
    cache: Path
    pictures: dict[Digest, bytes] = field(default_factory=dict)

    @cached_property
    def press(self) -> Press:
        """The PDF engine with its fonts."""
        return open_press(self.pictures.__getitem__, self.fonts, self.cache)

    def picture(self, pdf: bytes) -> Digest:
        """Keep a small picture of the first page of a card."""
        document = pypdfium2.PdfDocument(pdf)
        try:
            width, height = document[0].get_size()
            scale = min(WIDEST / width, HIGHEST / height)
            image = document[0].render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
        finally:
            document.close()
        buffer = BytesIO()
        image.quantize(16, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        digest = Digest(sha256(buffer.getvalue()).hexdigest())
        self.pictures[digest] = buffer.getvalue()
        return digest

    def pages(self, order: CoverOrder) -> Iterator[bytes]:
        """Each page of a cover as a PDF.

        Raises:
            LibraryError: a page cannot be laid out.
        """
        for text in render_cover(order, self.render):
            printed = make_pdf(text, self.press)
            for fault in printed.told:
                raise LibraryError(f"the cover of {order.number}: {fault.what}", why=fault.why, fix=fault.fix)
            yield printed.pdf
