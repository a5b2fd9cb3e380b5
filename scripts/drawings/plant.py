"""Parts of the plant: the filling machine, pipes and valves, eyewash, forklift, spill."""

from __future__ import annotations

from scripts.drawings.figures import figures
from scripts.drawings.filler import dial
from scripts.drawings.shape import Drawing, Ink, at, box, hoop, line, oval, path, traced, tube


def bottle(x: float, y: float, grow: float = 1, ink: Ink = Ink.WHITE) -> Drawing:
    """A bottle standing at x, y, 60 units tall."""
    return at(path("M-7 -60H7V-46C7 -38 15 -36 15 -26V0H-15V-26C-15 -36 -7 -38 -7 -46Z", ink), (x, y), grow=grow)


def filler(x: float, y: float, grow: float = 1) -> Drawing:
    """The filling machine from the front; x, y is the middle of its feet; 230 wide and 200 tall."""
    frame = (
        box((-112, -200), (224, 34), Ink.LIGHT, radius=4)
        + box((-108, -166), (20, 166), Ink.LIGHT)
        + box((88, -166), (20, 166), Ink.LIGHT)
    )
    guard = box((-88, -166), (176, 100)) + line("M0 -166V-66", 2.4)
    nozzles = tuple(
        s
        for k in (-52, 0, 52)
        for s in path(f"M{k - 16} -166H{k + 16}V-146H{k + 7}V-132H{k - 7}V-146H{k - 16}Z", Ink.DARK)
    )
    bottles = tuple(s for k in (-52, 0, 52) for s in bottle(k, -66, 0.9))
    table = box((-116, -66), (232, 18), Ink.DARK, radius=3) + box((-88, -48), (176, 48), Ink.LIGHT)
    return at(frame + guard + nozzles + bottles + table, (x, y), grow=grow)


def ball_valve(x: float, y: float, *, shut: bool = True, grow: float = 1, stub: float = 120) -> Drawing:
    """A valve in a level pipe; its blue handle stands across the pipe when shut."""
    pipe = (
        box((-stub, -15), (2 * stub, 30), Ink.LIGHT)
        + box((-46, -24), (14, 48), Ink.LIGHT)
        + box((32, -24), (14, 48), Ink.LIGHT)
    )
    body = oval(0, 0, 34, 30, Ink.DARK)
    handle = at(
        path("M-13 13V-78C-13 -94 13 -94 13 -78V13Z", Ink.BLUE) + oval(0, -72, 6), (0, 0), turn=0 if shut else 90
    )
    return at(pipe + body + handle + oval(0, 0, 10), (x, y), grow=grow)


def puff(x: float, y: float, grow: float = 1, *, turn: float = 0) -> Drawing:
    """Air that leaves to the right."""
    return at(line("M0 0H44M2 -14Q26 -18 44 -32M2 14Q26 18 44 32"), (x, y), turn=turn, grow=grow)


def gauge_at_zero(x: float, y: float, grow: float = 1) -> Drawing:
    """A pressure gauge on its stem whose needle lies at 0."""
    return at(
        box((-9, 48), (18, 40), Ink.LIGHT)
        + dial(0, 0, 0.0, "")
        + figures("0", -4, 34, 18)
        + hoop((0, 0), (54, 54), core=9, fill=Ink.DARK),
        (x, y),
        grow=grow,
    )


def streams(x: float, y: float, height: float = 84) -> Drawing:
    """Two soft streams that rise from x - 52 and x + 52 and meet; y is the level of the nozzles."""
    top = y - height
    left = path(
        f"M{x - 60} {y}C{x - 58} {top} {x - 8} {top - 16} {x} {top + 30}"
        f"C{x - 6} {top + 12} {x - 42} {top + 14} {x - 44} {y}Z",
        Ink.BLUE,
    )
    right = path(
        f"M{x + 60} {y}C{x + 58} {top} {x + 8} {top - 16} {x} {top + 30}"
        f"C{x + 6} {top + 12} {x + 42} {top + 14} {x + 44} {y}Z",
        Ink.BLUE,
    )
    return left + right


