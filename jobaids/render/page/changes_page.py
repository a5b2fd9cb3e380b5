"""What changed, newest first: as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from jobaids.language.words import Words
from jobaids.model.aid import Aid
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.model.release import AidRecord, Edition, Effect, Seal
from jobaids.render.page.lists import Hall, Line
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render

MOST_CHANGES = 100  # rows; the whole history stands on the aids' own pages
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One release."""

    title: str
    language: str
    address: str
    label: str
    date: str
    stamp: str  # ISO 8601, for programs
    effect: str
    kind: str
    note: str
    approved_by: str
    steps: tuple[Line, ...]
    coming: str = ""  # from when, where it is not yet in force


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """Everything on the page of changes, and in the feed."""

    words: Words
    site: Site
    frame: Frame
    changes: tuple[Change, ...]
    back: Way
    updated: str


def changes_of(hall: Hall, records: Iterable[AidRecord], coming: Iterable[AidRecord] = ()) -> tuple[Change, ...]:
    """What is not yet in force, then the newest releases of every aid."""
    say = hall.words("Not yet in force. It holds from {date}.")
    early = (_change(hall, seal, edition) for seal, edition in _newest(coming))
    told = tuple(replace(change, coming=say.format(date=change.date)) for change in early)
    return (*told, *(_change(hall, seal, edition) for seal, edition in _newest(records)[:MOST_CHANGES]))


def _newest(records: Iterable[AidRecord]) -> list[tuple[Seal, Edition]]:
    sealed = [(edition.seal, edition) for record in records for edition in record.releases if edition.seal]
    return sorted(sealed, key=lambda pair: (pair[0].at, pair[1].aid.slug), reverse=True)


def _change(hall: Hall, seal: Seal, edition: Edition) -> Change:
    addresses, aid, words = hall.site.addresses, edition.aid, hall.words
    texts, codes = _texts(aid), dict(edition.codes)
    first = seal.number == 1
    return Change(
        title=aid.title,
        language=aid.language if aid.language != hall.language else "",
        address=addresses.card(edition.code_of(), seal.label),
        label=seal.label,
        date=words.date(seal.effective),
        stamp=seal.at.isoformat(),
        effect=words("New.") if first else effect_words(seal.effect, words),
        kind="new" if first else seal.effect.value,
        note=seal.note,
        approved_by=seal.approved_by,
        steps=()
        if first
        else tuple(
            Line(text=texts[anchor], address=addresses.card(codes[anchor], seal.label))
            for anchor, _ in seal.changed
            if anchor in texts and anchor in codes
        ),
    )


def _texts(aid: Aid) -> dict[Anchor, str]:
    return {step.anchor: f"{step.number}. {step.quick}" for step in aid.steps} | {
        remedy.anchor: plain(remedy.symptom) for remedy in aid.remedies
    }


def effect_words(effect: Effect, words: Words) -> str:
    """What a release means for the cards on the wall."""
    match effect:
        case Effect.WORDING:
            return words("Only wording. Old cards stay good.")
        case Effect.WORK:
            return words("The work changed. Replace old cards.")
        case Effect.SAFETY:
            return words("Safety. Take old cards down now.")


def render_changes(
    hall: Hall, records: Iterable[AidRecord], coming: Iterable[AidRecord], render: Render
) -> tuple[Page, Page]:
    """The page and the feed."""
    words, addresses = hall.words, hall.site.addresses
    address, changes = addresses.changes(hall.language), changes_of(hall, records, coming)
    view = ChangesView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            words("What changed"),
            address,
            hall.tongues((tongue, addresses.changes(tongue)) for tongue in hall.site.languages),
            feed=True,
        ),
        changes=changes,
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
        updated=max((change.stamp for change in changes), default=EPOCH.isoformat()),
    )
    return (
        Page(path=addresses.file(address), text=render("home/changes.html", view)),
        Page(path=addresses.file(addresses.feed(hall.language)), text=render("home/atom.xml", view)),
    )
