"""Everything a card is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jobaids.codes.address import address
from jobaids.language.words import Words
from jobaids.model.aid import CodePolicy, Mode, Remedy, Step
from jobaids.model.media import Media
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Mm, Slug
from jobaids.model.release import Edition
from jobaids.model.station import PhoneUse
from jobaids.paper.formats import CardFormat
from jobaids.render.theme import Dress
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import Level, fit

TIMES_ITS_WIDTH = 10
"""From so many times its width a symbol is scanned at the farthest, its quiet zone not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAid:
    """Another aid as a card names it: one to have done first, or one whose step is shown."""

    slug: Slug
    title: str
    code: Code | None = None
    label: Label = DRAFT_LABEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Older:
    """What a translation is behind: the source's language by its own name, since when, and in which steps."""

    language: str
    day: date
    steps: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrder:
    """One card to be made. A frozen value that travels between workers."""

    edition: Edition
    format: CardFormat
    words: Words
    base_url: str
    place: str = ""  # where it hangs
    tell: str = ""  # whom to tell there
    phone: PhoneUse = PhoneUse.OK
    codes: CodePolicy = CodePolicy.AUTO  # the project's
    module: Mm = Mm(0.5)
    level: Level = Level.Q
    reach: Mm = Mm(0.0)  # from how far its symbols are scanned where it hangs; 0 where nobody said
    others: tuple[NamedAid, ...] = ()
    grey: bool = False  # for a printer without colours
    fonts: tuple[str, ...] = ()  # font families of the theme, used first
    dress: Dress = field(default_factory=Dress)
    older: Older | None = None  # where the text is a translation whose source went on
    beside: CardOrder | None = None  # the same card in a second language, whose lines stand beneath the first's
    doubled: bool = False  # whether this is such a second language
    early: date | None = None  # the day from which a release holds that is printed before it
    superseded: Label | None = None  # the newer release of an old one that is printed again, to look into

    @property
    def shown(self) -> tuple[Media, ...]:
        """The files it may show."""
        second = self.beside.edition.media if self.beside else ()
        return (*self.edition.media, *second, *filter(None, (self.dress.logo,)))

    @property
    def languages(self) -> int:
        """In how many languages each line stands on the card."""
        return 2 if self.beside or self.doubled else 1

    @property
    def confirm(self) -> bool:
        """Whether the work is done from memory and then checked."""
        return self.edition.aid.head.mode is Mode.DO_CONFIRM

    @property
    def policy(self) -> CodePolicy:
        """Which rows have a symbol: the aid's own wish, else the project's.

        Where phones are never allowed, in a format with no room for more, and on a do-confirm card that leaves the
        choice open, the card has one symbol.
        """
        wished = self.edition.aid.head.codes or self.codes
        if self.phone is PhoneUse.NEVER or not self.format.symbols:
            return CodePolicy.CARD
        if wished is CodePolicy.AUTO and self.confirm:
            return CodePolicy.CARD
        return wished

    @property
    def changed(self) -> frozenset[Anchor]:
        """What this revision changed, the empty anchor for the aid itself; a first release changed nothing."""
        seal = self.edition.seal
        return frozenset(anchor for anchor, _ in seal.changed) if seal and seal.number > 1 else frozenset()

    def step_sign(self, step: Step) -> tuple[Code, Label] | None:
        """The code and label of the symbol beside a step; a borrowed step's are those of the aid it belongs to."""
        policy = self.policy
        if policy is CodePolicy.CARD or (policy is CodePolicy.AUTO and not phone_adds(step)):
            return None
        return sign_in(self.edition, step.anchor, step)

    def remedy_sign(self, remedy: Remedy) -> tuple[Code, Label] | None:
        """The code and label of the symbol beside a remedy."""
        return None if self.policy is CodePolicy.CARD else sign_in(self.edition, remedy.anchor)

    def address_of(self, code: Code, label: Label) -> str:
        """What a symbol holds."""
        return address(self.base_url, code, label)

    def module_of(self, held: str) -> Mm:
        """How wide a module of the symbol of an address stands: the symbol has a tenth of its reading distance."""
        return Mm(max(self.module, self.reach / TIMES_ITS_WIDTH / fit(held, self.level).size))

    def width_of(self, held: str, module: Mm | None = None) -> Mm:
        """How wide the symbol of an address stands, quiet zone included."""
        return width_of(fit(held, self.level).size, module or self.module_of(held))

    def other(self, slug: Slug) -> NamedAid:
        """An aid this card names; one nobody knows is named by its slug."""
        return next((one for one in self.others if one.slug == slug), NamedAid(slug=slug, title=slug))


def phone_adds(step: Step) -> bool:
    """Whether a phone shows more of a step than paper does: a clip that moves, or pictures to look at closely."""
    return step.clip is not None or bool(step.pictures)


def sign_in(edition: Edition, anchor: Anchor | None, step: Step | None = None) -> tuple[Code, Label] | None:
    """The code and label that a symbol of an edition carries; a borrowed step's are those of the aid it belongs to."""
    if step and step.borrowed and step.borrowed.code:
        return Code(step.borrowed.code), Label(step.borrowed.label)
    code = dict(edition.codes).get(anchor or Anchor(""))
    return (code, edition.label) if code else None
