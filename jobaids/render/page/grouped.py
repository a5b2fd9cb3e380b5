"""Lists under headings: everything that can go wrong, what to learn from, and aids by subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Language
from jobaids.render.page.lists import Group, Hall, Line
from jobaids.render.page.shelf import Spine
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render

MORE = "_more"  # what the part of an aid's page is called that says more than the job needs


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedView:
    """Rows, each under a heading or under none."""

    words: Words
    site: Site
    frame: Frame
    title: str
    asks: str
    groups: tuple[Group, ...]
    back: Way


def render_problems_list(hall: Hall, render: Render) -> Page:
    """Every symptom of the site, for somebody who knows what they see and not what it is called."""
    words, addresses = hall.words, hall.site.addresses
    groups = (
        Group(
            title=spine.title,
            lines=tuple(
                Line(text=remedy.text, address=addresses.card(remedy.code, spine.label)) for remedy in spine.remedies
            ),
        )
        for spine in spines_of(hall)
        if spine.remedies
    )
    title, asks = words("It went wrong"), words("What do you see?")
    return _page(hall, _List(title=title, asks=asks, where=addresses.problems, groups=tuple(groups)), render)


def render_learning(hall: Hall, render: Render) -> Page:
    """The aids that say why, and more than the job needs."""
    words, addresses = hall.words, hall.site.addresses
    lines = tuple(
        Line(
            text=spine.title,
            address=addresses.aid(spine.slug, MORE),
            under=spine.gist,
            language=spine.language if spine.language != hall.language else "",
        )
        for spine in spines_of(hall)
        if spine.more
    )
    asks = "" if lines else words("Nothing to learn more from yet.")
    groups = (Group(title="", lines=lines),) if lines else ()
    return _page(hall, _List(title=words("Learn more"), asks=asks, where=addresses.learning, groups=groups), render)


def render_subjects(hall: Hall, render: Render) -> Page:
    """The aids by their tags."""
    spines = spines_of(hall)
    groups = tuple(
        Group(
            title=tag,
            lines=tuple(hall.line(spine) for spine in spines if tag in spine.tags),
            mark=hall.site.addresses.tagged(tag),
        )
        for tag in tags_of(spines)
    )
    title = hall.words("By subject")
    return _page(hall, _List(title=title, where=hall.site.addresses.subjects, groups=groups), render)


def spines_of(hall: Hall) -> tuple[Spine, ...]:
    """The aids that a reader of the list's language is shown, by title."""
    return tuple(sorted(hall.chosen(hall.shelf.spines), key=lambda spine: spine.title.casefold()))


def tags_of(spines: Iterable[Spine]) -> tuple[str, ...]:
    """Every tag of some aids, in the order of the alphabet."""
    return tuple(sorted({tag for spine in spines for tag in spine.tags}, key=str.casefold))


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    title: str
    where: Callable[[Language], str]
    groups: tuple[Group, ...]
    asks: str = ""


def _page(hall: Hall, one: _List, render: Render) -> Page:
    address = one.where(hall.language)
    tongues = hall.tongues((tongue, one.where(tongue)) for tongue in hall.site.languages)
    view = GroupedView(
        words=hall.words,
        site=hall.site,
        frame=hall.frame(one.title, address, tongues),
        title=one.title,
        asks=one.asks,
        groups=one.groups,
        back=Way(text=hall.words("Home"), address=hall.site.addresses.home(hall.language)),
    )
    return Page(path=hall.site.addresses.file(address), text=render("home/grouped.html", view))
