"""Pictures of the kitchen's aids, each in a 360 x 270 frame; clips move the numbers."""

from __future__ import annotations

from scripts.drawings.figures import figures
from scripts.drawings.hand_rub import tips
from scripts.drawings.hands import bare, fist, pointing
from scripts.drawings.kitchen import (
    bubbles,
    clock,
    cubes,
    display,
    jug,
    knife,
    ladle,
    pan,
    peanut,
    probe,
    ruler_up,
    tap,
)  # fmt: skip
from scripts.drawings.marks import arrow, cross, ring, tick, turn_arrow
from scripts.drawings.shape import Drawing, Ink, at, box, line, oval, path, tube

ICE = (
    (-128, 8, 12),
    (-98, 22, -20),
    (-66, 40, 8),
    (-30, 48, -14),
    (4, 42, 20),
    (40, 48, -6),
    (74, 38, 14),
    (104, 20, -16),
    (130, 6, 8),
)


def shallow_pans(full: float = 0.72, *, ladle_at: tuple[float, float] = (118, 104), turn: float = -30) -> Drawing:
    """Stew goes into a shallow pan; a ruler beside it shows 5 cm."""
    ruler = ruler_up(262, 244, 9, 11.6) + figures("5 cm", 306, 116, 26)
    hand = at(bare(fist()), (ladle_at[0] - 28, ladle_at[1] - 98), turn=28, grow=0.9)
    stream = path(
        f"M{ladle_at[0] + 20} {ladle_at[1] + 24}C{ladle_at[0] + 34} {ladle_at[1] + 34} 146 170 146 190"
        f"H128C128 168 {ladle_at[0] + 22} {ladle_at[1] + 50} {ladle_at[0] + 8} {ladle_at[1] + 34}Z",
        Ink.ACCENT,
    )
    return stream + pan(134, 164, 210, 80, full=full) + at(ladle(0, 0, turn=turn), ladle_at) + hand + ruler


def ice_bath(stir: float = 0) -> Drawing:
    """The pan in a sink of ice water up to the food's level, a spoon stirring."""
    water = path("M18 150H342V238C342 250 336 254 326 254H34C24 254 18 250 18 238Z", Ink.BLUE, outline=None)
    spoon = at(tube("M0 0L46 -150", 11, Ink.DARK), (176 + stir, 176))
    hand = at(bare(fist()), (284 + stir, 44), turn=-8, flip=True, grow=0.9)
    rim = line("M2 110H28M332 110H358", 7)
    return (
        water
        + line("M14 110V238C14 254 22 258 36 258H324C338 258 346 254 346 238V110", 5)
        + rim
        + cubes(180, 186, ICE)
        + spoon
        + pan(180, 130, 190, 84)
        + hand
    )


def probed(reading: str, hours: float, said: str, since: float = 0) -> Drawing:
    """A probe in the middle of the food beside a clock."""
    return (
        probe(130, 216, reading)
        + pan(150, 180, 240, 74)
        + tube("M130 181V214", 8, Ink.LIGHT)
        + clock(294, 66, hours, r=50, since=since)
        + figures(said, 294, 144, 30)
    )


def first_limit() -> Drawing:
    """21 °C in the middle after two hours."""
    return probed("21°C", 2, "2 h")


def cooler(reading: str | None = None, hours: float = 0) -> Drawing:
    """Three shallow pans apart on the top shelf, covers ajar; with a reading, its display and clock below."""
    case = box((30, 12), (300, 250), Ink.LIGHT, radius=10) + box((46, 28), (268, 220), radius=6)
    shelves = line("M46 120H314M46 190H314", 6)
    pans = tuple(s for x in (94, 180, 266) for s in _covered(x, 84))
    flakes = line("M180 44V66M170 49.500L190 60.5M190 49.5L170 60.5", 3)
    if reading is None:
        return (
            case
            + shelves
            + pans
            + flakes
            + box((70, 150), (60, 38), Ink.LIGHT, radius=4)
            + box((140, 160), (40, 28), Ink.LIGHT, radius=4)
        )
    return (
        case
        + line("M46 120H314", 6)
        + pans
        + line("M180 60V92", 6)
        + display(124, 186, reading, 0.95)
        + clock(252, 186, hours, r=48, since=2)
    )


def _covered(x: float, y: float) -> Drawing:
    return at(box((-38, -9), (70, 7), Ink.DARK, radius=3), (x + 6, y - 4), turn=-9) + pan(x, y, 62, 32, full=0.7)


def bleach() -> Drawing:
    """A measuring cup filled to the 8 mL mark beside a bleach bottle."""
    cup = path("M60 110L72 240H168L180 110Z") + path("M66 168L72.500 238H167.500L174 168Z", Ink.LIGHT)
    marks = line("M70 208H96M68 188H88M64 148H84M63 128H83", 2.6) + line("M64 168H112", 6, Ink.ACCENT)
    return (
        cup
        + marks
        + path("M60 110H180L196 98H176")
        + figures("8 mL", 122, 66, 32)
        + jug(270, 246, 1.25)
        + arrow("M30 168H34", 12)
    )


