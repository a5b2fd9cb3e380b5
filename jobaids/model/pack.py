"""A pack: cards that are printed together, go to the wall together, and are recorded by one number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from jobaids.model.names import Label, Slug

PackNumber = NewType("PackNumber", str)
"""What a pack is called for ever: `P-7K3QMX`; the last sign checks the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCards:
    """Cards that come down when those of a pack are hung."""

    slug: Slug
    label: Label
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """The cards of one aid in a pack, where they go, and what comes down there for them.

    Without a label nothing is hung: the job is done no more. Without a station, somebody decides where they go.
    """

    slug: Slug
    label: Label | None
    format: str  # as it is printed: `a4`, `a4-grey`
    copies: int = 1  # 0 where nothing is hung
    station: Slug = Slug("")
    down: tuple[OldCards, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What is in a pack, in the order of its sheets, and when it was recorded."""

    number: PackNumber
    lines: tuple[PackLine, ...]
    at: datetime  # UTC
