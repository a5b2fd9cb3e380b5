"""What a card is worth: from the releases since it was printed to the first line of its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Remedy, Step
from jobaids.model.names import Anchor, Code, Label
from jobaids.model.plain import lines_of, plain
from jobaids.model.release import Edition, Effect, Seal
from jobaids.render.page import verdict
from jobaids.render.page.step_page import Difference, Opened
from jobaids.render.page.verdict import Choice, Verdict
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render

WEIGHT = (Effect.WORDING, Effect.WORK, Effect.SAFETY)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldView:
    """The words of an older card that the newest does not have."""

    words: Words
    lines: tuple[str, ...]


def judge(whole: Whole, anchor: Anchor, code: Code, label: Label | None, render: Render) -> Opened:
    """What a page says first when a code is opened with a label, or typed without one."""
    newest = whole.edition.seal
    if newest is None:
        return Opened(code=code, label=label, verdict=verdict.on_trial(whole.words, None))
    if label is None:
        return Opened(code=code, label=None, verdict=_typed(whole, anchor, code, newest))
    if label == newest.label:
        say = verdict.current(whole.words, newest.number, newest.effective)
        return Opened(code=code, label=label, verdict=say)
    old = next(edition for edition in whole.record.releases if edition.label == label)
    difference = _difference(whole, old, anchor, render)
    return Opened(
        code=code,
        label=label,
        verdict=_aged(whole, old, anchor, newest),
        difference=difference,
    )


def _typed(whole: Whole, anchor: Anchor, code: Code, newest: Seal) -> Verdict:
    choices = tuple(
        Choice(text=str(edition.seal.number), address=whole.site.addresses.card(code, edition.label))
        for edition in reversed(whole.record.releases)
        if edition.seal and (not anchor or anchor in edition.aid.anchors)
    )
    return verdict.typed(whole.words, newest.number, choices)


def _aged(whole: Whole, old: Edition, anchor: Anchor, newest: Seal) -> Verdict:
    """The aid's worst change since the card decides the first line, then this step's."""
    since = _since(whole, old)
    worst = max((seal.effect for seal in since), key=WEIGHT.index)
    touched = {name for seal in since for name, effect in seal.changed if effect is not Effect.WORDING}
    mine = bool(touched) if anchor == WHOLE_AID else anchor in touched
    if worst is Effect.SAFETY:
        return verdict.unsafe(whole.words, whole.tell, this_step=mine)
    if worst is Effect.WORDING:
        return verdict.reworded(whole.words, different=True)
    if mine and anchor != WHOLE_AID:
        return verdict.changed(whole.words)
    numbers = ", ".join(str(step.number) for step in whole.edition.aid.steps if step.anchor in touched)
    say = verdict.changed_aid if anchor == WHOLE_AID else verdict.same
    return say(whole.words, old.seal.number if old.seal else 0, newest.number, numbers)


def _since(whole: Whole, old: Edition) -> list[Seal]:
    releases = whole.record.releases
    return [edition.seal for edition in releases[releases.index(old) + 1 :] if edition.seal]


def _difference(whole: Whole, old: Edition, anchor: Anchor, render: Render) -> Difference | None:
    """What the older card says of this target and the newest does not; None where it says the same."""
    before, now = _target(old, anchor), _target(whole.edition, anchor)
    if before is None or now is None:
        return None
    said = frozenset(_lines(now))
    gone = tuple(line for line in _lines(before) if line not in said)
    if not gone:
        return None
    number = before.number if isinstance(before, Step) else 0
    text = render("page/old.html", OldView(words=whole.words, lines=gone))
    return Difference(number=number, old=Markup(text))  # noqa: S704  (an escaping template made it)


def _target(edition: Edition, anchor: Anchor) -> Step | Remedy | None:
    targets: tuple[Step | Remedy, ...] = (*edition.aid.steps, *edition.aid.remedies)
    return next((target for target in targets if target.anchor == anchor), None)


def _lines(target: Step | Remedy) -> Iterator[str]:
    for alert in target.alerts:
        yield " ".join((plain(alert.title), *lines_of(alert.body))).strip()
    match target:
        case Step():
            yield target.action
            yield from (f"{plain(point.text)} {plain(point.reason)}".strip() for point in target.key_points)
            yield from (plain(check.text) for check in target.checks)
            yield from lines_of(target.body)
        case Remedy():
            yield plain(target.symptom)
            yield from lines_of(target.fix)
