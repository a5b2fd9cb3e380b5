"""The source's own words, shown first where its translation is behind in a safety matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from jobaids.language.words import Words, direction, own_name
from jobaids.model.aid import Phase, Remedy, Step
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.render.page.prose import Surroundings, render_alert, render_blocks
from jobaids.render.page.step import face_of
from jobaids.render.page.whole import WHOLE_AID, Fact, Original, Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalView:
    """A part in the source's language, which the page around it is not in.

    `gone` says that the source has it no more; `older` that the page's own text follows.
    """

    words: Words
    language: str
    direction: str
    face: Markup
    gone: str = ""
    older: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What the source says around its steps: what to wear and to bring, and what is before the first step."""

    words: Words  # the source's
    needs: tuple[Fact, ...]
    prose: Markup


def render_original(whole: Whole, anchor: Anchor, level: int, render: Render) -> Markup:
    """The source's step or remedy of that name; empty where its translation can be followed."""
    original = _needed(whole, anchor)
    if original is None:
        return Markup()
    aid = original.edition.aid
    older = anchor in whole.edition.aid.anchors
    for phase in aid.phases:
        for step in phase.steps:
            if step.anchor == anchor:
                return _shown(whole, _step(whole, phase, step, level, render), render, older=older)
    found = [remedy for remedy in aid.remedies if remedy.anchor == anchor]
    return _shown(whole, _remedy(whole, found[0], level) if found else Markup(), render, older=older)


def render_head(whole: Whole, render: Render) -> Markup:
    """What the source says around its steps; empty where the translation says the same."""
    original = _needed(whole, WHOLE_AID)
    if original is None:
        return Markup()
    aid, words = original.edition.aid, original.words
    needs = ((words("Wear"), words.listing(aid.head.ppe)), (words("Bring"), words.listing(aid.head.tools)))
    prose = render_blocks(aid.intro, _around(whole), 2) + render_blocks(aid.before, _around(whole), 2)
    view = HeadView(words=words, needs=tuple(Fact(name=name, value=said) for name, said in needs if said), prose=prose)
    face = Markup(render("page/original_head.html", view))  # noqa: S704  (an escaping template made it)
    return _shown(whole, face, render)


def untranslated(whole: Whole) -> Iterator[Anchor]:
    """The source's steps that a translation behind in a safety matter does not have at all."""
    known = frozenset(whole.edition.aid.anchors)
    for step in whole.original.edition.aid.steps if whole.original else ():
        if step.anchor not in known and _needed(whole, step.anchor):
            yield step.anchor


def untranslated_remedies(whole: Whole) -> Iterator[tuple[Remedy, str]]:
    """The same of remedies, each with the language it is in."""
    known = frozenset(whole.edition.aid.anchors)
    for remedy in whole.original.edition.aid.remedies if whole.original else ():
        if remedy.anchor not in known and _needed(whole, remedy.anchor):
            yield remedy, _around(whole).words.language


def _needed(whole: Whole, anchor: Anchor) -> Original | None:
    """The source, if somebody could be hurt by what its translation says in one part."""
    if whole.withdrawn and whole.behind and anchor in whole.behind.steps:
        return whole.original
    return None


def _around(whole: Whole) -> Surroundings:
    original = whole.original
    words, edition = (original.words, original.edition) if original else (whole.words, whole.edition)
    return Surroundings(words=words, addresses=whole.site.addresses, shelf=whole.shelf, edition=edition)


def _step(whole: Whole, phase: Phase, step: Step, level: int, render: Render) -> Markup:
    face = replace(face_of(step, phase, _around(whole), level), link="")
    return Markup(render("page/face.html", face))  # noqa: S704  (an escaping template made it)


def _remedy(whole: Whole, remedy: Remedy, level: int) -> Markup:
    around = _around(whole)
    alerts = (render_alert(one.signal, one.title, one.body, around, level + 1) for one in remedy.alerts)
    symptom = Markup("<h{0}>{1}</h{0}>").format(level, plain(remedy.symptom))
    return Markup().join((*alerts, symptom, render_blocks(remedy.fix, around, level + 1)))


def _shown(whole: Whole, face: Markup, render: Render, *, older: bool = True) -> Markup:
    language = _around(whole).words.language
    gone = "" if face else whole.words("{language} no longer says this.", language=own_name(language))
    view = OriginalView(
        words=whole.words, language=language, direction=direction(language), face=face, gone=gone, older=older
    )
    return Markup(render("page/original.html", view))  # noqa: S704  (an escaping template made it)
