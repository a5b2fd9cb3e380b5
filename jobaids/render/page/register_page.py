"""The register of documents as a page; it names days and judges none, so that it is the same on any day."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.record.register import Registered
from jobaids.render.page.lists import Hall
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.register import RegisterRow, rows_of
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPageView:
    """Everything on the page: each aid in the register's words, with the address of its checklist, once it has one."""

    words: Words
    site: Site
    frame: Frame
    rows: tuple[tuple[RegisterRow, str], ...]
    back: Way


def render_register_page(hall: Hall, lines: tuple[Registered, ...], render: Render) -> Page:
    """Every aid that was released, the review that is due first at the top."""
    words, addresses = hall.words, hall.site.addresses
    address = addresses.register(hall.language)
    unbegun = {line.slug for line in lines if line.coming == (line.label, line.effective)}
    names = {station.slug: station.name for station in hall.shelf.stations.values()}
    view = RegisterPageView(
        words=words,
        site=hall.site,
        frame=hall.frame(
            words("Register of aids"),
            address,
            hall.tongues((tongue, addresses.register(tongue)) for tongue in hall.site.languages),
        ),
        rows=tuple(
            (row, "" if row.slug in unbegun else addresses.aid(row.slug)) for row in rows_of(lines, words, names)
        ),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("home/register.html", view))
