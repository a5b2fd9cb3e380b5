"""Rules about how aids, stations and files hang together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.lint.structure import Claim, aid_that_hangs_nowhere, one_path_twice, unknown_format
from jobaids.model.aid import Head
from jobaids.model.names import Slug
from jobaids.model.release import Edition
from jobaids.model.settings import Settings
from jobaids.model.station import Station
from tests.lint.samples import aid, site

FILLER = Station(slug=Slug("filler-3"), name="Filler 3", aids=(Slug("filler-seal"),))


def test_an_aid_no_station_lists_is_told() -> None:
    """Its card is in no pack, so nobody hangs it."""
    here = replace(site(aid(slug="filler-seal"), aid(slug="eye-splash")), stations=(FILLER,))

    told = list(aid_that_hangs_nowhere(here))

    assert [one.what for one in told] == ["the aid eye-splash hangs at no station"]


def test_a_translation_hangs_where_its_source_hangs_and_a_draft_need_not() -> None:
    """Both would be told for nothing, again and again."""
    spanish = aid(slug="es/filler-seal", language="es")
    draft = replace(aid(slug="half-written"), head=Head(draft=True))

    told = list(aid_that_hangs_nowhere(replace(site(aid(slug="filler-seal"), spanish, draft), stations=(FILLER,))))

    assert not told


def test_a_project_without_stations_is_left_alone() -> None:
    """Who has no stations file yet would be told once for every aid."""
    assert not list(aid_that_hangs_nowhere(site(aid())))


def test_two_artifacts_with_one_path_are_told_even_where_only_capitals_differ() -> None:
    """On many disks the second would be written over the first, and a code open the wrong page."""
    claims = (
        Claim(path="aids/Clean/index.html", by="the aid Clean"),
        Claim(path="aids/wash/index.html", by="the aid wash"),
        Claim(path="aids/clean/index.html", by="the aid clean", slug="clean"),
    )

    (told,) = one_path_twice(claims)

    assert told.what == "the aid clean would be written over the aid Clean: both make aids/clean/index.html"
    assert told.slug == "clean"


@pytest.mark.parametrize(("written", "told"), [(("a4", "a6-grey"), []), (("a9",), ["JA515"]), ((), [])])
def test_a_format_that_does_not_exist_is_told(written: tuple[str, ...], told: list[str]) -> None:
    """An aid with a page and no card is missed only when somebody stands at the machine."""
    edition = Edition(aid=replace(aid(slug="filler-seal"), head=Head(formats=written)))

    found = unknown_format(edition, Settings())

    assert [one.rule for one in found] == told
