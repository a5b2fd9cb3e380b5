"""The cards that are ready to print, and which of those on the wall to change for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Label, Slug
from jobaids.model.release import Effect
from jobaids.paper.formats import FORMATS
from jobaids.record.reprint import Cause, Swap
from jobaids.render.page.changes import effect_words
from jobaids.render.page.lists import Hall
from jobaids.render.page.ready import PackLink, Printable, Ready
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAid:
    """The cards of one aid."""

    title: str
    language: str
    label: str
    cards: tuple[Ready, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapView:
    """One thing to do at a station."""

    title: str
    language: str  # where it is not the page's own
    address: str
    form: str  # of the cards, as people say it
    say: str  # take down 9F, hang 12K
    why: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """A pack as a reader sees it."""

    name: str  # of the station
    number: str
    address: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView:
    """The posters of a station."""

    name: str
    sheets: tuple[Ready, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A station where cards are to be changed."""

    name: str
    swaps: tuple[SwapView, ...]
    pack: PackView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView:
    """Everything on the page of cards."""

    words: Words
    site: Site
    frame: Frame
    aids: tuple[ReadyAid, ...]
    places: tuple[PlaceView, ...]
    packs: tuple[PackView, ...]  # all cards of a station each
    posters: tuple[PosterView, ...]
    register: str
    back: Way


def render_printing(hall: Hall, ready: Printable, swaps: tuple[Swap, ...], render: Render) -> Page:
    """What to change on the walls, the packs of the stations, then every card that is ready, by title.

    In all languages, for whoever prints serves all readers.
    """
    words, addresses = hall.words, hall.site.addresses
    address = addresses.printing(hall.language)
    spines = sorted(hall.shelf.spines.values(), key=lambda spine: (spine.title.casefold(), spine.slug))
    view = PrintView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            words("Print cards"),
            address,
            hall.tongues((tongue, addresses.printing(tongue)) for tongue in hall.site.languages),
        ),
        aids=tuple(
            ReadyAid(title=spine.title, language=spine.language, label=spine.label, cards=ready.cards[spine.slug])
            for spine in spines
            if ready.cards.get(spine.slug)
        ),
        places=tuple(_places(hall, swaps, ready.packs)),
        packs=tuple(_pack(hall, one) for one in ready.packs if not one.change),
        posters=tuple(_posters(hall, ready)),
        register="" if hall.site.draft else addresses.register(hall.language),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("home/print.html", view))


def _places(hall: Hall, swaps: tuple[Swap, ...], packs: tuple[PackLink, ...]) -> Iterator[PlaceView]:
    """The stations in the order in which they are to be gone to: safety first."""
    by_station: dict[Slug, list[Swap]] = {}
    for swap in swaps:
        by_station.setdefault(swap.station, []).append(swap)
    for slug, here in by_station.items():
        station = hall.shelf.stations.get(slug)
        pack = next((_pack(hall, one) for one in packs if one.change and one.station == slug), None)
        swapped = tuple(_swap(hall, swap) for swap in here)
        yield PlaceView(name=station.name if station else slug, swaps=swapped, pack=pack)


def _pack(hall: Hall, one: PackLink) -> PackView:
    station = hall.shelf.stations.get(one.station)
    return PackView(
        name=station.name if station else one.station,
        number=one.number,
        address=one.address,
        count=hall.words.many("{count} card", "{count} cards", one.cards),
    )


def _posters(hall: Hall, ready: Printable) -> Iterator[PosterView]:
    for slug, station in hall.shelf.stations.items():
        if sheets := ready.posters.get(slug):
            yield PosterView(name=station.name, sheets=sheets)


def _swap(hall: Hall, swap: Swap) -> SwapView:
    spine = hall.shelf.spines.get(swap.slug)
    return SwapView(
        title=swap.title,
        language=spine.language if spine and spine.language != hall.language else "",
        address=spine.address if spine else "",
        form=FORMATS[swap.format].title if swap.format in FORMATS else "",
        say=swap_words(swap, hall.words),
        why=cause_words(swap.cause, hall.words),
        kind=swap.cause.value,
    )


def swap_words(swap: Swap, words: Words) -> str:
    """What to do, as in: take down 9F, hang 12K."""
    down = words.listing(tuple(_cards(label, copies, words) for label, copies in swap.down))
    fresh = _cards(swap.hang, swap.copies, words) if swap.hang else ""
    if down and fresh:
        return words("Take down {old}, hang {new}.", old=down, new=fresh)
    return words("Take down {old}.", old=down) if down else words("Hang {new}.", new=fresh)


def cause_words(cause: Cause, words: Words) -> str:
    """Why a card is to be changed."""
    match cause:
        case Cause.SAFETY:
            return effect_words(Effect.SAFETY, words)
        case Cause.WORK:
            return effect_words(Effect.WORK, words)
        case Cause.ENDED:
            return words("This job has ended.")
        case Cause.MISSING:
            return words("No card hangs here yet.")


def _cards(label: Label, copies: int, words: Words) -> str:
    one = words.apart(label)
    return f"{one} × {words.number(copies)}" if copies > 1 else one
