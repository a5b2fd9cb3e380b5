"""Shows what a release would record, step by step, before anybody says yes."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.cli.console import counted
from jobaids.cli.excerpt import harmless
from jobaids.record.compare import AID, Change, Reason
from jobaids.record.docket import Docket
from jobaids.record.proposal import Proposal

MEANS = {
    "wording": "old cards stay good",
    "work": "old cards are old",
    "safety": "stop using old cards",
}


def docket_text(docket: Docket) -> str:
    """Everything a release would record, as text for a terminal."""
    return "".join(f"{line}\n" for line in _lines(docket))


def _lines(docket: Docket) -> Iterator[str]:
    for proposal in docket.proposals:
        yield from _proposal(proposal)
        yield ""
    for station in docket.stations:
        yield f"station {station.slug}: {harmless(station.name)}, {counted(len(station.aids), 'aid')}"


def _proposal(proposal: Proposal) -> Iterator[str]:
    edition, before = proposal.edition, proposal.before
    seal = edition.seal
    if seal is None:
        return
    was = f"{before.label} → " if before else ""
    yield f"{edition.aid.slug}  {was}{seal.label}  {harmless(edition.aid.title)}"
    yield from _translated(proposal)
    if not before:
        steps = len(edition.aid.steps)
        yield f"  first release: {steps} {'step' if steps == 1 else 'steps'}, {len(edition.codes)} codes"
        return
    yield from _effect(proposal)
    for change in proposal.changes:
        yield from _change(change)


def _translated(proposal: Proposal) -> Iterator[str]:
    """What of a translation is still by an older release of its source."""
    translated = proposal.edition.translated
    if translated is None:
        return
    yield f"  translates {translated.slug} {translated.label}"
    older = [part for part in translated.parts if part.label != translated.label]
    for part in older:
        yield f"  {part.anchor or 'the aid itself'}: still by {part.label}"
    if older:
        slug = proposal.edition.aid.slug
        yield f"  where the translation says what {translated.slug} says now: --holds {slug}#ANCHOR"


def _effect(proposal: Proposal) -> Iterator[str]:
    seal = proposal.edition.seal
    if seal is None:
        return
    said = f"  effect: {seal.effect.value}: {MEANS[seal.effect.value]}"
    proposed = f" (proposed: {proposal.proposed.value})" if seal.effect is not proposal.proposed else ""
    yield said + proposed
    if seal.lowered:
        yield f"  because: {harmless(seal.lowered)}"


def _change(change: Change) -> Iterator[str]:
    name = change.anchor or "the aid itself"
    where = f"step {change.number}, {name}" if change.number else name
    reasons = ", ".join(reason.value for reason in change.reasons)
    yield f"  {where}: {change.effect.value}" + (f": {reasons}" if reasons != change.effect.value else "")
    if change.anchor == AID or Reason.MOVED in change.reasons or change.was == change.now:
        return
    for sign, said in (("-", change.was), ("+", change.now)):
        yield from (f"    {sign} {harmless(line)}" for line in said.splitlines() if line)
