"""One thing told to the author: what, why, how to put it right, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from jobaids.model.source import NOWHERE, Span


class Severity(Enum):
    """How loudly a thing is told. Only an error stops an aid."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing told about the author's work; a value, never raised.

    `what` opens in lower case and ends without a full stop, as do `why` and `fix`.
    """

    rule: str  # "JA301"; a number is never reused
    severity: Severity
    what: str
    why: str = ""
    fix: str = ""
    span: Span = NOWHERE
    slug: str = ""  # the aid it stops, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """A rule the author set aside in one place, with a reason: `<!-- excuse JA101: the regulator's wording -->`.

    It holds for what is told on the lines `first` to `last`: those of the innermost item or block it stands in, or,
    where it is a block of its own outside any item, of the block after it.
    """

    rule: str
    reason: str
    span: Span
    first: int
    last: int
