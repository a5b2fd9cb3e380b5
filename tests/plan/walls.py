"""Registries whose cards hang in every state: retired, on their way, moved, renamed, overtaken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from jobaids.adapters.registry import read_registry
from jobaids.model.names import Anchor, Code, Label, Slug
from jobaids.model.release import (
    AidRecord,
    Edition,
    Effect,
    GivenCode,
    Moved,
    Registry,
    Retired,
    Target,
    TargetKind,
)
from tests.browser.states_site import registry as states
from tests.render import page_sample as sample
from tests.render.page_sample import code_of

DAY, SOON = date(2027, 3, 31), date(2027, 4, 20)
SPRING = sample.NOON.replace(day=25)
AID = Target(kind=TargetKind.AID, slug=Slug("filler-seal"))
SEAL = sample.record()


def later(edition: Edition) -> Edition:
    """The same, from a day to come."""
    assert edition.seal
    return replace(edition, seal=replace(edition.seal, effective=SOON))


def retired_before_its_third(at: datetime = SPRING) -> Registry:
    """A job that ended while its third release waited for its day."""
    ended = tuple(Retired(code=one.code, at=at, say="The filler was scrapped.") for one in SEAL.codes)
    waiting = later(SEAL.releases[2])
    return Registry(aids=(replace(SEAL, releases=(*SEAL.releases[:2], waiting), retired=ended),))


def retired_before_it_began() -> Registry:
    """A job that ended before its only release took effect."""
    ended = tuple(Retired(code=one.code, at=SPRING, say="The filler never came.") for one in SEAL.codes)
    return Registry(aids=(replace(SEAL, releases=(later(SEAL.releases[0]),), retired=ended),))


def step_retired_before_the_third() -> Registry:
    """One step that ended while a release that still has it waited for its day."""
    ended = Retired(code=code_of("filler-seal#tighten"), at=SPRING, say="It is glued.", instead=AID)
    waiting = later(SEAL.releases[2])
    return Registry(aids=(replace(SEAL, releases=(*SEAL.releases[:2], waiting), retired=(ended,)),))


def moving_into_what_is_coming() -> Registry:
    """A step that a release of another job, not yet in force, takes over with its code."""
    code = code_of("filler-seal#tighten")
    (first, *_) = SEAL.releases
    taken = replace(
        sample.edition(replace(first.aid, slug=Slug("filler-new"), title="Fit the new filler"), None),
        seal=first.seal and replace(first.seal, number=7, label=Label("7T"), effective=SOON),
    )
    taken = replace(taken, codes=tuple((one, code if one == "tighten" else own) for one, own in taken.codes))
    to = Target(kind=TargetKind.STEP, slug=Slug("filler-new"), anchor=Anchor("tighten"))
    moved = Moved(code=code, to=to, at=SPRING, silent=True)
    given = tuple(
        GivenCode(code=own, target=Target(kind=TargetKind.STEP, slug=Slug("filler-new"), anchor=one or None), at=SPRING)
        for one, own in taken.codes
        if own != code
    )
    new = AidRecord(slug=Slug("filler-new"), codes=given, releases=(taken,))
    return Registry(aids=(replace(SEAL, moved=(moved,)), new))


def blank_bound_to_what_is_coming() -> Registry:
    """A blank that was bound to a step of a job that nothing in force has yet."""
    blank = GivenCode(code=Code("FFEGQ3"), target=Target(kind=TargetKind.BLANK, slug=Slug("")), at=sample.NOON)
    assert blank.code in {one.code for one in SEAL.codes}
    return Registry(aids=(replace(SEAL, releases=(later(SEAL.releases[0]),)),), blanks=(blank,))


def renamed_and_cut_short() -> Registry:
    """A job that went on under another name, without its step `tighten`."""
    last = SEAL.releases[-1]
    (first, second) = last.aid.phases
    steps = tuple(step for step in second.steps if step.anchor != "tighten")
    aid = replace(last.aid, slug=Slug("filler-new"), phases=(first, replace(second, steps=steps)))
    codes = tuple(pair for pair in last.codes if pair[0] != "tighten")
    seal = replace(sample.seal(4, "Z", Effect.SAFETY, "tighten"), effective=SPRING.date())
    moved = tuple(
        Moved(
            code=code,
            to=Target(kind=TargetKind.STEP if anchor else TargetKind.AID, slug=aid.slug, anchor=anchor or None),
            at=SPRING,
            silent=True,
        )
        for anchor, code in codes
    )
    new = AidRecord(slug=aid.slug, moved=moved, releases=(replace(last, aid=aid, codes=codes, seal=seal),))
    return Registry(aids=(SEAL, new))


def overtaken_on_its_way() -> Registry:
    """Two releases that wait, of which the newer holds sooner; of a job that is there, and of one that is not."""
    second, third = later(SEAL.releases[1]), later(SEAL.releases[2])
    assert second.seal
    second = replace(second, seal=replace(second.seal, effective=SOON.replace(day=25)))
    return Registry(aids=(replace(SEAL, releases=(SEAL.releases[0], second, third)),))


def overtaken_before_it_began() -> Registry:
    """The same of a job that nothing in force has yet."""
    (record,) = overtaken_on_its_way().aids
    return Registry(aids=(replace(record, releases=record.releases[1:]),))


def sample_site() -> Registry:
    """The site that comes with the project."""
    return read_registry(Path(__file__).parents[2]).registry


REGISTRIES = (
    states,
    retired_before_its_third,
    retired_before_it_began,
    step_retired_before_the_third,
    moving_into_what_is_coming,
    blank_bound_to_what_is_coming,
)
WALLS = (*REGISTRIES, renamed_and_cut_short, overtaken_on_its_way, overtaken_before_it_began, sample_site)
