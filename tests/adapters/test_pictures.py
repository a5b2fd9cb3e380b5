"""Pictures reach paper and phone upright, in size, and with nothing but the picture in them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from jobaids.adapters.pictures import MOST_PIXELS, PictureError, TooManyPixelsError, clean_picture, picture_facts

GPS = 0x8825
ORIENTATION = 0x0112


def photograph(width: int = 80, height: int = 60, turned: int = 1) -> bytes:
    """A JPEG as a phone writes it: with where, when, and how it was held; its top left corner is red."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif[0x010F] = "MAKER-OF-PHONE"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (48.0, 8.0, 14.0)
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"SECRET-COMMENT")
    return file.getvalue()


def opened(octets: bytes) -> Image.Image:
    """A picture, decoded."""
    image = Image.open(io.BytesIO(octets))
    image.load()
    return image


def png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_nothing_but_the_picture_is_published() -> None:
    """A photograph taken at a worker's home tells nobody where that is."""
    clean = clean_picture(photograph(), 480, "jpg")

    assert not opened(clean.octets).getexif()
    for trace in (b"MAKER", b"SECRET", b"Exif"):
        assert trace not in clean.octets


def test_a_picture_held_sideways_stands_upright() -> None:
    """Phones note how they were held instead of turning the picture."""
    octets = photograph(turned=6)

    facts, clean = picture_facts(octets), clean_picture(octets, 480, "jpg")

    assert (facts.width, facts.height) == (clean.width, clean.height) == (60, 80)
    red, green, _ = opened(clean.octets).getpixel((55, 5))
    assert (red > 200, green > 100) == (True, False)


def test_a_large_picture_is_brought_to_its_width() -> None:
    """A phone on a works network gets what it can show, not what the camera took."""
    clean = clean_picture(photograph(2000, 1500), 480, "jpg")

    assert opened(clean.octets).size == (480, 360)


def test_what_is_see_through_stands_on_white() -> None:
    """A cut-out part must not print on black."""
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")

    clean = clean_picture(file.getvalue(), 480, "jpg")

    assert opened(clean.octets).getpixel((4, 4)) == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Two machines that build one site must not publish two."""
    assert clean_picture(photograph(), 40, "webp") == clean_picture(photograph(), 40, "webp")


@pytest.mark.parametrize("size", [(10_000, 4_001), (65_000, 65_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    """A few bytes that claim to be a wall-sized picture would take all memory."""
    assert size[0] * size[1] > MOST_PIXELS

    with pytest.raises(TooManyPixelsError):
        picture_facts(png(*size))


@pytest.mark.parametrize("octets", [b"", b"no picture", photograph()[:400], png(8, 8), b"%PDF-1.7", b"<svg>"])
def test_what_cannot_be_decoded_is_told(octets: bytes) -> None:
    """A broken upload is found at the desk, not at the machine."""
    with pytest.raises(PictureError):
        picture_facts(octets)
