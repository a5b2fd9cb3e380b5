"""What decoders read from rows of modules, as a camera would see them."""

from __future__ import annotations

import zxingcpp
from PIL import Image

from jobaids.symbols.matrix import QUIET_ZONE

DOTS = 4  # pixels a module


def picture_of(rows: tuple[int, ...]) -> Image.Image:
    """The symbol with its quiet zone."""
    size = len(rows)
    modules = b"".join(f"{row:0{size}b}".encode().translate(bytes.maketrans(b"01", b"\xff\x00")) for row in rows)
    image = Image.new("L", (size + 2 * QUIET_ZONE,) * 2, 255)
    image.paste(Image.frombytes("L", (size, size), modules), (QUIET_ZONE, QUIET_ZONE))
    return image.resize((image.width * DOTS, image.height * DOTS), Image.Resampling.NEAREST)


def read_by_zxing(rows: tuple[int, ...]) -> str:
    """What zxing-cpp reads."""
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    (found,) = zxingcpp.read_barcodes(picture_of(rows), formats=formats)
    return found.text
