"""The makers, and the tools they share within one process.

Whoever makes no card does not wait for the PDF engine, and whoever makes no picture does not wait for the codecs: each
maker is brought in with its first recipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jobaids.adapters.fonts import FontFile
from jobaids.adapters.library import Lends
from jobaids.adapters.templates import Templates
from jobaids.plan.recipe import Made, Maker, Recipe

if TYPE_CHECKING:
    from jobaids.adapters.card_maker import CardMaker
    from jobaids.adapters.cover_maker import CoverMaker
    from jobaids.adapters.pdf import Press

CARD_TEMPLATES = ("card", "poster", "training", "theme")
"""The folders of templates that cards are made with: a new look of pages makes no card anew."""


@dataclass(kw_only=True)
class Workshop:
    """Follows recipes."""

    library: Lends
    templates: Templates
    fonts: tuple[FontFile, ...]
    cache: Path  # a folder for what the press remembers of the fonts
    follow: Callable[[Sequence[Recipe]], Iterable[Made]] | None = None  # takes from the store what was made before

    def make(self, recipe: Recipe) -> Made:
        """Make what a recipe says."""
        match recipe.maker:
            case Maker.CARD:
                return self.cards.make(recipe)
            case Maker.MEDIA:
                from jobaids.adapters.media_maker import make_media  # noqa: PLC0415 - see above

                return make_media(recipe, self.library)
            case Maker.PACK:
                from jobaids.adapters.pack_maker import make_pack  # noqa: PLC0415 - see above

                return make_pack(recipe, self.covers, self.follow or self._follow)
            case Maker.ICONS:
                from jobaids.adapters.icon_maker import make_icons  # noqa: PLC0415 - see above

                return make_icons(recipe)
            case Maker.PAGES | Maker.LISTS:
                from jobaids.plan.writing import write  # noqa: PLC0415 - see above

                files, reads = write(recipe, self.templates.render)
                return Made(recipe=recipe, files=files, reads=reads)

    def prepare(self, makers: frozenset[Maker]) -> None:
        """Bring in what some makers need, before this process is forked: its workers then share it."""
        if Maker.CARD in makers:
            _ = self.press
        if Maker.PAGES in makers:
            from jobaids.plan import writing  # noqa: PLC0415 - see above

            writing.prepare()

    def rehearse(self, recipe: Recipe) -> None:
        """Bring in what following a recipe takes for the first time, before this process is forked.

        Nothing is laid out: threads of the engine's would be missing in whoever is forked.
        """
        match recipe.maker:
            case Maker.CARD:
                self.cards.text(recipe.order.order)
            case Maker.PAGES:
                self.make(recipe)
            case _:
                pass

    def _follow(self, recipes: Sequence[Recipe]) -> Iterator[Made]:
        return map(self.make, recipes)

    @cached_property
    def covers(self) -> CoverMaker:
        """The maker of covers."""
        from jobaids.adapters.cover_maker import CoverMaker  # noqa: PLC0415 - see above

        return CoverMaker(render=self.templates.render, fonts=self.fonts, cache=self.cache)

    @cached_property
    def cards(self) -> CardMaker:
        """The maker of cards."""
        from jobaids.adapters.lean_engine import bring_in  # noqa: PLC0415 - see above

        bring_in()
        from jobaids.adapters.card_maker import CardMaker  # noqa: PLC0415 - see above

        return CardMaker(
            library=self.library,
            templates=self.templates.only(CARD_TEMPLATES),
            fonts=self.fonts,
            cache=self.cache,
        )

    @property
    def press(self) -> Press:
        """The PDF engine with its fonts."""
        return self.cards.press
