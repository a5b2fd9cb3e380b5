"""Editions made by hand, for tests of what is printed from them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from jobaids.language.words import Words
from jobaids.model.aid import Aid, Alert, Clip, CodePolicy, Head, KeyPoint, Phase, Remedy, Signal, Step
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Code, Digest, Label, Language, Seconds, Slug
from jobaids.model.prose import Blocks, Inlines, Paragraph, Picture, Text
from jobaids.model.release import Edition, Effect, Seal
from jobaids.paper.formats import A4, CardFormat
from jobaids.render.card.text import CardOrder, NamedAid

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE = "https://aids.example.com"


def words(text: str) -> Inlines:
    """Plain words."""
    return (Text(text=text),)


def prose(*paragraphs: str) -> Blocks:
    """Some paragraphs."""
    return tuple(Paragraph(inner=words(one)) for one in paragraphs)


def key(text: str, reason: str = "") -> KeyPoint:
    """A key point and its reason."""
    return KeyPoint(text=words(text), reason=words(reason) if reason else ())


def alert(signal: Signal, text: str) -> Alert:
    """An alert of one paragraph."""
    return Alert(signal=signal, body=prose(text))


def step(number: int, quick: str, detail: str = "", **more: object) -> Step:
    """A step whose anchor is its number."""
    return Step(
        number=number,
        anchor=Anchor(f"step-{number}"),
        action=f"{quick} {detail}".strip(),
        quick=quick,
        detail=words(detail) if detail else (),
        **more,  # type: ignore[arg-type]
    )


def remedy(anchor: str, symptom: str, fix: str) -> Remedy:
    """A symptom and its fix."""
    return Remedy(anchor=Anchor(anchor), symptom=words(symptom), fix=prose(fix))


def picture(source: str, width: int = 400, height: int = 300) -> Media:
    """A picture's facts; its digest is that of its name."""
    digest = Digest(sha256(source.encode()).hexdigest())
    return Media(source=source, kind=MediaKind.PICTURE, digest=digest, ending="png", size=1, width=width, height=height)


def edition(aid: Aid, media: tuple[Media, ...] = (), changed: tuple[str, ...] = (), *, draft: bool = False) -> Edition:
    """An aid with a code for each anchor, sealed as revision 12 unless it is a draft."""
    anchors = (Anchor(""), *aid.anchors)
    codes = tuple((anchor, _code(f"{aid.slug}#{anchor}")) for anchor in anchors)
    seal = Seal(
        number=12,
        label=Label("12K"),
        at=datetime(2027, 3, 3, 6, 12, tzinfo=UTC),
        effective=date(2027, 3, 3),
        approved_by="Packaging maintenance",
        note="torque was 10 N·m",
        effect=Effect.WORK,
        changed=tuple((Anchor(one), Effect.WORK) for one in changed),
    )
    return Edition(aid=aid, codes=codes, media=media, seal=None if draft else seal)


def order(of: Edition, format_: CardFormat = A4, **more: object) -> CardOrder:
    """A card of an edition at a station."""
    settings: dict[str, object] = {
        "edition": of,
        "format": format_,
        "words": Words(language=of.aid.language),
        "base_url": BASE,
        "place": "Packaging line 3, filler",
        "tell": "the maintenance lead, extension 210",
        **more,
    }
    return CardOrder(**settings)  # type: ignore[arg-type]


def _code(target: str) -> Code:
    number = int.from_bytes(sha256(target.encode()).digest()[:8])
    return Code("".join(SIGNS[number >> 5 * place & 31] for place in range(6)))


