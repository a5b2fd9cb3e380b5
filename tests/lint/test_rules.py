"""All rules together."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.lint import rules
from jobaids.lint.catalogue import FILES, RULES, is_rule
from jobaids.lint.catalogue.rule import Rule
from jobaids.lint.pages import HUNDREDS, rule_pages
from jobaids.lint.rules import lint_aid, lint_site
from jobaids.model.diagnostic import Severity
from jobaids.model.settings import Profile, Settings
from tests.lint.samples import aid, clip, edition, film, site, step

ROOT = Path(__file__).parent.parent.parent


def told_in_the_code() -> dict[str, set[str]]:
    """Each rule number that the code gives to a diagnostic, with the files that do."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "jobaids").rglob("*.py"):
        if "catalogue" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_number(node.value):
                    found.setdefault(node.value, set()).add(str(path.relative_to(ROOT)))
    return found


def is_number(text: str) -> bool:
    """Whether a text is the number of a rule and nothing else."""
    return len(text) == 5 and text.startswith("JA") and text[2:].isdigit()


def test_everything_told_about_an_aid_names_the_aid_it_stops() -> None:
    """A faulty aid must not hold up another's urgent correction."""
    faulty = aid(replace(step("Watch the video.", clip=clip())), slug="filler-seal")

    told = list(lint_aid(edition(faulty, film(124)), Settings()))

    assert [(one.rule, one.slug) for one in told] == [("JA201", "filler-seal"), ("JA301", "filler-seal")]


def test_a_good_site_has_nothing_to_tell() -> None:
    """Who is told for nothing stops reading."""
    good = aid(step("Turn it off.", clip=clip(4, 38)))

    told = [*lint_aid(edition(good, film(72)), Settings()), *lint_site(site(good))]

    assert not told


def test_every_rule_the_code_tells_has_its_page() -> None:
    """A number without a page leaves an author alone with it."""
    assert {number: files for number, files in told_in_the_code().items() if not is_rule(number)} == {}


@pytest.mark.parametrize(
    "rule", [*rules.OF_WORDS, *rules.OF_FILES, *rules.OF_LIMITS, *rules.OF_SITES], ids=lambda rule: str(rule.__name__)
)
def test_every_function_of_the_room_says_which_rule_it_is(rule: object) -> None:
    """Who looks for a rule in the code finds it by its number."""
    number = (rule.__doc__ or "").partition(":")[0]

    assert is_rule(number)


def test_rules_of_wording_never_stop_an_aid() -> None:
    """A long sentence is better than no card."""
    wording = [rule for rule in RULES if rule.number.startswith("JA1")]

    loudest = {rule.loudness.in_profile(profile) for rule in wording for profile in Profile}

    assert Severity.ERROR not in loudest


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.number))
def test_every_rule_says_what_it_tells_why_and_how_to_put_it_right(rule: Rule) -> None:
    """An error that does not teach is told again next week."""
    assert rule.tells.endswith(".")
    assert rule.why.endswith(".")
    assert rule.fix or (rule.example and rule.instead)
    assert rule.title[-1] not in ".!?"


def test_no_profile_is_louder_than_a_stricter_one() -> None:
    """Lenient, default, strict: each says at least what the one before it says."""
    ranks = [Severity.NOTE, Severity.WARNING, Severity.ERROR]

    for rule in RULES:
        levels = [ranks.index(rule.loudness.in_profile(profile)) for profile in Profile]
        assert levels == sorted(levels), rule.number


def test_no_number_stands_for_two_rules() -> None:
    """An excuse written for the one would set the other aside."""
    numbers = [rule.number for file in FILES for rule in file.RULES]

    assert sorted(numbers) == [rule.number for rule in RULES]


def test_every_hundred_of_numbers_has_a_title() -> None:
    """The list of rules leaves none out."""
    index = rule_pages()["README.md"]

    assert all(rule.number[2] in HUNDREDS and f"({rule.number}.md)" in index for rule in RULES)


def test_the_pages_in_the_docs_are_the_ones_the_rules_make() -> None:
    """A page that lags behind its rule teaches the old one; `python -m scripts.rule_pages` writes them."""
    folder = ROOT / "docs" / "rules"

    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}

    assert written == rule_pages()
