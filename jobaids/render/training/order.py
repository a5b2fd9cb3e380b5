"""The order for a view: everything it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobaids.language.words import Words
from jobaids.model.media import Media
from jobaids.model.names import Label
from jobaids.model.release import Edition
from jobaids.paper.views import ViewFormat
from jobaids.render.card.order import NamedAid
from jobaids.symbols.matrix import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOrder:
    """A view to be made. A frozen value that travels between workers."""

    edition: Edition
    format: ViewFormat
    words: Words
    base_url: str
    level: Level = Level.Q
    others: tuple[NamedAid, ...] = ()
    fonts: tuple[str, ...] = ()
    superseded: Label | None = None  # the newer release of an old one that is printed again
    early: date | None = None  # the day from which a release holds that is printed before it

    @property
    def shown(self) -> tuple[Media, ...]:
        """The files it may show: none, but for the templates of who wants some."""
        return self.edition.media
