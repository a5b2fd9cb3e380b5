"""The settings of a project, as `jobaids.toml` gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from jobaids.model.aid import CodePolicy
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Language, Mm, Seconds
from jobaids.model.source import NOWHERE, Span


class Host(Enum):
    """What the web host can do: serve files, or also redirect one address to another."""

    STATIC = "static"
    REWRITES = "rewrites"


class Profile(Enum):
    """How loudly things are told."""

    LENIENT = "lenient"
    DEFAULT = "default"
    STRICT = "strict"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """The site as phones see it; the first language is the default."""

    title: str = "Job aids"
    base_url: str = "https://aids.example.com"
    languages: tuple[Language, ...] = (Language("en"),)
    timezone: str = "UTC"
    tell: str = ""
    feedback: str = ""
    index: bool = False
    host: Host = Host.STATIC
    embed: tuple[str, ...] = ()  # whose pages may show what this site says: origins, or `*`


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettings:
    """What cards look like unless an aid says otherwise."""

    formats: tuple[str, ...] = ("a4",)
    codes: CodePolicy = CodePolicy.AUTO
    error_correction: str = "Q"  # L, M, Q or H
    module: Mm = Mm(0.5)  # never under 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """The profile, and the severity of single rules; None silences one."""

    profile: Profile = Profile.DEFAULT
    severities: tuple[tuple[str, Severity | None], ...] = ()
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)  # of each rule's number

    def span_of(self, rule: str) -> Span:
        """Where the severity of `rule` is set, or `NOWHERE`."""
        return dict(self.spans).get(rule, NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by token name, what differs on dark pages, a logo's path below `content/`, and fonts by language."""

    colours: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()
    logo: str = ""
    fonts: tuple[tuple[str, str], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)  # of the table


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterFace:
    """How far a printer's drawing stands from where it should, and by what it scales."""

    x: Mm = Mm(0.0)
    y: Mm = Mm(0.0)
    scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """The measured habits of one printer, front and back."""

    name: str
    front: PrinterFace = field(default_factory=PrinterFace)
    back: PrinterFace = field(default_factory=PrinterFace)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Where made artifacts are kept, and how much of them."""

    path: str = ".cache"
    max_mb: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of `jobaids.toml`."""

    site: SiteSettings = field(default_factory=SiteSettings)
    cards: CardSettings = field(default_factory=CardSettings)
    longest_clip: Seconds = Seconds(90.0)
    rules: RuleSettings = field(default_factory=RuleSettings)
    steps_under: tuple[str, ...] = ()
    theme: Theme = field(default_factory=Theme)
    printers: tuple[Printer, ...] = ()
    store: StoreSettings = field(default_factory=StoreSettings)
