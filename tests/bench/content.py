"""The same content for everybody who is measured: rich aids, made from a seed.

An aid has eight steps, four alerts, three photographs, key points with reasons, and four remedies. Whoever prints it
puts thirteen symbols on its card. Standard library only: peers that know nothing of jobaids read it too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

STEPS = 8
PHOTOS = 24  # different photographs, all in each eight aids: those of one works show the same machines again and again
HOST = "HTTPS://AIDS.EXAMPLE.COM"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

MACHINES = ("filler", "capper", "labeller", "palletiser", "rinser", "mixer", "conveyor", "checkweigher")
PARTS = ("seal", "belt", "nozzle", "bearing", "filter", "sensor", "guide rail", "chain", "gasket", "valve")
TOOLS = ("5 mm hex key", "torque wrench", "plastic pick", "lint-free wipe", "feeler gauge", "hooked tool")
WEAR = ("gloves", "eye protection", "hearing protection", "safety shoes")
ACTIONS = (
    ("isolate", "Turn isolator {n} to OFF.", "Hang your own lock on it and keep the key."),
    ("drain", "Drain line {n}.", "Wait until the gauge shows 0 bar."),
    ("open", "Open guard {n}.", "Lift both latches at the same time."),
    ("lift", "Lift out the old {part}.", "Use the hooked tool and no force."),
    ("wipe", "Wipe the seat dry.", "Go round it until the wipe stays white."),
    ("seat", "Press in the new {part}.", "Push with both thumbs for {s} seconds."),
    ("close", "Close guard {n}.", "Both latches must click."),
    ("run", "Run the {machine} for {s} minutes.", "Look for drops and listen at the drive."),
)
ALERTS = {
    0: ("DANGER", "Lock and tag before you open the guard. Stored air will crush your hand."),
    2: ("WARNING", "Keep your hands out while the drive of the {machine} turns. It can pull you in."),
    3: ("CAUTION", "Hold the {part} from below. It weighs {s} kg and could bruise your foot."),
    5: ("NOTICE", "Use no steel tool in the groove. A scratch leaks, and the part is scrap."),
}
POINTS = {
    0: ("try the start button; nothing may move", "stored air can still close the valve"),
    3: ("put the screws in tray {n}", "a lost screw can end in a bottle"),
    5: ("the lip points down, to the product", "the pressure then holds the lip shut"),
    7: ("stay until {s} units have passed", "a leak shows only under load"),
}
PICTURED = (1, 3, 5)  # steps with a photograph, counted from 0
REMEDIES = (
    ("tears", "The {part} tears", "Stop. Fit a new one; never glue it."),
    ("drips", "It drips at joint {n}", "Tighten crosswise to {s} N·m, then run it again."),
    ("noise", "The {machine} knocks", "Stop it and call maintenance, extension {n}."),
    ("alarm", "Alarm E{n} stays on", "Clear the sensor with a dry wipe and acknowledge."),
)
SYMBOLS = 1 + STEPS + len(REMEDIES)  # the aid's own, one a step, one a remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchStep:
    """A step; `alert` is signal word and text, `point` key point and reason, `photo` a file's name; empty: none."""

    anchor: str
    lead: str
    detail: str
    alert: tuple[str, str] = ("", "")
    point: tuple[str, str] = ("", "")
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchAid:
    """One aid, told apart by its number from 0; `remedies` are anchor, symptom and fix."""

    number: int
    title: str
    purpose: str
    tools: tuple[str, ...]
    wear: tuple[str, ...]
    steps: tuple[BenchStep, ...]
    remedies: tuple[tuple[str, str, str], ...]

    @property
    def slug(self) -> str:
        """What it is called, and its file."""
        return f"job-{self.number:05}"


def aids(count: int) -> Iterator[BenchAid]:
    """So many aids; each is the same in every run and however many are asked for."""
    return map(aid, range(count))


def aid(number: int) -> BenchAid:
    """One aid."""
    dice = random.Random(number)  # noqa: S311 - content, no secret
    words = {"n": number + 1, "s": dice.randint(3, 60), "part": dice.choice(PARTS), "machine": dice.choice(MACHINES)}
    photos = iter((len(PICTURED) * number + place) % PHOTOS for place in range(len(PICTURED)))
    return BenchAid(
        number=number,
        title="Change {part} {n} of the {machine}".format_map(words),
        purpose="Use this when {machine} {n} drips more than {s} drops a minute.".format_map(words),
        tools=tuple(dice.sample(TOOLS, 3)),
        wear=tuple(dice.sample(WEAR, 2)),
        steps=tuple(
            BenchStep(
                anchor=anchor,
                lead=lead.format_map(words),
                detail=detail.format_map(words),
                alert=_said(ALERTS.get(place), words),
                point=_said(POINTS.get(place), words),
                photo=photo_name(next(photos)) if place in PICTURED else "",
            )
            for place, (anchor, lead, detail) in enumerate(ACTIONS)
        ),
        remedies=tuple((anchor, sign.format_map(words), fix.format_map(words)) for anchor, sign, fix in REMEDIES),
    )


def photo_name(number: int) -> str:
    """The file of a photograph."""
    return f"photo-{number:02}.jpg"


def texts(aid: BenchAid) -> Iterator[str]:
    """Every sentence of an aid: what each form of it must show."""
    yield aid.title
    yield aid.purpose
    yield from (*aid.tools, *aid.wear)
    for step in aid.steps:
        yield from (text for text in (step.lead, step.detail, step.alert[1], *step.point) if text)
    for _, sign, fix in aid.remedies:
        yield from (sign, fix)


def addresses(aid: BenchAid) -> tuple[str, ...]:
    """What the symbols of its card hold: the aid's own, those of the steps, those of the remedies.

    They are as long as those of jobaids, and as quick to encode.
    """
    return tuple(f"https{HOST[5:]}/{_code(aid.number * SYMBOLS + place)}/1{SIGNS[place]}/" for place in range(SYMBOLS))


def _code(number: int) -> str:
    shuffled = (number + 1) * 387_420_489 % 32**6
    return "".join(SIGNS[shuffled // 32**place % 32] for place in range(6))


def _said(texts: tuple[str, str] | None, words: dict[str, object]) -> tuple[str, str]:
    first, second = texts or ("", "")
    return first.format_map(words), second.format_map(words)
