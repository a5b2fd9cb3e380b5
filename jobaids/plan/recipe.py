"""A recipe is data: which maker makes which files from what. Whoever follows it gets the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, TypeAlias

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug
from jobaids.plan.watch import Reads, Watch


class Maker(Enum):
    """Who makes an artifact."""

    CARD = "card"  # a PDF, decoded before it counts as made
    MEDIA = "media"  # a picture, clip, still or file, cleaned for the phone
    PACK = "pack"  # the cards of a station on sheets, decoded once more
    ICONS = "icons"  # the sign of the site in pixels
    PAGES = "pages"  # all pages of one aid
    LISTS = "lists"  # all pages of a site that are of no single aid, and what it is searched by


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How some files of `build/` are made; `order` is a frozen value that the maker understands.

    `watch` sees what the maker asks of things that many recipes share, where it does; `likely` are keys that it most
    likely asks for, which spares a worker who holds none of these things a question each.
    """

    maker: Maker
    name: str  # no two recipes of a build share one
    order: Any
    slug: Slug = Slug("")  # the aid it belongs to, if any
    watch: Watch | None = None
    likely: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of `build/`; its path is below it, with forward slashes."""

    path: str
    octets: bytes

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.octets)


class Keeper(Protocol):
    """Who keeps files: mostly all of one recipe, for half a million are known at once and share what they can."""

    def bring(self, file: Kept) -> bytes:
        """The bytes of a file, whole and unspoilt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One file of `build/` that is kept elsewhere and not held in memory."""

    path: str
    size: int  # bytes
    digest: str  # of its bytes
    keeper: Keeper
    start: int = 0  # where its keeper has it

    def bring(self) -> bytes:
        """Its bytes, whole and unspoilt."""
        return self.keeper.bring(self)


Artifact: TypeAlias = File | Kept

Choice: TypeAlias = frozenset[Slug]
"""The aids that are wished for; none means all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a recipe: files, what was told on the way, and how many symbols were read back from them.

    `reads` are the questions that its maker asked of what many recipes share.
    """

    recipe: Recipe
    files: tuple[Artifact, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    decoded: int = 0
    reads: Reads = ()

    @property
    def good(self) -> bool:
        """Whether what was made may be published."""
        return not any(one.severity is Severity.ERROR for one in self.told)
