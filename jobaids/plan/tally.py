"""What each recipe of a build came to, so that what is made anew is counted anew, and all else as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.plan.pages import SPINES
from jobaids.plan.recipe import Made, Maker
from jobaids.plan.report import Counts

PAGE = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came of one recipe: where its files lie, their bytes, and what counts of it; `told` is in its place.

    `asked` are the aids that its maker looked at on the shelf, or all of them, as `Reads` has it.
    """

    slug: Slug
    paths: tuple[str, ...]
    octets: int
    cards: int = 0
    symbols: int = 0
    told: tuple[Diagnostic, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(path.endswith(PAGE) for path in self.paths)


def tally_of(made: Made, told: tuple[Diagnostic, ...]) -> Tally:
    """What came of a recipe, and what was told of it."""
    slug, card = made.recipe.slug, made.recipe.maker is Maker.CARD
    return Tally(
        slug=slug,
        paths=tuple(file.path for file in made.files),
        octets=sum(file.size for file in made.files),
        cards=int(card and made.good and bool(slug)),
        symbols=made.decoded if card else 0,
        told=told,
        asked=tuple(key for mapping, key in made.reads if mapping == SPINES),
    )


def counted_again(counts: Counts, before: Iterable[Tally], now: Iterable[Tally], tree: str) -> Counts:
    """The same counts where some pieces of one tree came to something else."""
    old, new = tuple(before), tuple(now)
    files = sum(len(one.paths) for one in new) - sum(len(one.paths) for one in old)
    octets = sum(one.octets for one in new) - sum(one.octets for one in old)
    return replace(
        counts,
        cards=counts.cards + sum(one.cards for one in new) - sum(one.cards for one in old),
        pages=counts.pages + sum(one.pages for one in new) - sum(one.pages for one in old),
        symbols=counts.symbols + sum(one.symbols for one in new) - sum(one.symbols for one in old),
        files=counts.files + files,
        octets=counts.octets + octets,
        trees=tuple(
            replace(one, files=one.files + files, octets=one.octets + octets) if one.tree == tree else one
            for one in counts.trees
        ),
    )