def eyewash(x: float, y: float, grow: float = 1, *, pushed: bool = True) -> Drawing:
    """An eyewash from the front, running when its paddle is pushed down; x, y is the middle of the bowl's rim."""
    stand = box((-12, 60), (24, 120), Ink.LIGHT) + path("M-44 180H44V190H-44Z", Ink.DARK)
    bowl = path("M-122 0H122C118 46 60 66 0 66C-60 66 -118 46 -122 0Z", Ink.GREEN)
    heads = tuple(s for k in (-52, 52) for s in box((k - 18, -22), (36, 22), Ink.YELLOW, radius=5))
    water = streams(0, -22) if pushed else ()
    return at(stand + water + heads + bowl, (x, y), grow=grow)


def paddle(x: float, y: float, *, turn: float = 0) -> Drawing:
    """The big push paddle on its arm; x, y is where the arm meets the bowl."""
    return at(tube("M0 0H30", 14, Ink.DARK) + box((26, -36), (22, 72), Ink.YELLOW, radius=6), (x, y), turn=turn)


def forklift(x: float, y: float, grow: float = 1) -> Drawing:
    """A counterbalance truck facing right; x, y is the middle of its wheels' track."""
    mast = box((62, -196), (13, 186), Ink.LIGHT) + box((79, -196), (13, 186), Ink.LIGHT) + line("M77 -186V-40", 3)
    hose = line("M70 -190C52 -176 56 -120 60 -70", 5)
    carriage = box((92, -84), (12, 56), Ink.DARK) + path("M104 -50H114V-22H196L196 -12H104Z", Ink.DARK)
    roof = line("M-56 -178H58", 10) + line("M-48 -176L-62 -86M46 -176L56 -92", 6)
    body = path("M-112 -26V-72C-112 -92 -100 -98 -84 -98H-14L-4 -58H22L30 -96H60V-26Z", Ink.YELLOW)
    seat = path("M-60 -98V-130C-60 -138 -48 -138 -46 -130L-42 -106H-14V-98Z", Ink.BLACK) + line(
        "M34 -96L22 -122M12 -118L34 -128", 6
    )
    wheels = tuple(
        s
        for k, r in ((-72, 27), (34, 31))
        for s in oval(k, -r + 6, r, fill=Ink.BLACK) + oval(k, -r + 6, r * 0.42, fill=Ink.WHITE)
    )
    return at(hose + mast + carriage + roof + seat + body + wheels, (x, y), grow=grow)


def drain(x: float, y: float, grow: float = 1) -> Drawing:
    """A floor drain's grating."""
    bars = "".join(f"M{k} -22V22" for k in range(-30, 31, 12))
    return at(path("M-44 -30H44L52 30H-52Z", Ink.LIGHT) + line(bars, 5), (x, y), grow=grow)


def filler_from_above(x: float, y: float, grow: float = 1) -> Drawing:
    """The filler in plan with its line painted round it."""
    lane = box((-112, -84), (224, 168), None, radius=10)
    painted = traced(lane, Ink.BLACK, 13) + traced(lane, Ink.YELLOW, 7)
    machine = (
        box((-70, -46), (140, 92), Ink.LIGHT, radius=5)
        + box((-96, -16), (192, 32), Ink.DARK)
        + tuple(s for k in (-70, -35, 0, 35, 70) for s in oval(k, 0, 9))
    )
    return at(painted + machine, (x, y), grow=grow)


def person_from_above(x: float, y: float, *, turn: float = 0) -> Drawing:
    """Shoulders and a hard hat in plan, facing up."""
    return at(
        path("M-34 0C-34 -18 34 -18 34 0C34 18 -34 18 -34 0Z", Ink.LIGHT)
        + oval(0, -1, 17, 19, Ink.WHITE)
        + line("M0 -18V16", 2.4),
        (x, y),
        turn=turn,
    )
