"""A small site by hand: one aid in three releases and two languages, with every kind of content a page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from jobaids.codes.alphabet import ALPHABET, check_sign
from jobaids.model.aid import Aid, Alert, Check, Clip, Head, KeyPoint, Phase, Remedy, Signal, Step
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Code, Digest, Label, Language, Seconds, Slug
from jobaids.model.prose import Break, Inlines, Item, Link, Listing, Paragraph, Picture, Strong, Table, Text
from jobaids.model.release import AidRecord, Edition, Effect, GivenCode, Seal, Target, TargetKind
from jobaids.model.station import Station

NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)
PLACES = (
    "check-lock",
    "nozzle-off",
    "old-seal-out",
    "wipe-groove",
    "new-seal-in",
    "hand-tight",
    "tighten",
    "count-drips",
)
WINDOWS = {"check-lock": (0, 12), "nozzle-off": (12, 24), "old-seal-out": (24, 34), "tighten": (58, 72)}
PICTURES = ("check-lock", "nozzle-off", "old-seal-out", "new-seal-in", "tighten")


def say(text: str) -> Inlines:
    """Plain words."""
    return (Text(text=text),) if text else ()


def paragraph(text: str) -> tuple[Paragraph, ...]:
    """One paragraph of plain words."""
    return (Paragraph(inner=say(text)),)


def code_of(seed: str) -> Code:
    """A valid code, always the same for one seed."""
    first = "".join(ALPHABET[octet % 32] for octet in sha256(seed.encode()).digest()[:5])
    return Code(first + check_sign(first))


def digest_of(name: str) -> Digest:
    """What stands in for a file's digest."""
    return Digest(sha256(name.encode()).hexdigest())


def alert(signal: Signal, text: str) -> tuple[Alert, ...]:
    """One alert of one paragraph."""
    return (Alert(signal=signal, body=paragraph(text)),)


ENGLISH = (
    ("Check the lock.", "Press START; nothing may move."),
    ("Take off the nozzle.", "Undo the four screws with the 5 mm hex key."),
    ("Lift out the old seal.", "Hook it with the plastic pick."),
    ("Wipe the groove.", "Go round it until the wipe stays white."),
    ("Press in the new seal.", "Push it flat all round, lip down."),
    ("Fit the nozzle.", "Turn in the four screws by hand until they stop."),
    ("Tighten to 8 N·m.", "Use the torque wrench crosswise: 1, 3, 2, 4."),
    ("Count the drips.", "When the filler is back in service, watch the nozzle for 1 minute."),
)
ARABIC = (
    ("تحقق من القفل.", "اضغط START؛ يجب ألا يتحرك شيء."),
    ("انزع الفوهة.", "فك البراغي الأربعة بمفتاح سداسي 5 مم."),
    ("ارفع الحلقة القديمة.", "ارفعها بالخطاف البلاستيكي."),
    ("امسح المجرى.", "امسح حتى تبقى المنشفة بيضاء."),
    ("اضغط الحلقة الجديدة.", "اضغطها من كل الجهات، والشفة إلى الأسفل."),
    ("ركّب الفوهة.", "أدر البراغي الأربعة باليد حتى تتوقف."),
    ("شد إلى 8 N·m.", "استخدم مفتاح العزم بالتقاطع: 1، 3، 2، 4."),
    ("عُدّ القطرات.", "عندما تعود الآلة إلى الخدمة، راقب الفوهة دقيقة واحدة."),
)
ALERTS: dict[str, tuple[Signal, str, str]] = {
    "check-lock": (
        Signal.DANGER,
        "Do not open the guard before your own lock is on. Stored air closes the valve. It will crush your hand.",
        "لا تفتح الواقي قبل أن تضع قفلك. الهواء المخزون يغلق الصمام وسوف يسحق يدك.",
    ),
    "nozzle-off": (
        Signal.CAUTION,
        "Hold the nozzle from below. It weighs 2 kg. A falling nozzle could bruise your foot.",
        "أمسك الفوهة من الأسفل. وزنها 2 كغ. قد تصيب قدمك إذا سقطت.",
    ),
    "old-seal-out": (
        Signal.NOTICE,
        "Use no steel tool in the groove. A scratch leaks, and the nozzle is scrap.",
        "لا تستخدم أداة فولاذية في المجرى. الخدش يسرّب.",
    ),
    "tighten": (
        Signal.WARNING,
        "Keep your face away from the nozzle. A slipping wrench could break your teeth.",
        "أبعد وجهك عن الفوهة. قد يكسر المفتاح المنزلق أسنانك.",
    ),
}


