"""The cards that are ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Slug
from jobaids.render.page.lists import Hall
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One card as a PDF: its format's name as people say it, and where it is."""

    form: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAid:
    """The cards of one aid."""

    title: str
    language: str
    label: str
    cards: tuple[Ready, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView:
    """Everything on the page of cards."""

    words: Words
    site: Site
    frame: Frame
    aids: tuple[ReadyAid, ...]
    back: Way


def render_printing(hall: Hall, cards: Mapping[Slug, tuple[Ready, ...]], render: Render) -> Page:
    """Every card that is ready, by title; all languages, for whoever prints serves all readers."""
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
            ReadyAid(title=spine.title, language=spine.language, label=spine.label, cards=cards[spine.slug])
            for spine in spines
            if cards.get(spine.slug)
        ),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("home/print.html", view))
