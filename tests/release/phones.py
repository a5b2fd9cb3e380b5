"""What every phone must show that scans a card, told by means of its own: dates, sealed texts, and who is who.

What the project takes for changed is not asked. Two sealed texts are compared as JSON, and a change is grave by the
one thing an author of this plant knows: another value, another hazard, another order.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jobaids.model.names import Anchor, Slug
from jobaids.model.release import Edition, Effect, Registry
from jobaids.model.source import Source
from jobaids.parse.settings import parse_settings
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import Furniture
from jobaids.record.canonical import content_of
from jobaids.record.index import Index, Opening, index_registry
from jobaids.record.today import in_force, not_yet
from jobaids.render.view import Render
from jobaids.wiring.building import Shop, build_ports
from tests.plan.tones import differing
from tests.plan.trees import render_tree
from tests.release.oracle import printed, whos
from tests.release.worlds import SETTINGS, Card, World, effective, sealed_at

LAST_DAY = date(2100, 1, 1)
Json = dict[str, Any]

GOOD, REWORDED, SAME = "Card OK · revision", "Only wording changed", "This step is the same"
CHANGED, STOP, EARLY = "This step changed", "Do not use this card", "This card holds from"
NEVER, GONE = "This card will never hold", "This step is not in the job any more"
OLD, COMPARE = "Old card (", "What was different?"
ENDED, REPLACED = "Take the card down", "replaces the one on your card"
MILD = (GOOD, REWORDED, SAME)  # to be done as before


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """All cards of a plant, and the site as it is on one day."""

    world: World
    day: date
    registry: Registry  # whatever holds that day or not
    index: Index  # on that day
    pages: Mapping[str, str]

    def newest(self, slug: Slug) -> Edition | None:
        """The release of an aid that holds on that day: of those whose day has come the last one, under any name."""
        releases = self.releases(slug)
        held = [edition for edition in releases if effective(edition) <= self.day]
        others = [one for one in self.others(slug) if any(_is_later(one, edition) for edition in releases[-1:])]
        later = [edition for edition in others if effective(edition) <= self.day]
        return max(later, key=sealed_at) if later else held[-1] if held else None

    def others(self, slug: Slug) -> tuple[Edition, ...]:
        """The releases of all other aids."""
        return tuple(edition for record in self.registry.aids if record.slug != slug for edition in record.releases)

    def releases(self, slug: Slug) -> tuple[Edition, ...]:
        """All releases of an aid by number; of two with one number, from two branches, the one that stands later."""
        record = self.registry.aid(slug)
        return tuple(sorted(record.releases, key=lambda one: one.seal.number if one.seal else 0)) if record else ()

    def after(self, card: Card) -> tuple[Edition, ...]:
        """The releases of an aid that came after a card, under whichever name: they bear the aid's own code."""
        labels = [edition.label for edition in self.releases(card.slug)]
        later = self.releases(card.slug)[len(labels) - labels[::-1].index(card.label) :]
        return (*later, *(one for one in self.others(card.slug) if _is_later(one, card.edition)))

    def is_yet_to_come(self, card: Card) -> bool:
        """Whether a card holds later: neither its own release, by whichever branch, nor a later one holds by now."""
        own = (edition for edition in self.releases(card.slug) if edition.label == card.label)
        return all(effective(edition) > self.day for edition in (*own, *self.after(card)))

    def is_overtaken(self, card: Card) -> bool:
        """Whether a card that does not hold yet never will: one that came after it holds no later."""
        return any(effective(edition) <= effective(card.edition) for edition in self.after(card))

    def opened(self, card: Card) -> str:
        """What a phone shows that scans it."""
        page = self.pages.get(f"{card.code}/{card.label}/index.html")
        assert page is not None, f"{card} has no page"
        return page


def check_site(world: World) -> int:
    """Every address ever printed is there, shows sealed words only, and says what the sealed texts say; how many.

    Today, and on a day when every release holds.
    """
    return sum(_check_day(world, day) for day in (world.today, LAST_DAY))


def _check_day(world: World, day: date) -> int:
    registry, _ = world.registry()
    held = in_force(registry, day)
    pages = _pages(held, registry, day)
    wall = Wall(world=world, day=day, registry=registry, index=index_registry(held), pages=pages)
    for card in printed(world, registry):
        assert f"{card.code}/index.html" in pages, f"{card.code} has no page"
        assert GOOD not in pages[f"{card.code}/index.html"], f"{card.code}: what has no revision cannot be good"
        try:
            _check_card(wall, card)
        except AssertionError as fault:
            raise AssertionError(f"on {day} of {world.today}: {fault}") from fault
    _check_signs(wall)
    symbols = sorted({(card.code, card.label) for card in printed(world, registry)})
    assert [*differing(registry, day, pages, symbols)] == [], f"on {day} of {world.today}"
    everything = "\n".join(pages.values())
    sealed = {words for card in world.cards for words in _sealed_words(card.edition)}
    secret = {words for sheet in world.tree.sheets.values() for words in sheet.words} - sealed
    assert not [words for words in secret if words in everything], "what was never released is shown"
    return len(pages)


