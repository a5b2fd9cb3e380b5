"""What must be so of every card ever printed, told by the author's own numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor
from jobaids.model.release import Edition, Registry
from jobaids.record.index import Index, index_registry
from jobaids.record.lineage import lineage
from tests.release.worlds import Card, World


def check_growth(before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """The registry only grew: every file is what it was, and more."""
    for file, text in before.items():
        assert now[file].startswith(text), f"{file} was rewritten"


def check_union(sides: tuple[Mapping[str, str], ...], now: Mapping[str, str]) -> None:
    """Every line of every branch stands in what was merged, in the order of its branch, and no other."""
    for side in sides:
        for file, text in side.items():
            lines = iter(now[file].splitlines())
            assert all(line in lines for line in text.splitlines()), f"{file} lost a line of a branch, or their order"
    known = {(file, line) for side in sides for file, text in side.items() for line in text.splitlines()}
    assert {(file, line) for file, text in now.items() for line in text.splitlines()} == known


def check_cards(world: World) -> Counter[str]:
    """Every code opens the step it was printed for, or one that a person named, or the last release that had it."""
    registry, told = world.registry()
    index = index_registry(registry)
    assert not [one for one in told if one.severity is Severity.ERROR], told
    assert all(index.opens(sign.code) for sign in world.signs if sign.code in index.given)
    found: Counter[str] = Counter()
    living = _living(world, registry)
    for card in printed(world, registry):
        found[_fate(world, index, card, living)] += 1
    return found


def printed(world: World, registry: Registry) -> list[Card]:
    """The cards whose release is recorded on this branch."""
    known = {
        (record.slug, edition.label, code)
        for record in registry.aids
        for edition in record.releases
        for _, code in edition.codes
    }
    return [card for card in world.cards if (card.slug, card.label, card.code) in known]


def whos(world: World, edition: Edition) -> Mapping[Anchor, frozenset[int]]:
    """Who stands at which anchor of a release."""
    return world.sealed[edition.aid.slug, edition.label]


def _fate(world: World, index: Index, card: Card, living: Mapping[int, set[str]]) -> str:
    opening = index.opens(card.code)
    assert opening is not None, f"{card.code} opens nothing"
    if card.code in world.settled or opening.ended or opening.replaced:
        return "settled by a person"
    record = lineage(index, opening.target.slug)
    anchor = opening.target.anchor or Anchor("")
    assert record.latest is not None, f"{card.code} leads to what was never released"
    now = whos(world, record.latest)
    if anchor in now:
        assert card.whos & now[anchor], f"{card} opens {opening.target}, another step"
        return "opens its step"
    last = next((edition for edition in reversed(record.releases) if anchor in edition.aid.anchors), None)
    assert last is not None, f"{card.code} leads to nothing"
    assert card.whos & whos(world, last)[anchor], f"{card} opens the last release of another step"
    if not card.whos & living.keys():
        return "last release"
    words = {step.action for step in last.aid.steps if step.anchor == anchor}
    same = any(living[who] & words for who in card.whos if who in living)
    assert world.merged or not same, f"{card} did not follow its step, which says the same elsewhere"
    return "last release, its step was reworded elsewhere"


def _living(world: World, registry: Registry) -> Mapping[int, set[str]]:
    """What each step says in the newest release of an aid that is still there."""
    there = {sheet.slug for sheet in world.tree.sheets.values() if sheet.slug and not sheet.draft}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for record in registry.aids:
        if record.latest and record.slug in there:
            for step in record.latest.aid.steps:
                for who in whos(world, record.latest)[step.anchor]:
                    found[who].add(step.action)
    return dict(found)
