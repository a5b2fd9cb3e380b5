"""Translations: which release of the source each one translates, and where it has fallen behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Slug
from jobaids.model.plain import plain
from jobaids.model.release import AidRecord, Edition, Effect, Registry, Translated
from jobaids.record.similarity import normal


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A source that went on. `since` is the first release after the one translated that matters."""

    since: Edition
    worst: Effect
    steps: tuple[Anchor, ...]  # of the source, those that are no longer as they were translated


def source_slug(aid: Aid) -> Slug | None:
    """The slug of the aid that this one translates: `filler-seal` for `es/filler-seal`; None for an original."""
    language, _, rest = aid.slug.partition("/")
    return Slug(rest) if rest and language.casefold() == aid.language.casefold() else None


def translated_of(
    source: Edition, before: Translated | None = None, kept: frozenset[Anchor] = frozenset()
) -> Translated:
    """What a translation released now records of its released source.

    Steps of `kept` were not touched since the release that recorded `before`: they still translate what they did then,
    and while any of that differs from the source, the translation is still one of the older release.
    """
    was = dict(before.texts) if before else {}
    texts = tuple((anchor, was.get(anchor, text) if anchor in kept else text) for anchor, text in texts_of(source.aid))
    is_older = before is not None and texts != texts_of(source.aid)
    return Translated(slug=source.aid.slug, label=before.label if before and is_older else source.label, texts=texts)


def texts_of(aid: Aid) -> tuple[tuple[Anchor, str], ...]:
    """What each step and remedy of an aid says."""
    steps = ((step.anchor, step.action) for step in aid.steps)
    remedies = ((remedy.anchor, plain(remedy.symptom)) for remedy in aid.remedies)
    return (*steps, *remedies)


def behind(translation: Edition, source: AidRecord) -> Behind | None:
    """How far a translation is behind its source; None where it is not, or only in wording."""
    record = translation.translated
    if record is None or source.latest is None:
        return None
    labels = [release.label for release in source.releases]
    start = labels.index(record.label) + 1 if record.label in labels else 0
    later = [release for release in source.releases[start:] if release.seal]
    grave = [release for release in later if release.seal and release.seal.effect is not Effect.WORDING]
    if not grave:
        return None
    was = dict(record.texts)
    changed = {
        anchor
        for seal in filter(None, (one.seal for one in grave))
        for anchor, effect in seal.changed
        if effect is not Effect.WORDING
    }
    return Behind(
        since=grave[0],
        worst=max((release.seal.effect for release in grave if release.seal), key=list(Effect).index),
        steps=tuple(
            anchor
            for anchor, text in texts_of(source.latest.aid)
            if anchor in changed or normal(was.get(anchor, "")) != normal(text)
        ),
    )


def withdrawn(registry: Registry) -> frozenset[Slug]:
    """The translations whose source went on in a safety matter: their cards must not be printed."""
    records = {record.slug: record for record in registry.aids}
    found = ((record.slug, behind_of(record.latest, records)) for record in registry.aids if record.latest)
    return frozenset(slug for slug, late in found if late and late.worst is Effect.SAFETY)


def behind_of(edition: Edition, records: Mapping[Slug, AidRecord]) -> Behind | None:
    """How far an edition is behind the source it translates, if it is a translation of one that was released."""
    source = source_slug(edition.aid)
    return behind(edition, records[source]) if source and source in records else None
