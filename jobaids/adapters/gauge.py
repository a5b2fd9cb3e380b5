"""Measures one decoded symbol on its rasterised page: its edges, its quiet zone and each of its modules.

The decoder tells corners to a pixel. Here edges are told to a fraction of one, from how grey the pixels on them are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import cast

import zxingcpp
from PIL import Image

from jobaids.adapters.raster import Raster
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.reading import ReadSymbol

_WHITEST = 255
_WHITE = 230  # of 255; less is ink in the quiet zone
_DARK = 64  # of 255; a module as dark as this is clearly dark
_LIGHT = 192  # of 255; a module as light as this is clearly light
_DIGITS = bytes(b"1"[0] if shade < (_DARK + _LIGHT) // 2 else b"0"[0] for shade in range(256))
_UNCLEAR = bytes(range(_DARK + 1, _LIGHT))
_QUIET_MODULES = 4.5  # as far as the quiet zone is measured


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """Where a symbol ends, in pixels and fractions of them."""

    left: float
    top: float
    right: float
    bottom: float
    modules: int

    @property
    def step(self) -> float:
        """A module in pixels."""
        return (self.right - self.left + self.bottom - self.top) / (2 * self.modules)


def read_symbol(barcode: zxingcpp.Barcode, raster: Raster) -> ReadSymbol:
    """Measure what the decoder found."""
    rough = _rough_edges(barcode)
    edges = _fine_edges(rough, raster) if barcode.orientation == 0 else rough
    rows, unclear = _modules(edges, raster)
    return ReadSymbol(
        address=barcode.text,
        box=Box(
            x=Mm((raster.left + edges.left) * raster.across),
            y=Mm((raster.top + edges.top) * raster.down),
            width=Mm((edges.right - edges.left) * raster.across),
            height=Mm((edges.bottom - edges.top) * raster.down),
        ),
        modules=edges.modules,
        quiet=Mm(_quiet_pixels(edges, raster) * min(raster.across, raster.down)),
        rows=rows,
        unclear=unclear,
        turned=barcode.orientation % 360,
    )


def is_unharmed(barcode: zxingcpp.Barcode) -> bool:
    """Whether the decoder read it without mending anything: all of its error correction was left over."""
    return _extra(barcode).get("UEC") == 1


def _rough_edges(barcode: zxingcpp.Barcode) -> _Edges:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return _Edges(
        left=min(corner.x for corner in corners),
        top=min(corner.y for corner in corners),
        right=max(corner.x for corner in corners),
        bottom=max(corner.y for corner in corners),
        modules=17 + 4 * int(_extra(barcode)["Version"]),
    )


def _extra(barcode: zxingcpp.Barcode) -> Mapping[str, str | float]:
    return cast("Mapping[str, str | float]", barcode.extra)  # the decoder's stubs say no more than `object`


def _fine_edges(rough: _Edges, raster: Raster) -> _Edges:
    """Find each edge anew, along the outer side of a finder pattern: seven dark modules in a straight line."""
    one = rough.step
    beside = (round(rough.top + 1.5 * one), round(rough.top + 5.5 * one))  # rows that meet the upper patterns' sides
    above = (round(rough.left + 1.5 * one), round(rough.left + 5.5 * one))  # columns that meet the left ones' ends

    def across(outside: float, inside: float) -> float:
        begin, end = _whole(outside, inside)
        light = sum(raster.part(begin, beside[0], end, beside[1])) / (beside[1] - beside[0])
        return _edge(begin, end, light, inward=outside < inside)

    def down(outside: float, inside: float) -> float:
        begin, end = _whole(outside, inside)
        light = sum(raster.part(above[0], begin, above[1], end)) / (above[1] - above[0])
        return _edge(begin, end, light, inward=outside < inside)

    return _Edges(
        left=across(rough.left - one, rough.left + one / 2),
        top=down(rough.top - one, rough.top + one / 2),
        right=across(rough.right + one, rough.right - one / 2),
        bottom=down(rough.bottom + one, rough.bottom - one / 2),
        modules=rough.modules,
    )


def _whole(outside: float, inside: float) -> tuple[int, int]:
    """The whole pixels that hold both, in rising order."""
    return floor(min(outside, inside)), ceil(max(outside, inside))


def _edge(begin: int, end: int, light: float, *, inward: bool) -> float:
    """Where ink begins between two pixels, of which one is white and one dark, by the sum of all shades in between.

    `inward` is set where the white end comes first. A pixel as grey as ink covers it tells where within it.
    """
    return begin + light / _WHITEST if inward else end - light / _WHITEST


def _quiet_pixels(edges: _Edges, raster: Raster) -> float:
    """How far white reaches around the symbol, in pixels; the page's edge ends it."""
    inner = (floor(edges.left), floor(edges.top), ceil(edges.right), ceil(edges.bottom))
    whole = _QUIET_MODULES * edges.step
    if _is_white_around(raster, inner, ceil(whole)):
        return whole
    beside = (
        edges.left - inner[0],
        edges.top - inner[1],
        inner[2] - edges.right,
        inner[3] - edges.bottom,
    )  # white of the edge pixels
    furthest, page = ceil(whole), _image_of(raster)
    if min(_darkest_around(page, inner, 1, furthest)) >= _WHITE:
        return whole
    for ring in range(1, furthest):
        sides = zip(_darkest_around(page, inner, ring, ring), beside, strict=True)
        inked = [ring - 1 + white + darkest / _WHITEST for darkest, white in sides if darkest < _WHITE]
        if inked:
            return min(inked)
    return furthest - 1


