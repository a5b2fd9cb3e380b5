"""Block rules tried only on lines they can open: a line that opens with a letter is no quote, no list and no fence."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    html_block,
    list_block,
    reference,
    table,
)
from mdit_py_plugins.admon.index import admonition

OPENED_BY: dict[RuleFuncBlockType, str] = {
    admonition: "!?",
    fence: "`~",
    blockquote: ">",
    hr: "*-_",
    list_block: "*+-0123456789",
    reference: "[",
    html_block: "<",
    heading: "#",
}
"""The signs a line opens with where a rule can hold; a rule that is not named may hold on any line."""


class Openings(Ruler[RuleFuncBlockType]):
    """The rules of another ruler, each chain of them as one rule that picks among them by how a line opens."""

    def __init__(self, rules: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.rules = rules
        self.picked: dict[str, list[RuleFuncBlockType]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 (names of the parent class)
        """The one rule that stands for a chain."""
        if chainName not in self.picked:
            self.picked[chainName] = [picking(self.rules.getRules(chainName))]
        return self.picked[chainName]

    def get_active_rules(self) -> list[str]:
        """The names of all rules."""
        return self.rules.get_active_rules()


def picking(rules: Sequence[RuleFuncBlockType]) -> RuleFuncBlockType:
    """The first of some rules that holds on a line, as one rule."""
    signs = {sign for rule in rules for sign in OPENED_BY.get(rule, "")}
    of_sign = {
        sign: tuple(_GUARDED.get(rule, rule) for rule in rules if sign in OPENED_BY.get(rule, sign)) for sign in signs
    }
    of_others = tuple(_GUARDED.get(rule, rule) for rule in rules if rule not in OPENED_BY)

    def pick(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        for rule in of_sign.get(_opening(state, line), of_others):  # noqa: SIM110 - a generator takes twice as long
            if rule(state, line, end, silent):
                return True
        return False

    return pick


def _opening(state: StateBlock, line: int) -> str:
    """The first sign of a line that is no space; the line end of one that has none."""
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A table, looked for only above a line that opens as the second line of one does."""
    return _opening(state, line + 1) in "|-:" and table(state, line, end, silent)


_GUARDED: dict[RuleFuncBlockType, RuleFuncBlockType] = {table: _table}
