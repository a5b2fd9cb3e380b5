"""Every code opens a page with every label that a release ever sealed it with, whatever became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Slug
from jobaids.model.release import (
    AidRecord,
    Edition,
    GivenCode,
    Moved,
    Registry,
    Retired,
    Target,
    TargetKind,
)
from jobaids.model.settings import Host
from jobaids.plan.hosts import printed
from jobaids.plan.site import SITE, Furniture, in_force, not_yet, plan_tree, released
from jobaids.render.page.site import look_of
from tests.browser.sample_site import SETTINGS
from tests.browser.states_site import registry as states
from tests.plan.trees import render_tree
from tests.render import page_sample as sample
from tests.render.page_rooms import text_of
from tests.render.page_sample import code_of

DAY, SOON = date(2027, 3, 31), date(2027, 4, 20)
SPRING = sample.NOON.replace(day=25)
AID = Target(kind=TargetKind.AID, slug=Slug("filler-seal"))
SEAL = sample.record()
render = read_templates().render


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


REGISTRIES = (
    states,
    retired_before_its_third,
    retired_before_it_began,
    step_retired_before_the_third,
    moving_into_what_is_coming,
    blank_bound_to_what_is_coming,
)


def sealed(registry: Registry) -> Iterator[tuple[Code, Label]]:
    """Every code with each label a card may have been printed with, counted from the releases alone."""
    for record in registry.aids:
        for edition in record.releases:
            borrowed = {step.anchor for step in edition.aid.steps if step.borrowed}
            for anchor, code in edition.codes:
                if anchor not in borrowed:
                    yield code, edition.label


def pages_of(registry: Registry, host: Host = Host.STATIC) -> dict[str, str]:
    """Every page of the site on that day."""
    settings = replace(SETTINGS, site=replace(SETTINGS.site, host=host))
    furniture = Furniture(settings=settings, look=look_of(settings, render), speak=read_words)
    tree = plan_tree(released(in_force(registry, DAY), not_yet(registry, DAY)), furniture)
    files = [file for _, file in render_tree(tree, render)]
    pages = {file.path.removeprefix(SITE): file.octets.decode() for file in files if file.path.endswith(".html")}
    assert len({file.path for file in files}) == len(files), "two pages share a path"
    return pages


@pytest.mark.parametrize("registry", [made() for made in REGISTRIES], ids=[made.__name__ for made in REGISTRIES])
def test_every_label_ever_sealed_opens_a_page(registry: Registry) -> None:
    """A card is printed on the day of its release and hangs for years; its address must never have been nothing."""
    pages, single = pages_of(registry), pages_of(registry, Host.REWRITES)

    wanted = {*sealed(registry), *((code, DRAFT_LABEL) for code, _ in sealed(registry))}

    assert {one for one in wanted if f"{one[0]}/{one[1]}/index.html" not in pages} == set()
    assert {code for code, _ in wanted if f"{code}/index.html" not in single} == set()
    now, coming = in_force(registry, DAY), not_yet(registry, DAY)
    assert wanted <= set(printed(now, coming))


def test_a_card_printed_early_of_a_job_that_ended_says_so() -> None:
    """It is the newest card there is, and the job is not done any more."""
    code = code_of("filler-seal#tighten")

    for registry, label in ((retired_before_its_third(), "3P"), (retired_before_it_began(), "1H")):
        said = text_of(pages_of(registry)[f"{code}/{label}/index.html"])

        assert said.startswith("× This job ended on 25 Mar 2027. Take the card down.")


def test_a_card_of_a_job_that_will_take_a_step_over_says_from_when() -> None:
    """Until the day the step stands where it stood, and the new card is not to be worked from."""
    pages = pages_of(moving_into_what_is_coming())

    said = text_of(pages[f"{code_of('filler-seal#tighten')}/7T/index.html"])

    assert said.startswith("! This card holds from 20 Apr 2027. Until then, work from this page.")
