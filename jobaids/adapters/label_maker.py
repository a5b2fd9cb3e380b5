"""Makes sheets of step labels: laid out, and laid out again with smaller type until every word stands in its room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jobaids.adapters.page_parts import read_texts
from jobaids.adapters.pdf import Press, make_pdf
from jobaids.adapters.scanner import read_card
from jobaids.language.words import Words
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Language
from jobaids.paper.label_proof import misfits, prove_labels
from jobaids.paper.stock import NoStock
from jobaids.plan.labels import Run, divide, order_of, smaller
from jobaids.render.label.sticker import Sticker
from jobaids.render.label.text import expected_labels, render_labels
from jobaids.render.view import Render

MOST_TRIES = 24
"""Layouts of one run: words are made smaller one size at a time, and there are fifteen sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What all labels of a project are made with."""

    press: Press
    render: Render
    families: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Finished sheets of labels, proven if nothing is told; `wordless` have no room for their quick step."""

    pdf: bytes
    told: tuple[Diagnostic, ...]
    decoded: int
    pages: int
    wordless: tuple[Sticker, ...]


def make_labels(run: Run, words: Words, table: Table) -> Labelled | NoStock:
    """Sheets of labels, every symbol read back from them; or why the paper holds none."""
    cuts = divide(run)
    if isinstance(cuts, NoStock):
        return cuts
    for _ in range(MOST_TRIES):
        order = order_of(run, cuts, words, table.families)
        printed = make_pdf(render_labels(order, table.render), table.press)
        expected = expected_labels(order)
        astray = misfits(expected, read_texts(printed.pdf))
        if not {number for number in astray if cuts[number].points}:
            break
        cuts = smaller(run, cuts, astray)
    proof = prove_labels(expected, read_card(printed.pdf))
    return Labelled(
        pdf=printed.pdf,
        told=(*printed.told, *proof.told),
        decoded=proof.decoded,
        pages=proof.pages,
        wordless=tuple(one for one, cut in zip(run.stickers, cuts, strict=True) if cut.points is None),
    )
