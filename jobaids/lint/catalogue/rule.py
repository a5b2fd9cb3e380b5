"""What there is to know about one rule, wherever in the project it is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.model.diagnostic import Severity
from jobaids.model.settings import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """How loudly a rule tells in each profile; one that is `firm` is neither lowered nor excused."""

    lenient: Severity
    default: Severity
    strict: Severity
    firm: bool = False

    def in_profile(self, profile: Profile) -> Severity:
        """The severity in a profile, before single settings are looked at."""
        match profile:
            case Profile.LENIENT:
                return self.lenient
            case Profile.DEFAULT:
                return self.default
            case Profile.STRICT:
                return self.strict


FIRM = Loudness(lenient=Severity.ERROR, default=Severity.ERROR, strict=Severity.ERROR, firm=True)
"""What cannot be made at all, or would open the wrong step."""

ERROR = Loudness(lenient=Severity.WARNING, default=Severity.ERROR, strict=Severity.ERROR)
"""What stops an aid, save for Markdown from elsewhere."""

WARNING = Loudness(lenient=Severity.NOTE, default=Severity.WARNING, strict=Severity.ERROR)
"""What is probably not meant."""

ADVICE = Loudness(lenient=Severity.NOTE, default=Severity.WARNING, strict=Severity.WARNING)
"""What reads badly or falls due: it never stops an aid unless a setting raises it."""

REMARK = Loudness(lenient=Severity.NOTE, default=Severity.NOTE, strict=Severity.NOTE)
"""What is good to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be told. Texts are Markdown; `example` and `instead` are source in `syntax`."""

    number: str  # "JA301"; never reused
    title: str  # lower case, no full stop
    loudness: Loudness
    tells: str  # what is looked for, and what then happens
    why: str
    fix: str = ""  # where no piece of source can say it
    example: str = ""
    instead: str = ""
    syntax: str = "markdown"
    source: str = ""  # public, where there is one
