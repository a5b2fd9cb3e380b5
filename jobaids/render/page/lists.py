"""Rows that lead on, and which aids a reader of one language is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.language.words import Words, own_name
from jobaids.model.aid import Signal
from jobaids.model.names import Language, Slug
from jobaids.render.page.shelf import Shelf, Spine
from jobaids.render.page.signal import signal_word
from jobaids.render.page.site import Frame, Site, Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a list: what it is, where it leads, and what to know before going there."""

    text: str
    address: str
    under: str = ""
    language: str = ""  # where it is not the page's own
    signal: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one heading."""

    title: str
    lines: tuple[Line, ...]
    mark: str = ""  # what the part is called in an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """What every list of a site is made from, in one language."""

    site: Site
    words: Words
    shelf: Shelf

    @property
    def language(self) -> Language:
        """The language the list is in."""
        return self.words.language

    def frame(self, title: str, address: str, tongues: tuple[Tongue, ...] = (), *, feed: bool = False) -> Frame:
        """What surrounds a list."""
        name = f"{title} · {self.site.title}" if title != self.site.title else title
        feed_address = self.site.addresses.feed(self.language) if feed else ""
        return Frame(title=name, address=address, tongues=tongues if len(tongues) > 1 else (), feed=feed_address)

    def tongues(self, addresses: Iterable[tuple[Language, str]]) -> tuple[Tongue, ...]:
        """The same list in the languages of the site."""
        return tuple(
            Tongue(language=language, name=own_name(language), address=address, here=language == self.language)
            for language, address in addresses
        )

    def chosen(self, slugs: Iterable[Slug]) -> tuple[Spine, ...]:
        """Of some aids the ones to show: in the reader's language where there is one, else as they are."""
        found: dict[str, Spine] = {}
        for slug in slugs:
            spine = self.shelf.spines.get(slug)
            if not spine:
                continue
            name = slug.rpartition("/")[2]
            if name not in found or spine.language == self.language:
                found[name] = self._own(spine)
        return tuple(found.values())

    def _own(self, spine: Spine) -> Spine:
        return next((other for other in self.shelf.tongues(spine.slug) if other.language == self.language), spine)

    def line(self, spine: Spine) -> Line:
        """The row of an aid."""
        words = self.words
        steps = words.many("{count} step", "{count} steps", len(spine.steps)) if spine.steps else ""
        minutes = words.many("{count} minute", "{count} minutes", spine.minutes) if spine.minutes else ""
        return Line(
            text=spine.title,
            address=spine.address,
            under=" · ".join(filter(None, (steps, minutes))),
            language=spine.language if spine.language != self.language else "",
            signal=signal_word(Signal.DANGER, words) if spine.signal is Signal.DANGER else "",  # all would be noise
            kind=Signal.DANGER.value if spine.signal is Signal.DANGER else "",
        )
