"""The rows of a card: alerts, steps, remedies, each with the symbol that must never part from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from markupsafe import Markup

from jobaids.model.aid import KeyPoint, Phase, Remedy, Step
from jobaids.model.media import Media
from jobaids.model.names import Anchor, Code, Label, Mm, Slug
from jobaids.model.plain import plain
from jobaids.model.prose import AlertBlock, Inlines, Link, Picture, Text
from jobaids.paper.card_format import NO_PICTURE
from jobaids.render.card.alerts import Alerts, Panel
from jobaids.render.card.measure import body_height, fitted, is_wide, measured_words, words_height
from jobaids.render.card.order import CardOrder
from jobaids.render.card.prose import PaperProse, breakable
from jobaids.render.card.view import KeyPointView, PhaseView, PictureView, RemedyView, StepView, SymbolView
from jobaids.render.page.figure import clock, length_of

PICTURE_GAP = Mm(2.0)  # above and below each picture of a step
HIGHEST_WIDE_PICTURE = Mm(40.0)
LARGE_PICTURES = 0.6
"""Of a face, what the large pictures of one step take together; the quick step must stand above them."""

WIDEST_INLINE = Mm(60.0)
"""Of a picture between words."""

LEAST_WORDS = 0.4
"""Of the width between the margins; words never stand narrower beside symbols, nor beside pictures."""

TALL = 0.7
"""A step that fills more than this part of a page starts at once and runs on, rather than leave a page half empty."""
LONG_DETAIL = 0.12
"""Of such a step, the detail stands beside the symbol unless it fills more than this part of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Makes the rows of one card. The column of symbols has one width, so that all words end at one vertical."""

    order: CardOrder
    symbol_column: Mm  # 0 where no row has a symbol
    row: Mm

    @property
    def prose(self) -> PaperProse:
        """Prose with this card's alerts and pictures."""
        return PaperProse(
            language=self.order.edition.aid.language,
            alert=self._alert_inside,
            picture=self._inline_picture,
            code_of=self._code_of,
        )

    @property
    def alerts(self) -> Alerts:
        """This card's alerts."""
        return Alerts(prose=self.prose, words=self.order.words)

    def _alert_inside(self, block: AlertBlock) -> Markup:
        return self.alerts.inside(block)

    def _code_of(self, link: Link) -> str:
        """The code that opens another aid a text points to, for a finger on paper opens nothing."""
        slug = link.href.removeprefix("aid:").partition("#")[0] if link.href.startswith("aid:") else ""
        other = self.order.other(Slug(slug))
        return f"{other.code}-{other.label}" if other.code else ""

    def phases(self) -> Iterator[PhaseView]:
        """The steps, phase by phase; an alert of a phase is told in full at its head and recalled at each step."""
        for phase in self.order.edition.aid.phases:
            recalled = tuple(map(self.alerts.recalled, phase.alerts))
            yield PhaseView(
                title=phase.title,
                alerts=tuple(map(self.alerts.whole, phase.alerts)),
                lead=self.prose.blocks(phase.lead),
                steps=tuple(self._step(step, self._recalled(phase, step, recalled)) for step in phase.steps),
            )

    def remedies(self) -> Iterator[RemedyView]:
        """Symptoms and fixes."""
        for remedy in self.order.edition.aid.remedies:
            yield self._remedy(remedy)

    @staticmethod
    def _recalled(phase: Phase, step: Step, recalled: tuple[Panel, ...]) -> tuple[Panel, ...]:
        return () if step is phase.steps[0] else recalled

    def _step(self, step: Step, recalled: tuple[Panel, ...]) -> StepView:
        symbol = self._step_symbol(step)
        beside, below = self._pictures(step)
        large = self._large_pictures(step)
        tall = self._is_tall(_words_of_step(step), bool(beside), among=(*large, *below))
        numeral = str(step.number)
        return StepView(
            numeral=numeral,
            numeral_class=f"n{min(len(numeral), 4)}",
            quick=breakable(step.quick, self.order.edition.aid.language),
            detail=self.prose.inlines(step.detail),
            alerts=recalled + tuple(map(self.alerts.whole, step.alerts)),
            key_points=tuple(self._key_point(point) for point in step.key_points),
            checks=tuple(self.prose.inlines(check.text) for check in step.checks),
            body=self.prose.blocks(step.body),
            pictures=beside,
            wide_pictures=below,
            large_pictures=large,
            height=self._height(symbol, beside),
            borrowed=self._borrowed(step),
            older=self._older(step.anchor),
            symbol=symbol,
            changed=step.anchor in self.order.changed,
            tall=tall,
            detail_below=tall and (bool(large) or self._is_tall(plain(step.detail), bool(beside), LONG_DETAIL)),
        )

    def _remedy(self, remedy: Remedy) -> RemedyView:
        sign = self.order.remedy_sign(remedy)
        symbol = self._symbol(sign, plain(remedy.symptom)) if sign else None
        return RemedyView(
            symptom=self.prose.inlines(remedy.symptom),
            alerts=tuple(map(self.alerts.whole, remedy.alerts)),
            fix=self.prose.blocks(remedy.fix),
            symbol=symbol,
            height=self._height(symbol, ()),
            changed=remedy.anchor in self.order.changed,
            tall=self._is_tall(measured_words(remedy.fix), beside=False),
            older=self._older(remedy.anchor),
        )

    def _older(self, anchor: Anchor) -> str:
        older = self.order.older
        if older is None or anchor not in older.steps:
            return ""
        return self.order.words("{language} says this otherwise now.", language=older.language)

    # Symbols

    def _step_symbol(self, step: Step) -> SymbolView | None:
        sign = self.order.step_sign(step)
        if sign is None:
            return None
        said = self.order.words("step {number}: {quick}", number=step.number, quick=step.quick)
        return self._symbol(sign, said, self._clip_length(step))

    def _symbol(self, sign: tuple[Code, Label], opens: str, clip: str = "") -> SymbolView:
        held = self.order.address_of(*sign)
        return SymbolView(
            address=held,
            caption="-".join(sign),
            alt=self.order.words("{address} opens {what}", address=held, what=opens),
            clip=clip,
        )

    def _clip_length(self, step: Step) -> str:
        """How long a step's clip plays: `0:34`; empty where nobody knows."""
        clip = step.clip
        if clip is None:
            return ""
        return clock(length_of(clip, self.order.edition.media_of(clip.source)))

    def _height(self, symbol: SymbolView | None, beside: tuple[PictureView, ...]) -> Mm:
        """The least height of a row: its symbol with room around it, or its pictures."""
        least = self.row if symbol else self.order.format.plain_row
        pictures = sum(one.height + PICTURE_GAP for one in beside)
        return Mm(round(max(least, pictures + PICTURE_GAP if beside else 0.0), 2))

    # Words

    def _is_tall(self, words: str, beside: bool, part: float = TALL, among: tuple[PictureView, ...] = ()) -> bool:
        """Whether words fill more than a part of a page."""
        format_ = self.order.format
        needed = words_height(words, self._text_width(beside), format_.type.detail)
        pictures = sum(one.height + PICTURE_GAP for one in among)
        return needed * self.order.languages + pictures > part * body_height(format_)

    def _text_width(self, beside: bool) -> Mm:
        columns = self.order.format.columns
        start = columns.text + (columns.tick if self.order.confirm else 0.0)
        end = self.order.format.content - self._symbols_width()
        return Mm(end - start - (columns.picture + columns.gap if beside else 0.0))

    def _symbols_width(self) -> Mm:
        """What the column of symbols takes of a row."""
        return Mm(self.symbol_column + self.order.format.columns.gap if self.symbol_column else 0.0)

    def _key_point(self, point: KeyPoint) -> KeyPointView:
        return KeyPointView(text=self.prose.inlines(opened(point.text)), reason=self.prose.inlines(point.reason))

    def _borrowed(self, step: Step) -> str:
        if step.borrowed is None:
            return ""
        return self.order.words("From: {title}", title=self.order.other(step.borrowed.slug).title)

    # Pictures

    def _pictures(self, step: Step) -> tuple[tuple[PictureView, ...], tuple[PictureView, ...]]:
        """The pictures beside a step's words, and those that need the width below them."""
        format_ = self.order.format
        if format_.large_picture != NO_PICTURE:
            return (), ()
        shown = [(picture, media) for picture in step.pictures if (media := self._shown(picture))]
        narrow = self._text_width(True) < LEAST_WORDS * format_.content
        below = [one for one in shown if narrow or is_wide(one[1])]
        beside = [one for one in shown if one not in below]
        bounds = (format_.columns.picture, format_.picture)
        wide = (self._text_width(bool(beside)), HIGHEST_WIDE_PICTURE)
        return (
            self._stacked(tuple(self._sized(picture, media, bounds, step.action) for picture, media in beside)),
            tuple(self._sized(picture, media, wide, step.action) for picture, media in below),
        )

    def _stacked(self, pictures: tuple[PictureView, ...]) -> tuple[PictureView, ...]:
        """Pictures of one row, each below the one before, in the middle of their column."""
        columns = self.order.format.columns
        end = self._symbols_width() + columns.picture / 2
        tops = accumulate((one.height + PICTURE_GAP for one in pictures), initial=PICTURE_GAP)
        return tuple(
            replace(one, top=Mm(round(top, 2)), end=Mm(round(end - one.width / 2, 2)))
            for one, top in zip(pictures, tops, strict=False)
        )

    def _large_pictures(self, step: Step) -> tuple[PictureView, ...]:
        """The pictures that stand beneath the quick step, where the format has room for them there."""
        width, height = self.order.format.large_picture
        width = min(width, self._text_width(False))
        shown = [(picture, media) for picture in step.pictures if (media := self._shown(picture))] if width else []
        highest = Mm(min(height, LARGE_PICTURES * body_height(self.order.format) / max(len(shown), 1) - PICTURE_GAP))
        return tuple(self._sized(picture, media, (width, highest), step.action) for picture, media in shown)

    def _shown(self, picture: Picture) -> Media | None:
        """The file of a picture this format can show."""
        media = self.order.edition.media_of(picture.source) if self.order.format.pictures else None
        return media if media and media.width and media.height else None

    @staticmethod
    def _sized(picture: Picture, media: Media, bounds: tuple[Mm, Mm], stand_in: str) -> PictureView:
        size = fitted(media, *bounds)
        return PictureView(digest=media.digest, alt=picture.alt or stand_in, width=size.width, height=size.height)

    def _inline_width(self) -> Mm:
        return min(WIDEST_INLINE, self._text_width(self.order.format.columns.picture > 0))

    def _inline_picture(self, picture: Picture) -> Markup:
        """A picture within prose; where it is not shown its alternative text stands in."""
        media = self._shown(picture)
        if media is None:
            return Markup("<i>{}</i>").format(picture.alt)
        one = self._sized(picture, media, (self._inline_width(), HIGHEST_WIDE_PICTURE), picture.alt or picture.source)
        return Markup('<img src="media:{}" alt="{}" style="width:{}mm;height:{}mm"/>').format(
            one.digest, one.alt, one.width, one.height
        )


def opened(inlines: Inlines) -> Inlines:
    """Words that followed “Key point:” as a sentence of their own: the first one with a capital.

    Only a plain word gets one: `pH` and `mm²` are names and stay as they are.
    """
    match inlines:
        case (Text(text=text), *rest) if (word := text.split(" ", 1)[0].rstrip(",;:")).isalpha() and word.islower():
            return (Text(text=text[:1].upper() + text[1:]), *rest)
        case _:
            return inlines


def _words_of_step(step: Step) -> str:
    points = "\n".join(f"{plain(point.text)} {plain(point.reason)}" for point in step.key_points)
    return f"{plain(step.detail)}\n{points}\n{measured_words(step.body)}"
