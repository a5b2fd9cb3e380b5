"""Profiles, settings and excuses."""

from __future__ import annotations

import pytest

from jobaids.lint.verdict import Verdict, judge
from jobaids.model.diagnostic import Diagnostic, Excuse, Severity
from jobaids.model.settings import Profile, RuleSettings
from jobaids.model.source import Span

DEFAULT = RuleSettings()


def one(rule: str = "JA101", line: int = 10, file: str = "content/a.md") -> Diagnostic:
    """Something told."""
    span = Span(file=file, line=line, column=4, length=5)
    return Diagnostic(rule=rule, severity=Severity.WARNING, what="the action is long", span=span)


def excuse(rule: str = "JA101", reason: str = "the regulator's wording", lines: tuple[int, int] = (10, 14)) -> Excuse:
    """An excuse that speaks for some lines of content/a.md."""
    span = Span(file="content/a.md", line=12, column=4, length=30)
    return Excuse(rule=rule, reason=reason, span=span, first=lines[0], last=lines[1])


@pytest.mark.parametrize(
    ("rule", "levels"),
    [
        ("JA101", ["note", "warning", "warning"]),
        ("JA202", ["note", "warning", "error"]),
        ("JA301", ["warning", "error", "error"]),
        ("JA016", ["error", "error", "error"]),
        ("JA313", ["note", "note", "note"]),
    ],
)
def test_profiles_change_how_loudly_a_thing_is_told(rule: str, levels: list[str]) -> None:
    """Markdown from elsewhere is shown as it is; one's own can be held to more."""
    told = [judge([one(rule)], [], RuleSettings(profile=profile))[0] for profile in Profile]

    assert [diagnostic.severity.value for diagnostic in told] == levels


def test_a_setting_raises_or_silences_a_single_rule() -> None:
    """A plant may decide that no action is ever longer than twenty words."""
    raised = judge([one()], [], RuleSettings(severities=(("JA101", Severity.ERROR),)))
    silenced = judge([one()], [], RuleSettings(severities=(("JA101", None),)))

    assert [told.severity for told in raised] == [Severity.ERROR]
    assert silenced == ()


def test_a_setting_cannot_lower_what_cannot_be_made() -> None:
    """Two aids with one name would take each other's codes, whatever the settings say."""
    where = Span(file="jobaids.toml", line=30, column=1, length=5)
    settings = RuleSettings(severities=(("JA016", Severity.NOTE),), spans=(("JA016", where),))

    told = judge([one("JA016")], [], settings)

    assert [(each.rule, each.severity) for each in told] == [("JA016", Severity.ERROR), ("JA094", Severity.ERROR)]
    assert told[1].span == where


def test_a_setting_for_a_rule_that_does_not_exist_is_told_with_near_ones() -> None:
    """A slip of the finger would leave the meant rule as it was."""
    (told,) = judge([], [], RuleSettings(severities=(("JA1O1", Severity.ERROR),)))

    assert (told.rule, told.fix) == ("JA093", "is it JA101?")


def test_an_excuse_with_a_reason_sets_a_rule_aside_where_it_stands() -> None:
    """A regulator's sentence may be longer than a reader likes."""
    assert judge([one()], [excuse()], DEFAULT) == ()


@pytest.mark.parametrize(
    "told", [one(line=15), one(rule="JA102"), one(file="content/b.md")], ids=["line", "rule", "file"]
)
def test_an_excuse_speaks_for_its_own_place_and_rule_only(told: Diagnostic) -> None:
    """Else it would hide faults nobody has looked at."""
    left = judge([told], [excuse()], DEFAULT)

    assert sorted(each.rule for each in left) == sorted([told.rule, "JA090"])


def test_an_excuse_that_excuses_nothing_is_told() -> None:
    """The step was made shorter; the excuse stayed behind."""
    (told,) = judge([], [excuse()], DEFAULT)

    assert told.what == "this excuses nothing: JA101 has nothing to tell about lines 10 to 14"
    assert told.span == excuse().span


def test_an_excuse_of_one_line_names_that_line() -> None:
    """A row of a table is one line."""
    (told,) = judge([], [excuse(lines=(10, 10))], DEFAULT)

    assert told.what.endswith("about line 10")


def test_an_excuse_for_a_rule_that_does_not_exist_is_told_with_near_ones() -> None:
    """The author meant another number."""
    (told,) = judge([], [excuse("JA1101")], DEFAULT)

    assert (told.rule, told.what) == ("JA090", "there is no rule JA1101")
    assert told.fix == "is it JA101?"


def test_an_excuse_without_a_reason_excuses_nothing() -> None:
    """Next year nobody would know whether it still holds."""
    (told,) = judge([one()], [excuse(reason="")], DEFAULT)

    assert told.rule == "JA101"


def test_an_excuse_for_what_cannot_be_made_is_told_and_does_not_hold() -> None:
    """A reason does not make two codes out of one."""
    told = judge([one("JA016")], [excuse("JA016")], DEFAULT)

    assert [each.rule for each in told] == ["JA016", "JA092"]


def test_an_excuse_for_a_silenced_rule_is_not_idle() -> None:
    """Silencing a rule for a week must not make authors take out their reasons."""
    assert judge([one()], [excuse()], RuleSettings(severities=(("JA101", None),))) == ()


def test_excuses_of_a_file_that_was_not_read_to_its_end_are_left_alone() -> None:
    """Nobody knows what they would excuse."""
    broken = Diagnostic(rule="JA013", severity=Severity.ERROR, what="too long", span=Span(file="content/a.md", line=2))

    told = judge([broken], [excuse()], DEFAULT)

    assert [each.rule for each in told] == ["JA013"]


def test_the_same_thing_is_told_once_and_in_the_order_of_the_sources() -> None:
    """An author works from top to bottom."""
    told = judge([one(line=20), one("JA301", line=3), one(line=3), one(line=20)], [], DEFAULT)

    assert [(each.span.line, each.rule) for each in told] == [(3, "JA301"), (3, "JA101"), (20, "JA101")]


def test_a_verdict_counts_by_severity() -> None:
    """One error is enough to stop an aid."""
    verdict = Verdict(told=judge([one(), one("JA301")], [], DEFAULT))

    assert [verdict.count(severity) for severity in Severity] == [1, 1, 0]
