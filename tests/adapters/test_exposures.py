"""Pictures of walls come as every telephone and scanner writes them; each is looked at upright and in grey."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from jobaids.adapters.errors import FolderError
from jobaids.adapters.exposures import LARGEST, expose

HALVES = Image.new("L", (40, 20), 255)
HALVES.paste(0, (0, 0, 20, 20))


def shades(file: Path) -> list[tuple[int, int, int]]:
    """Page, and the shade on the left and on the right, of every picture of a file."""
    return [(one.page, _shade(one.picture, 5), _shade(one.picture, one.picture.width - 6)) for one in expose(file)]


def _shade(picture: Image.Image, x: int) -> int:
    shade = picture.getpixel((x, picture.height // 2))
    assert isinstance(shade, int)
    return shade


@pytest.mark.parametrize("ending", ["png", "webp", "tiff", "bmp", "gif"])
def test_every_usual_kind_of_picture_is_looked_at(ending: str, tmp_path: Path) -> None:
    """Nobody on a shop floor converts files."""
    place = tmp_path / f"wall.{ending}"
    HALVES.save(place)

    ((page, dark, light),) = shades(place)

    assert page == 1
    assert dark < 10
    assert light > 245


def test_every_page_of_a_scan_is_looked_at(tmp_path: Path) -> None:
    """A scanner with a feeder writes one file of many cards."""
    place = tmp_path / "scan.tiff"
    HALVES.save(place, save_all=True, append_images=[HALVES.rotate(180), HALVES])

    assert shades(place) == [(1, 0, 255), (2, 255, 0), (3, 0, 255)]


def test_a_scan_with_sixteen_bits_a_pixel_is_not_all_white(tmp_path: Path) -> None:
    """Some scanners write more shades than a screen shows."""
    place = tmp_path / "deep.png"
    HALVES.convert("I").point(lambda shade: shade * 257).convert("I;16").save(place)

    assert shades(place) == [(1, 0, 255)]


def test_what_is_transparent_shows_the_paper(tmp_path: Path) -> None:
    """A screenshot of a card has no ground of its own."""
    place = tmp_path / "clear.png"
    clear = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 20, 20))
    clear.save(place)

    assert shades(place) == [(1, 0, 255)]


@pytest.mark.parametrize("said", [b"", b"no picture", b"%PDF-1.7 and no more", b"\x89PNG\r\n\x1a\n and no more"])
def test_what_cannot_be_looked_at_is_told_with_a_way_out(said: bytes, tmp_path: Path) -> None:
    """A name that ends in .jpg proves nothing."""
    place = tmp_path / "wall.jpg"
    place.write_bytes(said)

    with pytest.raises(FolderError, match="cannot be looked at") as told:
        list(expose(place))

    assert told.value.fix


def test_a_picture_larger_than_any_telephone_takes_is_told_and_not_tried(tmp_path: Path) -> None:
    """It would fill the memory of a small machine, or was made to."""
    place = tmp_path / "huge.png"
    Image.new("1", (20_000, LARGEST // 20_000 + 1)).save(place)

    with pytest.raises(FolderError, match="more than 120 million pixels"):
        list(expose(place))
