"""What a release would record of one aid: what changed, what it means for cards on the wall, and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobaids.model.aid import Aid, Step
from jobaids.model.names import Anchor
from jobaids.model.release import AidRecord, Edition, Effect, Seal
from jobaids.record.canonical import digest_of
from jobaids.record.compare import Change, compare, effect_of, is_below
from jobaids.record.index import Index
from jobaids.record.label import label_of
from jobaids.record.lineage import lineage
from jobaids.record.order import Moment, Order, holds_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An aid sealed as it would be recorded, what changed since its last release, and the effect that suggests."""

    edition: Edition
    changes: tuple[Change, ...] = ()
    proposed: Effect
    before: Edition | None = None

    @property
    def is_lowered(self) -> bool:
        """Whether its effect is milder than what changed suggests."""
        return self.edition.seal is not None and is_below(self.edition.seal.effect, self.proposed)


def propose(draft: Edition, index: Index, order: Order, moment: Moment) -> Proposal | None:
    """The draft of an aid as a release, or None where nothing of it changed."""
    record = lineage(index, draft.aid.slug)
    before = record.latest
    if before and not differs(draft, before, record, is_checked=bool(holds_of(order, draft.aid))):
        return None
    changes = compare(before, draft) if before else ()
    proposed = effect_of(changes) if before else Effect.WORK
    effect = order.effect or proposed
    number = next_number(draft, index)
    seal = Seal(
        number=number,
        label=label_of(number, digest_of(draft)),
        at=moment.at,
        effective=order.effective or moment.day,
        approved_by=order.approved_by,
        note=order.note,
        effect=effect,
        changed=tuple(_changed(changes, effect, is_lowered=is_below(effect, proposed))),
        lowered=order.because if is_below(effect, proposed) else "",
        base=moment.base,
    )
    return Proposal(edition=replace(draft, seal=seal), changes=changes, proposed=proposed, before=before)


def differs(draft: Edition, before: Edition, record: AidRecord, *, is_checked: bool = False) -> bool:
    """Whether a draft says anything that its last release does not.

    A review date that was recorded by itself is no news, nor is another release of a lender that left the borrowed
    step as it was, nor the paper it is printed on. That a translation was checked against a newer source is, if someone
    says so.
    """
    if replace(draft, seal=before.seal, translated=before.translated) == before and not is_checked:
        return False
    reviewed = {review.until for review in record.reviewed}
    head = draft.aid.head
    if head.review_by in reviewed:
        head = replace(head, review_by=before.aid.head.review_by)
    head = replace(head, formats=before.aid.head.formats)
    same = replace(draft, aid=replace(_with_old_loans(draft.aid, before.aid), head=head))
    if not is_checked:
        same = replace(same, translated=before.translated)
    return digest_of(same) != digest_of(before)


def next_number(draft: Edition, index: Index) -> int:
    """One above the highest number in any aid that its codes ever belonged to."""
    lent = {step.anchor for step in draft.aid.steps if step.borrowed}
    own = [code for anchor, code in draft.codes if anchor not in lent and code in index.given]
    owners = {slug for code in own for slug in (index.given[code].target.slug, *index.homes.get(code, ()))}
    records = [index.aids[slug] for slug in owners | {draft.aid.slug} if slug in index.aids]
    numbers = [release.seal.number for record in records for release in record.releases if release.seal]
    return max(numbers, default=0) + 1


def _with_old_loans(aid: Aid, before: Aid) -> Aid:
    """The aid with the labels its borrowed steps had before, where nothing but the label of a step is new."""
    old = {step.anchor: step.borrowed for step in before.steps}

    def with_old_loan(step: Step) -> Step:
        loan, was = step.borrowed, old.get(step.anchor)
        return replace(step, borrowed=replace(loan, label=was.label)) if loan and was else step

    phases = tuple(replace(phase, steps=tuple(map(with_old_loan, phase.steps))) for phase in aid.phases)
    return replace(aid, phases=phases)


def _changed(changes: tuple[Change, ...], effect: Effect, *, is_lowered: bool) -> Iterator[tuple[Anchor, Effect]]:
    """Each change with its effect; where the whole was lowered or raised, the gravest changes go with it."""
    gravest = effect_of(changes)
    for change in changes:
        capped = is_below(effect, change.effect) if is_lowered else change.effect is gravest
        yield change.anchor, effect if capped else change.effect
