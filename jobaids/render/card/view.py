"""What the card's template sees: finished words and lengths, in the order they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.names import Mm
from jobaids.paper.formats import CardFormat
from jobaids.render.card.alerts import Panel
from jobaids.render.theme import Colours


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolView:
    """A symbol with what stands beneath it."""

    address: str
    caption: str  # `7K3QMX-12K`
    alt: str  # its address and what it opens
    clip: str = ""  # `0:34`


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture and its size on paper."""

    digest: str
    alt: str
    width: Mm
    height: Mm
    top: Mm = Mm(0.0)  # from the top of its row, where it stands beside the words
    end: Mm = Mm(0.0)  # from where its row ends, likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPointView:
    """A key point and its reason."""

    text: Markup
    reason: Markup
    other: Markup = Markup("")  # both, in the second language of a card


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step as printed.

    Detail, key points, checks and body stand beside the symbol. Of a `tall` step they stand below it, where they may
    run on to the next page; its detail only where `detail_below`.
    """

    numeral: str
    numeral_class: str  # by its width: `n1` to `n4`
    quick: str
    detail: Markup
    alerts: tuple[Panel, ...]
    key_points: tuple[KeyPointView, ...]
    checks: tuple[Markup, ...]
    body: Markup
    pictures: tuple[PictureView, ...]
    wide_pictures: tuple[PictureView, ...]
    large_pictures: tuple[PictureView, ...]
    height: Mm  # least height of its row
    borrowed: str  # `From: Lock out the filler`
    older: str  # what is said of a step that is behind the one it translates
    symbol: SymbolView | None
    changed: bool
    tall: bool
    detail_below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView:
    """Steps under one heading; in a do-confirm card the heading is the pause point."""

    title: str
    alerts: tuple[Panel, ...]
    lead: Markup
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyView:
    """Symptom and fix as printed."""

    symptom: Markup
    alerts: tuple[Panel, ...]
    fix: Markup
    symbol: SymbolView | None
    height: Mm
    changed: bool
    tall: bool
    older: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One fact of the head: `Wear`, `gloves and eye protection`."""

    label: str
    text: str
    marks: Markup = Markup("")  # of another language


@dataclass(frozen=True, slots=True, kw_only=True)
class FootView:
    """What stands on every page; `paging` is cut where the two numbers go."""

    running: str  # at the head of every page but the first
    revision: str
    check: str
    bars: str  # what a revision bar means, where one is printed and there is room to say so
    facts: tuple[str, ...]
    host: str
    paging: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoView:
    """Whose card it is; sizes in millimetres."""

    digest: str
    width: Mm
    height: Mm


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondView:
    """The second language of a card: its words, and what marks its elements."""

    words: Words
    marks: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A whole card."""

    words: Words
    title: str  # of the file
    heading: str
    place: str  # the station, and where in it
    mode: str
    confirm: bool  # do-confirm: boxes and pause points
    facts: tuple[FactView, ...]
    symbol: SymbolView
    changed: bool
    turn: Markup  # that hazards stand on the back; empty where they stand above their steps
    intro: Markup
    before: Markup
    phases: tuple[PhaseView, ...]
    remedies_lead: Markup
    remedies: tuple[RemedyView, ...]
    after: Markup
    foot: FootView
    draft: bool
    notes: tuple[str, ...]  # that the card is early, or the text behind the one it translates
    logo: LogoView | None
    superseded: str  # what is said of an old release that is printed again; else empty
    second: SecondView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """What the style sheet sees: one text for all cards of the same look, so that it is read once."""

    words: Words
    format: CardFormat
    fonts: Markup  # CSS font families, with a comma at the end
    second: Words | None  # of a card's second language
    second_fonts: Markup
    grey: bool
    head: Mm  # its least height
    labels: Mm  # width of the column of the facts' labels
    foot: Mm  # height of the foot above the margin
    aid_symbol: Mm  # width of the card's own symbol
    own_column: Mm  # width of the column it stands in with its caption
    symbol_column: Mm  # 0 where no row has a symbol
    row_symbol: Mm  # width and height of the largest symbol of a row
    colours: Colours  # of the theme
