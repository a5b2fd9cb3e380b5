"""The faces that a browser shows are the pixels that were painted."""

from __future__ import annotations

from hashlib import shake_128
from io import BytesIO

import pytest
from PIL import Image

from jobaids.adapters.plain_png import Pixels, png_of


@pytest.mark.parametrize(("width", "height", "spare"), [(1, 1, 0), (7, 5, 3), (64, 40, 0), (63, 2, 1)])
def test_every_pixel_comes_back(width: int, height: int, spare: int) -> None:
    """An author judges by what is shown; a shifted row or a swapped colour would hide what is really printed."""
    stride = 3 * width + spare
    octets = shake_128(f"{width} {height}".encode()).digest(stride * height)

    png = png_of(Pixels(octets=octets, width=width, height=height, stride=stride))

    shown = Image.open(BytesIO(png))
    shown.load()
    rows = [octets[start : start + 3 * width] for start in range(0, stride * height, stride)]
    assert (shown.mode, shown.size) == ("RGB", (width, height))
    assert shown.tobytes() == b"".join(rows)
