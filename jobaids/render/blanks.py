"""A sheet of blanks: symbols that are printed, cut out and hung before there is anything to open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobaids.codes.address import address
from jobaids.language.words import Words
from jobaids.model.names import DRAFT_LABEL, Code, Mm
from jobaids.model.release import Batch, TargetKind
from jobaids.paper.expected import Distances, ExpectedCard, ExpectedSymbol
from jobaids.paper.formats import A4
from jobaids.render.card.text import CardText, PlannedSymbol
from jobaids.render.view import Render
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import Level, encode, fit

WRITING = Mm(16.0)  # beneath a symbol: its caption, the host, and a line to write on
PADDING = Mm(10.0)  # between symbols, so that a finger or a cut spoils one only


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankOrder:
    """A sheet of blanks to be made; `bound` says what those open that are blank no more."""

    batch: Batch
    codes: tuple[Code, ...]
    words: Words
    module: Mm = Mm(0.5)
    level: Level = Level.Q
    bound: Mapping[Code, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """One blank: its symbol and what stands beneath; `bound` is what it opens already."""

    address: str
    caption: str
    alt: str
    bound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlanksView:
    """What the template of a sheet sees: rows of blanks, and lengths in millimetres."""

    words: Words
    title: str
    host: str
    rows: tuple[tuple[BlankView, ...], ...]
    symbol: Mm
    cell: Mm  # width
    height: Mm
    margin: Mm
    grey: bool = False  # for a printer without colours


def render_blanks(order: BlankOrder, render: Render) -> CardText:
    """The text of a sheet, from the templates `blanks/blanks.html` and `blanks/blanks.css`."""
    view = _view(order)
    return CardText(
        xhtml=render("blanks/blanks.html", view),
        css=render("blanks/blanks.css", view),
        symbols=tuple(
            PlannedSymbol(address=held, module=order.module, level=order.level) for held in _addresses(order)
        ),
        language=order.words.language,
        slug=order.batch.slug,
        format=A4.name,
    )


def expected_blanks(order: BlankOrder) -> ExpectedCard:
    """What must be found on the finished sheet."""
    held = _addresses(order)
    return ExpectedCard(
        slug=order.batch.slug,
        format=A4.name,
        width=A4.width,
        height=A4.height,
        symbols=tuple(
            ExpectedSymbol(
                address=one,
                caption=_caption(code),
                kind=TargetKind.BLANK,
                module=order.module,
                rows=encode(one, order.level).rows,
            )
            for code, one in zip(order.codes, held, strict=True)
        ),
        steps=(),
        distances=Distances(keep_outs=()),
    )


def _addresses(order: BlankOrder) -> tuple[str, ...]:
    return tuple(address(order.batch.base, code, DRAFT_LABEL) for code in order.codes)


def _caption(code: Code) -> str:
    return f"{code}-{DRAFT_LABEL}"


def _blank(order: BlankOrder, code: Code, held: str) -> BlankView:
    words, bound = order.words, order.bound.get(code, "")
    reserved = words("{address} is reserved; it opens no help yet", address=held)
    alt = words("{address} opens {what}", address=held, what=bound) if bound else reserved
    return BlankView(address=held, caption=_caption(code), alt=alt, bound=bound)


def _view(order: BlankOrder) -> BlanksView:
    words = order.words
    held = _addresses(order)
    widest = max(width_of(fit(one, order.level).size, order.module) for one in held)
    across = int(A4.content // (widest + PADDING))
    blanks = tuple(_blank(order, code, one) for code, one in zip(order.codes, held, strict=True))
    return BlanksView(
        words=words,
        title=words("Blank codes {batch} · {date}", batch=order.batch.slug, date=words.date(order.batch.at)),
        host=order.batch.base.partition("://")[2].partition("/")[0].lower(),
        rows=tuple(blanks[at : at + across] for at in range(0, len(blanks), across)),
        symbol=widest,
        cell=Mm(A4.content / across),
        height=Mm(widest + WRITING),
        margin=A4.margin,
    )
