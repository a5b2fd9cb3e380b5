"""What a person types for a code or a target, found in the registry, or refused with a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from jobaids.codes.alphabet import forgive, near
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import AidRecord, Edition, Target, TargetKind
from jobaids.record.index import Index

_BATCH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LONGEST_BATCH = 60  # signs; a file name holds 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was asked and cannot be done, why, and what to do instead."""

    what: str
    why: str = ""
    fix: str = ""


def place_of(target: Target) -> str:
    """A target as it is typed: `filler-seal`, `filler-seal#grease`, `station:line-3`."""
    slug = f"station:{target.slug}" if target.kind is TargetKind.STATION else target.slug
    return f"{slug}#{target.anchor}" if target.anchor else slug


def is_batch(name: str) -> bool:
    """Whether a name can name a batch of blanks."""
    return len(name) <= _LONGEST_BATCH and _BATCH.match(name) is not None


def find_code(index: Index, typed: str) -> Code | Refusal:
    """The code that a person typed in any spelling, if it was ever given."""
    meant = forgive(typed)
    if meant.code and meant.code in index.given:
        return meant.code
    likely = near(meant.signs, index.given.keys())
    return Refusal(
        what=f"{meant.signs or typed} was never given" if meant.code else f"{meant.signs or typed} is no code",
        why="" if meant.code else "its check sign says that a sign is wrong, or one is missing or too many",
        fix=f"did you mean {' or '.join(likely)}?" if likely else "read it once more; jobaids code list shows all",
    )


def find_target(index: Index, typed: str, day: date) -> Target | Refusal:
    """The aid, step, remedy or station that a person typed, if a release that holds on `day` has it."""
    name, _, anchor = typed.strip().partition("#")
    kind, colon, slug = name.rpartition(":")
    if colon and kind == "station":
        return _station(index, slug)
    record = index.aids.get(Slug(slug))
    if record is None or record.latest is None:
        return _unreleased(slug, index.aids)
    held = [edition for edition in record.releases if edition.seal and edition.seal.effective <= day]
    if not held:
        return Refusal(
            what=f"{slug} does not hold before {_first_day(record.releases)}",
            why="until then its page is not there, and the code would open nothing",
            fix="ask again on that day",
        )
    return _part(held[-1], Anchor(anchor), day, record.latest) if anchor else _aid(Slug(slug))


def find_release(record: AidRecord | None, slug: str, typed: str, known: Iterable[str]) -> Edition | Refusal:
    """The release of an aid that a person named by its label or its number, or the newest where they named none."""
    if record is None or record.latest is None:
        likely = get_close_matches(slug, tuple(known), n=3)
        return Refusal(
            what=f"{slug} was never released",
            fix=f"did you mean {' or '.join(likely)}?" if likely else "jobaids code list shows what was",
        )
    label = typed.strip().upper()
    held = [one for one in record.releases if not label or label in (one.label, str(one.seal and one.seal.number))]
    if not label or len(held) == 1:
        return held[-1]
    labels = [one.label for one in held or record.releases]
    return Refusal(
        what=f"two branches released a {label} of {slug}" if held else f"{slug} has no revision {label}",
        fix=f"name one of {', '.join(labels)}",
    )


def _aid(slug: Slug) -> Target:
    return Target(kind=TargetKind.AID, slug=slug)


def _part(edition: Edition, anchor: Anchor, day: date, latest: Edition) -> Target | Refusal:
    aid = edition.aid
    for step in aid.steps:
        if step.anchor == anchor and step.borrowed:
            owner = f"{step.borrowed.slug}#{step.borrowed.anchor}"
            return Refusal(what=f"{aid.slug} borrows {anchor} from {owner}", fix=f"name {owner}")
        if step.anchor == anchor:
            return Target(kind=TargetKind.STEP, slug=aid.slug, anchor=anchor)
    if any(remedy.anchor == anchor for remedy in aid.remedies):
        return Target(kind=TargetKind.REMEDY, slug=aid.slug, anchor=anchor)
    if anchor in latest.aid.anchors:
        return Refusal(
            what=f"{aid.slug} has {anchor} only in {latest.label}, which does not hold on {day.isoformat()}",
            why="until then its page is not there, and the code would open nothing",
            fix="ask again when it does",
        )
    likely = get_close_matches(anchor, aid.anchors, n=3) or aid.anchors
    return Refusal(
        what=f"{aid.slug} has no {anchor} in {edition.label}",
        why="a code opens released steps and remedies only",
        fix=f"it has {', '.join(likely)}; if the step is written but not released: {_release(aid.slug)}",
    )


def _station(index: Index, slug: str) -> Target | Refusal:
    record = index.stations.get(Slug(slug))
    if record is None or record.latest is None:
        return _unreleased(f"station:{slug}", (f"station:{name}" for name in index.stations))
    return Target(kind=TargetKind.STATION, slug=Slug(slug))


def _unreleased(name: str, known: Iterable[str]) -> Refusal:
    likely = get_close_matches(name, tuple(known), n=3)
    meant = f"did you mean {' or '.join(likely)}? If not, release it first: " if likely else "release it first: "
    return Refusal(
        what=f"{name} was never released",
        why="a code opens released things only",
        fix=f"{meant}{_release('' if name.startswith('station:') else name)}",
    )


def _release(slug: str) -> str:
    return f'jobaids release {slug} --approved-by ROLE --note "…"'.replace("  ", " ")


def _first_day(releases: Sequence[Edition]) -> str:
    return min(edition.seal.effective for edition in releases if edition.seal).isoformat()
