"""The page a step's code opens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Alert, Phase, Step
from jobaids.model.names import Anchor, Code, Label
from jobaids.render.page.difference import Difference
from jobaids.render.page.original import render_original
from jobaids.render.page.problems import Problems, render_problems
from jobaids.render.page.shelf import ALERTS, Entry
from jobaids.render.page.signal import signal_word
from jobaids.render.page.site import Frame, Site
from jobaids.render.page.step import face_of
from jobaids.render.page.verdict import Verdict
from jobaids.render.page.whole import Fact, Whole, facts_of, render_more
from jobaids.render.view import Render

PROBLEM = "#_problem"  # the part of a page for when something goes wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One place of the bar at the bottom."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list of all steps, flagged with the worst of its alerts."""

    entry: Entry
    address: str
    here: bool
    signal: str  # the word
    kind: str  # its name in the style


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a page for all revisions says and leads on to where the card of one of them opened it.

    `mark` ends its address; where it stands `alone`, nothing of what the revisions share is shown with it.
    """

    mark: str
    ages: tuple[Verdict, ...]
    back: Way
    onward: Way
    problem: str
    difference: Difference | None = None
    alone: bool = False
    title: str = ""
    code: str = ""
    worked: str = ""  # where it leads on from `It worked`, which a whole checklist does not ask
    rows: tuple[Row, ...] = ()  # all steps, where they are no part of what is shared


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """Everything on the page of one step."""

    words: Words
    site: Site
    frame: Frame
    ages: tuple[Verdict, ...]  # the first line, and what else is to be said before any work
    title: str
    whole: str  # the address of the whole checklist
    place: str  # `3 of 7`
    face: Markup
    back: Way
    onward: Way
    rows: tuple[Row, ...]
    problems: Markup
    more: Markup
    facts: tuple[Fact, ...]
    difference: Difference | None = None
    problem: str = PROBLEM
    worked: str = ""  # where it leads on from `It worked`
    shared: str = ""  # its address for somebody who has no card: in the whole checklist
    kept: str = ""  # what its ticks belong to: the name of the aid and its release
    openings: tuple[Opening, ...] = ()  # of a page for all revisions; the last is for whoever named none


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How somebody came to a page, and what it says to them before anything else."""

    address: str
    label: Label | None = None  # of the card that was scanned
    ages: tuple[Verdict, ...] = ()
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepParts:
    """What all pages of one step share, made once."""

    step: Step
    face: Markup
    problems: Markup
    more: Markup
    facts: tuple[Fact, ...]


def step_parts(whole: Whole, problems: Problems, render: Render) -> tuple[StepParts, ...]:
    """The shared parts of every step of an aid, in order."""
    more = render_more(whole, render)
    return tuple(
        StepParts(
            step=step,
            face=_face(whole, phase, step, render),
            problems=render_problems(problems, render, step.anchor, str(step.number), anchored=False),
            more=more,
            facts=facts_of(whole, whole.codes[step.anchor]),
        )
        for phase in whole.edition.aid.phases
        for step in phase.steps
        if not step.borrowed  # its code opens the page of the aid it belongs to
    )


def _face(whole: Whole, phase: Phase, step: Step, render: Render) -> Markup:
    """The step; below the source's own, where this is a translation that could hurt somebody."""
    original = render_original(whole, step.anchor, 1, render)
    face = face_of(step, phase, whole.around, 2 if original else 1)
    return original + Markup(render("page/face.html", replace(face, link="")))  # noqa: S704  (escaped there)


def step_view(whole: Whole, parts: StepParts, opened: Opened) -> StepView:
    """What the page of one step shows for one revision of a card."""
    words, aid = whole.words, whole.edition.aid
    anchors = [step.anchor for step in aid.steps]
    index = anchors.index(parts.step.anchor)
    rows = rows_of(whole, opened.label, here=parts.step.anchor)
    return StepView(
        words=words,
        site=whole.site,
        frame=whole.frame(f"{parts.step.number}. {parts.step.quick}", opened.address, parts.step.anchor),
        ages=opened.ages,
        title=aid.title,
        whole=whole.address,
        place=words("{number} of {all}", number=index + 1, all=len(anchors)),
        face=parts.face,
        back=_back(words, rows, index, whole.address),
        onward=_onward(words, rows, index, whole.address),
        rows=rows,
        problems=parts.problems,
        more=parts.more,
        facts=parts.facts,
        difference=opened.difference,
        worked=worked(_onward(words, rows, index, whole.address).address, whole.codes[parts.step.anchor]),
        shared=whole.site.origin + whole.site.addresses.aid(aid.slug, parts.step.anchor),
        kept=whole.kept,
    )


def worked(address: str, code: Code) -> str:
    """Where `It worked` leads: onward, and the log of any server holds which step it was."""
    path, mark, part = address.partition("#")
    return f"{path}?worked={code}{mark}{part}"


def _back(words: Words, rows: tuple[Row, ...], index: int, whole: str) -> Way:
    if index == 0:
        return Way(text=words("All steps"), address=whole)
    return Way(text=words("Back"), address=rows[index - 1].address)


def _onward(words: Words, rows: tuple[Row, ...], index: int, whole: str) -> Way:
    if index == len(rows) - 1:
        return Way(text=words("Done"), address=f"{whole}#_done")
    return Way(text=words("Next"), address=rows[index + 1].address)


def rows_of(whole: Whole, label: Label | None, here: Anchor | None = None) -> tuple[Row, ...]:
    """The steps of an aid; each leads on to the page of the same card, where that card has the step.

    Where it has not, or no card is known, nothing may say that a card is good: the page of the code alone asks.
    A borrowed step leads to its place in the whole checklist: its own page belongs to another job, and whoever went on
    from there would leave this one half done.
    """
    addresses = whole.site.addresses
    rows = []
    for phase in whole.edition.aid.phases:
        for step in phase.steps:
            code = whole.codes[step.anchor]
            known = label and step.anchor in whole.printed.get(label, frozenset())
            own = addresses.card(code, label) if label and known else addresses.newest(code)
            worst = _worst(phase, step)
            rows.append(
                Row(
                    entry=Entry(anchor=step.anchor, text=step.quick, code=code, number=step.number),
                    address=addresses.aid(whole.edition.aid.slug, step.anchor) if step.borrowed else own,
                    here=step.anchor == here,
                    signal=signal_word(worst.signal, whole.words) if worst else "",
                    kind=worst.signal.value if worst else "",
                )
            )
    return tuple(rows)


def _worst(phase: Phase, step: Step) -> Alert | None:
    alerts = [alert for alert in (*phase.alerts, *step.alerts) if alert.signal in ALERTS]
    return min(alerts, key=lambda alert: ALERTS.index(alert.signal), default=None)
