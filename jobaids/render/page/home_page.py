"""The first page of the site: by code, by moment, by place, by subject, and every aid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.render.page.grouped import tags_of
from jobaids.render.page.lists import Hall, Line
from jobaids.render.page.shelf import Spine
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.verdict import Choice, tell_sentence
from jobaids.render.view import Render

DO, NEW = "_do", "_new"
"""What the parts of the page are called that two of the moments lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the first page."""

    words: Words
    site: Site
    frame: Frame
    moments: tuple[Line, ...]
    stations: tuple[Line, ...]
    subjects: tuple[Choice, ...]
    new: tuple[Line, ...]
    lines: tuple[Line, ...]
    beside: tuple[Line, ...]  # what is for no moment of the work
    tell: str
    lost: bool = False


def render_home(hall: Hall, render: Render) -> Page:
    """The first page in one language."""
    words, addresses, language = hall.words, hall.site.addresses, hall.language
    address = addresses.home(language)
    spines = sorted(hall.chosen(hall.shelf.spines), key=lambda spine: spine.title.casefold())
    view = HomeView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            hall.site.title,
            address,
            hall.tongues((tongue, addresses.home(tongue)) for tongue in hall.site.languages),
            feed=True,
        ),
        moments=tuple(_moments(hall, spines)),
        stations=tuple(
            Line(text=station.name, address=addresses.station(station.slug, language), under=station.place)
            for station in hall.shelf.stations.values()
        ),
        subjects=tuple(Choice(text=tag, address=addresses.subjects(language, tag)) for tag in tags_of(spines)),
        new=tuple(hall.line(spine) for spine in spines if spine.new),
        lines=tuple(hall.line(spine) for spine in spines),
        beside=tuple(_beside(hall)),
        tell=tell_sentence(words, hall.site.tell),
    )
    return Page(path=addresses.file(address), text=render("home/home.html", view))


def _moments(hall: Hall, spines: Iterable[Spine]) -> Iterator[Line]:
    """The five moments of need that have something to show; the first and the fourth stand on the page itself."""
    words, addresses, language = hall.words, hall.site.addresses, hall.language
    shown = tuple(spines)
    if shown:
        yield Line(text=words("Do it"), address=f"#{DO}")
    if any(spine.remedies for spine in shown):
        yield Line(text=words("It went wrong"), address=addresses.problems(language))
    yield Line(text=words("What changed"), address=addresses.changes(language))
    if any(spine.new for spine in shown):
        yield Line(text=words("I am new"), address=f"#{NEW}")
    if any(spine.more for spine in shown):
        yield Line(text=words("Learn more"), address=addresses.learning(language))


def _beside(hall: Hall) -> Iterator[Line]:
    words, addresses, language = hall.words, hall.site.addresses, hall.language
    yield Line(text=words("Scan a card"), address=addresses.scanning(language))
    yield Line(text=words("Print cards"), address=addresses.printing(language))
    if not hall.site.draft:
        yield Line(text=words("On this phone"), address=addresses.offline(language))
