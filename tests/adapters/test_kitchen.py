"""A thing is made when what it is made from changed, and at no other time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from jobaids.adapters.kitchen import Kitchen
from jobaids.adapters.store import Store
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import NOWHERE, Span
from jobaids.plan.recipe import File, Kept, Made, Maker, Recipe
from jobaids.plan.watch import Watch

TOOLS = {maker: f"tools of {maker.value}" for maker in Maker}
Titles = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Something to be made: words, the links in them, and where they stand."""

    words: str
    links: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(kw_only=True)
class Cook:
    """Makes files out of orders, and counts what it made."""

    titles: Titles = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)

    def recipe(self, name: str, order: Order) -> Recipe:
        """A recipe, whose maker may ask for titles."""
        watch = Watch()
        watch.over("titles", self.titles)
        return Recipe(maker=Maker.PAGES, name=name, order=order, watch=watch)

    def make(self, recipe: Recipe) -> Made:
        """Write the words, and the titles of what they link to."""
        self.made[recipe.name] += 1
        order: Order = recipe.order
        reads: tuple[tuple[str, str], ...] = ()
        titles: list[str] = []
        if recipe.watch:
            recipe.watch.begin()
            shared = recipe.watch.over("titles", self.titles)
            titles = [shared.get(link, "nothing") for link in order.links]
            reads = recipe.watch.reads()
        text = " ".join((order.words, *titles)).encode()
        files = (File(path=f"{recipe.name}.html", octets=text), File(path=f"{recipe.name}.txt", octets=text[::-1]))
        return Made(recipe=recipe, files=files, told=_told(order), reads=reads)


def _told(order: Order) -> tuple[Diagnostic, ...]:
    fault = Diagnostic(rule="JA501", severity=Severity.WARNING, what="it is long", span=order.span)
    return (fault,) if "long" in order.words else ()


def kitchen(cook: Cook, root: Path, workers: int = 1, make: Callable[[Recipe], Made] | None = None) -> Kitchen:
    """A kitchen as one build has it."""
    return Kitchen(make=make or cook.make, prepare=lambda _: None, store=Store(root=root), tools=TOOLS, workers=workers)


def served(of: Iterable[Made]) -> list[dict[str, bytes]]:
    """The files of each thing made, brought."""
    return [{one.path: one.bring() if isinstance(one, Kept) else one.octets for one in made.files} for made in of]


@dataclass(kw_only=True)
class Neighbour:
    """Somebody who makes cards, and says when that begins; the last that was asked for is ready first."""

    cook: Cook
    begun: list[str]

    def takes(self, recipe: Recipe) -> bool:
        """Whether it is a card."""
        return recipe.maker is Maker.CARD

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[tuple[Made, float]]:
        """Begin at once."""
        self.begun += [f"card {recipe.name}" for recipe in recipes]
        return iter([(self.cook.make(recipe), 0.1) for recipe in reversed(recipes)])


def test_what_a_crew_does_not_take_is_made_here_meanwhile(tmp_path: Path) -> None:
    """An author's page is written while the card is printed on another core."""
    cook, begun = Cook(), list[str]()

    def make(recipe: Recipe) -> Made:
        begun.append(f"page {recipe.name}")
        return cook.make(recipe)

    pages = [cook.recipe(name, Order(words=name)) for name in ("first", "third")]
    cards = [Recipe(maker=Maker.CARD, name=name, order=Order(words=name)) for name in ("second", "fourth")]
    shared = replace(kitchen(cook, tmp_path, make=make), crew=Neighbour(cook=cook, begun=begun))

    made = list(shared.follow([pages[0], cards[0], pages[1], cards[1]]))

    assert begun == ["card second", "card fourth", "page first", "page third"]
    assert [one.recipe.name for one in made] == ["first", "second", "third", "fourth"]
    assert [files[f"{one.recipe.name}.html"] for one, files in zip(made, served(made), strict=True)] == [
        b"first",
        b"second",
        b"third",
        b"fourth",
    ]


@pytest.mark.parametrize("workers", [1, 3])
def test_everything_is_served_in_the_order_of_the_recipes(tmp_path: Path, workers: int) -> None:
    """Some of it comes out of the store, some of it is made, by whoever is free first."""
    cook = Cook()
    recipes = [cook.recipe(f"{number}", Order(words=f"words {number}")) for number in range(30)]
    before = served(kitchen(cook, tmp_path).follow(recipes[::3]))

    made = list(kitchen(cook, tmp_path, workers).follow(recipes))

    assert [one.recipe for one in made] == recipes
    assert [one[f"{number}.html"] for number, one in enumerate(served(made))] == [
        f"words {number}".encode() for number in range(30)
    ]
    assert served(made)[::3] == before


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    """The next build, and that of a colleague with the same store, finds it."""
    cook, another = Cook(), Cook()
    recipes = [cook.recipe("oil", Order(words="Oil it.")), cook.recipe("seal", Order(words="Seal it."))]

    first = served(kitchen(cook, tmp_path).follow(recipes))
    second = served(kitchen(cook, tmp_path).follow(recipes))
    third = served(kitchen(another, tmp_path).follow(recipes))

    assert first == second == third
    assert cook.made == {"oil": 1, "seal": 1}
    assert another.made == {}


def test_what_changed_is_made_again_and_what_did_not_is_not(tmp_path: Path) -> None:
    """A mended word costs one card."""
    cook = Cook()
    oil, seal = Order(words="Oil it."), Order(words="Seal it.")
    served(kitchen(cook, tmp_path).follow([cook.recipe("oil", oil), cook.recipe("seal", seal)]))

    mended = replace(oil, words="Oil it well.")
    served(kitchen(cook, tmp_path).follow([cook.recipe("oil", mended), cook.recipe("seal", seal)]))
    served(kitchen(cook, tmp_path).follow([cook.recipe("oil", oil), cook.recipe("seal", seal)]))

    assert cook.made == {"oil": 2, "seal": 1}


