"""The words of cards and pages in one language, and how it writes dates, numbers and lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import c2py
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from jobaids.model.names import Language

ENGLISH = Language("en")
ENGLISH_PLURAL = "(n != 1)"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Looks up what the interface says: `words("Wear")`, `words("{number} of {all}", number=3, all=7)`.

    English messages are their own keys. A message without a translation is said in English.
    """

    language: Language = ENGLISH  # what was asked for
    spoken: Language = ENGLISH  # what the messages are in: English where there is no catalogue
    partial: bool = False  # whether the catalogue has the words of cards, and not those of pages
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    plural: str = ENGLISH_PLURAL  # gettext's expression of n
    timezone: str = "UTC"

    def __call__(self, message: str, /, **names: object) -> str:
        """What the language says for an English message, its `{names}` filled in."""
        told = self.messages.get(message, (message,))[0]
        return _filled(told, names) if names else told

    def many(self, one: str, more: str, count: int, /, **names: object) -> str:
        """The form a language uses for `count` things; `{count}` is written as the language writes numbers."""
        forms = self.messages.get(one)
        plural = self.plural if forms else ENGLISH_PLURAL
        told = (forms or (one, more))[_rule(plural)(count)]
        return _filled(told, {"count": self.number(count), **names})

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.language)

    def apart(self, text: str) -> str:
        """Text of any language, kept from turning the signs around it about where lines run from the right."""
        return f"\u2068{text}\u2069" if self.direction == "rtl" else text

    @property
    def borrowed(self) -> bool:
        """Whether English stands in for a language that has no catalogue, or one of cards alone."""
        return self.partial or _main(self.spoken) != _main(self.language)

    def date(self, day: date) -> str:
        """A day with its month in letters, so that no reader mistakes it: `3 Mar 2027`."""
        here = day.astimezone(ZoneInfo(self.timezone)).date() if isinstance(day, datetime) else day
        return _dated(here, self.language)

    def moment(self, at: datetime) -> str:
        """A day and a time of day in the site's time zone: `4 May 2027, 06:12`."""
        here = at.astimezone(ZoneInfo(self.timezone))
        clock = format_time(here, "HH:mm", locale=_locale(self.language))
        return f"{self.date(at)}, {clock}"

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return format_decimal(value, locale=_locale(self.language))

    def listing(self, things: tuple[str, ...]) -> str:
        """Some things in one sentence: `gloves and eye protection`."""
        return format_list(things, locale=_locale(self.language))


def direction_of(text: str) -> str:
    """The way a text of any language runs, by its first letter (UAX 9, P2 and P3): `ltr` or `rtl`."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next(("rtl" if kind in ("R", "AL") else "ltr" for kind in strong if kind in ("L", "R", "AL")), "ltr")


def direction(language: str) -> str:
    """`rtl` for languages written from the right, else `ltr`."""
    return "rtl" if _main(language) in RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str:
    """What a language calls itself, capitalised: `Español`; the tag itself where nobody knows."""
    try:
        name = Locale.parse(language, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:] if name else language


def _main(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _locale(language: str) -> Locale:
    """The language's habits; plain English puts the day before the month, as most of the world does."""
    if language == ENGLISH:
        return Locale("en", "GB")
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def _filled(told: str, names: Mapping[str, object]) -> str:
    """A message with its names filled in by text: a template that reaches into a value finds nothing else."""
    return told.format_map({name: str(value) for name, value in names.items()})


@lru_cache(maxsize=1024)
def _dated(day: date, language: str) -> str:
    return format_skeleton("yMMMd", day, locale=_locale(language))


@cache
def _rule(plural: str) -> Callable[[int], int]:
    return c2py(plural)
