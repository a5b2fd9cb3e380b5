"""A station's poster: its code, large enough for where people stand, and the aids they find behind it.

It names codes without revisions, so that a release of an aid makes no poster old.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jobaids.codes.address import address
from jobaids.language.words import Words, direction
from jobaids.model.media import Media
from jobaids.model.names import DRAFT_LABEL, Code, Mm, Slug
from jobaids.model.release import TargetKind
from jobaids.model.station import Station
from jobaids.paper.expected import Distances, ExpectedCard, ExpectedSymbol
from jobaids.paper.formats import A4, LETTER
from jobaids.render.card.order import TIMES_ITS_WIDTH
from jobaids.render.card.text import CardText, PlannedSymbol, families, printable
from jobaids.render.page.shelf import Spine
from jobaids.render.phone import phone_words
from jobaids.render.view import Render
from jobaids.symbols.matrix import QUIET_ZONE, Level, encode, fit

MILLIMETRES = 1000  # a metre
STEPS_OF_REACH = 10  # a metre: a distance is said to a tenth
SHARE = 0.45  # of the width of the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFormat:
    """A poster's paper; type sizes are those of A4 times `scale`."""

    name: str
    title: str
    width: Mm
    height: Mm
    margin: Mm
    scale: float

    @property
    def symbol(self) -> Mm:
        """The least width of the symbol, quiet zone included."""
        return Mm(self.width * SHARE)

    @property
    def most(self) -> Mm:
        """Its greatest width: what the margins leave."""
        return Mm(self.width - 2 * self.margin)


POSTERS: dict[str, PosterFormat] = {
    one.name: one
    for one in (
        PosterFormat(name="a4", title="A4", width=A4.width, height=A4.height, margin=Mm(12.0), scale=1.0),
        PosterFormat(
            name="letter", title="Letter", width=LETTER.width, height=LETTER.height, margin=Mm(12.0), scale=1.0
        ),
        PosterFormat(name="a3", title="A3", width=Mm(297.0), height=Mm(420.0), margin=Mm(17.0), scale=1.41),
    )
}
"""Every paper that posters are printed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterOrder:
    """A poster to be made. A frozen value that travels between workers."""

    station: Station
    code: Code
    aids: tuple[Spine, ...]
    tell: str
    words: Words
    base_url: str
    format: PosterFormat
    level: Level = Level.Q
    fonts: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Media, ...]:
        """The files it may show: none."""
        return ()

    @property
    def held(self) -> str:
        """What the symbol holds: a station has no revisions."""
        return address(self.base_url, self.code, DRAFT_LABEL)

    @property
    def module(self) -> Mm:
        """How wide one module stands: for the distance the station names, as far as the paper is wide enough."""
        size = fit(self.held, self.level).size
        whole = size + 2 * QUIET_ZONE
        wanted = (self.station.reach or Mm(0.0)) / TIMES_ITS_WIDTH / size
        return Mm(min(max(self.format.symbol / whole, wanted), self.format.most / whole))

    @property
    def reach(self) -> float:
        """From how many metres it is scanned at the farthest."""
        far = self.module * fit(self.held, self.level).size * TIMES_ITS_WIDTH / MILLIMETRES
        return int(far * STEPS_OF_REACH) / STEPS_OF_REACH


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One aid: its title in its own language, and the code to type."""

    title: str
    marks: Markup
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView:
    """What the template prints; lengths in millimetres."""

    words: Words
    format: PosterFormat
    fonts: Markup
    name: str
    place: str
    tell: str
    phone: str
    reach: str
    address: str
    caption: str
    alt: str
    host: str
    symbol: Mm
    lines: tuple[LineView, ...]
    grey: bool = True


def render_poster(order: PosterOrder, render: Render) -> CardText:
    """The text of a poster, from the templates `poster/poster.html` and `poster/poster.css`."""
    view = poster_view(order)
    return CardText(
        xhtml=printable(render("poster/poster.html", view)),
        css=render("poster/poster.css", view),
        symbols=(PlannedSymbol(address=order.held, module=order.module, level=order.level),),
        language=order.words.language,
        slug=order.station.slug,
        format=order.format.name,
    )


def expected_poster(order: PosterOrder) -> ExpectedCard:
    """What must be found on the finished poster."""
    own = ExpectedSymbol(
        address=order.held,
        caption=_caption(order),
        kind=TargetKind.STATION,
        module=order.module,
        rows=encode(order.held, order.level).rows,
    )
    return ExpectedCard(
        slug=order.station.slug,
        format=order.format.name,
        width=order.format.width,
        height=order.format.height,
        symbols=(own,),
        steps=(),
        distances=Distances(keep_outs=()),
    )


def poster_view(order: PosterOrder) -> PosterView:
    """What the template prints."""
    words, station = order.words, order.station
    return PosterView(
        words=words,
        format=order.format,
        fonts=families(order.fonts),
        name=station.name,
        place=station.place,
        tell=words("Tell {whom}.", whom=words.apart(order.tell)) if order.tell else "",
        phone=phone_words(station.phone, words),
        reach=words("Scan from up to {metres} m", metres=words.number(order.reach)) if order.reach else "",
        address=order.held,
        caption=_caption(order),
        alt=words("{address} opens {what}", address=order.held, what=station.name),
        host=order.base_url.partition("://")[2].rstrip("/").lower(),
        symbol=Mm(round(order.module * (fit(order.held, order.level).size + 2 * QUIET_ZONE), 3)),
        lines=tuple(_line(spine, words) for spine in order.aids),
    )


def slug_of(station: Slug) -> Slug:
    """Where posters lie among the cards: `stations/filler-3`."""
    return Slug(f"stations/{station}")


def _line(spine: Spine, words: Words) -> LineView:
    other = spine.language != words.language
    marks = Markup(' lang="{}" dir="{}"').format(spine.language, direction(spine.language)) if other else Markup("")
    return LineView(title=spine.title, marks=marks, code=spine.code)


def _caption(order: PosterOrder) -> str:
    return f"{order.code}-{DRAFT_LABEL}"