def _is_white_around(raster: Raster, inner: tuple[int, int, int, int], reach: int) -> bool:
    """Whether nothing is drawn around a box, nor farther to its sides: most symbols stand so, and it is soon seen.

    From where one row leaves the box to where the next one enters it, all pixels follow each other.
    """
    left, top, right, bottom = inner
    wide, shades = raster.width, raster.shades
    if min(left, top, wide - right, raster.height - bottom) < reach:
        return False
    above, below = shades[(top - reach) * wide : top * wide + left], (bottom - 1) * wide + right
    gaps = [shades[row + right : row + wide + left] for row in range(top * wide, (bottom - 1) * wide, wide)]
    around = b"".join((above, *gaps, shades[below : (bottom + reach) * wide]))
    return around == b"\xff" * len(around)


def _darkest_around(page: Image.Image, inner: tuple[int, int, int, int], first: int, last: int) -> tuple[int, ...]:
    """The darkest pixel of each side (left, top, right, bottom) in the rings `first` to `last` around a box.

    Rings are a pixel thick and counted from 1 outwards.
    """
    left, top, right, bottom = inner[0] - last, inner[1] - last, inner[2] + last, inner[3] + last
    thick = last - first + 1
    return (
        _darkest(page, (left, top, left + thick, bottom)),
        _darkest(page, (left, top, right, top + thick)),
        _darkest(page, (right - thick, top, right, bottom)),
        _darkest(page, (left, bottom - thick, right, bottom)),
    )


def _darkest(page: Image.Image, box: tuple[int, int, int, int]) -> int:
    """The darkest pixel of a box; beyond the page all is dark."""
    darkest, _ = cast("tuple[int, int]", page.crop(box).getextrema())
    return darkest


def _image_of(raster: Raster) -> Image.Image:
    """The same pixels as an image, which is quicker where one looks at many parts."""
    return Image.frombuffer("L", (raster.width, raster.height), raster.shades, "raw", "L", 0, 1)


def _modules(edges: _Edges, raster: Raster) -> tuple[tuple[int, ...], int]:
    """Each module by the shade of its middle: rows of dark ones, and how many are neither dark nor light."""
    count = edges.modules
    within = (edges.left, edges.top, edges.right, edges.bottom)
    shades = (
        _image_of(raster).transform((count, count), Image.Transform.EXTENT, within, Image.Resampling.BILINEAR).tobytes()
    )
    digits = shades.translate(_DIGITS)
    rows = tuple(int(digits[start : start + count], 2) for start in range(0, count * count, count))
    return rows, len(shades) - len(shades.translate(None, _UNCLEAR))
