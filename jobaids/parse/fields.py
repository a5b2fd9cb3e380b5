"""Values of a head, a settings file or a station, read as the types they should be, with what is wrong told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rapidfuzz import fuzz, process

from jobaids.model.diagnostic import Severity
from jobaids.model.source import Span

T = TypeVar("T")

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""A language tag (BCP 47) as far as anybody needs one: language, script, region, variants."""

NEAR = 75.0  # out of 100, as rapidfuzz's ratio counts: `titel` is near `title`, `weight` is near nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value and its place: of which key, and as which rule a wrong one is told."""

    key: str
    value: object
    span: Span
    rule: str
    severity: Severity
    tell: Callable[..., None]

    def refuse(self, wanted: str) -> None:
        """Tell that the value is not what it should be."""
        shown = repr(self.value) if not isinstance(self.value, str) else f"“{self.value[:60]}”"
        what = f"`{self.key}` is {shown[:80]}; it should be {wanted}"
        self.tell(
            self.rule, self.severity, self.span, what, "it is left out, as if it were not there", f"write {wanted}"
        )

    def text(self) -> str:
        """A text; a number or date is taken as it reads."""
        if isinstance(self.value, str | int | float | date) and not isinstance(self.value, bool):
            return " ".join(str(self.value).split())
        if self.value is not None:
            self.refuse("a text")
        return ""

    def language(self) -> str:
        """A language tag: it is part of addresses and folders, so nothing else will do."""
        tag = self.text()
        if tag and not LANGUAGE_TAG.fullmatch(tag):
            self.refuse("a language tag such as en or pt-BR")
            return ""
        return tag

    def texts(self, separator: str = "") -> tuple[str, ...]:
        """A list of texts; a single text is a list of one, or of its parts where a separator is given."""
        value = self.value
        if isinstance(value, str) and separator:
            value = value.split(separator)
        elif isinstance(value, str | int | float | date) and not isinstance(value, bool):
            value = [value]
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str | int | float | date) for one in value):
            return tuple(text for one in value if (text := " ".join(str(one).split())))
        self.refuse("a list of texts, such as [gloves, goggles]")
        return ()

    def whole(self, lowest: int = 1) -> int | None:
        """A whole number, `lowest` or more."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and self.value >= lowest:
            return self.value
        if self.value is not None:
            self.refuse(f"a whole number, {lowest} or more")
        return None

    def number(self, lowest: float, highest: float) -> float | None:
        """A number between two bounds."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool) and lowest <= self.value <= highest:
            return float(self.value)
        self.refuse(f"a number from {lowest:g} to {highest:g}")
        return None

    def truth(self, default: bool) -> bool:
        """True or false."""
        if isinstance(self.value, bool):
            return self.value
        self.refuse("true or false")
        return default

    def day(self) -> date | None:
        """A date, as YYYY-MM-DD."""
        if isinstance(self.value, date):
            return self.value
        if self.value is not None:
            self.refuse("a date, such as 2027-10-02")
        return None

    def one_of(self, choices: Iterable[tuple[str, T]], default: T) -> T:
        """One of some words, whatever its case."""
        known = dict(choices)
        word = str(self.value).strip().lower() if isinstance(self.value, str) else ""
        if word in known:
            return known[word]
        if self.value is not None:
            self.refuse(f"one of {', '.join(known)}")
        return default


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name an unknown one was probably meant to be, or nothing."""
    found = process.extractOne(name.lower().replace("_", "-"), sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""
