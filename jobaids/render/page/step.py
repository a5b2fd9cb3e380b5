"""A step ready to be shown: on a page of its own, or as a part of the whole checklist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Alert, Mode, Phase, Step
from jobaids.model.plain import plain, plain_blocks
from jobaids.model.prose import Blocks, Paragraph
from jobaids.render.page.figure import Figure, Film, figure_of, film_of
from jobaids.render.page.prose import Surroundings, render_alert, render_blocks, render_inlines
from jobaids.render.page.ticking import ticked
from jobaids.render.page.timing import Timer, timers_in, with_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point and its reason."""

    text: Markup
    reason: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One step, ready to be shown: on its own page, or as a part of the whole checklist."""

    words: Words
    number: int
    anchor: str
    quick: Markup
    detail: Markup
    alerts: Markup
    points: tuple[Point, ...]
    checks: tuple[Markup, ...]
    timers: tuple[Timer, ...]
    figures: tuple[Figure, ...]
    film: Film | None
    body: Markup
    level: int  # of its heading: 1 on a page of its own
    dense: bool = False  # much has to stand above the action
    link: str = ""  # its own page, from the whole checklist
    code: str = ""
    ticked: bool = False  # whether it may be ticked off
    confirm: bool = False  # whether it is done before it is read


def _led_to(step: Step) -> Blocks:
    """Where the words of the quick step lead; its heading holds no links, for a thumb lands there by mistake."""
    return tuple(Paragraph(inner=(link,)) for link in step.links)


DENSE_SIGNS = 150  # letters of alerts that push a three-line action below 512 px of a 360 px wide screen


def face_of(step: Step, phase: Phase, around: Surroundings, level: int = 1) -> Face:
    """A step with everything an author wrote about it, hazards first."""
    alerts, aid = (*phase.alerts, *step.alerts), around.edition.aid
    return Face(
        words=around.words,
        number=step.number,
        anchor=step.anchor,
        quick=with_times(step.quick, aid.language),
        detail=render_inlines(step.detail, around),
        alerts=Markup().join(
            render_alert(alert.signal, alert.title, alert.body, around, level + 1) for alert in alerts
        ),
        points=tuple(
            Point(text=render_inlines(point.text, around), reason=render_inlines(point.reason, around))
            for point in step.key_points
        ),
        checks=tuple(render_inlines(check.text, around) for check in step.checks),
        timers=timers_in(_timed(step), aid.language),
        figures=tuple(
            figure
            for picture in step.pictures
            if (figure := figure_of(picture, around.edition, around.addresses, step.action))
        ),
        film=film_of(step.clip, around.edition, around.addresses, around.words, around.said) if step.clip else None,
        body=render_blocks((*_led_to(step), *step.body), around, level + 1),
        level=level,
        dense=dense(alerts, step.quick),
        link="" if level == 1 else around.addresses.newest(around.edition.code_of(step.anchor)),
        code=around.edition.code_of(step.anchor),
        ticked=ticked(step, phase, aid),
        confirm=aid.head.mode is Mode.DO_CONFIRM,
    )


def _timed(step: Step) -> Iterator[str]:
    """What a step says to do, in which a time is one to wait; reasons tell of other times."""
    yield step.action
    yield from (plain(point.text) for point in step.key_points)
    yield from (plain(check.text) for check in step.checks)
    yield plain_blocks(step.body)
    yield from (plain_blocks(alert.body) for alert in step.alerts)


def dense(alerts: tuple[Alert, ...], quick: str) -> bool:
    """Whether alerts and action are too long to stand above the fold at their usual size."""
    signs = sum(len(plain_blocks(alert.body)) + 60 for alert in alerts)  # a signal word takes the room of 60
    return signs + 2 * len(quick) > DENSE_SIGNS + 100
