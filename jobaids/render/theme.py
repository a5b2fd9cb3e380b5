"""The colours of a theme as a style sheet may hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.media import Media
from jobaids.model.names import Language
from jobaids.model.settings import Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
_NAME = re.compile(r"[a-z][a-z-]{1,30}")

EVERY = "all"
"""What stands for every language that has no font of its own."""

Colours = tuple[tuple[str, str], ...]
"""Values by token name, each of which is nothing but a colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What a plant's own cards wear: its colours, and its logo."""

    colours: Colours = ()
    logo: Media | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """What the shared style sheets see."""

    words: Words
    colours: Colours
    dark: Colours
    languages: tuple[Language, ...] = ()
    grey: bool = False


def theme_view(theme: Theme, languages: tuple[Language, ...] = ()) -> ThemeView:
    """A theme as style sheets print it, for a site that speaks some languages."""
    return ThemeView(words=Words(), colours=safe(theme.colours), dark=safe(theme.dark), languages=languages)


def safe(pairs: Colours) -> Colours:
    """The pairs that can only be colours; what else a file says could end the style sheet."""
    return tuple((name, value) for name, value in pairs if _NAME.fullmatch(name) and _COLOUR.fullmatch(value))


def families_of(theme: Theme, language: Language) -> tuple[str, ...]:
    """The fonts a theme wants for a language, before all others: `es-MX`, else `es`, else for every language."""
    wanted, base = dict(theme.fonts), language.partition("-")[0]
    found = (wanted.get(name, "") for name in (language, base, EVERY))
    return tuple(filter(None, (next(filter(None, found), ""),)))
