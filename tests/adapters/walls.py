"""Photographs of walls of cards, drawn: real cards from their PDFs, hung askew, seen from aside in bad light."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from jobaids.adapters.camera import perspective

FINER = 1.5  # the wall is drawn finer than it is photographed
MODULE = 0.5  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How a wall is photographed."""

    pixels: float = 4.0  # a module, where the wall is nearest
    columns: int = 6
    askew: float = 3.0  # degrees that cards hang off upright, at most
    aside: float = 0.1  # how much shorter the far edge of the wall is
    darkest: int = 90  # of 255, the light in the shadow
    blur: float = 0.6  # pixels
    grain: int = 18  # of 255, from the darkest to the lightest
    seed: int = 1


def pages_of(*files: Path, pixels: float) -> list[Image.Image]:
    """The pages of PDFs as they hang on the wall."""
    scale = pixels * FINER / MODULE * 25.4 / 72
    pages: list[Image.Image] = []
    for file in files:
        document = pypdfium2.PdfDocument(file)
        pages += [page.render(scale=scale, grayscale=True).to_pil().convert("L") for page in document]
        document.close()
    return pages


def photograph_of(cards: Iterable[Image.Image], taking: Taking) -> Image.Image:
    """The wall: cards beside and below each other, in the order given, on grey plaster."""
    wall = _hung(list(cards), taking)
    width, height = (round(edge / FINER) for edge in wall.size)
    corners = ((0.0, 0.0), (wall.width, 0.0), (wall.width, wall.height), (0.0, wall.height))
    far = taking.aside * height
    seen = ((width * 0.03, far), (width, 0.0), (width, height), (0.0, height - far))
    figures = perspective(corners, seen)
    scene = wall.transform(
        (width, height), Image.Transform.PERSPECTIVE, figures, Image.Resampling.BICUBIC, fillcolor=140
    )
    light = Image.linear_gradient("L").rotate(30).resize(scene.size)
    light = light.point(lambda shade: taking.darkest + shade * (255 - taking.darkest) / 255)
    draw = Random(taking.seed)  # noqa: S311 - a drawing, no secret
    noise = Image.frombytes("L", scene.size, draw.randbytes(width * height))
    noise = noise.point(lambda shade: 128 + (shade - 128) * taking.grain / 256)
    shown = ImageChops.multiply(scene, light).filter(ImageFilter.GaussianBlur(taking.blur))
    return ImageChops.add(shown, noise, 1, -128)


def _hung(cards: list[Image.Image], taking: Taking) -> Image.Image:
    width, height = cards[0].size
    gap = width // 14
    rows = -(-len(cards) // taking.columns)
    wall = Image.new("L", (taking.columns * (width + gap) + gap, rows * (height + gap) + gap), 150)
    draw = Random(taking.seed)  # noqa: S311 - a drawing, no secret
    for number, card in enumerate(cards):
        hung = card.rotate(draw.uniform(-taking.askew, taking.askew), Image.Resampling.BICUBIC, fillcolor=150)
        row, column = divmod(number, taking.columns)
        wall.paste(hung, (gap + column * (width + gap), gap + row * (height + gap)))
    return wall
