"""Two recipes share a fingerprint only where the same bytes come of them: a stale card is worse than a slow build."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.language.words import Words
from jobaids.model.names import Language
from jobaids.model.source import NOWHERE, Span
from jobaids.plan.fingerprint import SIZE, Prints
from jobaids.plan.watch import Watch
from tests.record.aids import releases, steps
from tests.render.editions import filler_seal, order

SNOWMAN = "\N{SNOWMAN}"  # stands nowhere in the models
ELSEWHERE = Span(file="elsewhere.md", line=77)


class Colour(enum.Enum):
    """Some kind of enumeration."""

    RED = "red"
    BLUE = "blue"


class Hue(enum.Enum):
    """Another, with a member of the same name."""

    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Two classes that hold the same fields."""

    one: object = ""
    two: object = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """Two classes that hold the same fields."""

    one: object = ""
    two: object = ""


def of(*values: object, spans: bool = False) -> str:
    """The fingerprint of some values, from one who never met them."""
    return Prints(spans=spans).of(*values)


def altered(value: Any) -> Iterator[tuple[str, bool, Any]]:
    """A value with one thing in it changed, for every thing: where that is, whether it counts, and what came of it."""
    if isinstance(value, tuple):
        if value:
            yield "[:-1]", True, value[:-1]
        for number, one in enumerate(value):
            for path, counts, other in altered(one):
                yield f"[{number}]{path}", counts, (*value[:number], other, *value[number + 1 :])
    elif is_dataclass(value) and not isinstance(value, Words | Span):
        for field in fields(value):
            held = getattr(value, field.name)
            yield f".{field.name}", field.compare, replace(value, **{field.name: SNOWMAN})
            for path, counts, other in altered(held) if field.compare else ():
                yield f".{field.name}{path}", counts, replace(value, **{field.name: other})


def test_whatever_is_changed_in_what_a_card_is_made_from_makes_another_card() -> None:
    """A mended torque that is not seen goes on hanging wrong at the machine."""
    card = order(filler_seal())
    before, placed = of(card), of(card, spans=True)

    changed = list(altered(card))

    assert len(changed) > 300
    assert [path for path, counts, other in changed if (of(other) == before) is counts] == []
    assert [path for path, _, other in changed if of(other, spans=True) == placed] == []


def test_two_changes_in_different_places_are_told_apart() -> None:
    """The same word moved from a step to its key point is another card."""
    card = order(filler_seal())

    prints = [of(other) for _, counts, other in altered(card) if counts]

    twice = len(prints) - len(set(prints))
    assert twice < len(prints) / 20  # where nothing was, taking it away and leaving it are one


@settings(max_examples=20)
@given(steps, steps)
def test_steps_are_told_apart_as_equality_does(one: object, other: object) -> None:
    """Equality of models is what a release is compared by; a build must not see less."""
    again = Prints()

    assert (of(one) == of(other)) is (one == other)
    assert again.of(one) == again.of(one) == of(one)


@settings(max_examples=6)
@given(releases())
def test_where_something_stands_counts_only_where_it_is_asked(edition: Any) -> None:
    """An empty line added above a step makes no card anew; what was told of the step moves with it all the same."""
    lower = replace(edition, aid=replace(edition.aid, span=ELSEWHERE, file="elsewhere.md"))

    assert of(lower) == of(edition)
    assert of(lower, spans=True) != of(edition, spans=True)


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.binary(max_size=3) | st.dates()
values = st.recursive(
    plain | st.sampled_from(Colour) | st.sampled_from(Hue),
    lambda deeper: (
        st.lists(deeper, max_size=3).map(tuple)
        | st.frozensets(st.text(max_size=2), max_size=2)
        | st.dictionaries(st.text(max_size=2), deeper, max_size=2).map(MappingProxyType)
        | st.builds(Left, one=deeper, two=deeper)
        | st.builds(Right, one=deeper, two=deeper)
    ),
    max_leaves=6,
)


def whole(value: object) -> object:
    """A value in a form whose equality sees kinds, too: for Python, `True` is 1."""
    match value:
        case tuple():
            return ("tuple", *(whole(one) for one in value))
        case Mapping():
            return ("mapping", *((key, whole(one)) for key, one in value.items()))
        case Left(one=one, two=two) | Right(one=one, two=two):
            return (type(value).__name__, whole(one), whole(two))
        case _:
            return (type(value).__name__, value)


@given(st.lists(values, max_size=3), st.lists(values, max_size=3))
def test_no_two_values_are_told_alike(some: list[object], others: list[object]) -> None:
    """Parts are told one after the other: where one ends and the next begins must never be in doubt."""
    same = [whole(one) for one in some] == [whole(one) for one in others]

    assert (of(*some) == of(*others)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("s1:a",), ("a",)),
        (("a;", ""), ("a", ";")),
        ((("a",), "b"), ("a", ("b",))),
        (((), ()), ((), (), ())),
        (("None;",), (None,)),
        (("1",), (1,)),
        ((b"a",), ("a",)),
        ((frozenset(),), ((),)),
        ((MappingProxyType({}),), ((),)),
        ((Colour.RED,), (Hue.RED,)),
        ((Left(),), (Right(),)),
        ((date(2027, 3, 3),), (datetime(2027, 3, 3, tzinfo=UTC),)),
        ((time(6),), (time(6, tzinfo=UTC),)),
        (("\ud800",), ("\udfff",)),
    ],
)
def test_values_that_read_alike_are_told_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    """What is written down without its kind and length can be made to look like something else."""
    assert of(*one) != of(*other)
    assert len(of(*one)) == 2 * SIZE


@given(st.permutations(["oil", "seal", "key", "chain", "lock"]))
def test_the_order_of_a_set_does_not_count(names: list[str]) -> None:
    """Python puts sets in another order in each run; a second build would make everything again."""
    assert of(frozenset(names)) == of(frozenset(sorted(names)))


@pytest.mark.parametrize("value", [object(), {1, 2}, print, 1j])
def test_a_value_whose_content_cannot_be_told_is_refused(value: object) -> None:
    """Something that was passed over in silence would be a dependency that nobody sees."""
    with pytest.raises(TypeError, match="no fingerprint can cover"):
        of((value,))


def test_words_count_by_language_and_time_zone_and_watched_things_by_name() -> None:
    """The messages belong to the program; what is asked of watched things has an account of its own."""
    english = Words(language=Language("en"), timezone="UTC")
    watch = Watch()

    assert of(english) != of(replace(english, language=Language("es")))
    assert of(english) != of(replace(english, timezone="Europe/Berlin"))
    assert of(watch.over("spines", {"oil": "Oil"})) == of(watch.over("spines", {"oil": "Grease"}))
    assert of(watch.over("spines", {})) != of(watch.over("stations", {}))


def test_what_was_met_before_is_known_and_never_mixed_up() -> None:
    """An aid stands in many recipes: it is looked at once, and a new one in the same place in memory is another."""
    prints = Prints()
    found = set()

    for number in range(200):
        found.add(prints.of(replace(filler_seal().aid, title=f"Seal {number}")))

    assert len(found) == 200
    assert of(NOWHERE) != of(ELSEWHERE)
