"""A card: from an order to the text that is laid out on paper, and to what must stand on it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from jobaids.model.aid import Alert
from jobaids.model.names import Code, Label, Language, Mm
from jobaids.model.plain import plain
from jobaids.model.release import TargetKind
from jobaids.paper.expected import ExpectedCard, ExpectedStep, ExpectedSymbol
from jobaids.render.card.both import both
from jobaids.render.card.head import facts_of, foot_lines, foot_of, label_column, logo_of, mode_of
from jobaids.render.card.measure import caption_height, caption_width, foot_height
from jobaids.render.card.order import CardOrder, NamedAid
from jobaids.render.card.prose import breakable
from jobaids.render.card.rows import Rows
from jobaids.render.card.view import CardLook, CardView, SymbolView
from jobaids.symbols.matrix import QUIET_ZONE, Level, encode, fit

__all__ = ["CardOrder", "CardText", "NamedAid", "expected_of", "render_card"]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML 1.0 cannot hold, in any spelling."""

Render = Callable[[str, object], str]
"""Makes text of a view by the template of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSymbol:
    """A symbol a card asks for, and how large one of its modules stands."""

    address: str
    module: Mm
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """A card ready to be laid out: well-formed XHTML, its style sheet, and the symbols and pictures it asks for.

    So many faces stand side by side on each page, the first of them where lines end.
    Symbols stand in it as `symbol:ADDRESS`, pictures as `media:DIGEST`. Many cards have the very same style sheet.
    """

    xhtml: str
    css: str
    symbols: tuple[PlannedSymbol, ...]
    language: Language
    slug: str
    format: str
    panels: int = 1
    right_to_left: bool = False


def render_card(order: CardOrder, render: Render) -> CardText:
    """The text of a card, from the templates of its format, such as `card/card.html` and `card/card.css`."""
    view, template = whole_view(order), f"card/{order.format.template}"
    return CardText(
        xhtml=printable(render(f"{template}.html", view)),
        css=render(f"{template}.css", card_look(order)),
        symbols=tuple(_planned(order, view)),
        language=order.edition.aid.language,
        slug=order.edition.aid.slug,
        format=order.format.name,
        panels=order.format.panels,
        right_to_left=order.words.direction == "rtl",
    )


def printable(text: str) -> str:
    """A text without the signs that no card can hold."""
    return _UNPRINTABLE.sub("", text)


def whole_view(order: CardOrder) -> CardView:
    """What the template prints, all of it finished."""
    view = card_view(order)
    return both(order, view, card_view(order.beside)) if order.beside else view


def card_view(order: CardOrder) -> CardView:
    """What is printed in one language."""
    aid = order.edition.aid
    rows = Rows(order=order, symbol_column=_symbol_column(order), row=row_height(order))
    return CardView(
        words=order.words,
        title=aid.title,
        heading=breakable(aid.title, aid.language),
        place=order.place,
        mode=mode_of(order),
        confirm=order.confirm,
        facts=tuple(facts_of(order)),
        symbol=_own_symbol(order),
        changed="" in order.changed,
        turn=rows.alerts.turn(_alerts(order)) if order.format.front else Markup(""),
        intro=rows.prose.blocks(aid.intro),
        before=rows.prose.blocks(aid.before),
        phases=tuple(rows.phases()),
        remedies_lead=rows.prose.blocks(aid.remedies_lead),
        remedies=tuple(rows.remedies()),
        after=rows.prose.blocks(aid.after),
        foot=foot_of(order),
        draft=order.edition.seal is None,
        superseded=_superseded(order),
        logo=logo_of(order),
        notes=tuple(_notes(order)),
    )


def _alerts(order: CardOrder) -> Iterator[Alert]:
    """The alerts of all phases and steps."""
    for phase in order.edition.aid.phases:
        yield from phase.alerts
        for step in phase.steps:
            yield from step.alerts


def _notes(order: CardOrder) -> Iterator[str]:
    """What is to be known of the text before it is read."""
    words = order.words
    if order.early:
        yield words("This card holds from {date}. Do not work from it before.", date=words.date(order.early))
    if order.older:
        day = words.date(order.older.day)
        yield words("{language} changed on {date}. This text is older.", language=order.older.language, date=day)


def _superseded(order: CardOrder) -> str:
    newer = order.superseded
    return order.words("SUPERSEDED by {label}. Not for use.", label=order.words.apart(newer)) if newer else ""


def card_look(order: CardOrder) -> CardLook:
    """What the style sheet depends on."""
    column = _symbol_column(order)
    own = caption_width(f"{order.edition.code_of()}-{order.edition.label}", order.format)
    return CardLook(
        words=order.words,
        format=order.format,
        fonts=families(order.fonts),
        second=order.beside.words if order.beside else None,
        second_fonts=families(order.beside.fonts) if order.beside else Markup(""),
        grey=order.grey,
        head=Mm(max(order.format.head, round(_own_width(order) + caption_height(order.format), 2))),
        labels=label_column(order),
        own_column=Mm(max(order.format.columns.symbol, _own_width(order), ceil(own))),
        foot=foot_height(order.format, foot_lines(order)),
        aid_symbol=_own_width(order),
        symbol_column=column,
        row_symbol=_row_symbol(order),
        colours=order.dress.colours,
    )


def expected_of(order: CardOrder) -> ExpectedCard:
    """What must be found on the finished card; the verifier compares it with what it decodes."""
    aid, language = order.edition.aid, order.edition.aid.language
    steps = tuple(ExpectedStep(numeral=str(step.number), quick=breakable(step.quick, language)) for step in aid.steps)
    of_steps = (
        _expected(order, sign, TargetKind.STEP, shown.numeral, shown.quick)
        for step, shown in zip(aid.steps, steps, strict=True)
        if (sign := order.step_sign(step))
    )
    of_remedies = (
        _expected(order, sign, TargetKind.REMEDY, "", plain(remedy.symptom))
        for remedy in aid.remedies
        if (sign := order.remedy_sign(remedy))
    )
    return ExpectedCard(
        slug=aid.slug,
        format=order.format.name,
        width=order.format.width,
        height=order.format.height,
        symbols=(_expected(order, _own_sign(order), TargetKind.AID), *of_steps, *of_remedies),
        steps=steps,
        most_faces=order.format.faces,
        panels=order.format.panels,
        right_to_left=order.words.direction == "rtl",
        front=order.format.front,
        bleed=order.format.bleed,
        distances=order.format.distances,
    )


def row_height(order: CardOrder) -> Mm:
    """The least height of a row with a symbol: room for what stands beneath it, and distance to the next one."""
    widest = _row_symbol(order)
    quiet = 2 * QUIET_ZONE * max(map(order.module_of, _row_addresses(order)), default=order.module)
    format_ = order.format
    filled = format_.symbol_top + widest + caption_height(format_)
    apart = widest - quiet + format_.distances.between
    return Mm(round(max(format_.row, filled, apart), 2))


def families(fonts: tuple[str, ...]) -> Markup:
    """Font families as CSS names them; signs that could end a name are left out."""
    names = ("".join(sign for sign in font if sign.isalnum() or sign in " -") for font in fonts)
    return Markup("").join(Markup('"{}", ').format(name) for name in names if name.strip())


def _expected(
    order: CardOrder, sign: tuple[Code, Label], kind: TargetKind, numeral: str = "", beside: str = ""
) -> ExpectedSymbol:
    held = order.address_of(*sign)
    return ExpectedSymbol(
        address=held,
        caption="-".join(sign),
        kind=kind,
        module=_own_module(order) if kind is TargetKind.AID else order.module_of(held),
        rows=encode(held, order.level).rows,
        numeral=numeral,
        beside=beside,
    )


def _own_sign(order: CardOrder) -> tuple[Code, Label]:
    return order.edition.code_of(), order.edition.label


def _own_address(order: CardOrder) -> str:
    return order.address_of(*_own_sign(order))


def _own_symbol(order: CardOrder) -> SymbolView:
    held = _own_address(order)
    return SymbolView(
        address=held,
        caption="-".join(_own_sign(order)),
        alt=order.words("{address} opens {what}", address=held, what=order.edition.aid.title),
    )


def _own_module(order: CardOrder) -> Mm:
    """The card's own symbol is scanned from farther away, so it is larger; never smaller than a step's."""
    held = _own_address(order)
    modules = fit(held, order.level).size + 2 * QUIET_ZONE
    return Mm(max(order.module_of(held), order.format.aid_symbol / modules))


def _own_width(order: CardOrder) -> Mm:
    return Mm(round(order.width_of(_own_address(order), _own_module(order)), 3))


def _symbol_column(order: CardOrder) -> Mm:
    """The width of the column of symbols: room for the widest of them and for its caption; 0 on a card without."""
    signs = tuple(_row_signs(order))
    if not signs:
        return Mm(0.0)
    widths = (order.width_of(order.address_of(*sign)) for sign in signs)
    captions = (ceil(caption_width("-".join(sign), order.format)) for sign in signs)
    return Mm(max(order.format.columns.symbol, *widths, *captions))


def _row_symbol(order: CardOrder) -> Mm:
    """The width of the largest symbol of a row; 0 where there is none."""
    return max(map(order.width_of, _row_addresses(order)), default=Mm(0.0))


def _row_addresses(order: CardOrder) -> tuple[str, ...]:
    """What the symbols beside steps and remedies hold."""
    return tuple(order.address_of(*sign) for sign in _row_signs(order))


def _row_signs(order: CardOrder) -> Iterator[tuple[Code, Label]]:
    """The codes and labels of the symbols beside steps and remedies."""
    aid = order.edition.aid
    signs = (*map(order.step_sign, aid.steps), *map(order.remedy_sign, aid.remedies))
    yield from filter(None, signs)


def _planned(order: CardOrder, view: CardView) -> Iterator[PlannedSymbol]:
    yield PlannedSymbol(address=view.symbol.address, module=_own_module(order), level=order.level)
    steps = tuple(step.symbol for phase in view.phases for step in phase.steps)
    for symbol in (*steps, *(remedy.symbol for remedy in view.remedies)):
        if symbol:
            yield PlannedSymbol(address=symbol.address, module=order.module_of(symbol.address), level=order.level)