def _check_card(wall: Wall, card: Card) -> None:
    page = wall.opened(card)
    if wall.is_yet_to_come(card):
        said = NEVER if wall.is_overtaken(card) and wall.index.opens(card.code) else EARLY
        assert said in page or _is_foreign(card.edition) or _is_settled(wall, card), f"{card}: {said}"
        assert GOOD not in page, f"{card} holds later"
        return
    opening = wall.index.opens(card.code)
    assert opening is not None, f"{card.code} opens nothing"
    now = wall.newest(opening.target.slug)
    assert now is not None or opening.target.slug not in {one.slug for one in wall.registry.aids}, (
        f"{card} is too early"
    )
    if now is None or _is_foreign(card.edition) or _is_foreign(now):
        return  # its words are Spanish
    if opening.ended or opening.replaced:
        said = (ENDED, REPLACED, GONE)  # what replaced it may be gone by now
        assert any(words in page for words in said) or opening.target == _home(wall, card), f"{card}: unsaid"
        return
    _check_verdict(wall, card, now, opening)


def _is_later(one: Edition, other: Edition) -> bool:
    """Whether one release came after another of the same aid, which had another name then."""
    assert one.seal is not None
    assert other.seal is not None
    return _is_one_aid(one, other) and one.seal.number > other.seal.number


def _is_one_aid(one: Edition, other: Edition) -> bool:
    """Whether two releases are of one aid, under whichever name: it bears a code of its own."""
    codes = [dict(edition.codes).get(Anchor("")) for edition in (one, other)]
    return one.aid.slug == other.aid.slug or codes[0] == codes[1]


def _is_foreign(edition: Edition) -> bool:
    return edition.aid.language != "en"


def _is_settled(wall: Wall, card: Card) -> bool:
    return card.code in wall.world.settled


def _home(wall: Wall, card: Card) -> object:
    return wall.index.given[card.code].target


def _check_verdict(wall: Wall, card: Card, now: Edition, opening: Opening) -> None:
    page = wall.opened(card)
    assert (GOOD in page) == (card.label == now.label), f"{card}: the newest is {now.label}"
    if card.label == now.label:
        return
    since = tuple(_since(wall, card, now))
    hurt = any(edition.seal and edition.seal.effect is Effect.SAFETY for edition in since)
    assert STOP in page or not hurt or wall.world.merged, f"{card}: somebody could be hurt"
    if opening.target.anchor:
        _check_part(page, card, (now, opening.target.anchor), since)
        assert STOP not in page or hurt or wall.world.merged or _came_otherwise(card, since), f"{card} hurts nobody"
    else:
        _check_aid(wall, card, now, since)


def _came_otherwise(card: Card, since: tuple[Edition, ...]) -> bool:
    """Whether a step went to another job and was done otherwise there from the first."""
    was = _part(card.edition, card.anchor)
    named = [(one, anchor) for one in since for anchor, code in one.codes if code == card.code]
    return any(was and (says := _part(one, anchor)) and _is_grave(was, says) for one, anchor in named)


def _check_part(page: str, card: Card, there: tuple[Edition, Anchor], since: tuple[Edition, ...]) -> None:
    """What is said of one step or remedy is what its two sealed texts say."""
    was, says = _part(card.edition, card.anchor), _part(*there)
    if says is None:
        assert GONE in page, f"{card} is gone, and nobody is told"
        return
    assert was is not None, f"{card} never stood on its card"
    assert _action(says) in page, f"{card} is not shown as it is now"
    if was == says:
        assert CHANGED not in page, f"{card}: nothing changed"
        return
    mild = any(words in page for words in MILD)
    assert not mild or COMPARE in page, f"{card}: its words changed, and they cannot be compared"
    assert not mild or _is_lowered(since) or not _is_grave(was, says), f"{card}: a value or a hazard changed"


