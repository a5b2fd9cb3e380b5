"""The source's own step, shown first where its translation is behind in a safety matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from jobaids.language.words import Words, direction
from jobaids.model.aid import Phase, Step
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.render.page.prose import Surroundings, render_alert, render_blocks
from jobaids.render.page.step import face_of
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalView:
    """A step in the source's language, which the page around it is not in."""

    words: Words
    language: str
    direction: str
    face: Markup


def render_original(whole: Whole, anchor: Anchor, level: int, render: Render) -> Markup:
    """The source's step or remedy of that name; empty where its translation can be followed."""
    original = whole.original
    if not whole.withdrawn or whole.behind is None or original is None or anchor not in whole.behind.steps:
        return Markup()
    for phase in original.edition.aid.phases:
        for step in phase.steps:
            if step.anchor == anchor:
                return _shown(whole, _step(whole, phase, step, level, render), render)
    return _shown(whole, _remedy(whole, anchor, level), render)


def untranslated(whole: Whole) -> Iterator[Anchor]:
    """The source's steps that a translation behind in a safety matter does not have at all."""
    if whole.withdrawn and whole.behind and whole.original:
        known = frozenset(whole.edition.aid.anchors)
        yield from (step.anchor for step in whole.original.edition.aid.steps if step.anchor not in known)


def _around(whole: Whole) -> Surroundings:
    original = whole.original
    words, edition = (original.words, original.edition) if original else (whole.words, whole.edition)
    return Surroundings(words=words, addresses=whole.site.addresses, shelf=whole.shelf, edition=edition)


def _step(whole: Whole, phase: Phase, step: Step, level: int, render: Render) -> Markup:
    face = replace(face_of(step, phase, _around(whole), level), link="")
    return Markup(render("page/face.html", face))  # noqa: S704  (an escaping template made it)


def _remedy(whole: Whole, anchor: Anchor, level: int) -> Markup:
    around = _around(whole)
    found = (remedy for remedy in around.edition.aid.remedies if remedy.anchor == anchor)
    parts: list[Markup] = []
    for remedy in found:
        parts += [render_alert(one.signal, one.title, one.body, around, level + 1) for one in remedy.alerts]
        parts.append(Markup("<h{0}>{1}</h{0}>").format(level, plain(remedy.symptom)))
        parts.append(render_blocks(remedy.fix, around, level + 1))
    return Markup().join(parts)


def _shown(whole: Whole, face: Markup, render: Render) -> Markup:
    if not face:
        return face
    language = _around(whole).words.language
    view = OriginalView(words=whole.words, language=language, direction=direction(language), face=face)
    return Markup(render("page/original.html", view))  # noqa: S704  (an escaping template made it)
