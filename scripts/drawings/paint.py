"""Paints a drawing: as SVG for cards and pages, as a PDF page for the frames of a clip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pydyf

from scripts.drawings.shape import LINE, Drawing, Ink, Shape
from scripts.drawings.strokes import Stroke


def draw_svg(drawing: Drawing, width: int, height: int) -> str:
    """A whole SVG file with no text, no style sheet and nothing from elsewhere."""
    body = "\n".join(line for shape in drawing for line in _svg_paths(shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' fill="#fff" stroke="#000" stroke-width="{LINE}" stroke-linecap="round" stroke-linejoin="round">\n'
        f'<path stroke="none" d="M0 0H{width}V{height}H0Z"/>\n{body}\n</svg>\n'
    )


def _svg_paths(shape: Shape) -> Iterator[str]:
    d = "".join(s.letter + " ".join(f"{_number(x)} {_number(y)}" for x, y in s.points) for s in shape.strokes)
    for fill, stroke, width in _coats(shape):
        yield f'<path{_inks(fill, stroke, width)} d="{d}"/>'


def _inks(fill: Ink | None, stroke: Ink | None, width: float) -> str:
    """Only what differs from the file's own: white filled, black outlined."""
    inks = "" if fill is Ink.WHITE else f' fill="{_hex(fill)}"'
    if stroke is not Ink.BLACK:
        inks += f' stroke="{_hex(stroke)}"'
    if stroke and width != LINE:
        inks += f' stroke-width="{_number(width)}"'
    return inks


def _hex(ink: Ink | None) -> str:
    if ink is None:
        return "none"
    return {Ink.WHITE: "#fff", Ink.BLACK: "#000"}.get(ink, ink.value)


def _number(value: float) -> str:
    """One decimal is a hundredth of a millimetre on paper."""
    return f"{round(value, 1) + 0.0:g}"


def _coats(shape: Shape) -> Iterator[tuple[Ink | None, Ink | None, float]]:
    """Fill, stroke and stroke width of each coat of paint: a tube takes two."""
    if not shape.core:
        yield shape.fill, shape.outline, shape.width
        return
    if shape.outline:
        yield None, shape.outline, shape.core
    if shape.fill:
        yield None, shape.fill, max(shape.core - 2 * shape.width, 0.5)


def draw_pdf(drawings: Sequence[Drawing], width: int, height: int) -> bytes:
    """One page a drawing, a point a unit."""
    pdf = pydyf.PDF()
    for drawing in drawings:
        stream = pydyf.Stream()
        stream.set_matrix(1, 0, 0, -1, 0, height)
        stream.set_line_cap(1)
        stream.set_line_join(1)
        for shape in drawing:
            _paint(stream, shape)
        pdf.add_object(stream)
        pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": pdf.pages.reference,
                    "MediaBox": pydyf.Array([0, 0, width, height]),
                    "Contents": stream.reference,
                }
            )
        )
    out = BytesIO()
    pdf.write(out)
    return out.getvalue()


def _paint(stream: pydyf.Stream, shape: Shape) -> None:
    for fill, stroke, width in _coats(shape):
        for step in shape.strokes:
            _move(stream, step)
        if fill:
            stream.set_color_rgb(*_rgb(fill))
        if stroke:
            stream.set_color_rgb(*_rgb(stroke), stroke=True)
            stream.set_line_width(width)
        if fill and stroke:
            stream.fill_and_stroke()
        elif fill:
            stream.fill()
        else:
            stream.stroke()


def _move(stream: pydyf.Stream, step: Stroke) -> None:
    flat = [n for p in step.points for n in p]
    if step.letter == "M":
        stream.move_to(*flat)
    elif step.letter == "L":
        stream.line_to(*flat)
    elif step.letter == "C":
        stream.curve_to(*flat)
    else:
        stream.close()


def _rgb(ink: Ink) -> tuple[float, float, float]:
    value = int(ink.value[1:], 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255
