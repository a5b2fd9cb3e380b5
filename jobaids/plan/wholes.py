"""What the pages of each aid are made from, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.media import Cue, Media, MediaKind
from jobaids.model.names import Code, Language, Slug
from jobaids.model.release import AidRecord, Edition
from jobaids.plan.cards import Speak
from jobaids.plan.pages import watched_index, watched_shelf
from jobaids.plan.watch import Watch
from jobaids.record.holding import Succession, succession_of
from jobaids.record.index import Index, arrivals_of
from jobaids.record.printed import never_in_force, showing
from jobaids.record.translation import behind_of, source_slug
from jobaids.render.page.content import SiteContent
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.whole import Original, Whole

Hear = Callable[[Media], tuple[Cue, ...]]
"""Reads what the captions of a clip say."""


def unheard(_: Media) -> tuple[Cue, ...]:
    """No words, where nobody reads captions."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """What the pages of all aids of a tree share. Make it with `wholes_of`."""

    content: SiteContent
    index: Index
    speak: Speak
    shelf: Shelf  # watched, as are `seen`, `early`, `overtaken` and `blanks`
    seen: Index
    coming: Mapping[Slug, Sequence[Edition]]
    early: Mapping[Code, tuple[Edition, ...]]
    waiting: Succession
    overtaken: Mapping[str, object]
    blanks: Mapping[Code, object]
    arrivals: Mapping[Slug, tuple[Code, ...]]
    hear: Hear

    def of(self, edition: Edition) -> Whole:
        """Everything that the pages of one aid are made from."""
        slug = edition.aid.slug
        return Whole(
            site=self.content.site,
            words=self.speak(edition.aid.language),
            record=self.index.aids.get(slug, AidRecord(slug=slug)),
            edition=edition,
            shelf=self.shelf,
            coming=self.coming.get(slug, ()),
            early=self.early,
            next=self.waiting.next_after(edition),
            overtaken=self.overtaken,
            behind=behind_of(edition, self.index),
            original=self._original(edition),
            index=self.seen,
            arrivals=self.arrivals.get(slug, ()),
            blanks=self.blanks,
            said={one.digest: self.hear(one) for one in edition.media if one.kind is MediaKind.CAPTIONS},
        )

    def _original(self, edition: Edition) -> Original | None:
        """The source that a translation is made from, as it is in force."""
        source = source_slug(edition.aid)
        record = self.index.aids.get(source) if source else None
        latest = record.latest if record else None
        return Original(edition=latest, words=self.speak(latest.aid.language)) if latest else None


def wholes_of(content: SiteContent, index: Index, speak: Speak, watch: Watch, hear: Hear = unheard) -> Wholes:
    """What the pages of all aids share, every question to it seen by `watch`."""
    waiting = succession_of(content.coming)
    return Wholes(
        content=content,
        index=index,
        speak=speak,
        shelf=watched_shelf(content.shelf, watch),
        seen=watched_index(index, watch),
        coming={record.slug: record.releases for record in content.coming},
        early=watch.over("early", showing(content.coming)),
        waiting=waiting,
        overtaken=watch.over("overtaken", dict.fromkeys(never_in_force(content.coming), True)),
        blanks=watch.over("blanks", {blank.code: blank for blank in content.registry.blanks}),
        arrivals=arrivals_of(index),
        hear=hear,
    )


def words_of(content: SiteContent, speak: Speak) -> dict[Language, Words]:
    """The words of each language of a site."""
    return {language: speak(language) for language in content.site.languages}
