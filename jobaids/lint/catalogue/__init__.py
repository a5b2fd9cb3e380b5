"""Every rule of the project: what parsing, linting, checking finished cards and reading the registry can tell."""

from __future__ import annotations

from difflib import get_close_matches

from jobaids.lint.catalogue import cards, clips, heads, links, reading, revisions, safety, wording
from jobaids.lint.catalogue.rule import Rule

_BY_NUMBER: dict[str, Rule] = {
    rule.number: rule
    for file in (reading, heads, wording, safety, clips, links, cards, revisions)
    for rule in file.RULES
}

RULES: tuple[Rule, ...] = tuple(_BY_NUMBER[number] for number in sorted(_BY_NUMBER))
"""All rules, by number."""


def rule_of(number: str) -> Rule:
    """The rule of a number.

    Raises:
        KeyError: there is none, which is a fault of ours: a rule tells that is not listed.
    """
    return _BY_NUMBER[number]


def is_rule(number: str) -> bool:
    """Whether there is a rule of that number."""
    return number in _BY_NUMBER


def near_rules(number: str) -> tuple[str, ...]:
    """Numbers that look like one that does not exist, at most three."""
    return tuple(get_close_matches(number, _BY_NUMBER, n=3, cutoff=0.7))
