"""Pictures of the till's aid and of how a card is used, each in a 360 x 270 frame."""

from __future__ import annotations

from scripts.drawings.hands import bare, pointing
from scripts.drawings.marks import arrow, cross, tick
from scripts.drawings.shape import Drawing, Ink, at, box, line, oval, path, tube


def reader(x: float, y: float, grow: float = 1) -> Drawing:
    """A card reader from the front; x, y is the middle of its top edge; 120 wide and 210 tall."""
    case = path(
        "M-60 14C-60 4 -54 0 -44 0H44C54 0 60 4 60 14L52 190C52 202 46 210 36 210H-36C-46 210 -52 202 -52 190Z",
        Ink.DARK,
    )
    screen = box((-44, 16), (88, 52), radius=5) + line("M-30 36H30M-30 50H8", 5, Ink.DARK)
    keys = tuple(s for r in range(3) for c in range(3) for s in box((-38 + 28 * c, 82 + 24 * r), (20, 16), radius=4))
    row = tuple(
        s
        for c, ink in enumerate((Ink.ACCENT, Ink.YELLOW, Ink.GREEN))
        for s in box((-38 + 28 * c, 156), (20, 16), ink, radius=4)
    )
    return at(case + screen + keys + row + line("M-34 194H34", 6), (x, y), grow=grow)


def serial() -> Drawing:
    """The back of a reader with its plate under a magnifier."""
    case = path(
        "M28 30C28 16 36 10 50 10H196C210 10 218 16 218 30L206 236C206 252 196 262 182 262H64C50 262 40 252 40 236Z",
        Ink.DARK,
    )
    screws = tuple(
        s
        for x, y in ((50, 32), (196, 32), (58, 240), (188, 240))
        for s in oval(x, y, 7) + line(f"M{x - 4} {y - 4}L{x + 4} {y + 4}", 2.4)
    )
    plate = box((62, 96), (122, 74), radius=4) + line("M74 114H150M74 128H170", 4, Ink.DARK) + _bars(74, 140, 20, 1.0)
    lens = (
        at(tube("M52 52L108 108", 22, Ink.BLACK), (222, 126))
        + oval(222, 126, 74)
        + _bars(180, 92, 44, 1.55)
        + line("M178 156H266", 8)
    )
    return case + screws + plate + lens


def _bars(x: float, y: float, h: float, grow: float) -> Drawing:
    """A bar code."""
    drawn: Drawing = ()
    for at_x, width in ((0, 3), (8, 5), (16, 2.500), (22, 2.5), (30, 6), (39, 3), (46, 2.5), (52, 5)):
        drawn += line(f"M{x + at_x * grow:.1f} {y}V{y + h}", width)
    return drawn


def slot() -> Drawing:
    """A fingernail lifts a false front from the reader's card slot."""
    case = path("M14 0H250L236 138C234 152 226 158 212 158H52C38 158 30 152 28 138Z", Ink.DARK)
    keys = tuple(s for r in range(2) for c in range(3) for s in box((62 + 50 * c, 18 + 42 * r), (38, 28), radius=6))
    true_slot = box((64, 116), (136, 16), Ink.BLACK, radius=4)
    front = box((-96, -26), (192, 52), Ink.ACCENT, radius=10) + box((-66, -7), (132, 14), Ink.BLACK, radius=4)
    false = at(front, (142, 196), turn=-12)
    hand = at(bare(pointing()), (352, 238), turn=16, flip=True, grow=1.1)
    return case + keys + true_slot + false + hand + arrow("M52 182C40 200 40 214 46 226", 11)


def cable() -> Drawing:
    """Straight from reader to till is right; a box between is wrong."""
    drawn: Drawing = ()
    for y, spliced in ((12, False), (146, True)):
        lead = line(f"M74 {y + 62}H258", 9)
        middle = box((136, y + 44), (56, 36), Ink.ACCENT, radius=4) if spliced else ()
        drawn += lead + middle + reader(58, y + 4, 0.52) + _till(286, y + 104)
        drawn += cross(164, y + 18, 0.86) if spliced else tick(164, y + 26, 0.86)
    return drawn + line("M20 134H340", 2.4)


def _till(x: float, y: float) -> Drawing:
    """A till with its drawer; x, y is the middle of its base."""
    screen = path("M-40 -98H30L38 -58H-48Z", Ink.LIGHT) + line("M-4 -58V-34", 10)
    return at(screen + box((-56, -36), (112, 36), Ink.DARK, radius=4) + line("M-14 -18H14", 5), (x, y))


def symbol(x: float, y: float, size: float) -> Drawing:
    """A square symbol as seen from afar: three eyes and a scatter of modules; x, y is its top left corner."""
    k = size / 11
    eyes = tuple(
        s
        for ex, ey in ((0, 0), (8, 0), (0, 8))
        for s in (
            *_block(x + ex * k, y + ey * k, 3 * k, Ink.BLACK),
            *_block(x + (ex + 1) * k, y + (ey + 1) * k, k, Ink.WHITE),
        )
    )
    dots = (
        (4, 0),
        (6, 1),
        (5, 3),
        (4, 4),
        (7, 4),
        (9, 4),
        (0, 4),
        (2, 5),
        (6, 6),
        (8, 6),
        (10, 5),
        (4, 7),
        (5, 9),
        (7, 8),
        (9, 9),
        (10, 7),
        (6, 10),
        (8, 10),
        (4, 10),
        (10, 10),
    )
    return eyes + tuple(s for dx, dy in dots for s in _block(x + dx * k, y + dy * k, k, Ink.BLACK))


def _block(x: float, y: float, size: float, ink: Ink) -> Drawing:
    return path(f"M{x} {y}h{size}v{size}h{-size}Z", ink, outline=None)


def phone(x: float, y: float, w: float = 110, h: float = 200) -> Drawing:
    """A phone; x, y is its top left corner."""
    return box((x, y), (w, h), Ink.BLACK, radius=16) + box((x + 8, y + 20), (w - 16, h - 40), radius=3)


def scan() -> Drawing:
    """A phone over one symbol; a finger covers the next."""
    card = (
        box((16, 8), (240, 256), radius=6)
        + line("M36 44H130M36 64H110M36 176H130M36 196H110", 7, Ink.DARK)
        + line("M16 136H256", 2.4)
    )
    below = symbol(166, 164, 74)
    held = phone(146, 2, 118, 132) + box((154, 14), (102, 108), radius=3) + symbol(168, 31, 74) + _corners(160, 22, 92)
    hand = at(bare(pointing()), (312, 236), turn=12, flip=True, grow=1.05)
    return card + below + held + hand


def _corners(x: float, y: float, size: float) -> Drawing:
    r, e = 18, size
    upper = f"M{x} {y + r}V{y}H{x + r}M{x + e - r} {y}H{x + e}V{y + r}"
    lower = f"M{x + e} {y + e - r}V{y + e}H{x + e - r}M{x + r} {y + e}H{x}V{y + e - r}"
    return line(upper + lower, 5, Ink.ACCENT)


def first_line() -> Drawing:
    """A phone whose first line has a tick."""
    screen = phone(96, 6, 168, 300) + box((104, 26), (152, 50), Ink.GREEN)
    line_one = at(tick(0, 0, 0.78), (132, 51)) + line("M160 44H240M160 59H216", 7)
    rest = (
        line("M122 104H238M122 126H200", 11)
        + box((122, 150), (116, 70), Ink.LIGHT, radius=4)
        + line("M122 240H238M122 258H210", 7, Ink.DARK)
    )
    return screen + line_one + rest + arrow("M40 51H60", 15)