def test_new_tools_make_anew_what_they_are_for(tmp_path: Path) -> None:
    """A new template of cards, a new font, a new library: every card, and no page."""
    cook = Cook()
    page = replace(cook.recipe("page", Order(words="Oil it.")), watch=None)
    card = replace(page, name="card", maker=Maker.CARD)
    served(kitchen(cook, tmp_path).follow([page, card]))

    newer = replace(kitchen(cook, tmp_path), tools={**TOOLS, Maker.CARD: "a newer font"})
    served(newer.follow([page, card]))

    assert cook.made == {"page": 1, "card": 2}


def test_a_page_is_made_again_when_an_answer_it_got_is_another(tmp_path: Path) -> None:
    """It shows the title of an aid it links to; the titles of all others are nothing to it."""
    cook = Cook(titles={"oil": "Oil the chain", "seal": "Change the seal"})
    orders = {"lock": Order(words="Then", links=("oil",)), "belt": Order(words="Then", links=("seal",))}

    def follow() -> list[dict[str, bytes]]:
        return served(kitchen(cook, tmp_path).follow([cook.recipe(name, order) for name, order in orders.items()]))

    follow()
    cook.titles["oil"] = "Grease the chain"
    after = follow()

    assert after[0]["lock.html"] == b"Then Grease the chain"
    assert cook.made == {"lock": 2, "belt": 1}


def test_a_page_is_made_again_when_what_it_missed_is_there(tmp_path: Path) -> None:
    """Who links to an aid that is not written yet depends on that it is not."""
    cook = Cook()
    recipe = cook.recipe("lock", Order(words="Then", links=("oil",)))
    served(kitchen(cook, tmp_path).follow([recipe]))

    cook.titles["oil"] = "Oil the chain"
    (after,) = served(kitchen(cook, tmp_path).follow([cook.recipe("lock", recipe.order)]))

    assert after["lock.html"] == b"Then Oil the chain"


def test_what_was_told_of_lines_that_moved_is_told_anew(tmp_path: Path) -> None:
    """A fault must point at the line where the step stands now; where nothing was told, lines do not count."""
    cook = Cook()
    here, there = Span(file="oil.md", line=3), Span(file="oil.md", line=4)
    for span in (here, here, there):
        recipes = [
            cook.recipe("oil", Order(words="a long one", span=span)),
            cook.recipe("seal", Order(words="a short one", span=span)),
        ]
        told = [one.told for one in kitchen(cook, tmp_path).follow(recipes)]

    assert [one.span for one in told[0]] == [there]
    assert cook.made == {"oil": 2, "seal": 1}


def test_an_entry_that_is_lost_after_it_was_found_is_made_again(tmp_path: Path) -> None:
    """Somebody clears the store while a build runs: the build goes on."""
    cook = Cook()
    recipe = cook.recipe("oil", Order(words="Oil it."))
    before = served(kitchen(cook, tmp_path).follow([recipe]))
    found = list(kitchen(cook, tmp_path).follow([recipe]))

    for place in tmp_path.rglob("*"):
        place.unlink() if place.is_file() else None
    after = served(found)

    assert after == before
    assert cook.made == {"oil": 2}  # once for all its files, for they were kept again
    assert served(kitchen(cook, tmp_path).follow([recipe])) == before
    assert cook.made == {"oil": 2}


def test_a_damaged_body_is_made_again(tmp_path: Path) -> None:
    """The head of an entry is whole and says what follows; the disk lost what follows."""
    cook = Cook()
    recipe = cook.recipe("oil", Order(words="Oil it."))
    before = served(kitchen(cook, tmp_path).follow([recipe]))
    (place,) = (path for path in (tmp_path / "made").rglob("*") if path.is_file())
    place.write_bytes(place.read_bytes()[:-3] + b"???")

    after = served(kitchen(cook, tmp_path).follow([recipe]))

    assert after == before
    assert cook.made == {"oil": 2}


def test_where_nothing_can_be_kept_everything_is_made_and_served(tmp_path: Path) -> None:
    """A full disk of the store is no reason for a stale card."""
    (tmp_path / "store").write_text("no folder")
    cook = Cook()
    recipes = [cook.recipe("oil", Order(words="Oil it.")), cook.recipe("seal", Order(words="Seal it."))]

    first = served(kitchen(cook, tmp_path / "store").follow(recipes))
    second = served(kitchen(cook, tmp_path / "store").follow(recipes))

    assert (
        first
        == second
        == [
            {"oil.html": b"Oil it.", "oil.txt": b".ti liO"},
            {"seal.html": b"Seal it.", "seal.txt": b".ti laeS"},
        ]
    )
    assert cook.made == {"oil": 2, "seal": 2}


def test_tools_are_brought_in_only_for_what_is_missing(tmp_path: Path) -> None:
    """The PDF engine takes longer to import than a build that needs no card."""
    cook = Cook()
    brought: list[frozenset[Maker]] = []
    recipe = cook.recipe("oil", Order(words="Oil it."))
    for _ in range(2):
        list(replace(kitchen(cook, tmp_path), prepare=brought.append).follow([recipe]))

    assert brought == [frozenset({Maker.PAGES}), frozenset()]


def test_a_recipe_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """A fault of ours must be told again by the next build, and not be hidden by half an entry."""
    cook = Cook()

    def fail(recipe: Recipe) -> Made:
        raise ValueError(recipe.name)

    with pytest.raises(ValueError, match="oil"):
        list(kitchen(cook, tmp_path, make=fail).follow([cook.recipe("oil", Order(words="Oil it."))]))

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
