"""What hangs where: printed cards that were hung at a station and taken down again, as somebody recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from jobaids.model.names import Label, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Alike cards at one station: an aid's revision in one format; `pack` names the pack they came in, if any."""

    station: Slug
    slug: Slug
    label: Label
    format: str  # `a4`
    pack: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """So many cards of a stack were hung up."""

    stack: Stack
    copies: int  # 1 or more
    when: datetime  # UTC
    at: datetime  # when it was recorded, in UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDown:
    """So many cards of a stack were taken down."""

    stack: Stack
    copies: int  # 1 or more
    when: datetime  # UTC
    at: datetime  # when it was recorded, in UTC


Posted: TypeAlias = Hung | TakenDown
