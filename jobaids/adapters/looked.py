"""What pictures, clips and other files were found to be, kept until one of them is written again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobaids.adapters.folder import Folder
from jobaids.adapters.probe import Fault, look_into
from jobaids.adapters.remembered import Remembered, Stat, stats_of
from jobaids.model.media import Media, MediaKind

KIND = "looked"

_Found = Mapping[MediaKind, Media | Fault]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The files below a folder as they were found before; one that is new, or was written since, is looked into."""

    content: Folder
    remembered: Remembered
    stats: Mapping[str, Stat]
    known: Mapping[str, object]
    new: dict[str, _Found] = field(default_factory=dict)

    def look(self, source: str, kind: MediaKind) -> Media | Fault:
        """What a file is, as `probe.Look`."""
        before = self.new.get(source) or self.known.get(source)
        found: _Found = before if isinstance(before, dict) else {}
        if kind not in found:
            found = {**found, kind: look_into(self.content, source, kind)}
            self.new[source] = found
        return found[kind]

    def keep(self) -> None:
        """Remember what was found now."""
        there = {source: found for source, found in self.new.items() if source in self.stats}
        self.remembered.keep(KIND, self.stats, there)


def looked_into(content: Folder, remembered: Remembered) -> Looked:
    """All that is known of the files of a folder; their stats are taken now, before any of them is read."""
    stats = stats_of(content)
    return Looked(content=content, remembered=remembered, stats=stats, known=remembered.fresh(KIND, stats))
