"""What rules look at that no single aid can tell: all aids, the stations, the registry and the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jobaids.model.aid import Aid
from jobaids.model.names import Slug
from jobaids.model.release import Registry
from jobaids.model.station import Station


@dataclass(frozen=True, kw_only=True)
class Site:
    """The whole project as read, and the registry as a release would leave its codes now.

    It has no slots, so that what every rule looks up is put in order once.
    """

    aids: tuple[Aid, ...]
    today: date
    stations: tuple[Station, ...] = ()
    registry: Registry = field(default_factory=Registry)

    def source_of(self, aid: Aid) -> Aid | None:
        """The aid that `aid` translates: `filler-seal` for `es/filler-seal`; None where it is no translation."""
        language, stroke, slug = aid.slug.partition("/")
        if not stroke or language.lower() != aid.language.lower():
            return None
        return self._by_slug.get(Slug(slug))

    @cached_property
    def _by_slug(self) -> dict[Slug, Aid]:
        """Of aids that share a slug, the first."""
        return {aid.slug: aid for aid in reversed(self.aids)}
