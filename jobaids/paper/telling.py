"""How faults of a finished card are told: always the card, the symbol or step, and what was read."""

from __future__ import annotations

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.release import TargetKind
from jobaids.paper.expected import ExpectedCard, ExpectedStep, ExpectedSymbol
from jobaids.paper.reading import ReadPage, ReadSymbol
from jobaids.paper.rows import level_texts

_LONGEST_QUOTE = 60  # signs


def tell(card: ExpectedCard, rule: str, what: str, *, why: str, fix: str) -> Diagnostic:
    """One fault of one card. It is an error: the card is not published and the last good one stays."""
    return Diagnostic(
        rule=rule,
        severity=Severity.ERROR,
        what=f"card {card.slug}, {card.format}: {what}",
        why=why,
        fix=fix,
        slug=card.slug,
    )


def name_of(symbol: ExpectedSymbol) -> str:
    """A planned symbol in words: `the symbol of step 3 “Lift out the old seal”`."""
    match symbol.kind:
        case TargetKind.STEP:
            return f"the symbol of {step_name(ExpectedStep(numeral=symbol.numeral, quick=symbol.beside))}"
        case TargetKind.REMEDY:
            return f"the symbol of the remedy {quoted(symbol.beside)}"
        case _:
            return f"the {symbol.kind.value}'s own symbol"


def step_name(step: ExpectedStep) -> str:
    """A step in words: `step 3 “Lift out the old seal”`."""
    return f"step {step.numeral} {quoted(step.quick)}"


def what_stands_level(page: ReadPage, symbol: ReadSymbol) -> str:
    """The words a reader sees beside a symbol, quoted; `nothing` where there are none."""
    return quoted(" ".join(text.text for text in level_texts(page, symbol.box))) or "nothing"


def quoted(text: str) -> str:
    """A text in quotation marks, cut short where it is long; nothing for no text."""
    if not text:
        return ""
    return f"“{text}”" if len(text) <= _LONGEST_QUOTE else f"“{text[: _LONGEST_QUOTE - 1].rstrip()}…”"
