"""Every rule of the project: what parsing, linting, checking finished cards and reading the registry can tell."""

from __future__ import annotations

from jobaids.lint.catalogue import cards, clips, heads, hosts, links, reading, revisions, safety, wording
from jobaids.lint.catalogue.rule import Rule

FILES = (reading, heads, wording, safety, clips, links, cards, hosts, revisions)

_BY_NUMBER: dict[str, Rule] = {rule.number: rule for file in FILES for rule in file.RULES}

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
    """The rules a wrong number may mean: look-alike letters, another case, or one sign too many."""
    forgiven = number.strip().upper().translate(str.maketrans("OIL", "011"))
    spellings = (forgiven, *(forgiven[:sign] + forgiven[sign + 1 :] for sign in range(len(forgiven))))
    return tuple(dict.fromkeys(filter(is_rule, spellings)))[:3]
