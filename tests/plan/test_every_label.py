"""Every code opens a page with every label that a release ever sealed it with, whatever became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.names import DRAFT_LABEL, Code, Label
from jobaids.model.release import Registry
from jobaids.model.settings import Host
from jobaids.plan.hosts import printed
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import SITE, Furniture
from jobaids.record.today import in_force, not_yet
from jobaids.render.page.site import look_of
from jobaids.render.view import Render
from tests.browser.sample_site import SETTINGS
from tests.plan.tones import differing, only_tones
from tests.plan.trees import render_tree
from tests.plan.walls import (
    DAY,
    REGISTRIES,
    WALLS,
    moving_into_what_is_coming,
    retired_before_it_began,
    retired_before_its_third,
)
from tests.render.page_rooms import text_of
from tests.render.page_sample import code_of

RENDER = read_templates().render


def sealed(registry: Registry) -> Iterator[tuple[Code, Label]]:
    """Every code with each label a card may have been printed with, counted from the releases alone."""
    for record in registry.aids:
        for edition in record.releases:
            borrowed = {step.anchor for step in edition.aid.steps if step.borrowed}
            for anchor, code in edition.codes:
                if anchor not in borrowed:
                    yield code, edition.label


def pages_of(registry: Registry, host: Host = Host.STATIC, render: Render = RENDER) -> dict[str, str]:
    """Every page of the site on that day."""
    settings = replace(SETTINGS, site=replace(SETTINGS.site, host=host))
    furniture = Furniture(settings=settings, look=look_of(settings, RENDER), speak=read_words)
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


@pytest.mark.parametrize("registry", [made() for made in WALLS], ids=[made.__name__ for made in WALLS])
def test_a_wall_is_told_what_the_phone_of_whoever_stands_before_it_says(registry: Registry) -> None:
    """Whoever photographs a wall takes cards down by it; one that stops a phone must never pass there as good."""
    pages = pages_of(registry, render=only_tones)
    symbols = sorted(printed(in_force(registry, DAY), not_yet(registry, DAY)))
    typed = ((code, None) for code in sorted({code for code, _ in symbols}))

    found = tuple(differing(registry, DAY, pages, (*symbols, *typed)))

    assert symbols
    assert set(sealed(registry)) <= set(symbols)
    assert found == ()


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
