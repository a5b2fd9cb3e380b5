"""What lies ready as a PDF, as the page of cards leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobaids.model.names import Slug
from jobaids.model.pack import PackNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One card as a PDF: its format's name as people say it, and where it is."""

    form: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLink:
    """A pack that is ready; with `change`, just the cards that are to be changed at its station."""

    station: Slug
    number: PackNumber
    address: str
    cards: int
    change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """Everything that lies ready as a PDF: the cards of each aid, the packs, and the posters of each station."""

    cards: Mapping[Slug, tuple[Ready, ...]] = field(default_factory=dict)
    packs: tuple[PackLink, ...] = ()
    posters: Mapping[Slug, tuple[Ready, ...]] = field(default_factory=dict)