def filler_seal() -> Edition:
    """A rich card: alerts of every rank, key points, pictures, clips and remedies."""
    shots = {number: f"plant/{number}.png" for number in (1, 2, 3, 5)}

    def shown(number: int) -> tuple[Picture, ...]:
        return (Picture(source=shots[number], alt=f"The work of step {number}"),)

    def film(start: float, end: float) -> Clip:
        return Clip(source="plant/seal.mp4", title="Seal", start=Seconds(start), end=Seconds(end))

    opening = Phase(
        title="Open",
        steps=(
            step(
                1,
                "Check the lock.",
                "Press START; nothing may move.",
                alerts=(
                    alert(
                        Signal.DANGER,
                        "Do not open the guard before your own lock is on. Stored air closes the valve. "
                        "It will crush your hand.",
                    ),
                ),
                key_points=(
                    key("press STOP afterwards.", "with START held in, the filler runs when the power comes back."),
                ),
                pictures=shown(1),
                clip=film(0, 12),
            ),
            step(
                2,
                "Take off the nozzle.",
                "Undo the four screws with the 5 mm hex key.",
                alerts=(
                    alert(
                        Signal.CAUTION,
                        "Hold the nozzle from below. It weighs 2 kg. A falling nozzle could bruise your foot.",
                    ),
                ),
                key_points=(key("put the screws in the tray.", "a lost screw can end in a bottle."),),
                pictures=shown(2),
                clip=film(12, 24),
            ),
            step(
                3,
                "Lift out the old seal.",
                "Hook it with the plastic pick.",
                alerts=(
                    alert(
                        Signal.NOTICE,
                        "Use no steel tool in the groove. A scratch leaks, and the nozzle is scrap.",
                    ),
                ),
                pictures=shown(3),
                clip=film(24, 34),
            ),
            step(
                4,
                "Wipe the groove.",
                "Go round it until the wipe stays white.",
                key_points=(key("feel the groove with a fingertip.", "one grain under the seal is a leak."),),
                clip=film(34, 46),
            ),
            step(
                5,
                "Press in the new seal.",
                "Push it flat all round, lip down.",
                key_points=(
                    key("the lip points down, to the bottle.", "the product then presses the lip shut."),
                    key(
                        "press with your thumbs at four opposite points.",
                        "pushed round in one direction, the seal stretches and buckles.",
                    ),
                ),
                pictures=shown(5),
                clip=film(46, 58),
            ),
        ),
    )
    closing = Phase(
        title="Close",
        steps=(
            step(
                6,
                "Fit the nozzle.",
                "Turn in the four screws by hand until they stop.",
                key_points=(key("lift the nozzle straight up.", "a tilted nozzle shears the lip."),),
            ),
            step(
                7,
                "Tighten to 8 N·m.",
                "Use the torque wrench crosswise: 1, 3, 2, 4.",
                alerts=(
                    alert(Signal.WARNING, "Keep your other hand off the valve. The wrench could slip and break it."),
                ),
            ),
            step(8, "Run ten bottles.", "Look for drops under the nozzle for one minute."),
        ),
    )
    aid = Aid(
        slug=Slug("filler-seal"),
        title="Change the filler seal",
        language=Language("en"),
        head=Head(
            minutes=12,
            tools=("5 mm hex key", "torque wrench", "plastic pick", "lint-free wipe", "new seal"),
            ppe=("gloves", "eye protection"),
            first=(Slug("lock-out-filler"),),
            codes=CodePolicy.EACH,
        ),
        intro=prose("Use this when the filler drips more than 3 drops a minute."),
        phases=(opening, closing),
        remedies=(
            remedy("seal-tears", "Seal tears", "Stop. Fit a new seal; never glue it."),
            remedy(
                "still-drips",
                "The filler still drips after ten bottles",
                "Lock out again. Take the seal out and look for a scratch in the groove. A scratched nozzle is scrap: "
                "tell the maintenance lead.",
            ),
        ),
    )
    clip = Media(
        source="plant/seal.mp4",
        kind=MediaKind.CLIP,
        digest=Digest("c" * 64),
        ending="mp4",
        size=1,
        seconds=Seconds(60.0),
    )
    return edition(aid, (*map(picture, shots.values()), clip), ("step-7", "still-drips"))


LOCK_OUT = NamedAid(slug=Slug("lock-out-filler"), title="Lock out the filler", code=Code("P53PX9"), label=Label("3F"))
