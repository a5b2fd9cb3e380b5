"""The parts of jobaids that no command makes alone, timed in a process of their own.

    python -m tests.bench.ours cards FOLDER WORKERS [plain]    every card, not read back
    python -m tests.bench.ours check FOLDER                    every card, and what reading it back takes
    python -m tests.bench.ours pages FOLDER [all]              every aid's page, or every page; nothing else
    python -m tests.bench.ours symbols FOLDER CARDS            the symbols of so many cards, beside qrcode's

FOLDER is a project that is released. Prints what was measured as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.pools import work_through
from jobaids.adapters.registry import read_registry
from jobaids.adapters.templates import read_templates
from jobaids.adapters.workshop import Workshop
from jobaids.parse.settings import parse_settings
from jobaids.plan.recipe import Maker, Recipe
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import Furniture, Tree
from jobaids.record.today import in_force
from jobaids.render.page.pages import render_aid_pages
from jobaids.render.page.site import look_of
from jobaids.render.view import Render
from jobaids.wiring.workshops import workshop_of
from tests.bench.content import addresses, aid, aids
from tests.bench.peers.loop import WARM

if TYPE_CHECKING:
    from jobaids.adapters.card_maker import CardMaker

WORKERS = 2  # for pages; Hugo takes every core, too


def main() -> None:
    """Measure one thing."""
    what, folder, *more = sys.argv[1:]
    measures = {"cards": cards, "check": check, "pages": pages, "symbols": symbols}
    json.dump(measures[what](Path(folder).resolve(), *more), sys.stdout)


def tree_of(root: Path) -> Tree:
    """All that the released site of a project holds."""
    settings = parse_settings(read_project(root).settings).settings
    look = look_of(settings, read_templates(None).render)
    furniture = Furniture(settings=settings, look=look, speak=partial(read_words, timezone=settings.site.timezone))
    return plan_tree(released(in_force(read_registry(root).registry, date.max)), furniture)


def cards(root: Path, workers: str, plain: str = "") -> dict[str, float]:
    """Seconds that all cards take once the first few are made."""
    recipes, maker = _card_recipes(root), workshop_of(root).cards
    if plain:
        maker.press.keeps = False
    for recipe in recipes[:WARM]:
        _printed(maker, recipe)
    begun, worked = time.perf_counter(), time.process_time()
    octets = sum(_worked(recipes, lambda recipe: len(_printed(maker, recipe)), int(workers)))
    return {"seconds": time.perf_counter() - begun, "processor": time.process_time() - worked, "octets": octets}


def _printed(maker: CardMaker, recipe: Recipe) -> bytes:
    from jobaids.adapters.fonts import font_stack  # noqa: PLC0415 - what prints is not loaded to make pages
    from jobaids.adapters.pdf import make_pdf  # noqa: PLC0415
    from jobaids.render.card.text import render_card  # noqa: PLC0415

    order = recipe.order.order
    maker.shown.update({media.digest: media for media in order.edition.media})
    families = font_stack(order.edition.aid.language, maker.fonts)
    order = replace(order, fonts=(*order.fonts, *families))
    return make_pdf(render_card(order, maker.templates.render), maker.press).pdf


def check(root: Path) -> dict[str, float]:
    """Seconds of the processor that making takes, and reading back."""
    from jobaids.adapters.scanner import scan_pdf  # noqa: PLC0415 - as in `_printed`
    from jobaids.render.card.text import expected_of  # noqa: PLC0415

    recipes, maker = _card_recipes(root), workshop_of(root).cards
    made = checked = 0.0
    symbols = 0
    for place, recipe in enumerate((*recipes[:WARM], *recipes)):
        begun = time.process_time()
        pdf = _printed(maker, recipe)
        between = time.process_time()
        proof = scan_pdf(pdf, expected_of(recipe.order.order), recipe.order.order.format)
        if place >= WARM:
            made, checked = made + between - begun, checked + time.process_time() - between
            symbols += proof.decoded
    return {"made": made, "checked": checked, "symbols": symbols, "cards": len(recipes)}


def pages(root: Path, everything: str = "") -> dict[str, float]:
    """How many pages of a project were rendered and written, in two workers; the time is that of the whole process."""
    tree, out = tree_of(root), root / "pages"
    recipes = tree.pages if everything else tuple(recipe for recipe in tree.pages if recipe.maker is Maker.PAGES)
    make = (
        partial(_write_all, workshop_of(root), out)
        if everything
        else partial(_write_aid, read_templates(None).render, out)
    )
    return {"pages": sum(_worked(recipes, make, WORKERS))}


def _worked(recipes: Sequence[Recipe], make: Callable[[Recipe], int], workers: int) -> Iterator[int]:
    """Make each, as the build does: workers are told numbers, for a recipe holds what all of a site share."""
    return work_through(range(len(recipes)), lambda number: make(recipes[number]), workers)


def _write_all(workshop: Workshop, out: Path, recipe: Recipe) -> int:
    """Every page that a recipe makes."""
    files = workshop.make(recipe).files
    for file in files:
        _put(out / file.path, file.octets)
    return sum(file.path.endswith(".html") for file in files)


def _write_aid(render: Render, out: Path, recipe: Recipe) -> int:
    """The page of the aid itself, which is the first of its pages."""
    first = next(iter(render_aid_pages(recipe.order.whole, render)))
    _put(out / first.path, first.text.encode())
    return 1


def _put(place: Path, octets: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(octets)


def symbols(_root: Path, cards: str) -> dict[str, float]:
    """Seconds of all symbols of some cards, and how many have the modules that qrcode gives the same segments."""
    from jobaids.symbols.matrix import Level, encode, fit  # noqa: PLC0415 - only here
    from jobaids.symbols.reference import reference_rows  # noqa: PLC0415

    texts = [address for one in aids(int(cards)) for address in addresses(one)]
    encode(addresses(aid(int(cards)))[0], Level.Q)  # of an aid that is not measured
    begun = time.perf_counter()
    drawn = [encode(text, Level.Q) for text in texts]
    seconds = time.perf_counter() - begun
    fits = [fit(text, Level.Q) for text in texts]
    equal = sum(
        one.rows == reference_rows(known.segments, known.version, known.level)
        for one, known in zip(drawn, fits, strict=True)
    )
    return {"seconds": seconds, "symbols": len(texts), "equal": equal}


def _card_recipes(root: Path) -> tuple[Recipe, ...]:
    return tuple(recipe for recipe in tree_of(root).recipes if recipe.maker is Maker.CARD)


if __name__ == "__main__":
    main()
