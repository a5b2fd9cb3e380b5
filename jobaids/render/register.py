"""The register of documents as rows of finished words, and as sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from jobaids.language.words import Words, own_name
from jobaids.model.names import Mm, Slug
from jobaids.paper.formats import A4, FORMATS
from jobaids.record.posted import Hanging
from jobaids.record.register import Registered, places_of
from jobaids.render.card.text import CardText, printable
from jobaids.render.view import Render

NAME = "register"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One aid in the words of a reader; empty where there is nothing to say."""

    slug: Slug
    title: str
    language: str
    tongue: str  # the name of its language, where it is not the reader's
    label: str
    effective: str
    approved_by: str
    owner: str
    review: str
    reviewed_by: str
    overdue: bool
    coming: str
    ended: str
    places: tuple[tuple[str, str], ...]  # the name of each station, and what hangs there


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOrder:
    """A register to be printed: the site's name and host, the day it is true on, and its lines."""

    title: str
    host: str
    day: date
    lines: tuple[Registered, ...]
    words: Words
    stations: Mapping[Slug, str] = field(default_factory=dict)  # their names


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """What the template of the sheets sees; lengths in millimetres."""

    words: Words
    title: str
    site: str
    host: str
    day: str
    count: str
    overdue: str  # how many, in words
    rows: tuple[RegisterRow, ...]
    margin: Mm
    grey: bool = True  # it is read in black and white, too


def rows_of(
    lines: Iterable[Registered], words: Words, stations: Mapping[Slug, str], day: date | None = None
) -> Iterator[RegisterRow]:
    """Each line in the words of a reader; what is overdue is said of a day only."""
    for line in lines:
        yield RegisterRow(
            slug=line.slug,
            title=line.title,
            language=line.language,
            tongue=own_name(line.language) if line.language != words.language else "",
            label=line.label,
            effective=words.date(line.effective),
            approved_by=line.approved_by,
            owner=line.owner,
            review=words.date(line.review) if line.review else "",
            reviewed_by=words.apart(line.reviewed_by) if line.reviewed_by else "",
            overdue=day is not None and line.is_overdue(day),
            coming=_coming(line, words),
            ended=_ended(line, words),
            places=tuple((stations.get(slug, slug), _cards(cards, words)) for slug, cards in places_of(line)),
        )


def render_register(order: RegisterOrder, render: Render) -> CardText:
    """The text of the sheets, from the templates `register/register.html` and `register/register.css`."""
    words = order.words
    overdue = sum(line.is_overdue(order.day) for line in order.lines)
    view = RegisterView(
        words=words,
        title=words("Register of aids"),
        site=order.title,
        host=order.host,
        day=words("As of {date}", date=words.date(order.day)),
        count=words.many("{count} aid", "{count} aids", len(order.lines)),
        overdue=words.many("{count} review is overdue", "{count} reviews are overdue", overdue),
        rows=tuple(rows_of(order.lines, words, order.stations, order.day)),
        margin=A4.margin,
    )
    return CardText(
        xhtml=printable(render("register/register.html", view)),
        css=render("register/register.css", view),
        symbols=(),
        language=words.language,
        slug=NAME,
        format=A4.name,
    )


def _coming(line: Registered, words: Words) -> str:
    if line.coming is None:
        return ""
    label, day = line.coming
    return words("{label} from {date}", label=words.apart(label), date=words.date(day))


def _ended(line: Registered, words: Words) -> str:
    if line.ended is None:
        return ""
    said = words("Ended on {date}.", date=words.date(line.ended.at))
    instead = words("Instead: {aid}.", aid=words.apart(line.ended.instead)) if line.ended.instead else ""
    say = words.apart(line.ended.say) if line.ended.say else ""
    return " ".join(filter(None, (said, say, instead)))


def _cards(cards: tuple[Hanging, ...], words: Words) -> str:
    """What hangs at one station: `12K A4 × 2 since 3 Mar 2027`."""
    return "; ".join(
        words(
            "{card} since {date}",
            card=words.apart(_card(one, words)),
            date=words.date(one.since),
        )
        for one in cards
    )


def _card(one: Hanging, words: Words) -> str:
    form = FORMATS[one.stack.format].title if one.stack.format in FORMATS else one.stack.format
    copies = f" × {words.number(one.copies)}" if one.copies > 1 else ""
    return f"{one.stack.label} {form}{copies}"
