"""Only what was proven is published; of what was not, the last good one stays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jobaids.language.words import Words
from jobaids.model.aid import Aid, Phase, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor, Code, Label, Language, Slug
from jobaids.model.release import AidRecord, Edition, Effect, GivenCode, Registry, Seal, Target, TargetKind
from jobaids.model.settings import Settings
from jobaids.plan.publication import Publication, Verified, pages_of
from jobaids.plan.recipe import File, Made, Maker
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import Furniture
from jobaids.plan.verified import publication, verify
from jobaids.plan.writing import write
from jobaids.record.today import in_force
from jobaids.render.page.scripts import Script
from jobaids.render.page.site import Look

NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)
FAULT = Diagnostic(rule="JA420", severity=Severity.ERROR, what="a symbol is missing")
SPEAK = Words(language=Language("en"))


def record(slug: str, code: str, *effective: date) -> AidRecord:
    """An aid of one step with a release for each day."""
    step = Step(number=1, anchor=Anchor("stop"), action="Stop it.", quick="Stop it.")
    aid = Aid(slug=Slug(slug), title=slug, language=Language("en"), phases=(Phase(steps=(step,)),))
    codes = ((Anchor(""), Code(f"{code}A")), (Anchor("stop"), Code(f"{code}B")))
    return AidRecord(
        slug=Slug(slug),
        codes=tuple(
            GivenCode(code=given, at=NOON, target=Target(kind=TargetKind.STEP, slug=Slug(slug), anchor=anchor or None))
            for anchor, given in codes
        ),
        releases=tuple(
            Edition(aid=aid, codes=codes, seal=seal(number, day)) for number, day in enumerate(effective, start=1)
        ),
    )


def seal(number: int, day: date) -> Seal:
    """What a release adds."""
    return Seal(
        number=number,
        label=Label(f"{number}K"),
        at=NOON,
        effective=day,
        approved_by="Maintenance",
        note="",
        effect=Effect.WORK,
    )


@pytest.fixture
def furniture() -> Furniture:
    """Plain pages without a look."""
    look = Look(style="", early="", scripts=(Script(name="site", text="", address="/site.js"),), icon="")
    return Furniture(settings=Settings(), look=look, speak=lambda _: SPEAK)


REGISTRY = Registry(aids=(record("good", "AAAAA", date(2027, 3, 3)), record("bad", "BBBBB", date(2027, 3, 3))))


def publish(verified: Verified) -> Publication:
    """What comes of a tree whose pages hold no more than the names of their templates."""
    pages = [Made(recipe=recipe, files=write(recipe, name_of)[0]) for recipe in pages_of([verified])]
    return publication([verified], pages, name_of)


def name_of(name: str, _: object) -> str:
    """A template's name, in place of what it makes."""
    return name


def published(furniture: Furniture, standing: frozenset[str]) -> Publication:
    """What is published when the card of `bad` could not be proven."""
    tree = plan_tree(released(REGISTRY), furniture)
    made = [
        Made(
            recipe=recipe,
            files=tuple(File(path=path, octets=b"card") for path in recipe.order.paths),
            told=(FAULT,) if recipe.slug == "bad" else (),
        )
        for recipe in tree.recipes
        if recipe.maker is Maker.CARD
    ]
    return publish(verify(tree, made, lambda: standing))


def test_an_unproven_card_is_not_published_nor_are_its_pages(furniture: Furniture) -> None:
    """Nobody may print a card whose code opens the wrong step."""
    paths = {file.path for file in published(furniture, frozenset()).files}

    assert "cards/good-a4.pdf" in paths
    assert "site/AAAAAB/1K/index.html" in paths
    assert not [path for path in paths if "bad" in path or "BBBBB" in path]


def test_the_last_good_card_and_its_pages_stay(furniture: Furniture) -> None:
    """Cards of yesterday hang on the wall; their codes go on to open."""
    standing = frozenset({"site/aids/bad/index.html"})

    publication = published(furniture, standing)

    assert {"cards/bad-a4.pdf", "site/BBBBBB/1K/index.html", "site/aids/bad/index.html"} <= publication.keep
    assert not publication.keep & {file.path for file in publication.files}


def test_two_files_of_one_path_are_told_and_the_first_has_it(furniture: Furniture) -> None:
    """On a disk that takes capitals for small letters, one page would be written over the other."""
    same = Registry(aids=(*REGISTRY.aids, record("GOOD", "AAAAA", date(2027, 3, 3))))
    tree = plan_tree(released(same), furniture)

    told = publish(verify(tree, (), frozenset))

    assert {one.rule for one in told.told} == {"JA410"}
    paths = [file.path.casefold() for file in told.files]
    assert len(paths) == len(set(paths))


def test_a_release_is_shown_from_the_day_it_is_effective() -> None:
    """A change announced for Monday must not be worked by on Friday."""
    registry = Registry(aids=(record("seal", "CCCCC", date(2027, 3, 3), date(2027, 3, 8)),))

    friday, monday = (in_force(registry, day).aids[0] for day in (date(2027, 3, 5), date(2027, 3, 8)))

    assert [edition.label for edition in friday.releases] == ["1K"]
    assert [edition.label for edition in monday.releases] == ["1K", "2K"]
