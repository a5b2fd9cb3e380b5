"""What a wall shows, held against what should hang there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jobaids.model.names import Anchor, Label, Slug
from jobaids.model.release import Registry
from jobaids.model.station import Station
from jobaids.record.index import index_registry
from jobaids.record.places import Refusal
from jobaids.record.wall import Difference, Differs, differences
from jobaids.record.worth import Standing, Worth
from tests.record.registries import REGISTRY, moment

LINE = Slug("line-3")
FIRST = REGISTRY.aids[0].releases[0].label


def listing(*slugs: str) -> Registry:
    """The registry where the station lists these aids."""
    station = Station(slug=LINE, name="Line 3", aids=tuple(map(Slug, slugs)))
    return replace(REGISTRY, stations=(replace(REGISTRY.stations[0], releases=(station,)),))


def symbol(slug: str, anchor: str = "") -> Standing:
    """A symbol of the newest card of an aid."""
    return Standing(worth=Worth.CURRENT, say="", slug=Slug(slug), anchor=Anchor(anchor), label=FIRST)


def against(registry: Registry, seen: Iterable[Standing]) -> list[tuple[Differs, str]]:
    """How the wall differs, as kinds and aids."""
    found = differences(registry, index_registry(registry), LINE, tuple(seen), moment().day)
    assert not isinstance(found, Refusal)
    return [(one.differs, one.slug) for one in found]


def test_a_wall_that_shows_what_its_station_lists_is_as_it_should_be() -> None:
    """Nothing to do is an answer too."""
    assert against(listing("filler-seal"), [symbol("filler-seal"), symbol("filler-seal", "seat")]) == []


def test_a_card_that_is_not_there_is_told() -> None:
    """The missing card is the one nobody sees by looking."""
    assert against(listing("filler-seal", "eye-splash"), [symbol("filler-seal")]) == [(Differs.MISSING, "eye-splash")]


def test_a_card_that_nobody_listed_is_told() -> None:
    """It belongs to another machine, and will be followed at this one."""
    seen = [symbol("filler-seal"), symbol("rack-damage")]

    assert against(listing("filler-seal"), seen) == [(Differs.STRAY, "rack-damage")]


def test_an_aid_that_only_another_card_names_does_not_hang_there() -> None:
    """A card prints the codes of what is to be done first; that is no card of it."""
    registry = listing("filler-seal", "eye-splash")
    record = registry.aids[0]
    release = record.releases[0]
    first = replace(release, aid=replace(release.aid, head=replace(release.aid.head, first=(Slug("eye-splash"),))))
    registry = replace(registry, aids=(replace(record, releases=(first,)), *registry.aids[1:]))

    assert against(registry, [symbol("filler-seal"), symbol("eye-splash")]) == [(Differs.MISSING, "eye-splash")]
    assert against(registry, [symbol("filler-seal"), symbol("eye-splash"), symbol("eye-splash")]) == []


def test_a_station_that_never_was_is_refused() -> None:
    """A slip of the finger must not read as an empty wall."""
    found = differences(REGISTRY, index_registry(REGISTRY), Slug("line-33"), (), moment().day)

    assert isinstance(found, Refusal)
    assert "line-3" in found.fix


def test_what_is_told_names_the_revision() -> None:
    """It is read aloud at the printer."""
    registry = listing("filler-seal")
    found = differences(registry, index_registry(registry), LINE, (), moment().day)

    assert found == (
        Difference(
            differs=Differs.MISSING,
            slug=Slug("filler-seal"),
            label=Label(FIRST),
            say=f"filler-seal should hang here, and no card of it was seen: hang filler-seal@{FIRST}.",
        ),
    )
