"""What must be so of every card ever printed, told by means of its own: the author's numbers and the sealed JSON."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor
from jobaids.model.release import Edition, Registry
from jobaids.model.source import Source
from jobaids.parse.settings import parse_settings
from jobaids.plan.site import Furniture, in_force, plan_tree, released
from jobaids.record.canonical import content_of
from jobaids.record.index import Index, index_registry
from jobaids.record.lineage import lineage
from jobaids.render.view import Render
from jobaids.wiring.building import Shop, build_ports
from tests.plan.trees import render_tree
from tests.release.worlds import SETTINGS, Card, World

LAST_DAY = date(2100, 1, 1)


def check_growth(before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """The registry only grew: every file is what it was, and more."""
    for file, text in before.items():
        assert now[file].startswith(text), f"{file} was rewritten"


def check_cards(world: World) -> Counter[str]:
    """Every code opens the step it was printed for, or one that a person named, or the last release that had it."""
    registry, told = world.registry()
    index = index_registry(registry)
    assert not [one for one in told if one.severity is Severity.ERROR], told
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


def _fate(world: World, index: Index, card: Card, living: Mapping[int, str]) -> str:
    opening = index.opens(card.code)
    assert opening is not None, f"{card.code} opens nothing"
    if card.code in world.settled or opening.ended or opening.replaced:
        return "settled by a person"
    record = lineage(index, opening.target.slug)
    anchor = opening.target.anchor or Anchor("")
    assert record.latest is not None, f"{card.code} leads to what was never released"
    now = _whos(world, record.latest)
    if anchor in now:
        assert card.whos & now[anchor], f"{card} opens {opening.target}, another step"
        return "opens its step"
    last = next((edition for edition in reversed(record.releases) if anchor in edition.aid.anchors), None)
    assert last is not None, f"{card.code} leads to nothing"
    if not (anchor and card.whos & living.keys()):
        return "last release"
    words = next(step.action for step in last.aid.steps if step.anchor == anchor)
    same = any(living.get(who) == words for who in card.whos)
    assert world.merged or not same, f"{card} did not follow its step, which says the same elsewhere"
    return "last release, its step was reworded elsewhere"


def _living(world: World, registry: Registry) -> dict[int, str]:
    """What each step says in the newest release of an aid that is still there."""
    there = {sheet.slug for sheet in world.tree.sheets.values() if sheet.slug}
    editions = [record.latest for record in registry.aids if record.latest and record.slug in there]
    return {
        who: step.action
        for edition in editions
        for step in edition.aid.steps
        for who in _whos(world, edition)[step.anchor]
    }


def _whos(world: World, edition: Edition) -> Mapping[Anchor, frozenset[int]]:
    return world.sealed[edition.aid.slug, edition.label]


def check_site(world: World) -> int:
    """Every address ever printed is there, shows released words only, and says what two sealed texts say; how many."""
    registry, _ = world.registry()
    index = index_registry(registry)
    pages = _pages(registry)
    for card in printed(world, registry):
        page = pages.get(f"{card.code}/{card.label}/index.html")
        assert page is not None, f"{card} has no page"
        assert f"{card.code}/index.html" in pages, f"{card.code} has no page"
        _check_verdict(index, card, page)
    sealed = {step.action for record in registry.aids for edition in record.releases for step in edition.aid.steps}
    secret = [line.text for sheet in world.tree.sheets.values() for line in sheet.lines if line.text not in sealed]
    everything = "\n".join(pages.values())
    assert not [text for text in secret if text in everything], "what was never released is shown"
    return len(pages)


def _check_verdict(index: Index, card: Card, page: str) -> None:
    """What the page says about change equals a comparison of the card's sealed text with the newest."""
    opening = index.opens(card.code)
    if opening is None or opening.ended or opening.replaced or card.edition.aid.language != "en":
        return
    latest = lineage(index, opening.target.slug).latest
    anchor = opening.target.anchor
    was, now = _sealed_step(card.edition, card.anchor), _sealed_step(latest, anchor) if latest else None
    if was is None or now is None or latest is None or not anchor:
        return
    assert now["action"] in page, f"{card} does not show the step as it is now"
    if was == now:
        assert "This step changed" not in page, f"{card}: nothing changed"
    elif card.label != latest.label:
        assert "Card OK · revision" not in page, f"{card}: it changed"
        values = [re.findall(r"\d+", step["action"]) for step in (was, now)]
        mild = "Only wording changed" in page or "This step is the same" in page  # to be done as before
        assert not mild or values[0] == values[1], f"{card}: a value changed"
        assert not mild or "What was different?" in page, f"{card}: its words changed"


def _sealed_step(edition: Edition, anchor: Anchor | None) -> dict[str, Any] | None:
    """A step as the sealed JSON holds it, without its place and its name."""
    phases = json.loads(json.dumps(content_of(edition)))["aid"]["phases"]
    steps = [step for phase in phases for step in phase["steps"] if step["anchor"] == anchor]
    return {key: value for key, value in steps[0].items() if key not in {"number", "anchor"}} if steps else None


@cache
def _furniture() -> tuple[Furniture, Render]:
    ports = build_ports(Shop(root=Path()))
    settings = parse_settings(Source(file="jobaids.toml", text=SETTINGS)).settings
    return ports.furnish(settings), ports.render


def _pages(registry: Registry) -> dict[str, str]:
    furniture, render = _furniture()
    tree = plan_tree(released(in_force(registry, LAST_DAY)), furniture)
    files = (file for _, file in render_tree(tree, render))
    return {file.path.removeprefix("site/"): html.unescape(file.octets.decode()) for file in files}
