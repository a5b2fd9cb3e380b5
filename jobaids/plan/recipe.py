"""A recipe is data: which maker makes which files from what. Whoever follows it gets the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug


class Maker(Enum):
    """Who makes an artifact."""

    CARD = "card"  # a PDF, decoded before it counts as made
    MEDIA = "media"  # a picture, clip, still or file, cleaned for the phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How some files of `build/` are made; `order` is a frozen value that the maker understands."""

    maker: Maker
    name: str  # no two recipes of a build share one
    order: Any
    slug: Slug = Slug("")  # the aid it belongs to, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of `build/`; its path is below it, with forward slashes."""

    path: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a recipe: files, what was told on the way, and how many symbols were read back from them."""

    recipe: Recipe
    files: tuple[File, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    decoded: int = 0

    @property
    def good(self) -> bool:
        """Whether what was made may be published."""
        return not any(one.severity is Severity.ERROR for one in self.told)
