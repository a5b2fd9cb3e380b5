"""A theme of one's own: its colours must be read by people in bad light, and its names must mean something.

What is judged is the style sheet as it comes out, with shipped tokens, the project's own in their place, and the
settings' on top: whoever changes one of a pair is told of the pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.settings import Theme
from jobaids.model.source import Span

LEAST = 4.5
"""The least contrast of words with their ground (WCAG 2.2, 1.4.3)."""

PAIRS = (
    *(("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("ink", "soft"), ("quiet", "soft"), ("act", "paper")),
    *(
        (f"on-{ground}", ground)
        for ground in (
            *("act", "good", "care", "stop", "ask", "ended", "test"),
            *("danger", "warning", "caution", "notice", "note"),
        )
    ),
)
"""Tokens that stand on each other: words, and their ground."""

_TOKEN = re.compile(r"--([a-z][a-z-]*)\s*:\s*([^;}]+)")
_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)\s*\{((?:[^{}]*\{[^{}]*\})*)\s*\}")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_VAR = re.compile(r"var\(--([a-z-]+)\)")

Tokens = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where colours are seen: its name, all tokens there, and the table of the settings that changes them."""

    name: str
    tokens: Tokens
    table: str


def colour_faults(theme: Theme, page: str, paper: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with the colours of a theme, given the style sheets of pages and of paper as they come out."""
    light, dark = tokens_of(page)
    used = {*_VAR.findall(page), *_VAR.findall(paper)}
    grounds = (
        Ground(name="on pages", tokens=light, table="theme.colours"),
        Ground(name="on dark pages", tokens=dark, table="theme.dark"),
        Ground(name="on paper", tokens=tokens_of(paper)[0], table="theme.colours"),
    )
    yield from _unknown(theme, used, span)
    for ground in grounds:
        yield from _faint(ground, span)


def tokens_of(style: str) -> tuple[Tokens, Tokens]:
    """The tokens of a style sheet, in light and in dark; the last of each name holds."""
    return dict(_TOKEN.findall(_DARK.sub("", style))), dict(_TOKEN.findall(style))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `#rrggbb` or `#rgb`: 1 to 21 (WCAG 2.2, relative luminance and contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_colour(value: str) -> bool:
    """Whether a contrast can be worked out with it."""
    return bool(_COLOUR.fullmatch(value.strip()))


def _unknown(theme: Theme, used: set[str], span: Span) -> Iterator[Diagnostic]:
    for name, value in (*theme.colours, *theme.dark):
        if name not in used:
            yield Diagnostic(
                rule="JA520",
                severity=Severity.ERROR,
                span=span,
                what=f"no token is called {name}",
                why="the colour would be seen nowhere",
                fix="take a name from templates/theme/tokens.css, without its --",
            )
        elif not is_colour(value):
            yield Diagnostic(
                rule="JA520",
                severity=Severity.ERROR,
                span=span,
                what=f"{value} is no colour that could be checked",
                why="nobody would know whether it can be read",
                fix=f'write it as {name} = "#rrggbb"',
            )


def _faint(ground: Ground, span: Span) -> Iterator[Diagnostic]:
    for words, behind in PAIRS:
        over, under = _resolved(words, ground.tokens), _resolved(behind, ground.tokens)
        if not (is_colour(over) and is_colour(under)):
            continue
        found = contrast(over, under)
        if found < LEAST:
            yield Diagnostic(
                rule="JA521",
                severity=Severity.ERROR,
                span=span,
                what=f"{ground.name}, {words} {over} on {behind} {under} has a contrast of {found:.1f}:1",
                why=f"below {LEAST}:1 it is not read in bad light, nor by many who are over fifty",
                fix=f"set {words} or {behind} in [{ground.table}], lighter or darker",
            )


def _resolved(name: str, tokens: Tokens) -> str:
    """What a token comes to, where it stands for another."""
    value = tokens.get(name, "").strip()
    other = _VAR.fullmatch(value)
    return tokens.get(other[1], "").strip() if other else value


def _luminance(colour: str) -> float:
    digits = colour.strip().removeprefix("#")
    pairs = [2 * digit for digit in digits] if len(digits) == len("rgb") else re.findall("..", digits)
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
