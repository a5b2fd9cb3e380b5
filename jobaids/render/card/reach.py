"""Whether symbols that are to be scanned from afar leave room for words."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Mm
from jobaids.render.card.order import CardOrder
from jobaids.render.card.rows import LEAST_WORDS
from jobaids.render.card.text import card_look


def tell_far_symbols(order: CardOrder) -> Iterator[Diagnostic]:
    """JA505: beside symbols as large as their reading distance asks for, too little is left for words."""
    format_, look = order.format, card_look(order)
    columns = format_.columns
    beside_rows = columns.text + columns.gap + look.symbol_column if look.symbol_column else 0.0
    beside_own = columns.gap + look.own_column
    left = Mm(format_.content - max(beside_rows, beside_own))
    least = Mm(LEAST_WORDS * format_.content)
    if left >= least:
        return
    wide = max(look.symbol_column, look.own_column)
    yield Diagnostic(
        rule="JA505",
        severity=Severity.ERROR,
        what=f"the {format_.title} card has symbols {wide:.0f} mm wide, which leave {max(left, 0.0):.0f} mm for words;"
        f" the least is {least:.0f} mm",
        why=f"they are to be scanned from {order.reach:.0f} mm, and a symbol needs a tenth of that"
        if order.reach
        else "words in so narrow a column cannot be read in passing",
        fix="print a larger format, take one symbol a card with `codes: card`, or hang it where one comes nearer"
        " (`reach_mm` of its station)",
        slug=order.edition.aid.slug,
    )