def hazards(name: str, arabic: bool) -> tuple[Alert, ...]:
    """The alert of a step, if it has one."""
    if name not in ALERTS:
        return ()
    signal, english, translated = ALERTS[name]
    return alert(signal, translated if arabic else english)


def steps(texts: tuple[tuple[str, str], ...], arabic: bool = False) -> tuple[Step, ...]:
    """The eight steps of the seal change."""
    return tuple(
        Step(
            number=number,
            anchor=Anchor(name),
            action=f"{quick} {detail}",
            quick=quick,
            detail=say(detail),
            alerts=hazards(name, arabic),
            key_points=(
                KeyPoint(
                    text=say("أوقف عند أول طقة." if arabic else "stop at the first click."),
                    reason=say(
                        "أكثر من 8 N·m يعصر الحلقة."
                        if arabic
                        else "more than 8 N·m squeezes the seal out of its groove."
                    ),
                ),
                KeyPoint(text=say("الشفة إلى الأسفل." if arabic else "the lip points down, to the bottle.")),
            ),
            pictures=(Picture(source=f"plant/{name}.svg", alt=""),) if name in PICTURES else (),
            clip=Clip(
                source="plant/change-seal.mp4",
                title=quick,
                start=Seconds(WINDOWS[name][0]),
                end=Seconds(WINDOWS[name][1]),
            )
            if name in WINDOWS
            else None,
            checks=(Check(text=say("Left side")), Check(text=say("Right side"))) if name == "wipe-groove" else (),
        )
        for number, (name, (quick, detail)) in enumerate(zip(PLACES, texts, strict=True), 1)
    )


def aid(arabic: bool = False) -> Aid:
    """Change the filler seal."""
    of = steps(ARABIC if arabic else ENGLISH, arabic)
    return Aid(
        slug=Slug("ar/filler-seal" if arabic else "filler-seal"),
        title="تغيير حلقة آلة التعبئة" if arabic else "Change the filler seal",
        language=Language("ar" if arabic else "en"),
        head=Head(
            owner="Packaging maintenance",
            review_by=date(2027, 10, 2),
            minutes=12,
            tools=("5 mm hex key", "torque wrench", "plastic pick", "new seal"),
            ppe=("gloves", "eye protection"),
            tags=("line 3",),
            moment_new=True,
        ),
        intro=paragraph(
            "استخدم هذا عندما تقطر الآلة." if arabic else "Use this when the filler drips more than 3 drops a minute."
        ),
        phases=(
            Phase(title="فتح" if arabic else "Open", steps=of[:5]),
            Phase(title="إغلاق" if arabic else "Close", steps=of[5:]),
        ),
        remedies=(
            Remedy(
                anchor=Anchor("seal-tears"),
                symptom=say("الحلقة تتمزق" if arabic else "The seal tears"),
                fix=paragraph("توقف. ركّب حلقة جديدة." if arabic else "Stop. Fit a new seal. Never glue one."),
            ),
            Remedy(
                anchor=Anchor("it-moves"),
                symptom=say("شيء يتحرك عند الضغط على START" if arabic else "Something moves when you press START"),
                fix=paragraph("اضغط STOP. ابتعد." if arabic else "Press STOP. Stand clear. Leave every lock on."),
                alerts=alert(
                    Signal.DANGER,
                    "ابتعد. الصمام سوف يسحق يدك." if arabic else "Stand clear. The valve will crush your hand.",
                ),
            ),
        ),
        more=(
            Listing(
                items=(
                    Item(
                        blocks=(
                            Paragraph(
                                inner=(
                                    Text(text="The lock comes before the guard: "),
                                    Link(inner=say("OSHA 29 CFR 1910.147"), href="https://www.osha.gov/laws-regs"),
                                    Text(text=", "),
                                    Strong(inner=say("hazardous energy")),
                                    Break(),
                                    Link(inner=say("Who stands here"), href="station:filler-3"),
                                )
                            ),
                        )
                    ),
                )
            ),
            Table(head=(say("Screw"), say("Torque")), rows=((say("M6"), say("8 N·m")),), aligns=("", "right")),
        ),
        debrief=paragraph("Where did the old seal fail?"),
    )


