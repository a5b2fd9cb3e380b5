"""A station: the place in the workflow where cards hang."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from jobaids.model.names import Language, Mm, Slug
from jobaids.model.source import NOWHERE, Span


class PhoneUse(Enum):
    """When a phone may be taken out at a station."""

    OK = "ok"
    STOPPED = "stopped"  # only with the machine stopped
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A place, who to tell there, and the aids that hang there."""

    slug: Slug
    name: str
    place: str = ""
    tell: str = ""  # role and extension
    aids: tuple[Slug, ...] = ()
    phone: PhoneUse = PhoneUse.OK
    reach: Mm | None = None  # distance from which symbols are scanned
    languages: tuple[Language, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    aid_spans: tuple[Span, ...] = field(default=(), compare=False)
