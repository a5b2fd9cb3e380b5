"""The aids at one place, and whom to tell there."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.station import Station
from jobaids.render.page.lists import Hall, Line
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.verdict import Verdict, replaced_place, tell_sentence
from jobaids.render.phone import phone_words
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class StationView:
    """Everything on the page of a station."""

    words: Words
    site: Site
    frame: Frame
    ages: tuple[Verdict, ...]  # where another station's code or address leads here
    name: str
    place: str
    tell: str
    phone: str
    lines: tuple[Line, ...]
    problems: tuple[Line, ...]
    back: Way
    keep: str  # by which name a phone keeps it


def render_station_page(
    hall: Hall, station: Station, render: Render, address: str = "", *, replaces: bool = False
) -> Page:
    """A station in one language, at its own address, as the page of its code, or where it answers for another one."""
    words, addresses = hall.words, hall.site.addresses
    address = address or addresses.station(station.slug, hall.language)
    tongues = hall.tongues((tongue, addresses.station(station.slug, tongue)) for tongue in hall.site.languages)
    shown = hall.chosen(station.aids)
    view = StationView(
        words=words,
        site=hall.site,
        frame=hall.frame(station.name, address, tongues),
        ages=(replaced_place(words),) if replaces else (),
        name=station.name,
        place=station.place,
        tell=tell_sentence(words, station.tell or hall.site.tell),
        phone=phone_words(station.phone, words),
        lines=tuple(hall.line(spine) for spine in shown),
        problems=tuple(
            Line(text=remedy.text, address=addresses.card(remedy.code, spine.label), under=spine.title)
            for spine in shown
            for remedy in spine.remedies
        ),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
        keep=f"stations/{station.slug}",
    )
    return Page(path=addresses.file(address), text=render("station/station.html", view))
