"""Pictures of the clinic's aids, each in a 360 x 270 frame."""

from __future__ import annotations

from scripts.drawings.figures import figures
from scripts.drawings.hands import bare, fist, gloved, pinch, pointing
from scripts.drawings.kitchen import bubbles, clock
from scripts.drawings.marks import arrow, ring
from scripts.drawings.people import profile
from scripts.drawings.shape import Drawing, Ink, at, box, line, oval, path, traced, tube


def wash_wound() -> Drawing:
    """A finger with a small wound under running water, soap beside it."""
    spout = tube("M360 34H170Q140 34 140 62V70", 30, Ink.LIGHT)
    water = path("M128 72H152V270H128Z", Ink.BLUE)
    hand = at(bare(pointing()), (292, 178), turn=-3, flip=True, grow=1.45)
    wound = oval(146, 154, 5.5, fill=Ink.ACCENT) + ring(146, 154, 24)
    soap = box((14, 216), (84, 36), Ink.YELLOW, radius=16) + bubbles(50, 196, 0.9)
    return spout + water + hand + wound + soap


def go_now() -> Drawing:
    """One hour shaded on a clock, an arrow to the door with the cross."""
    door = (
        box((226, 30), (110, 222), Ink.LIGHT, radius=4)
        + box((240, 44), (82, 208), radius=2)
        + oval(308, 156, 6, fill=Ink.BLACK)
    )
    sign = path("M270 66H292V86H312V108H292V128H270V108H250V86H270Z", Ink.ACCENT)
    hand = clock(92, 106, 1, r=76, since=0)
    return hand + line("M92 106V56", 5.5) + door + sign + arrow("M40 226H186", 17) + line("M206 252H354", 5)


def gloves_off() -> Drawing:
    """A bare finger under the cuff of the second glove, which holds the first one balled up."""
    wearing = at(gloved(fist()), (138, 168), grow=1.35)
    ball = path(
        "M214 126C236 110 272 120 268 144C284 158 270 188 248 186C234 202 204 190 208 168C192 156 196 132 214 126Z",
        Ink.LIGHT,
    )
    folds = line("M228 136C238 144 248 138 256 130M240 170C248 160 258 164 266 158", 2.4)
    finger = at(bare(pointing()), (40, 56), turn=50, grow=1.1)
    cuff = path("M94 112Q120 128 141 136V198L106 205Q100 160 94 112Z", Ink.LIGHT) + line(
        "M110 120Q118 160 117 202", 2.4
    )
    return ball + wearing + folds + finger + cuff + arrow("M196 62L240 92", 12)


def gown_off() -> Drawing:
    """A gown rolled inside out, held away from the body."""
    body = oval(70, 46, 27) + path("M36 270V126C36 96 52 84 70 84C88 84 104 96 104 126V270Z", Ink.LIGHT)
    roll = path(
        "M206 96C214 74 292 74 300 96C316 140 314 190 296 214C270 228 232 228 210 214C192 190 190 140 206 96Z",
        Ink.YELLOW,
    )
    spiral = line(
        "M254 150C262 142 276 150 272 164C266 182 236 178 234 156C232 128 268 116 286 136C302 158 290 196 256 198"
    )
    arms = (
        tube("M84 122L146 144L196 140", 25, Ink.LIGHT)
        + oval(206, 138, 15)
        + tube("M70 116L132 168L190 176", 25, Ink.LIGHT)
        + oval(202, 174, 15)
    )
    return body + roll + spiral + arms + line("M118 240H190M126 232L116 240L126 248M182 232L192 240L182 248", 4)


def strap_off() -> Drawing:
    """A head from the side; the lower strap of the respirator comes over the head first."""
    head = at(profile(0, 0, 1.08), (144, 128))
    mask = path(
        "M112 138C96 134 84 158 88 178C92 204 118 222 142 214C158 204 160 172 142 146C132 136 122 134 112 138Z",
        Ink.LIGHT,
    )
    upper = line("M144 150C180 138 214 118 254 96", 6)
    lower = line("M146 206C190 180 226 130 262 32", 7, Ink.ACCENT)
    hand = at(bare(pinch()), (356, 26), turn=-4, flip=True, grow=0.95)
    return (
        head
        + upper
        + mask
        + line("M102 156C112 168 120 188 122 208", 2.4)
        + lower
        + hand
        + arrow("M300 190C304 160 302 140 292 116", 12)
    )


def assessment() -> Drawing:
    """Four bands lettered S, B, A, R; the third is framed."""
    drawn = box((40, 14), (280, 242), radius=8)
    for k, letter in enumerate("SBAR"):
        framed = letter == "A"
        y = 22 + 57 * k
        drawn += box((50, y), (260, 52), Ink.WHITE if framed else Ink.LIGHT, radius=4) + figures(
            letter, 84, y + 26, 34, bold=0.19
        )
        drawn += line(f"M124 {y + 18}H288M124 {y + 34}H{250 - 20 * (k % 2)}", 5, Ink.DARK)
    frame = box((42, 130), (276, 64), None, radius=8)
    return drawn + traced(frame, Ink.BLACK, 12) + traced(frame, Ink.ACCENT, 6)
