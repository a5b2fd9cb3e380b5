"""Real cards, imposed: for the tests of packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf

from jobaids.adapters.packer import Packer, PackPlan
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.templates import read_templates
from jobaids.model.aid import Phase
from jobaids.model.names import Mm, Slug
from jobaids.model.pack import PackLine
from jobaids.model.release import Edition
from jobaids.paper.formats import PRINTED
from jobaids.paper.handling import How
from jobaids.paper.imposing import Ground
from jobaids.plan.cards import CardWork
from jobaids.plan.recipe import File, Made, Maker, Recipe
from jobaids.render.card.text import render_card
from tests.render.editions import edition, order, step
from tests.render.hard_cards import aid

A4 = Ground(width=Mm(210.0), height=Mm(297.0))
A3 = Ground(width=Mm(297.0), height=Mm(420.0))


_made: dict[str, Made] = {}


@cache
def shared_press() -> Press:
    """A press without pictures."""
    return open_press(lambda _: b"", folder=Path(mkdtemp()))


def job(slug: str, count: int) -> Edition:
    """A job of so many steps, each with a symbol."""
    steps = tuple(step(number, f"Do {slug} part {number}.") for number in range(1, count + 1))
    return edition(replace(aid(f"Title of {slug}", Phase(steps=steps)), slug=Slug(slug)))


def line(of: Edition, form: str, copies: int = 1) -> PackLine:
    """Some cards of an edition."""
    return PackLine(slug=of.aid.slug, label=of.label, format=form, copies=copies)


def recipe(of: Edition, form: str) -> Recipe:
    """How its card is made."""
    work = CardWork(order=order(of, PRINTED[form]), paths=(f"{of.aid.slug}-{form}.pdf",))
    return Recipe(maker=Maker.CARD, name=work.paths[0], order=work, slug=of.aid.slug)


def follow(recipes: Sequence[Recipe]) -> Iterator[Made]:
    """Cards as the press makes them, each once."""
    for one in recipes:
        if one.name not in _made:
            printed = make_pdf(render_card(one.order.order, read_templates().render), shared_press())
            _made[one.name] = Made(recipe=one, files=(File(path=one.name, octets=printed.pdf),), told=printed.told)
        yield _made[one.name]


def packer(lines: tuple[PackLine, ...], editions: tuple[Edition, ...], how: How, ground: Ground = A4) -> Packer:
    """What makes a pack of them."""
    by_slug = {one.aid.slug: one for one in editions}
    plan = PackPlan(
        lines=lines,
        recipe=lambda number: recipe(by_slug[lines[number].slug], lines[number].format),
        ground=ground,
        how=how,
        title="Pack",
    )
    return Packer(plan=plan, follow=follow)


def pages_of(place: Path) -> int:
    """How many pages a file has."""
    with pikepdf.open(BytesIO(place.read_bytes())) as document:
        return len(document.pages)
