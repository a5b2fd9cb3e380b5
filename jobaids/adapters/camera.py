"""A phone's camera, simulated: photographs of a piece of a card, as `paper.damage` says; the same ones in every run.

A print is a piece of paper in grey, finely rasterised. First comes what happens to paper (ink that runs, scratches, a
print made too small), then how it is held (bent, turned, tilted, far off), then light and lens, at last the sensor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, hypot, pi, radians, sin
from random import Random
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from jobaids.paper.damage import FOCAL_PIXELS, Damage, Shot

PRINT_RESOLUTION = 400
"""Dots an inch of a print: a module of 0.5 mm has 8."""

_MM = PRINT_RESOLUTION / 25.4  # pixels of a print
_SCRATCH = 0.15  # mm
_FINER = 2  # how much finer a photograph is taken than it is kept, so that nothing is lost between pixels
_PAPER = 235  # of 255, white paper in good light
_INK = 30
_LENS = 0.45  # pixels, the blur of a lens in focus
_GRAIN = 2.5  # of 255, the noise of good light
_DARK_GRAIN = 6.0  # of 255, that of weak light, which the sensor turns up
_TURN = 12.0  # degrees to either side that a card is held askew
_LEAN = 8.0  # degrees to any side that a phone is held off the card's face
_TILE = 512
_TILES = 4  # of grain; shots take other pieces of them
_STRIPS = 12  # pieces that a bent card is made of

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A piece of a card with one symbol in its middle."""

    paper: Image.Image  # in grey, at `PRINT_RESOLUTION`
    inked: Image.Image  # the same as light comes back from it; make both with `printed`
    symbol: float  # mm, a side of the symbol


def printed(paper: Image.Image, symbol: float) -> Print:
    """A piece of a card in grey, with a symbol of so many millimetres in its middle."""
    return Print(paper=paper, inked=_inked(paper), symbol=symbol)


def photograph(of: Print, shot: Shot) -> Image.Image:
    """What the phone sees in one shot, in grey."""
    chance = Random(f"{shot.damage.value} {shot.amount} {shot.seed}")  # noqa: S311 - a simulation, no secret
    paper = _damaged(of, shot, chance)
    scene = _held(paper, shot, chance)
    lit = _lit(scene, shot, chance, of.symbol)
    return _sensed(lit, shot, chance)


