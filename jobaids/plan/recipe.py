"""A recipe is data: which maker makes which file from what. Whoever follows it gets the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug


class Maker(Enum):
    """Who makes an artifact."""

    PAGE = "page"  # text from a template
    CARD = "card"  # a PDF, decoded before it counts as made
    TEXT = "text"  # text that needs no template, such as JSON
    MEDIA = "media"  # a picture, clip, poster or file, cleaned for the phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one file of `build/` is made.

    `path` is below `build/`, with forward slashes; `order` is a frozen value that the maker understands.
    """

    maker: Maker
    path: str
    order: Any
    slug: Slug = Slug("")  # the aid it belongs to, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a recipe; `octets` is None where the maker failed, and `told` says why.

    `decoded` counts the symbols read back from the artifact.
    """

    recipe: Recipe
    octets: bytes | None
    told: tuple[Diagnostic, ...] = ()
    decoded: int = 0

    @property
    def good(self) -> bool:
        """Whether the artifact may be published."""
        return self.octets is not None and not any(one.severity is Severity.ERROR for one in self.told)
