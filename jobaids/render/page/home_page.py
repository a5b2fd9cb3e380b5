"""The first page of the site, and the list of everything that can go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.render.page.lists import Group, Hall, Line
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.verdict import tell_sentence
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the first page."""

    words: Words
    site: Site
    frame: Frame
    moments: tuple[Line, ...]
    stations: tuple[Line, ...]
    new: tuple[Line, ...]
    lines: tuple[Line, ...]
    tell: str
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsListView:
    """Every symptom, under the title of its aid."""

    words: Words
    site: Site
    frame: Frame
    title: str
    groups: tuple[Group, ...]
    back: Way


def render_home(hall: Hall, render: Render) -> Page:
    """The first page in one language."""
    words, addresses, language = hall.words, hall.site.addresses, hall.language
    address = addresses.home(language)
    spines = sorted(hall.chosen(hall.shelf.spines), key=lambda spine: spine.title.casefold())
    moments = (
        Line(text=words("It went wrong"), address=addresses.problems(language)) if _has_problems(hall) else None,
        Line(text=words("What changed"), address=addresses.changes(language)),
        Line(text=words("Print cards"), address=addresses.printing(language)),
        None if hall.site.draft else Line(text=words("On this phone"), address=addresses.offline(language)),
    )
    view = HomeView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            hall.site.title,
            address,
            hall.tongues((tongue, addresses.home(tongue)) for tongue in hall.site.languages),
            feed=True,
        ),
        moments=tuple(filter(None, moments)),
        stations=tuple(
            Line(text=station.name, address=addresses.station(station.slug, language), under=station.place)
            for station in hall.shelf.stations.values()
        ),
        new=tuple(hall.line(spine) for spine in spines if spine.new),
        lines=tuple(hall.line(spine) for spine in spines),
        tell=tell_sentence(words, hall.site.tell),
    )
    return Page(path=addresses.file(address), text=render("home/home.html", view))


def _has_problems(hall: Hall) -> bool:
    return any(spine.remedies for spine in hall.shelf.spines.values())


def render_problems_list(hall: Hall, render: Render) -> Page:
    """Every symptom of the site, for somebody who knows what they see and not what it is called."""
    words, addresses = hall.words, hall.site.addresses
    address = addresses.problems(hall.language)
    spines = sorted(hall.chosen(hall.shelf.spines), key=lambda spine: spine.title.casefold())
    view = ProblemsListView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            words("It went wrong"),
            address,
            hall.tongues((tongue, addresses.problems(tongue)) for tongue in hall.site.languages),
        ),
        title=words("It went wrong"),
        groups=tuple(
            Group(
                title=spine.title,
                lines=tuple(
                    Line(text=remedy.text, address=addresses.card(remedy.code, spine.label))
                    for remedy in spine.remedies
                ),
            )
            for spine in spines
            if spine.remedies
        ),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("home/problems.html", view))
