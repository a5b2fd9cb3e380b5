"""The whole checklist, every step with its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Mode, Phase
from jobaids.model.names import Anchor, Slug
from jobaids.render.page.difference import Difference
from jobaids.render.page.howto import howto
from jobaids.render.page.original import render_head, render_original, untranslated
from jobaids.render.page.problems import Problems, render_problems
from jobaids.render.page.prose import render_blocks
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step import Face, face_of
from jobaids.render.page.step_page import PROBLEM, Opened, Opening, Way, rows_of
from jobaids.render.page.ticking import ticked
from jobaids.render.page.training_page import training_ways
from jobaids.render.page.verdict import Verdict
from jobaids.render.page.whole import WHOLE_AID, Fact, Whole, facts_of, render_more
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to a page of the site."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One step within the whole."""

    anchor: str
    face: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView:
    """Steps under one heading."""

    title: str
    lead: Markup
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AidView:
    """Everything on the page of an aid; `ages` says something where the aid's own code opened it."""

    words: Words
    site: Site
    frame: Frame
    ages: tuple[Verdict, ...]
    title: str
    mode: str
    needs: tuple[Fact, ...]
    first: tuple[Link, ...]
    stations: tuple[Link, ...]
    intro: Markup
    before: Markup
    phases: tuple[PhaseView, ...]
    problems: Markup
    after: Markup
    more: Markup
    debrief: Markup
    views: tuple[Way, ...]  # for trainers and managers
    facts: tuple[Fact, ...]
    back: Way
    onward: Way
    howto: Markup
    difference: Difference | None = None
    problem: str = PROBLEM
    shared: str = ""  # its address for somebody who has no card
    kept: str = ""  # what its ticks belong to: the name of the aid and its release
    confirm: bool = False  # whether all is done before it is read
    ticks: bool = False  # whether any step may be ticked off
    openings: tuple[Opening, ...] = ()  # of a page for all revisions; the last is for whoever named none


@dataclass(frozen=True, slots=True, kw_only=True)
class AidParts:
    """What all pages of a whole checklist share, made once."""

    head: Markup  # of the source, where the translation's could hurt somebody
    phases: tuple[PhaseView, ...]
    problems: Markup
    more: Markup
    howto: Markup


def aid_parts(whole: Whole, problems: Problems, render: Render) -> AidParts:
    """The shared parts of an aid's pages."""
    return AidParts(
        head=render_head(whole, render),
        phases=(*_lacking(whole, render), *(_phase(phase, whole, render) for phase in whole.edition.aid.phases)),
        problems=render_problems(problems, render, WHOLE_AID, "", anchored=True),
        more=render_more(whole, render),
        howto=howto(whole),
    )


def _lacking(whole: Whole, render: Render) -> Iterator[PhaseView]:
    """What a translation that could hurt somebody does not have at all."""
    parts = tuple(
        Part(anchor=anchor, face=face)
        for anchor in untranslated(whole)
        if (face := render_original(whole, anchor, 3, render))
    )
    if parts:
        yield PhaseView(title=whole.words("Not translated yet"), lead=Markup(), parts=parts)


def _phase(phase: Phase, whole: Whole, render: Render) -> PhaseView:
    level = 3 if phase.title else 2
    return PhaseView(
        title=phase.title,
        lead=render_blocks(phase.lead, whole.around),
        parts=tuple(_part(whole, face_of(step, phase, whole.around, level), render) for step in phase.steps),
    )


def _part(whole: Whole, face: Face, render: Render) -> Part:
    original = render_original(whole, Anchor(face.anchor), face.level, render)
    shown = Markup(render("page/face.html", face))  # noqa: S704  (escaped there)
    return Part(anchor=face.anchor, face=original + shown)


def render_aid_page(whole: Whole, parts: AidParts, opened: Opened, render: Render) -> Page:
    """The whole checklist, at its own address or as the page of the aid's code."""
    view = aid_view(whole, parts, opened)
    return Page(path=whole.site.addresses.file(opened.address), text=render("aid/aid.html", view))


def aid_view(whole: Whole, parts: AidParts, opened: Opened) -> AidView:
    """What that page shows."""
    words, aid, around = whole.words, whole.edition.aid, whole.around
    rows = rows_of(whole, opened.label)
    return AidView(
        words=words,
        site=whole.site,
        frame=whole.frame(aid.title, opened.address),
        ages=opened.ages,
        title=aid.title,
        mode=mode_words(aid.head.mode, words),
        needs=needs_of(whole),
        first=tuple(_link(slug, whole) for slug in aid.head.first if slug in whole.shelf.spines),
        stations=_stations(whole),
        intro=parts.head + render_blocks(aid.intro, around, 2),
        before=render_blocks(aid.before, around),
        phases=parts.phases,
        problems=parts.problems,
        after=render_blocks(aid.after, around, 2),
        more=parts.more,
        debrief=render_blocks(aid.debrief, around),
        views=training_ways(whole) if whole.edition.aid.slug in whole.shelf.spines else (),
        facts=facts_of(whole, whole.edition.code_of()),
        back=Way(text=words("Home"), address=whole.site.addresses.home(aid.language)),
        onward=Way(text=words("Start"), address=rows[0].address if rows else whole.address),
        howto=parts.howto,
        difference=opened.difference,
        shared=whole.site.origin + whole.address,
        kept=whole.kept,
        confirm=aid.head.mode is Mode.DO_CONFIRM,
        ticks=any(ticked(step, phase, aid) or step.checks for phase in aid.phases for step in phase.steps),
    )


def mode_words(mode: Mode, words: Words) -> str:
    """How the checklist is used."""
    match mode:
        case Mode.READ_DO:
            return words("Read each step, then do it")
        case Mode.DO_CONFIRM:
            return words("Do it all, then check")


def needs_of(whole: Whole) -> tuple[Fact, ...]:
    """What it takes: time, what to wear, what to bring."""
    head, words = whole.edition.aid.head, whole.words
    needs = (
        (words("Time"), words.many("{count} minute", "{count} minutes", head.minutes) if head.minutes else ""),
        (words("Wear"), words.listing(head.ppe)),
        (words("Bring"), words.listing(head.tools)),
    )
    return tuple(Fact(name=name, value=value) for name, value in needs if value)


def _link(slug: Slug, whole: Whole) -> Link:
    spine = whole.shelf.spines[slug]
    return Link(text=spine.title, address=spine.address)


def _stations(whole: Whole) -> tuple[Link, ...]:
    tongue = whole.edition.aid.language if whole.edition.aid.language in whole.site.languages else None
    return tuple(
        Link(text=station.name, address=whole.site.addresses.station(station.slug, tongue))
        for station in whole.shelf.hangs_at(whole.edition.aid.slug)
    )
