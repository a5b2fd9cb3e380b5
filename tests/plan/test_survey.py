"""A source that was saved is looked at alone, and comes to what a look at everything would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.registry import read_registry
from jobaids.adapters.templates import read_templates
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Slug
from jobaids.model.source import Source
from jobaids.parse.project import parse_sources
from jobaids.plan.asked import AskedTree, asked_tree
from jobaids.plan.lists import ListsWork
from jobaids.plan.pages import PagesWork
from jobaids.plan.search import SearchWork
from jobaids.plan.site import plan_tree
from jobaids.plan.survey import Found, Probe, Survey, survey, touched
from jobaids.plan.tree import Furniture, Shown
from jobaids.plan.writing import write
from jobaids.render.page.site import look_of
from jobaids.wiring.reading import probe_files
from tests.site.sample import copy_sample

DAY = date(2026, 12, 1)
FILE = "content/plant/filler-seal.md"
SLUG = Slug("filler-seal")
RENDER = read_templates().render


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project."""
    return copy_sample(tmp_path_factory.mktemp("survey") / "sample")


@pytest.fixture(scope="module")
def probe(root: Path) -> Probe:
    """Looks at its pictures and clips."""
    return partial(probe_files, root)


@pytest.fixture(scope="module")
def found(root: Path) -> Found:
    """What stands in it."""
    return Found(project=read_project(root), registry=read_registry(root).registry, day=DAY)


@pytest.fixture(scope="module")
def before(found: Found, probe: Probe) -> Survey:
    """All that is known of it."""
    return survey(found, parse_sources, probe)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Press START; nothing may move.", "Press START twice; nothing may move."),
        ("1. **Check the lock.**", "1. " + "Check the lock and then check it again " * 5),
        ("minutes: 12", "minutes: 14"),
        ("{#nozzle-off}", ""),
        ("(check-lock.svg)", "(chek-lock.svg)"),
        ("## If something goes wrong", "1. Wipe the bench.\n\n## If something goes wrong"),
    ],
    ids=["wording", "a step too long", "head", "an anchor is gone", "a picture is gone", "a new step"],
)
def test_a_source_looked_at_alone_comes_to_what_everything_does(
    old: str, new: str, before: Survey, found: Found, probe: Probe
) -> None:
    """What an author sees a moment after a save must not be taken back by the next second."""
    source = _edited(before, old, new)

    quick = touched(before, source, probe)

    whole = survey(_with(found, source), parse_sources, probe, before)
    assert quick is not None
    assert quick.drafts == whole.drafts
    assert quick.told_of(FILE) == whole.told_of(FILE)
    assert quick.aids == whole.aids


def test_an_aid_with_an_error_is_shown_as_it_last_was(before: Survey, probe: Probe) -> None:
    """A half-written line must not take the page away."""
    quick = touched(before, _edited(before, "(check-lock.svg)", "(chek-lock.svg)"), probe)

    assert quick is not None
    assert quick.drafts[SLUG] is before.drafts[SLUG]
    assert any(one.severity is Severity.ERROR for one in quick.told_of(FILE))


def test_a_source_of_another_aid_needs_a_look_at_everything(before: Survey, probe: Probe) -> None:
    """A renamed aid takes its codes along, which one file does not tell."""
    assert touched(before, _edited(before, "aid: filler-seal", "aid: other-seal"), probe) is None
    assert touched(before, Source(file="content/new.md", text="# New\n\n1. Look.\n"), probe) is None


def test_a_page_asked_for_alone_is_what_the_build_publishes(before: Survey) -> None:
    """The preview must never flatter: its pages are the published ones, to the byte."""
    shown, furniture = _tree(before)
    recipes = (one for one in plan_tree(shown, furniture).pages if isinstance(one.order, PagesWork | ListsWork))
    published = {file.path: file.octets.decode() for one in recipes for file in write(one, RENDER)[0]}

    asked = asked_tree(shown, furniture, RENDER)

    assert {path: asked.page(path.removeprefix("draft/")) for path in published} == published


def test_what_phones_search_is_what_the_build_publishes(before: Survey) -> None:
    """An author finds a step in the preview as a worker will."""
    shown, furniture = _tree(before)
    recipes = (one for one in plan_tree(shown, furniture).pages if isinstance(one.order, SearchWork))
    published = {file.path: file.octets for one in recipes for file in write(one, RENDER)[0]}

    asked = asked_tree(shown, furniture, RENDER)

    assert published
    assert {path: asked.index(path.removeprefix("draft/")) for path in published} == published


def test_a_new_draft_is_shown_on_its_own_pages_and_on_those_that_name_it(before: Survey, probe: Probe) -> None:
    """The list of all jobs shows the new title, too."""
    tree = _asked(before)
    home = tree.page("index.html")
    quick = touched(before, _edited(before, "title: Change the filler seal", "title: Renew the seal"), probe)
    assert quick is not None

    new = tree.with_draft(quick.drafts[SLUG])

    assert "Renew the seal" in (new.page("aids/filler-seal/index.html") or "")
    assert "Renew the seal" in (new.page("index.html") or "")
    assert "Renew the seal" not in (home or "")


def test_pages_that_no_change_reaches_are_not_made_again(before: Survey, probe: Probe) -> None:
    """With a thousand aids, one that was saved costs one."""
    tree = _asked(before)
    other = tree.page("aids/hand-wash/index.html")
    quick = touched(before, _edited(before, "Press START; nothing may move.", "Press START."), probe)
    assert quick is not None

    new = tree.with_draft(quick.drafts[SLUG])

    assert new.page("aids/hand-wash/index.html") is other
    assert new.page("index.html") == tree.page("index.html")


def _edited(known: Survey, old: str, new: str) -> Source:
    source = known.sources[FILE]
    assert old in source.text
    return replace(source, text=source.text.replace(old, new, 1))


def _with(found: Found, source: Source) -> Found:
    sources = tuple(source if one.file == source.file else one for one in found.project.sources)
    return replace(found, project=replace(found.project, sources=sources))


def _tree(known: Survey) -> tuple[Shown, Furniture]:
    speak = partial(read_words, timezone=known.settings.site.timezone)
    furniture = Furniture(settings=known.settings, look=look_of(known.settings, RENDER), speak=speak)
    shown = Shown(
        editions=tuple(known.drafts.values()),
        stations=known.parsed.stations,
        registry=known.registry,
        draft=True,
        printed=frozenset(known.drafts),
    )
    return shown, furniture


def _asked(known: Survey) -> AskedTree:
    shown, furniture = _tree(known)
    return asked_tree(shown, furniture, RENDER)