def strip() -> Drawing:
    """A test strip beside its scale; the field from 50 to 100 is framed."""
    tones = (Ink.WHITE, Ink.LIGHT, Ink.PURPLE, Ink.BLACK)
    scale = tuple(s for k, ink in enumerate(tones) for s in box((150, 19 + 58 * k), (76, 58), ink))
    signs = tuple(s for k, text in enumerate(("10", "50", "100")) for s in figures(text, 280, 77 + 58 * k, 30))
    paper = box((52, 24), (44, 226), radius=3) + box((52, 24), (44, 70), Ink.PURPLE, radius=3)
    return paper + scale + signs + ring(188, 164, 52, 36) + arrow("M104 60L120 124", 12)


def hand_wash() -> Drawing:
    """Soapy hands: finger tips rub in a palm."""
    return tips() + bubbles(110, 170, 1.1) + bubbles(246, 150, 1.1) + bubbles(176, 216, 0.9) + bubbles(60, 196, 0.8)


def close_tap() -> Drawing:
    """A hand closes a tap through a paper towel."""
    towel = path("M190 70C210 56 240 62 262 54C276 66 282 96 278 122C256 116 236 128 212 122C194 116 190 92 190 70Z")
    folds = line("M214 66C220 84 218 100 224 120M244 62C248 84 248 98 250 118", 2.2)
    hand = at(bare(fist()), (330, 66), turn=-12, flip=True, grow=1.05)
    return (
        at(tap(0, 0), (66, 132))
        + towel
        + folds
        + hand
        + turn_arrow((182, 130), 44, -20, 50, thick=11)
        + line("M20 256H340", 5)
    )


def labels() -> Drawing:
    """A ticket with a peanut, a jar with a peanut, a finger on its list."""
    ticket = (
        path("M20 20H136V236L116 224L98 236L78 224L58 236L40 224L20 236Z")
        + line("M40 48H116M40 70H94", 6, Ink.DARK)
        + ring(78, 140, 42)
        + peanut(78, 140, 0.95)
    )
    jar = (
        box((196, 20), (120, 30), Ink.DARK, radius=6)
        + box((186, 50), (140, 206), Ink.LIGHT, radius=20)
        + box((186, 84), (140, 130))
    )
    marks = (
        peanut(216, 118, 0.6)
        + line("M242 106H306M242 124H306M204 152H306M204 172H306M204 192H270", 5, Ink.DARK)
        + line("M204 172H262", 6, Ink.ACCENT)
    )
    return ticket + jar + marks + at(bare(pointing()), (352, 226), turn=24, flip=True, grow=0.8)


def purple() -> Drawing:
    """A purple board and knife, apart from the rest."""
    board = box((20, 60), (190, 150), Ink.PURPLE, radius=14) + oval(42, 82, 8)
    rest = tuple(
        s
        for k, ink in enumerate((Ink.WHITE, Ink.LIGHT, Ink.DARK))
        for s in box((278 + 22 * k, 60), (14, 150), ink, radius=4)
    )
    return board + knife(98, 152, turn=-16) + line("M250 30V240", 5) + rest + line("M260 212H350", 6)


def probe_in() -> Drawing:
    """A probe in the middle of a glass of crushed ice and water, 5 cm deep."""
    water = path("M104 110L116 250H244L256 110Z", Ink.BLUE, outline=None)
    ice = cubes(
        180,
        180,
        tuple(
            (dx, dy, t)
            for dx, dy, t in (
                (-48, -52, 10),
                (-16, -60, -14),
                (22, -56, 24),
                (52, -50, -8),
                (-46, -18, -24),
                (46, -16, 14),
                (-40, 16, 8),
                (40, 20, -18),
                (-34, 48, 20),
                (0, 56, -6),
                (34, 50, 12),
            )
        ),
        27,
    )
    glass = line("M98 76L116 252H244L262 76", 5)
    depth = (
        line("M290 112H326M290 196H326", 4)
        + arrow("M308 140V128", 9)
        + arrow("M308 168V180", 9)
        + figures("5 cm", 316, 226, 22)
    )
    return water + ice + tube("M180 60V196", 10, Ink.LIGHT) + display(180, 38, "0°C", 0.9) + glass + depth


def compare() -> Drawing:
    """Three readings: one below and one above zero are right, two above is wrong."""
    drawn: Drawing = ()
    for x, text, right in ((62, "-1°C", True), (180, "+1°C", True), (298, "+2°C", False)):
        stem = tube(f"M{x} 120V196", 9, Ink.LIGHT)
        drawn += (
            stem
            + box((x - 54, 44), (108, 78), Ink.DARK, radius=16)
            + box((x - 47, 54), (94, 58), radius=6)
            + figures(text, x, 83, 27)
        )
        drawn += tick(x, 228, 1.15) if right else cross(x, 228, 1.15)
    return drawn
