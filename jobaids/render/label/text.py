"""Sheets of labels: from where everything stands to the text that is laid out on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.names import Language, Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import ExpectedSymbol
from jobaids.paper.label_proof import ExpectedLabel, ExpectedLabels
from jobaids.render.card.text import CardText, PlannedSymbol, printable
from jobaids.render.label.compose import Composition, leading_of
from jobaids.render.label.sticker import Sticker
from jobaids.render.view import Render
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import Level, encode, fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """One label in its place on a page."""

    sticker: Sticker
    whole: Composition
    page: int  # counted from 1
    place: Box  # on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelOrder:
    """Some pages of labels. All of a run have one title; `families` are the fonts of each language."""

    name: str  # as faults name it: the aid's or station's slug
    sheet: str  # as a reader knows it: `Avery L7163`
    pages: tuple[tuple[Mm, Mm], ...]  # width and height of each
    labels: tuple[Stuck, ...]
    words: Words  # of the document, not of the labels
    level: Level = Level.Q
    round: bool = False
    outlined: bool = False  # draw where the labels end: to cut there, or to try a sheet on plain paper
    families: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelView:
    """One label as printed."""

    sticker: Sticker
    alt: str
    folded: bool
    outline: Markup
    symbol: Markup
    caption: Markup
    mark: Markup
    quick: Markup
    clip: Markup
    beneath: bool  # the caption, centred beneath the symbol
    centred: bool  # the words, on a round label


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPage:
    """One page, and the name of its size."""

    size: str
    labels: tuple[LabelView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsView:
    """What the template sees."""

    words: Words
    title: str
    pages: tuple[LabelPage, ...]
    outlined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsLook:
    """What the style sheet depends on: the sizes of pages by name, and the fonts of each language."""

    words: Words
    sizes: tuple[tuple[str, Mm, Mm], ...]
    fonts: tuple[tuple[Language, Markup], ...]
    grey: bool = False


def render_labels(order: LabelOrder, render: Render) -> CardText:
    """The text of some sheets, from the templates `label/label.html` and `label/label.css`."""
    sizes = {size: f"s{number}" for number, size in enumerate(dict.fromkeys(order.pages))}
    view = LabelsView(
        words=order.words,
        title=order.words("Step labels: {what}", what=order.name),
        pages=tuple(
            LabelPage(size=sizes[size], labels=tuple(_view(one, order) for one in order.labels if one.page == number))
            for number, size in enumerate(order.pages, 1)
        ),
        outlined=order.outlined,
    )
    look = LabelsLook(
        words=order.words,
        sizes=tuple((name, *size) for size, name in sizes.items()),
        fonts=tuple((language, _families(names)) for language, names in sorted(order.families.items())),
    )
    return CardText(
        xhtml=printable(render("label/label.html", view)),
        css=render("label/label.css", look),
        symbols=tuple(
            PlannedSymbol(address=one.sticker.address, module=one.whole.module, level=order.level)
            for one in order.labels
        ),
        language=order.words.language,
        slug=order.name,
        format=order.sheet,
    )


def expected_labels(order: LabelOrder) -> ExpectedLabels:
    """What must be found on the finished sheets."""
    return ExpectedLabels(
        name=order.name,
        sheet=order.sheet,
        pages=order.pages,
        labels=tuple(_expected(one, order.level) for one in order.labels),
    )


def on_page(stuck: Stuck, box: Box) -> Box:
    """A part of a label on its page; mirrored where words run from the right."""
    rightwards = stuck.place.width - box.right if stuck.sticker.direction == "rtl" else box.x
    return replace(box, x=Mm(stuck.place.x + rightwards), y=Mm(stuck.place.y + box.y))


def _symbol(stuck: Stuck, level: Level) -> Box:
    """The symbol with its quiet zone; a smaller one than the run's largest stands in the middle of its place."""
    box = on_page(stuck, stuck.whole.symbol)
    side = width_of(fit(stuck.sticker.address, level).size, stuck.whole.module)
    return box.grown(Mm((side - box.width) / 2))


def _view(stuck: Stuck, order: LabelOrder) -> LabelView:
    sticker, whole = stuck.sticker, stuck.whole
    beneath = whole.caption.y >= whole.symbol.bottom - 0.01
    return LabelView(
        sticker=sticker,
        alt=order.words("{address} opens {what}", address=sticker.address, what=sticker.quick),
        folded=whole.folded,
        outline=_style(stuck.place),
        symbol=_style(_symbol(stuck, order.level)),
        caption=_style(on_page(stuck, whole.caption), whole.code),
        mark=_style(on_page(stuck, whole.mark), whole.mark_points, whole.mark.height),
        quick=_quick(stuck),
        clip=_style(on_page(stuck, whole.clip), whole.code) if whole.clip else Markup(),
        beneath=beneath,
        centred=order.round,
    )


def _quick(stuck: Stuck) -> Markup:
    quick, points = stuck.whole.quick, stuck.whole.points
    if quick is None:
        return Markup()
    leading = leading_of(stuck.sticker.language)
    return _style(on_page(stuck, quick), points) + Markup(";line-height:{}").format(leading)


def _style(box: Box, points: float | None = None, line: Mm | None = None) -> Markup:
    place = f"left:{box.x:.3f}mm;top:{box.y:.3f}mm;width:{box.width:.3f}mm;height:{box.height:.3f}mm"
    type_ = f";font-size:{points:g}pt" if points else ""
    return Markup(place + type_ + (f";line-height:{line:.3f}mm" if line else ""))  # noqa: S704 - figures alone


def _families(names: tuple[str, ...]) -> Markup:
    return Markup(", ").join(Markup('"{}"').format(name) for name in names)


def _expected(stuck: Stuck, level: Level) -> ExpectedLabel:
    sticker, whole = stuck.sticker, stuck.whole
    return ExpectedLabel(
        page=stuck.page,
        place=stuck.place,
        symbol_at=_symbol(stuck, level),
        symbol=ExpectedSymbol(
            address=sticker.address,
            caption=sticker.caption,
            kind=sticker.kind,
            module=whole.module,
            rows=encode(sticker.address, level).rows,
            numeral=sticker.mark,
            beside=sticker.quick,
        ),
        zones=tuple(on_page(stuck, zone) for zone in whole.zones),
        captioned=on_page(stuck, whole.caption),
        marked=on_page(stuck, whole.mark),
        worded=on_page(stuck, whole.quick) if whole.quick else None,
    )
