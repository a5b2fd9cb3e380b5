"""The views for trainers and managers as pages: the same lines as on paper, to read on a phone or a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from jobaids.language.words import Words
from jobaids.paper.views import View
from jobaids.render.page.prose import render_blocks, render_inlines
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.whole import Fact, Whole, facts_of
from jobaids.render.training.breakdown import PhaseRows, breakdown
from jobaids.render.training.pen import Pen
from jobaids.render.training.questions import Debrief, debrief
from jobaids.render.training.text import title_of
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPageView:
    """Everything on the page; of `phases` and `debrief` it has one."""

    words: Words
    site: Site
    frame: Frame
    what: str
    title: str
    facts: tuple[Fact, ...]
    back: Way
    phases: tuple[PhaseRows, ...] = ()
    debrief: Debrief | None = None


def render_training_pages(whole: Whole, render: Render) -> Iterator[Page]:
    """A page of each view."""
    for view in View:
        yield _page(whole, view, render)


def training_ways(whole: Whole) -> tuple[Way, ...]:
    """Where the views of an aid are."""
    slug = whole.edition.aid.slug
    return tuple(
        Way(text=title_of(view, whole.words), address=whole.site.addresses.view(slug, view.value)) for view in View
    )


def _page(whole: Whole, view: View, render: Render) -> Page:
    words, aid = whole.words, whole.edition.aid
    address = whole.site.addresses.view(aid.slug, view.value)
    pen = Pen(
        words=words,
        inlines=partial(render_inlines, around=whole.around),
        blocks=partial(render_blocks, around=whole.around),
    )
    what = title_of(view, words)
    shown = TrainingPageView(
        words=words,
        site=whole.site,
        frame=Frame(title=f"{what}: {aid.title} · {whole.site.title}", address=address),
        what=what,
        title=aid.title,
        facts=facts_of(whole, whole.edition.code_of()),
        back=Way(text=aid.title, address=whole.address),
        phases=breakdown(aid, pen) if view is View.BREAKDOWN else (),
        debrief=debrief(whole.edition, pen) if view is View.DEBRIEF else None,
    )
    return Page(path=whole.site.addresses.file(address), text=render(f"training/{view.value}_page.html", shown))
