"""What a maker looks at is seen, however it looks: what it depends on is never written down by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

import pytest

from jobaids.model.release import Registry
from jobaids.plan.pages import watched_index, watched_shelf
from jobaids.plan.watch import ALL, Watch, Watched
from jobaids.record.index import index_registry
from jobaids.render.page.shelf import Shelf

TITLES = {"oil": "Oil the chain", "seal": "Change the seal"}

LOOKS: dict[str, tuple[Callable[[Mapping[str, str]], object], str]] = {
    "by key": (lambda titles: titles["oil"], "oil"),
    "by key, or nothing": (lambda titles: titles.get("lock"), "lock"),
    "whether it is there": (lambda titles: "lock" in titles, "lock"),
    "all keys": (list, ALL),
    "all values": (lambda titles: list(titles.values()), ALL),
    "all of both": (lambda titles: list(titles.items()), ALL),
    "how many": (len, ALL),
    "whether any": (bool, ALL),
    "equality": (lambda titles: titles == TITLES, ALL),
    "a copy": (dict, ALL),
    "the first": (lambda titles: next(iter(titles)), ALL),
}


@pytest.mark.parametrize(("look", "key"), LOOKS.values(), ids=LOOKS)
def test_every_way_to_look_is_seen(look: Callable[[Mapping[str, str]], object], key: str) -> None:
    """A page that shows the title of another aid must be made again when that is renamed."""
    watch = Watch()
    watched = watch.over("titles", TITLES)

    told = look(watched)

    assert told == look(TITLES)
    assert ("titles", key) in watch.reads()


def test_asking_for_what_is_not_there_is_seen() -> None:
    """A link to an aid that somebody will write next week must work on the day it is there."""
    watch = Watch()
    watched = watch.over("titles", {})

    with pytest.raises(KeyError):
        watched["oil"]

    assert watch.reads() == (("titles", "oil"),)
    assert list(watch.answers(watch.reads())) == [None]


def test_the_same_questions_are_answered_by_what_is_there_now() -> None:
    """The answers tell whether what was made then would be made so now."""
    reads = (("titles", "oil"), ("titles", ALL), ("gone", "oil"), ("gone", ALL))
    watch = Watch()
    watch.over("titles", TITLES)

    assert list(watch.answers(reads)) == [TITLES["oil"], TITLES, None, {}]
    assert watch.reads() == ()


def test_what_was_asked_for_one_is_not_asked_for_the_next() -> None:
    """Else each aid would depend on all that were made before it."""
    watch = Watch()
    titles, homes = watch.over("titles", TITLES), watch.over("homes", {"oil": "Line 1"})
    titles["seal"], homes["oil"]
    before = watch.reads()

    watch.begin()
    titles["oil"]

    assert before == (("homes", "oil"), ("titles", "seal"))
    assert watch.reads() == (("titles", "oil"),)


def test_nothing_that_pages_share_goes_unwatched() -> None:
    """A mapping that is added to the shelf or to the index later and is not watched would be asked unseen."""
    watch = Watch()
    shelf, index = watched_shelf(Shelf(), watch), watched_index(index_registry(Registry()), watch)

    shared = [getattr(one, field.name) for one in (shelf, index) for field in fields(one)]

    assert all(isinstance(one, Watched) for one in shared)
    assert len(watch.watched) == len(shared)
