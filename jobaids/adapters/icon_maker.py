"""Draws the sign of a site in pixels: WeasyPrint reads the drawing, PDFium draws it, Pillow writes it."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pypdfium2
from PIL import Image
from weasyprint import HTML

from jobaids.adapters.drawings import harmless
from jobaids.plan.icons import Icon, IconOrder
from jobaids.plan.recipe import File, Made, Recipe

LARGEST = 1024  # pixels it is drawn at, from which each size is made
POINTS_A_PX = 0.75


def make_icons(recipe: Recipe) -> Made:
    """Every icon of a site.

    Raises:
        DrawingError: the theme's icon is no SVG drawing.
    """
    order: IconOrder = recipe.order
    drawn = _drawn(harmless(order.drawing.encode()))
    return Made(recipe=recipe, files=tuple(File(path=icon.path, octets=_png(drawn, icon)) for icon in order.icons))


def _drawn(drawing: bytes) -> Image.Image:
    """The drawing on nothing, as large as it is ever needed."""
    source = f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"
    style = "@page { size: 256px; margin: 0 } img { display: block; width: 256px; height: 256px; object-fit: contain }"
    pdf = HTML(string=f'<style>{style}</style><img src="{source}" alt="">').write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    try:
        scale = LARGEST / (256 * POINTS_A_PX)
        bitmap = document[0].render(scale=scale, fill_color=(255, 255, 255, 0), rev_byteorder=True)
        drawn: Image.Image = bitmap.to_pil().convert("RGBA").resize((LARGEST, LARGEST))
        return drawn
    finally:
        document.close()


def _png(drawn: Image.Image, icon: Icon) -> bytes:
    wide = round(icon.width * icon.share)
    picture = Image.new("RGBA", (icon.width, icon.width), icon.ground or (0, 0, 0, 0))
    start = (icon.width - wide) // 2
    picture.alpha_composite(drawn.resize((wide, wide), Image.Resampling.LANCZOS), (start, start))
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()
