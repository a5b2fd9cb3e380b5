"""Times in running text: `20 s`, `20–30 s`, `within 5 minutes`, `1 h 30 min`, `لمدة 20 ثانية`, `10分钟`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil

from jobaids.language.time_words import HOUR, MINUTE, SECOND, TIME_WORDS, TimeWords

DIGITS = {ord(sign): str(number) for zero in "٠۰" for number in range(10) for sign in (chr(ord(zero) + number),)}
NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?"
DASH = "[-‐‑–—~～]"
SPACED = r"(?<![0-9]:)(?<![\w.,/+−-])", r"(?![\w/²³⁻])"  # what may not stand before a time, and after its unit
UNSPACED = r"(?<![0-9]:)(?<![A-Za-z0-9.,/第十百])", r"(?![A-Za-z/])"
NEVER = "(?P<whole>(?!))"
SMALLER = {HOUR: MINUTE, MINUTE: SECOND}
LONGEST_GAP = 5  # signs between the two units of one time: ` and `


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time that a text names from `start` up to `end`.

    Of a range `seconds` is the longer end: who waits that long has waited long enough.
    """

    start: int
    end: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A time of one unit; `unit` is 0 where it was named otherwise."""

    start: int
    end: int
    seconds: float
    unit: int = 0


def times_in(text: str, language: str) -> tuple[Stretch, ...]:
    """The times a text names, in order; rates (`3 a minute`, `5 L/min`) and hours of the day are none."""
    tongue = language.partition("-")[0].lower()
    plain = text.translate(DIGITS)
    found = list(_found(plain, tongue))
    return tuple(
        Stretch(start=one.start, end=one.end, seconds=ceil(one.seconds))
        for one in _joined(found, plain, tongue)
        if one.seconds > 0
    )


def duration(seconds: int) -> str:
    """A time as HTML writes it (ISO 8601): `PT1H30M`."""
    parts = ((seconds // HOUR, "H"), (seconds % HOUR // MINUTE, "M"), (seconds % MINUTE, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")


def _found(plain: str, tongue: str) -> Iterator[_Found]:
    words = _words(tongue)
    for match in _pattern(tongue).finditer(plain):
        if whole := match["whole"]:
            seconds = next(value for key, value in words.whole.items() if re.fullmatch(key, whole, re.IGNORECASE))
            yield _Found(start=match.start(), end=match.end(), seconds=seconds)
            continue
        unit = next(size for name, size in (("h", HOUR), ("min", MINUTE), ("s", SECOND)) if match[name])
        if unit == HOUR and _clock(tongue).search(plain, max(0, match.start() - 12), match.start()):
            continue
        count = max(_value(number, words) for number in (match["low"], match["high"]) if number)
        past = int(match["past"] or 0) * MINUTE
        yield _Found(start=match.start(), end=match.end(), seconds=count * unit + past, unit=unit)


def _value(number: str, words: TimeWords) -> float:
    known = words.numbers.get(number.lower())
    return known if known is not None else float(number.replace(",", "."))


def _joined(found: list[_Found], plain: str, tongue: str) -> Iterator[_Found]:
    """Hours and the minutes after them are one time."""
    while found:
        one = found.pop(0)
        while found and one.unit and found[0].unit == SMALLER.get(one.unit) and _touch(one, found[0], plain, tongue):
            after = found.pop(0)
            one = _Found(start=one.start, end=after.end, seconds=one.seconds + after.seconds, unit=after.unit)
        yield one


def _touch(one: _Found, after: _Found, plain: str, tongue: str) -> bool:
    gap = plain[one.end : after.start]
    joint = re.fullmatch(rf"\s*(?:{_words(tongue).also})?\s*", gap, re.IGNORECASE)
    return len(gap) <= LONGEST_GAP and joint is not None


@cache
def _words(tongue: str) -> TimeWords:
    return TIME_WORDS.get(tongue, TimeWords())


@cache
def _clock(tongue: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words(tongue).clock or '(?!)'})\s+$", re.IGNORECASE)


@cache
def _pattern(tongue: str) -> re.Pattern[str]:
    """One match a time of one unit. A symbol is in small letters: 5S is a method, and 5 H an inductance."""
    words = _words(tongue)
    counted = "|".join(sorted(map(re.escape, words.numbers), key=len, reverse=True))
    apart = r"(?=[\s‐‑-])" if words.spaced else ""  # `ones` is no second
    number = f"(?:{NUMBER}|(?i:{counted}){apart})" if counted else NUMBER
    starts, ends = SPACED if words.spaced else UNSPACED
    said = (("s", "s", words.seconds), ("min", "min", words.minutes), ("h", "h", words.hours))
    units = "|".join(f"(?P<{name}>{symbol}{f'|(?i:{word})' if word else ''}){ends}" for name, symbol, word in said)
    again = "|".join(filter(None, ("s|min|h", words.seconds, words.minutes, words.hours)))
    to = rf"\s+(?i:{words.to})\s+" if words.spaced else f"(?:{words.to})"
    ranged = rf"(?P<low>{number})(?:(?:(?:\s?(?i:{again}))?\s?{DASH}\s?|{to})(?P<high>{number}))?"
    closed = r"(?!\w)" if words.spaced else ""
    whole = f"(?P<whole>(?i:{'|'.join(words.whole)})){closed}" if words.whole else NEVER
    past = r"(?P<past>(?<=h)\s?[0-5][0-9](?![0-9]|\s?(?:min|°|%)))?"
    return re.compile(rf"{starts}(?:{whole}|{ranged}[\s‐‑-]?(?:{units}){past})")
