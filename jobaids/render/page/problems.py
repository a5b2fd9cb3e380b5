"""What can go wrong with an aid and what to do about it, as it stands on every page of the aid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Remedy
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.render.page.original import render_original, untranslated_remedies
from jobaids.render.page.prose import render_alert, render_blocks
from jobaids.render.page.verdict import tell_sentence
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render

LEVEL = 3  # of a heading within a problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A symptom and what to do about it; `language` where the symptom is not in that of the page."""

    anchor: str
    symptom: str
    fix: Markup
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problems:
    """What can go wrong with an aid, made once for all its pages."""

    whole: Whole
    lead: Markup
    each: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """What can go wrong with an aid, and whom to tell; `anchored` on the whole checklist only."""

    words: Words
    lead: Markup
    problems: tuple[Problem, ...]
    tell: str
    feedback: str
    anchored: bool


def problems_of(whole: Whole, render: Render) -> Problems:
    """The remedies of an aid; where a translation could hurt somebody, the source's own come first."""
    aid = whole.edition.aid
    return Problems(
        whole=whole,
        lead=render_blocks(aid.remedies_lead, whole.around),
        each=(*_untranslated(whole, render), *(_problem(remedy, whole, render) for remedy in aid.remedies)),
    )


def render_problems(problems: Problems, render: Render, anchor: Anchor, step: str, *, anchored: bool) -> Markup:
    """The problems of an aid, and a way to say what is wrong with the page of `anchor`."""
    whole = problems.whole
    view = ProblemsView(
        words=whole.words,
        lead=problems.lead,
        problems=problems.each,
        tell=tell_sentence(whole.words, whole.tell),
        feedback=whole.feedback(whole.codes[anchor], whole.edition.label, step),
        anchored=anchored,
    )
    return Markup(render("page/problems.html", view))  # noqa: S704  (an escaping template made it)


def _problem(remedy: Remedy, whole: Whole, render: Render) -> Problem:
    original = render_original(whole, remedy.anchor, LEVEL, render)
    return Problem(anchor=remedy.anchor, symptom=plain(remedy.symptom), fix=original + _fix(remedy, whole))


def _untranslated(whole: Whole, render: Render) -> Iterator[Problem]:
    for remedy, language in untranslated_remedies(whole):
        yield Problem(
            anchor=remedy.anchor,
            symptom=plain(remedy.symptom),
            fix=render_original(whole, remedy.anchor, LEVEL, render),
            language=language,
        )


def _fix(remedy: Remedy, whole: Whole) -> Markup:
    """What to do about a symptom, hazards first."""
    alerts = (render_alert(alert.signal, alert.title, alert.body, whole.around) for alert in remedy.alerts)
    return Markup().join((*alerts, render_blocks(remedy.fix, whole.around)))
