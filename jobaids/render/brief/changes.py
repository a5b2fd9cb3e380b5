"""What a release changed, step by step, as a change brief says it: what it says now beside what it said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobaids.language.words import Words
from jobaids.model.aid import Signal
from jobaids.model.names import Anchor, Digest
from jobaids.model.plain import plain
from jobaids.model.prose import Picture
from jobaids.model.release import Edition, Effect
from jobaids.record.compare import AID, Change, compare
from jobaids.record.difference import Fate, Line
from jobaids.record.said import NOTHING, Kind, Told, differences, part_of
from jobaids.render.page.difference import name_of
from jobaids.render.page.signal import signal_word

LEADS = (Kind.ACTION, Kind.TITLE)
GRAVE = (Signal.DANGER, Signal.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words, and whether they are what differs."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line that differs: what it is, what it says now, and what it said."""

    name: str
    lead: bool  # the instruction itself
    now: tuple[Piece, ...]
    was: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture: the digest of its file and what it shows."""

    digest: Digest
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One step that changed; `title` is its instruction as it is now, where no line says it."""

    numeral: str
    title: str
    safety: str  # the word, where the change touches safety; of a new step, its signal word
    say: str  # what no line can: that it is new, gone, or stands elsewhere
    rows: tuple[Row, ...]
    now: tuple[Shot, ...]
    was: tuple[Shot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Between:
    """Two editions, the older one `before`, and the words to tell it in."""

    before: Edition
    edition: Edition
    words: Words


def changes_in(before: Edition, edition: Edition, words: Words, *, pictures: bool) -> Iterator[ChangeView]:
    """Each change between two editions, the gravest first, else as on the card; with pictures old and new, or without.

    What touches safety was decided when the release was sealed.
    """
    between = _Between(before=before, edition=edition, words=words)
    effects = dict(edition.seal.changed) if edition.seal else {}
    found = sorted(compare(before, edition), key=lambda change: change.anchor == AID)  # steps before the rest
    for effect in reversed(Effect):
        for change in found:
            if effects.get(change.anchor, change.effect) is effect:
                shown = _change(between, change, is_safety=effect is Effect.SAFETY)
                yield shown if pictures else replace(shown, now=(), was=())


def steps_in(edition: Edition, words: Words) -> Iterator[ChangeView]:
    """Every step of an aid that was never released before, each by its instruction."""
    for step in edition.aid.steps:
        yield ChangeView(
            numeral=words.number(step.number),
            title=step.quick,
            safety=next((signal_word(alert.signal, words) for alert in step.alerts if alert.signal in GRAVE), ""),
            say="",
            rows=(),
            now=(),
            was=(),
        )


def _change(between: _Between, change: Change, *, is_safety: bool) -> ChangeView:
    words, edition, before = between.words, between.edition, between.before
    then = _old_anchor(edition, before, change.anchor)
    old = NOTHING if then is None else part_of(before, then)
    new = NOTHING if _is_gone(edition, change) else part_of(edition, change.anchor)
    found = differences(old, new)
    said = any(told.kind in LEADS for told in found.told)
    return ChangeView(
        numeral=words.number(change.number) if change.number and not _is_gone(edition, change) else "",
        title="" if said else _instruction(edition, change.anchor, words),
        safety=words("SAFETY") if is_safety else "",
        say=_say(between, change, then, clip=found.clip),
        rows=tuple(_row(told, words, is_new=then is None) for told in found.told),
        now=tuple(_shots(edition, found.new_pictures)),
        was=tuple(_shots(before, found.old_pictures)),
    )


def _old_anchor(edition: Edition, before: Edition, anchor: Anchor) -> Anchor | None:
    """What a part was called before; None where it was not there. Parts of one code are one."""
    if anchor == AID or anchor in before.aid.anchors:
        return anchor
    code = dict(edition.codes).get(anchor)
    standing = frozenset(edition.aid.anchors)
    return next((old for old, held in before.codes if held == code and old not in standing), None)


def _is_gone(edition: Edition, change: Change) -> bool:
    return change.anchor != AID and change.anchor not in edition.aid.anchors


def _say(between: _Between, change: Change, then: Anchor | None, *, clip: bool) -> str:
    words = between.words
    if then is None:
        return words("New")
    old = next((step.number for step in between.before.aid.steps if step.anchor == then), 0)
    was = words("This was step {number}.", number=words.number(old)) if old else ""
    if _is_gone(between.edition, change):
        return f"{words('No longer done.')} {was}".rstrip()
    if old and old != change.number:
        return was
    return words("The clip is another one, or gone.") if clip else ""


def _instruction(edition: Edition, anchor: Anchor, words: Words) -> str:
    texts = {step.anchor: step.quick for step in edition.aid.steps}
    texts |= {remedy.anchor: plain(remedy.symptom) for remedy in edition.aid.remedies}
    return texts.get(anchor, words("The whole aid") if anchor == AID else "")


def _row(told: Told, words: Words, *, is_new: bool) -> Row:
    now = tuple(_pieces(told.line, Fate.NEW))
    return Row(
        name="▶" if told.kind is Kind.CLIP else name_of(told, words),
        lead=told.kind in LEADS,
        now=tuple(replace(piece, differs=False) for piece in now) if is_new else now,  # all of it: nothing stands out
        was=tuple(_pieces(told.line, Fate.GONE)),
    )


def _pieces(line: Line, side: Fate) -> Iterator[Piece]:
    """One side of a line that was compared word by word; nothing where that side never said it."""
    for stretch in line:
        if stretch.fate in (side, Fate.KEPT):
            yield Piece(text=stretch.text, differs=stretch.fate is side)


def _shots(edition: Edition, pictures: tuple[Picture, ...]) -> Iterator[Shot]:
    for picture in pictures[:1]:
        media = edition.media_of(picture.source)
        if media:
            yield Shot(digest=media.digest, alt=picture.alt)
