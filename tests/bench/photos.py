"""Photographs that cost as much as real ones: soft light, edges, and the noise of a small sensor."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tests.bench.content import PHOTOS, photo_name

SIZE = (1280, 960)  # as a phone sends a photograph in a message
QUALITY = 85


def write_photos(folder: Path) -> None:
    """Draw every photograph into a folder, the same in every run."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        if not (place := folder / photo_name(number)).exists():
            _draw(number).save(place, quality=QUALITY)


def _draw(number: int) -> Image.Image:
    dice = random.Random(number)  # noqa: S311 - a picture, no secret
    tint = tuple(dice.randint(90, 200) for _ in range(3))
    picture = Image.composite(
        Image.new("RGB", SIZE, tint), Image.new("RGB", SIZE, "#222"), Image.radial_gradient("L").resize(SIZE)
    )
    draw = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y, wide = dice.randrange(SIZE[0]), dice.randrange(SIZE[1]), dice.randint(20, 300)
        shape = dice.choice((draw.ellipse, draw.rectangle))
        shape((x, y, x + wide, y + dice.randint(20, 200)), fill=tuple(dice.randrange(256) for _ in range(3)))
    soft = picture.filter(ImageFilter.GaussianBlur(2))
    size = SIZE[0] * SIZE[1]
    noise = Image.frombytes("L", SIZE, dice.randbytes(size)).filter(ImageFilter.BoxBlur(1)).convert("RGB")
    return Image.blend(soft, noise, 0.06)