def perspective(source: Sequence[Point], seen: Sequence[Point]) -> tuple[float, ...]:
    """The eight figures with which Pillow draws four points of a picture at four others.

    Raises:
        ZeroDivisionError: three of the points seen lie on a line.
    """
    rows: list[list[float]] = []
    for (u, v), (x, y) in zip(source, seen, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [figure / rows[at][at] for figure in rows[at]]
        for row in range(8):
            if row != at:
                rows[row] = [one - rows[row][at] * other for one, other in zip(rows[row], rows[at], strict=True)]
    return tuple(row[8] for row in rows)


def _inked(paper: Image.Image) -> Image.Image:
    """Paper is not white and ink is not black, and light spreads a little between them."""
    return paper.point(lambda shade: _INK + shade * (_PAPER - _INK) // 255).filter(ImageFilter.GaussianBlur(0.7))


def _damaged(of: Print, shot: Shot, chance: Random) -> Image.Image:
    """What becomes of the paper."""
    if shot.damage not in (Damage.DOT_GAIN, Damage.SCRATCHES):
        return of.inked
    paper = of.paper
    if shot.damage is Damage.DOT_GAIN:
        for _ in range(int(shot.amount)):
            paper = paper.filter(ImageFilter.MinFilter(3))
    if shot.damage is Damage.SCRATCHES:
        paper = paper.copy()
        pen = ImageDraw.Draw(paper)
        half, reach = paper.width / 2, of.symbol * _MM / 2
        for _ in range(int(shot.amount)):
            angle, off = chance.uniform(0, pi), chance.uniform(-reach, reach)
            x, y = half - off * sin(angle), half + off * cos(angle)
            along = (2 * reach * cos(angle), 2 * reach * sin(angle))
            ends = (x - along[0], y - along[1], x + along[0], y + along[1])
            pen.line(ends, fill=255, width=round(_SCRATCH * _MM))
    return _inked(paper)


def _held(paper: Image.Image, shot: Shot, chance: Random) -> Image.Image:
    """The paper as the camera sees it, turned, tilted, bent and far off."""
    scale = FOCAL_PIXELS / shot.distance / _MM * _FINER
    scale /= shot.amount if shot.damage is Damage.DISTANCE else 1
    scale *= shot.amount if shot.damage is Damage.SHRINK else 1
    lean = shot.amount if shot.damage is Damage.TILT else chance.uniform(0, _LEAN)
    turn, way = radians(chance.uniform(-_TURN, _TURN)), chance.uniform(0, 2 * pi)
    bent = _bent(paper, shot.amount) if shot.damage is Damage.BEND else paper
    edge = paper.width * scale
    size = int(edge * 1.25) // _FINER * _FINER
    far = shot.distance * _MM * scale  # in the same pixels
    corners = ((0.0, 0.0), (bent.width, 0.0), (bent.width, bent.height), (0.0, bent.height))
    seen = []
    for x, y in corners:
        across, down = (x - bent.width / 2) * scale, (y - bent.height / 2) * scale
        across, down = across * cos(turn) - down * sin(turn), across * sin(turn) + down * cos(turn)
        along, aside = across * cos(way) + down * sin(way), -across * sin(way) + down * cos(way)
        depth = 1 + along * sin(radians(lean)) / far
        along, aside = along * cos(radians(lean)) / depth, aside / depth
        seen.append((size / 2 + along * cos(way) - aside * sin(way), size / 2 + along * sin(way) + aside * cos(way)))
    figures = perspective(corners, seen)
    shift = chance.uniform(0, 1)
    figures = (*figures[:2], figures[2] + shift, *figures[3:])
    drawn = bent.transform(
        (size, size), Image.Transform.PERSPECTIVE, figures, Image.Resampling.BILINEAR, fillcolor=_PAPER
    )
    return drawn.reduce(_FINER)


def _bent(paper: Image.Image, radius: float) -> Image.Image:
    """The paper around a pipe: towards its sides it turns away, and looks narrower."""
    half = paper.width / 2 / (radius * _MM)  # radians from the middle to the edge
    shown = sin(min(half, 1.4)) * radius * _MM
    width = int(2 * shown)
    strips = []
    for strip in range(_STRIPS):
        left, right = (width * edge // _STRIPS for edge in (strip, strip + 1))
        begin, end = ((edge - shown) / (radius * _MM) for edge in (left, right))
        first, last = (paper.width / 2 + _arc(one) * radius * _MM for one in (begin, end))
        quad = (first, 0, first, paper.height, last, paper.height, last, 0)
        strips.append(((left, 0, right, paper.height), quad))
    return paper.transform((width, paper.height), Image.Transform.MESH, strips, Image.Resampling.BILINEAR)


def _arc(height: float) -> float:
    """The angle whose sine this is, kept within a quarter turn."""
    return asin(max(-1.0, min(1.0, height)))


def _lit(scene: Image.Image, shot: Shot, chance: Random, symbol: float) -> Image.Image:
    """The scene in its light: weak, or with a lamp that shows in the lamination."""
    if shot.damage is Damage.LOW_LIGHT:
        return scene.point(lambda shade: shade * shot.amount)
    if shot.damage is Damage.GLARE:
        width = symbol * FOCAL_PIXELS / shot.distance
        spot = int(2 * shot.amount * width)
        lamp = ImageChops.invert(Image.radial_gradient("L")).resize((spot, spot))
        lamp = lamp.point(lambda shade: min(255, max(0, (shade - 74) * 4)))
        angle, off = chance.uniform(0, 2 * pi), chance.uniform(0.1, 0.3) * width
        x, y = (scene.width / 2 + off * turned - spot / 2 for turned in (cos(angle), sin(angle)))
        bright = Image.new("L", scene.size, 0)
        bright.paste(lamp, (int(x), int(y)))
        return ImageChops.add(scene, bright)
    return scene


def _sensed(lit: Image.Image, shot: Shot, chance: Random) -> Image.Image:
    """What lens and sensor make of it; weak light is turned up, and its grain with it."""
    blur = hypot(_LENS, shot.amount) if shot.damage is Damage.BLUR else _LENS
    grain = _GRAIN
    image = lit.filter(ImageFilter.GaussianBlur(blur))
    if shot.damage is Damage.NOISE:
        grain = shot.amount
    if shot.damage is Damage.LOW_LIGHT:
        grain = _DARK_GRAIN
    left, top = (chance.randrange(_TILE) for _ in range(2))
    noise = _noise(shot.seed % _TILES).crop((left, top, left + image.width, top + image.height))
    noise = noise.point(lambda shade: 128 + (shade - 128) * grain / 37)
    noisy = ImageChops.add(image, noise, 1, -128)
    if shot.damage is Damage.LOW_LIGHT:
        return noisy.point(lambda shade: min(255, shade / shot.amount * 0.8))
    return noisy


@lru_cache(maxsize=_TILES)
def _noise(seed: int) -> Image.Image:
    """Grain around 128 with a deviation of 37: four even chances together are nearly a normal one."""
    edge = 4 * _TILE
    draw = Random(seed)  # noqa: S311 - a simulation, no secret
    one, two, three, four = (Image.frombytes("L", (edge, edge), draw.randbytes(edge * edge)) for _ in range(4))
    return ImageChops.add(ImageChops.add(one, two, 2), ImageChops.add(three, four, 2), 2)
