"""Pages that say one thing and lead on: a test card, a job that ended, a code that waits for its help."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.names import Code
from jobaids.render.page.difference import Difference
from jobaids.render.page.lists import Hall
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.verdict import Verdict
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is said of a code, and at which address."""

    code: Code
    address: str
    verdict: Verdict
    title: str = ""
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A first line and what it is about."""

    words: Words
    site: Site
    frame: Frame
    ages: tuple[Verdict, ...]
    title: str
    code: Code
    back: Way
    difference: Difference | None = None


def render_notice(hall: Hall, notice: Notice, render: Render) -> Page:
    """One such page."""
    addresses = hall.site.addresses
    view = NoticeView(
        words=hall.words,
        site=hall.site,
        frame=hall.frame(notice.title or notice.code, notice.address),
        ages=(notice.verdict,),
        title=notice.title,
        code=notice.code,
        back=Way(text=hall.words("Home"), address=addresses.home(hall.language)),
        difference=notice.difference,
    )
    return Page(path=addresses.file(notice.address), text=render("page/notice.html", view))
