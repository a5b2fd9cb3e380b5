"""How loudly each thing is told in the end: profiles, settings and excuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobaids.lint.catalogue import is_rule, near_rules, rule_of
from jobaids.model.diagnostic import Diagnostic, Excuse, Severity
from jobaids.model.settings import RuleSettings
from jobaids.model.source import Source

RANKS = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Everything told about a project, the texts it is told about, and how many aids were looked at."""

    told: tuple[Diagnostic, ...]
    sources: tuple[Source, ...] = ()
    aids: int = 0

    def count(self, severity: Severity) -> int:
        """How many things of a severity are told."""
        return sum(diagnostic.severity is severity for diagnostic in self.told)


def judge(told: Iterable[Diagnostic], excuses: Iterable[Excuse], settings: RuleSettings) -> tuple[Diagnostic, ...]:
    """What is left to tell, each thing once, with its severity in this project, in the order of the sources.

    An excuse is weighed before severities are, so that a silenced rule does not make it an idle one.
    """
    said = tuple(dict.fromkeys(told))
    reasoned = tuple(excuse for excuse in excuses if excuse.reason)
    left = (diagnostic for diagnostic in said if not any(_excuses(excuse, diagnostic) for excuse in reasoned))
    heard = (*left, *_idle(reasoned, said), *_misset(settings))
    return tuple(sorted(weigh(heard, settings), key=_place))


def weigh(told: Iterable[Diagnostic], settings: RuleSettings) -> Iterator[Diagnostic]:
    """The same with their severities in this project, without those a setting silences."""
    for one in told:
        if severity := _severity(one.rule, settings):
            yield replace(one, severity=severity)


def _excuses(excuse: Excuse, diagnostic: Diagnostic) -> bool:
    span = diagnostic.span
    return (
        diagnostic.rule == excuse.rule
        and span.file == excuse.span.file
        and excuse.first <= span.line <= excuse.last
        and not rule_of(diagnostic.rule).loudness.firm
    )


def _idle(excuses: tuple[Excuse, ...], said: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Excuses that excuse nothing; of a file that could not be read to its end, nobody knows."""
    unread = {one.span.file for one in said if one.severity is Severity.ERROR and rule_of(one.rule).loudness.firm}
    for excuse in excuses:
        if not is_rule(excuse.rule):
            yield _idle_excuse(excuse, f"there is no rule {excuse.rule}", _near(excuse.rule, "take the excuse out"))
        elif rule_of(excuse.rule).loudness.firm:
            yield Diagnostic(
                rule="JA092",
                severity=Severity.WARNING,
                span=excuse.span,
                what=f"{excuse.rule} knows no excuse",
                why=f"it tells that {rule_of(excuse.rule).title}, which no reason makes right",
                fix="put it right, and take the excuse out",
            )
        elif excuse.span.file not in unread and not any(_excuses(excuse, one) for one in said):
            lines = f"line {excuse.first}" if excuse.first == excuse.last else f"lines {excuse.first} to {excuse.last}"
            what = f"this excuses nothing: {excuse.rule} has nothing to tell about {lines}"
            yield _idle_excuse(excuse, what, "take it out, or put it into the step or before the block it speaks for")


def _idle_excuse(excuse: Excuse, what: str, fix: str) -> Diagnostic:
    why = "it would hide the next fault of its kind"
    return Diagnostic(rule="JA090", severity=Severity.WARNING, span=excuse.span, what=what, why=why, fix=fix)


def _misset(settings: RuleSettings) -> Iterator[Diagnostic]:
    for number, severity in settings.severities:
        if not is_rule(number):
            yield Diagnostic(
                rule="JA093",
                severity=Severity.ERROR,
                span=settings.span_of(number),
                what=f"[rules] names {number}, but there is no such rule",
                why="the rule that was meant goes on as before",
                fix=_near(number, "take it out"),
            )
        elif severity is not Severity.ERROR and rule_of(number).loudness.firm:
            yield Diagnostic(
                rule="JA094",
                severity=Severity.ERROR,
                span=settings.span_of(number),
                what=f"[rules] lowers {number}, which cannot be lowered",
                why=f"it tells that {rule_of(number).title}",
                fix="take it out",
            )


def _near(number: str, otherwise: str) -> str:
    near = near_rules(number)
    return f"is it {' or '.join(near)}?" if near else otherwise


def _severity(number: str, settings: RuleSettings) -> Severity | None:
    """How loudly a rule tells here; None where a setting silences it."""
    loudness = rule_of(number).loudness
    if loudness.firm:
        return Severity.ERROR
    return dict(settings.severities).get(number, loudness.in_profile(settings.profile))


def _place(one: Diagnostic) -> tuple[str, int, int, int, str]:
    """By file and place; at one place the gravest first."""
    return one.span.file, one.span.line, one.span.column, -RANKS.index(one.severity), one.rule