def media() -> tuple[Media, ...]:
    """Every file the aid shows."""
    drawings = tuple(
        Media(
            source=f"plant/{name}.svg",
            kind=MediaKind.DRAWING,
            digest=digest_of(name),
            ending="svg",
            size=9000,
            width=360,
            height=270,
        )
        for name in PICTURES
    )
    film = Media(
        source="plant/change-seal.mp4",
        kind=MediaKind.CLIP,
        digest=digest_of("change-seal.mp4"),
        ending="mp4",
        size=400_000,
        width=640,
        height=360,
        seconds=Seconds(72),
    )
    captions = tuple(
        Media(
            source=film.source,
            kind=MediaKind.CAPTIONS,
            digest=digest_of(f"change-seal.{tongue}"),
            ending="vtt",
            size=900,
            language=tongue,
        )
        for tongue in ("ar", "en")
    )
    return (*drawings, film, *captions)


def seal(number: int, sign: str, effect: Effect, *changed: str) -> Seal:
    """A release made on the third of a month."""
    at = NOON.replace(month=number)
    return Seal(
        number=number,
        label=Label(f"{number}{sign}"),
        at=at,
        effective=at.date(),
        approved_by="Safety lead",
        note="The torque went from 6 to 8 N·m." if number == 3 else "Plainer words.",
        effect=effect,
        changed=tuple((Anchor(name), effect) for name in changed),
    )


def edition(of: Aid, sealed: Seal | None) -> Edition:
    """An aid with its codes and files."""
    names = ("", *of.anchors)
    return Edition(
        aid=of,
        codes=tuple((Anchor(name), code_of(f"{of.slug}#{name}")) for name in names),
        media=media(),
        seal=sealed,
    )


def record(arabic: bool = False) -> AidRecord:
    """Three releases: the second changed the torque, the third only words."""
    new = aid(arabic)
    old = replace(
        new, phases=(new.phases[0], replace(new.phases[1], steps=tuple(_older(step) for step in new.phases[1].steps)))
    )
    releases = (
        edition(old, seal(1, "H", Effect.WORK, *PLACES)),
        edition(new, seal(2, "K", Effect.WORK, "tighten")),
        edition(new, seal(3, "P", Effect.WORDING, "count-drips")),
    )
    return AidRecord(
        slug=new.slug,
        codes=tuple(
            GivenCode(
                code=code,
                target=Target(kind=TargetKind.STEP if anchor else TargetKind.AID, slug=new.slug, anchor=anchor or None),
                at=NOON,
            )
            for anchor, code in releases[-1].codes
        ),
        releases=releases[:1] if arabic else releases,
    )


def _older(step: Step) -> Step:
    if step.anchor != "tighten":
        return step
    return replace(
        step, quick="Tighten to 6 N·m.", action="Tighten to 6 N·m. Use the torque wrench crosswise: 1, 3, 2, 4."
    )


def stations() -> tuple[Station, ...]:
    """Two places."""
    return (
        Station(
            slug=Slug("filler-3"),
            name="Packaging line 3, filler",
            place="Hall B, left of the control cabinet, eye height",
            tell="the maintenance lead, extension 210",
            aids=(Slug("filler-seal"), Slug("ar/filler-seal")),
        ),
        Station(
            slug=Slug("dock"),
            name="Loading dock",
            place="Wall above charger 2",
            tell="the warehouse lead, extension 230",
        ),
    )
