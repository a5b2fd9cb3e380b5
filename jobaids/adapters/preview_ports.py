"""What the server of the preview asks of a project, and what it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic
from jobaids.plan.media import MediaOrder
from jobaids.render.card.order import CardOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a browser wants to see: an address, in the tree of drafts or of what is released, beside one card."""

    path: str
    released: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A text, some octets, or an address that leads there; `seen` tells this look of a page from all others."""

    text: str = ""
    octets: bytes = b""
    status: int = 200
    lead: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: what is told of it stands under `key`, until an unequal order comes."""

    key: tuple[str, ...]
    order: CardOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPorts:
    """What the server asks of the project.

    `saved` hears which files were saved, and says whether all of it could be shown at once. `settle` looks at
    everything again, in a thread, and gives what makes that the truth and says whether it did: it does not where
    something was saved meanwhile.
    """

    answer: Callable[[Ask], Answer]
    own: Callable[[str], str]  # the preview's style and script
    card: Callable[[Ask], Card | None]  # the one beside a page
    card_at: Callable[[str, str, bool], Card | None]  # of an aid, in a format, released or not
    told: Callable[[tuple[Diagnostic, ...]], str]  # as a page shows it
    media: Callable[[str, bool], MediaOrder | None]
    make_media: Callable[[MediaOrder], bytes]
    saved: Callable[[frozenset[str]], bool]
    settle: Callable[[], Callable[[], bool]]
