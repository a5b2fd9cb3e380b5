"""The page a remedy's code opens: what you see, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Remedy
from jobaids.model.names import Anchor
from jobaids.model.plain import plain, plain_blocks
from jobaids.render.page.original import render_original
from jobaids.render.page.problems import Problems, render_problems
from jobaids.render.page.prose import render_alert, render_blocks
from jobaids.render.page.step import dense
from jobaids.render.page.step_page import Opened, StepView, Way, rows_of, worked
from jobaids.render.page.timing import Timer, timers_in
from jobaids.render.page.whole import Fact, Whole, facts_of, render_more
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFace:
    """A symptom and its fix, ready to be shown."""

    words: Words
    symptom: str
    alerts: Markup
    fix: Markup
    timers: tuple[Timer, ...]
    dense: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyParts:
    """What all pages of one remedy share, made once."""

    anchor: Anchor
    symptom: str
    face: Markup
    problems: Markup
    more: Markup
    facts: tuple[Fact, ...]


def remedy_parts(whole: Whole, problems: Problems, render: Render) -> Iterator[RemedyParts]:
    """The shared parts of every remedy of an aid, in order."""
    more = render_more(whole, render)
    for remedy in whole.edition.aid.remedies:
        symptom = plain(remedy.symptom)
        shown = Markup(render("page/remedy.html", _face(whole, remedy, symptom)))  # noqa: S704  (escaped there)
        yield RemedyParts(
            anchor=remedy.anchor,
            symptom=symptom,
            face=render_original(whole, remedy.anchor, 2, render) + shown,
            problems=render_problems(problems, render, remedy.anchor, symptom, anchored=False),
            more=more,
            facts=facts_of(whole, whole.codes[remedy.anchor]),
        )


def remedy_view(whole: Whole, parts: RemedyParts, opened: Opened) -> StepView:
    """What the page of one remedy shows for one revision of a card."""
    words = whole.words
    return StepView(
        words=words,
        site=whole.site,
        frame=whole.frame(parts.symptom, opened.address, parts.anchor),
        ages=opened.ages,
        title=whole.edition.aid.title,
        whole=whole.address,
        place=words("Problem"),
        face=parts.face,
        back=Way(text=words("All steps"), address=whole.address),
        onward=Way(text=words("Done"), address=f"{whole.address}#_done"),
        rows=rows_of(whole, opened.label),
        problems=parts.problems,
        more=parts.more,
        facts=parts.facts,
        difference=opened.difference,
        worked=worked(f"{whole.address}#_done", whole.codes[parts.anchor]),
        shared=whole.site.origin + whole.site.addresses.aid(whole.edition.aid.slug, parts.anchor),
    )


def _face(whole: Whole, remedy: Remedy, symptom: str) -> RemedyFace:
    alerts = (render_alert(alert.signal, alert.title, alert.body, whole.around, 2) for alert in remedy.alerts)
    return RemedyFace(
        words=whole.words,
        symptom=symptom,
        alerts=Markup().join(alerts),
        fix=render_blocks(remedy.fix, whole.around, 2),
        timers=timers_in((plain_blocks(remedy.fix),), whole.edition.aid.language),
        dense=dense(remedy.alerts, symptom + plain_blocks(remedy.fix)),
    )
