"""Finds every symbol in a picture of a wall, however small, askew or badly lit, and reads what can be read.

The whole picture comes first: that takes a quarter of a second and reads what a phone would. What is smaller than a
phone reads is looked for in overlapping parts, each enlarged two and three times, for a decoder judges light and dark
over a few pixels around each. What is found and not read is cut out and tried with several treatments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import hypot
from typing import TypeAlias, cast

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from jobaids.paper.sighting import Sighting, once_each

PART = 700
"""Pixels a side of the parts a picture is looked at in; three times enlarged they hold 4.4 million."""

OVERLAP = 220
"""Pixels that neighbouring parts share. What is larger than this was read in the whole picture."""

TWICE_BELOW, THRICE_BELOW = 5.0, 3.0
"""Pixels a module: where the smallest symbol is larger, enlarging so many times finds no more."""

FLAT = 24
"""Of 255: a part whose light and dark differ by less, seen at an eighth, is bare wall."""

SMALLEST_SIDE = 21 * 1.2
"""Pixels: what is smaller than version 1 at 1.2 pixels a module was never a symbol."""

SQUARE = 2.0
"""How much longer the longest side of a symbol seen askew may be than its shortest."""

_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
Treatment: TypeAlias = Callable[[Image.Image], Image.Image]
_Binarizers: TypeAlias = tuple[zxingcpp.Binarizer, ...]
_LOCAL: _Binarizers = (zxingcpp.Binarizer.LocalAverage,)
_BOTH: _Binarizers = (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram)


def find_symbols(picture: Image.Image) -> tuple[Sighting, ...]:
    """Every symbol of an upright picture in grey, each once; those without words could not be read."""
    seen = once_each(_whole(picture))
    for enlarge, below in ((_twice, TWICE_BELOW), (_thrice, THRICE_BELOW)):
        if _worth_enlarging(seen, below):
            seen = once_each((*seen, *_in_parts(picture, enlarge)))
    read = [one for one in seen if one.says is not None]
    doubtful = [one for one in seen if one.says is None]
    return once_each((*read, *(_closer(picture, one) for one in doubtful)))


def _worth_enlarging(seen: tuple[Sighting, ...], below: float) -> bool:
    """Whether there may be symbols that are too small, or some were found and not read."""
    sizes = [one.module for one in seen if one.module]
    return any(one.says is None for one in seen) or not sizes or min(sizes) < below


def _whole(picture: Image.Image) -> Iterator[Sighting]:
    for barcode in zxingcpp.read_barcodes(picture, formats=_FORMATS, return_errors=True):
        yield from _sighting(barcode)


def _in_parts(picture: Image.Image, enlarge: Treatment) -> Iterator[Sighting]:
    """What is found in the parts of a picture; what is cut by the edge of one is whole in its neighbour."""
    step = PART - OVERLAP
    columns, rows = (range(0, max(length - OVERLAP, 1), step) for length in picture.size)
    for top, left in product(rows, columns):
        box = (left, top, min(left + PART, picture.width), min(top + PART, picture.height))
        part = picture.crop(box)
        if _is_bare(part):
            continue
        yield from _looked_at(part, (left, top), enlarge, _LOCAL)


def _looked_at(
    part: Image.Image, corner: tuple[int, int], treat: Treatment, binarizers: _Binarizers
) -> Iterator[Sighting]:
    image = treat(part)
    scale = image.width / part.width
    for binarizer in binarizers:
        found = zxingcpp.read_barcodes(
            image,
            formats=_FORMATS,
            binarizer=binarizer,
            try_downscale=False,
            try_invert=False,
            return_errors=True,
        )
        for barcode in found:
            for one in _sighting(barcode):
                yield one.moved(*corner, scale)


def _closer(picture: Image.Image, doubtful: Sighting) -> Sighting:
    """One that was not read, looked at alone with every treatment; as it was where none helps."""
    (x, y), reach = doubtful.middle, doubtful.side
    left, top = max(int(x - reach), 0), max(int(y - reach), 0)
    part = picture.crop((left, top, min(int(x + reach) + 1, picture.width), min(int(y + reach) + 1, picture.height)))
    for treat in (_thrice, _smoothed, _levelled, _sharpened):
        for one in _looked_at(part, (left, top), treat, _BOTH):
            if one.says is not None and one.is_at(doubtful):
                return one
    return doubtful


def _twice(part: Image.Image) -> Image.Image:
    return _enlarged(part, 2)


def _thrice(part: Image.Image) -> Image.Image:
    return _enlarged(part, 3).filter(ImageFilter.GaussianBlur(1.0))


def _smoothed(part: Image.Image) -> Image.Image:
    """For the grain of weak light."""
    return _enlarged(part, 3).filter(ImageFilter.GaussianBlur(1.8))


def _levelled(part: Image.Image) -> Image.Image:
    """Light and dark told from what lies around, three times as strongly: for shadows and weak light."""
    large = _enlarged(part.filter(ImageFilter.GaussianBlur(0.5)), 2)
    return ImageChops.subtract(large, large.filter(ImageFilter.BoxBlur(12)), 1 / 3, 128)


def _sharpened(part: Image.Image) -> Image.Image:
    """For what was not in focus, or moved."""
    large = _enlarged(part, 3).filter(ImageFilter.GaussianBlur(1.0))
    return large.filter(ImageFilter.UnsharpMask(6, 300, 0))


def _enlarged(part: Image.Image, times: int) -> Image.Image:
    return part.resize((part.width * times, part.height * times), Image.Resampling.BICUBIC)


def _is_bare(part: Image.Image) -> bool:
    """Whether there is nothing but wall; noise averages out at an eighth, and a symbol does not."""
    lowest, highest = cast("tuple[int, int]", part.reduce(8).getextrema())
    return highest - lowest < FLAT


def _sighting(barcode: zxingcpp.Barcode) -> Iterator[Sighting]:
    """What a decoder found, if it can be a symbol at all."""
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    one, two, three, four = ((float(corner.x), float(corner.y)) for corner in corners)
    extra = cast("Mapping[str, str] | None", barcode.extra) or {}  # the decoder's stubs say no more than `object`
    version = int(extra.get("Version", 0))
    seen = Sighting(
        says=barcode.text if barcode.valid else None,
        corners=(one, two, three, four),
        modules=17 + 4 * version if version else 0,
    )
    if barcode.valid or _can_be_one(seen):
        yield seen


def _can_be_one(seen: Sighting) -> bool:
    ends = zip(seen.corners, (*seen.corners[1:], seen.corners[0]), strict=True)
    sides = [hypot(to[0] - start[0], to[1] - start[1]) for start, to in ends]
    return min(sides) >= SMALLEST_SIDE and max(sides) <= SQUARE * min(sides)
