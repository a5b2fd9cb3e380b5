"""The change brief: what a release changed, on one page, for the start of a shift.

The new instruction stands first and largest; what it was stands beside it, crossed out where it is gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.codes.address import address
from jobaids.language.words import Words, direction_of
from jobaids.model.names import Mm
from jobaids.model.release import Edition, Effect, TargetKind
from jobaids.paper.expected import Distances, ExpectedCard, ExpectedSymbol
from jobaids.paper.formats import A4
from jobaids.render.brief.changes import ChangeView, changes_in, steps_in
from jobaids.render.card.text import CardText, PlannedSymbol, printable
from jobaids.render.page.changes import effect_words
from jobaids.render.view import Render
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import Level, encode, fit

MODULE = Mm(0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much room a brief takes: the height of its pictures, its most changes, and its lines to sign."""

    picture: Mm
    most: int = 50
    signatures: int = 12


ROOMS = (
    Room(picture=Mm(38.0)),
    Room(picture=Mm(28.0)),
    Room(picture=Mm(20.0), signatures=8),
    Room(picture=Mm(0.0), signatures=8),
    *(Room(picture=Mm(0.0), most=most, signatures=8) for most in (10, 7, 5, 3, 2, 1)),
)
"""From the roomiest to the narrowest; the first that fits on a page is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOrder:
    """A brief to be made: a release, the one before it, and where its cards hang."""

    edition: Edition
    before: Edition | None
    words: Words
    site: str
    host: str
    stations: tuple[str, ...] = ()
    level: Level = Level.Q


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """What the template prints, all of it finished; lengths in millimetres."""

    words: Words
    title: str
    site: str
    host: str
    revisions: str
    effective: str
    effect: str
    kind: str
    note: str
    running: str  # the way the note runs, which may be in another language
    approved_by: str
    swap: str
    is_first: bool  # nothing was released before it
    changes: tuple[ChangeView, ...]
    more: str
    address: str
    caption: str
    alt: str
    symbol: Mm
    picture: Mm
    signatures: range
    margin: Mm
    grey: bool = True  # it is made for a black and white printer


def render_brief(order: BriefOrder, room: Room, render: Render) -> CardText:
    """The text of a brief, from the templates `brief/brief.html` and `brief/brief.css`."""
    view = brief_view(order, room)
    return CardText(
        xhtml=printable(render("brief/brief.html", view)),
        css=render("brief/brief.css", view),
        symbols=(PlannedSymbol(address=view.address, module=MODULE, level=order.level),),
        language=order.edition.aid.language,
        slug=order.edition.aid.slug,
        format=A4.name,
    )


def expected_brief(order: BriefOrder) -> ExpectedCard:
    """What must be found on the finished page."""
    held = _address(order)
    return ExpectedCard(
        slug=order.edition.aid.slug,
        format=A4.name,
        width=A4.width,
        height=A4.height,
        symbols=(
            ExpectedSymbol(
                address=held,
                caption=_caption(order),
                kind=TargetKind.AID,
                module=MODULE,
                rows=encode(held, order.level).rows,
            ),
        ),
        steps=(),
        distances=Distances(keep_outs=()),
    )


def brief_view(order: BriefOrder, room: Room) -> BriefView:
    """What the template prints.

    Raises:
        ValueError: a draft has changed nothing yet, which is a fault of ours.
    """
    words, edition, before, seal = order.words, order.edition, order.before, order.edition.seal
    if seal is None:
        raise ValueError(f"{edition.aid.slug} is a draft")
    changes = tuple(
        changes_in(before, edition, words, pictures=room.picture > 0) if before else steps_in(edition, words)
    )
    left = len(changes) - room.most
    old = words.apart(before.label) if before else ""
    return BriefView(
        words=words,
        title=edition.aid.title,
        site=words.apart(order.site),
        host=words.apart(order.host),
        revisions=words("{old} is now {new}", old=old, new=words.apart(seal.label)) if before else seal.label,
        effective=words("In force from {date}", date=words.date(seal.effective)),
        effect=effect_words(seal.effect, words) if before else words("New."),
        kind=seal.effect.value if before else "new",
        note=seal.note,
        running=direction_of(seal.note),
        approved_by=words("Approved by {who}", who=words.apart(seal.approved_by)),
        swap=_swap(order) if seal.effect is not Effect.WORDING or before is None else "",
        is_first=before is None,
        changes=changes[: room.most],
        more=words.many("{count} more change: scan the code.", "{count} more changes: scan the code.", left)
        if left > 0
        else "",
        address=_address(order),
        caption=_caption(order),
        alt=words("{address} opens {what}", address=_address(order), what=edition.aid.title),
        symbol=Mm(width_of(fit(_address(order), order.level).size, MODULE)),
        picture=room.picture,
        signatures=range(room.signatures // 2),
        margin=A4.margin,
    )


def _address(order: BriefOrder) -> str:
    seal = order.edition.seal
    return address(seal.base if seal else "", order.edition.code_of(), order.edition.label)


def _caption(order: BriefOrder) -> str:
    return f"{order.edition.code_of()}-{order.edition.label}"


def _swap(order: BriefOrder) -> str:
    """What to do with the cards, and where."""
    words, new = order.words, order.words.apart(order.edition.label)
    done = (
        words("Take down {old}, hang {new}.", old=words.apart(order.before.label), new=new)
        if order.before
        else words("Hang {new}.", new=new)
    )
    return f"{done} {words.listing(tuple(map(words.apart, order.stations)))}" if order.stations else done