def _check_aid(wall: Wall, card: Card, now: Edition, since: tuple[Edition, ...]) -> None:
    """The first line of a whole checklist names every step that is done otherwise, and is not mild about it."""
    if _is_lowered(since):
        return
    page, olds = wall.opened(card), _steps(card.edition)
    partners = [_partner(wall, card.edition, now, one) for one in _steps(now)]
    changed = [one["number"] for was, one in partners if was is None or _is_grave(was, one)]
    order = [was["number"] for was, _ in partners if was]
    moved, gone = order != sorted(order), len(set(order)) < len(olds)
    assert not (changed or moved or gone) or REWORDED not in page, f"{card}: steps {changed} changed"
    if STOP not in page and changed:
        listed = re.search(r"Changed: ([\d, ]+)\.", page)
        assert listed, f"{card}: no step is named"
        assert set(changed) <= set(map(int, listed[1].split(", "))), f"{card}: steps {changed} changed"


def _partner(wall: Wall, old: Edition, now: Edition, step: Json) -> tuple[Json | None, Json]:
    """What a step of now was on an old card, as its author knows: of two, the one with its name, or more of it."""
    there, here = whos(wall.world, old), whos(wall.world, now)[step["anchor"]]
    were = [was for was in _steps(old) if there[was["anchor"]] & here]
    alike = {was["anchor"]: (was["anchor"] == step["anchor"], len(there[was["anchor"]] & here)) for was in were}
    return max(were, key=lambda was: alike[was["anchor"]], default=None), step


def _since(wall: Wall, card: Card, now: Edition) -> Iterator[Edition]:
    """The releases after a card that showed its code, and those of its aid since it left that."""
    homes = (card.slug, *wall.index.homes.get(card.code, ()), now.aid.slug)
    records = [record for record in map(wall.registry.aid, dict.fromkeys(homes)) if record]
    after = [edition for record in records for edition in record.releases if card.at < sealed_at(edition)]
    shown = [edition for edition in after if card.code in dict(edition.codes).values()]
    left = max(sealed_at(edition) for edition in (card.edition, *shown))
    yield from (edition for edition in shown if sealed_at(edition) <= sealed_at(now))
    if now not in shown:
        yield from (one for one in after if left < sealed_at(one) <= sealed_at(now) and _is_one_aid(one, now))


def _is_lowered(since: tuple[Edition, ...]) -> bool:
    """Whether a person said that a change was none."""
    return any(edition.seal and edition.seal.lowered for edition in since)


def _is_grave(was: Json, says: Json) -> bool:
    """Whether somebody who does it as before does it wrongly."""
    values = [re.findall(r"\d+", _action(one)) for one in (was, says)]
    return values[0] != values[1] or was.get("alerts") != says.get("alerts")


def _steps(edition: Edition) -> list[Json]:
    phases = json.loads(json.dumps(content_of(edition)))["aid"]["phases"]
    return [step for phase in phases for step in phase["steps"]]


def _part(edition: Edition, anchor: Anchor) -> Json | None:
    """A step or remedy as the sealed JSON holds it, without its place and its name."""
    aid = json.loads(json.dumps(content_of(edition)))["aid"]
    parts = [*_steps(edition), *aid.get("remedies", ())]
    return next((_bare(part) for part in parts if part["anchor"] == anchor), None)


def _bare(part: Json) -> Json:
    return {key: value for key, value in part.items() if key not in {"number", "anchor"}}


def _action(part: Json) -> str:
    """What a step says to do; of a remedy, what is seen."""
    return str(part["action"] if "action" in part else part["symptom"])


def _sealed_words(edition: Edition) -> Iterator[str]:
    text = json.dumps(content_of(edition), ensure_ascii=False)
    yield from re.findall(r'"((?:[^"\\]|\\.)*)"', text)


def _check_signs(wall: Wall) -> None:
    """The symbol of a station opens what the station was last called, or says that it is there no more."""
    for sign in wall.world.signs:
        opening = wall.index.opens(sign.code)
        if opening is None:
            continue  # it was put up on the other branch
        record = wall.registry.station(opening.target.slug)
        assert record is not None, f"{sign} leads to {opening.target}"
        assert record.latest is not None, f"{sign} leads to {opening.target}"
        for address in (f"{sign.code}/index.html", f"{sign.code}/0/index.html"):
            assert address in wall.pages, f"{sign} has no page"
            said = (record.latest.name, ENDED)
            assert any(words in wall.pages[address] for words in said), f"{sign} says nothing"


@cache
def _furniture() -> tuple[Furniture, Render]:
    ports = build_ports(Shop(root=Path()))
    settings = parse_settings(Source(file="jobaids.toml", text=SETTINGS)).settings
    return ports.furnish(settings), ports.render


def _pages(held: Registry, registry: Registry, day: date) -> dict[str, str]:
    furniture, render = _furniture()
    tree = plan_tree(released(held, not_yet(registry, day)), furniture)
    files = (file for _, file in render_tree(tree, render) if file.path.endswith(".html"))
    return {file.path.removeprefix("site/"): html.unescape(file.octets.decode()) for file in files}
