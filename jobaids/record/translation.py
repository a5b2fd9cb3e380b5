"""Translations: which release of the source each part of one translates, and where it has fallen behind.

What is compared of a part is all of it: alerts, action, key points and reasons, checks, what to wear and to bring,
pictures and clip, and what it comes after. A part is level with its source again once everything about it that changed
in the source has changed in the translation, or somebody says that it holds as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Label, Slug
from jobaids.model.release import AidRecord, Edition, Effect, Registry, Translated, TranslatedPart
from jobaids.record.canonical import canonical
from jobaids.record.compare import AID
from jobaids.record.faces import Face, face_of_aid, faces_of
from jobaids.record.index import Index, index_registry
from jobaids.record.lineage import lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """One part that is not translated as its source says it now; `since` is the first release that matters."""

    anchor: Anchor  # `""` for the aid itself
    since: Edition
    effect: Effect  # the worst of what changed about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A source that went on."""

    parts: tuple[Late, ...]  # one or more

    @property
    def since(self) -> Edition:
        """The first release of the source that is not translated."""
        return min((part.since for part in self.parts), key=lambda one: one.seal.number if one.seal else 0)

    @property
    def worst(self) -> Effect:
        """The gravest of what is not translated."""
        return max((part.effect for part in self.parts), key=list(Effect).index)

    @property
    def is_unsafe(self) -> bool:
        """Whether somebody could be hurt by the translation, at whichever step."""
        return self.worst is Effect.SAFETY

    def at(self, anchor: Anchor) -> Effect | None:
        """What is to be said of it at a part; None at one that is as it was translated, unless it is unsafe."""
        return self.worst if self.is_unsafe or not anchor or anchor in self.steps else None

    @property
    def steps(self) -> tuple[Anchor, ...]:
        """The parts that are no longer as they were translated, `""` for the aid itself."""
        return tuple(part.anchor for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that an edition says in one part, whatever its number, and the step it comes after."""

    face: Face
    after: Anchor = AID

    @property
    def facets(self) -> tuple[object, ...]:
        """What can be translated, sorted by what it means, so that a new word does not pass for a new alert."""
        return self.face.alerts, self.face.ppe, self.face.needs, self.face.text

    @property
    def text(self) -> str:
        """It in words, a line for each thing."""
        wear = (f"wear: {one}" for one in self.face.ppe)
        needs = (f"have ready: {one}" for one in self.face.needs)
        said = "\n".join((*self.face.alerts, *wear, *needs, self.face.text))
        return "\n".join(" ".join(line.split()) for line in said.splitlines())


def source_slug(aid: Aid) -> Slug | None:
    """The slug of the aid that this one translates: `filler-seal` for `es/filler-seal`; None for an original."""
    language, _, rest = aid.slug.partition("/")
    return Slug(rest) if rest and language.casefold() == aid.language.casefold() else None


def said_in(edition: Edition) -> dict[Anchor, Said]:
    """What an edition says, part by part; the aid itself under the empty anchor."""
    edition = canonical(edition)
    parts = {AID: Said(face=face_of_aid(edition))}
    after = AID
    for face in faces_of(edition):
        parts[face.anchor] = Said(face=replace(face, code=None, at=0, number=0), after=after if face.number else AID)
        after = face.anchor
    return parts


def translated_of(
    draft: Edition, source: AidRecord, earlier: Sequence[Edition] = (), held: frozenset[Anchor] = frozenset()
) -> Translated | None:
    """What a translation released now records of its source; None before the source was released.

    `earlier` are the releases of the translation, `held` the parts that its author says still hold. A part that is not
    level with its source goes on to name the older release.
    """
    newest = source.latest
    if newest is None:
        return None
    last = earlier[-1].translated if earlier else None
    if last is None:
        levels = dict.fromkeys((AID, *newest.aid.anchors), newest.label)
    else:
        levels = dict(_levels(_Sides(draft=draft, source=source, earlier=earlier, last=last), held))
    texts = {one.label: said_in(one) for one in source.releases if one.label in levels.values()}
    return Translated(
        slug=newest.aid.slug,
        label=newest.label,
        parts=tuple(
            TranslatedPart(anchor=anchor, label=label, text=_text(texts.get(label, {}), anchor))
            for anchor, label in levels.items()
        ),
    )


def behind(translation: Edition, source: AidRecord) -> Behind | None:
    """How far a translation is behind its source; None where it is not, or only in wording."""
    record, newest = translation.translated, source.latest
    if record is None or newest is None:
        return None
    anchors = dict.fromkeys((AID, *newest.aid.anchors, *translation.aid.anchors))
    parts = tuple(late for anchor in anchors if (late := _late(anchor, record.label_of(anchor), source)))
    return Behind(parts=parts) if parts else None


def behind_of(edition: Edition, index: Index) -> Behind | None:
    """How far an edition is behind the source it translates, if it is a translation of one that was released."""
    source = source_slug(edition.aid)
    return behind(edition, lineage(index, source)) if source and edition.translated else None


def left_behind(draft: Edition, index: Index) -> Behind | None:
    """How far a draft would be behind if it were released now, and nobody said that any of it holds."""
    source = source_slug(draft.aid)
    if source is None:
        return None
    translated = translated_of(draft, lineage(index, source), lineage(index, draft.aid.slug).releases)
    return behind_of(replace(draft, translated=translated), index)


def withdrawn(registry: Registry) -> frozenset[Slug]:
    """The translations whose source went on in a safety matter: their cards must not be printed."""
    index = index_registry(registry)
    found = ((record.slug, behind_of(record.latest, index)) for record in registry.aids if record.latest)
    return frozenset(slug for slug, late in found if late and late.is_unsafe)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """A translation that is released again, and its source."""

    draft: Edition
    source: AidRecord
    earlier: Sequence[Edition]
    last: Translated

    def then(self, label: Label) -> tuple[dict[Anchor, Said], dict[Anchor, Said]]:
        """What the source said in a release, and the translation as it last was while that was the newest."""
        source = next((one for one in self.source.releases if one.label == label), None)
        own = [one for one in self.earlier if one.translated and one.translated.label == label]
        return said_in(source) if source else {}, said_in(own[-1] if own else self.earlier[-1])


def _levels(sides: _Sides, held: frozenset[Anchor]) -> Iterator[tuple[Anchor, Label]]:
    """Each part of the source, and of the translation what the source lost, with the release it is translated from."""
    newest = sides.source.releases[-1]
    source, own = said_in(newest), said_in(sides.draft)
    then = {label: sides.then(label) for label in {sides.last.label_of(anchor) for anchor in (*source, *own)}}
    for anchor in dict.fromkeys((*source, *own)):
        label = sides.last.label_of(anchor)
        was_source, was_own = then[label]
        if anchor in source:
            is_level = anchor in held or _is_level(
                (was_source.get(anchor), source[anchor]), (was_own.get(anchor), own.get(anchor))
            )
            yield anchor, newest.label if is_level else label
        elif anchor in was_source and anchor not in held:
            yield anchor, label


def _is_level(source: tuple[Said | None, Said], own: tuple[Said | None, Said | None]) -> bool:
    """Whether a translation went from old to new as its source did."""
    (was, says), (had, has) = source, own
    if was == says:
        return True
    if has is None or had is None:
        return has is not None
    if was is None or was.facets == says.facets:
        return had != has
    return all(
        mine != ours
        for before, after, mine, ours in zip(was.facets, says.facets, had.facets, has.facets, strict=True)
        if before != after
    )


def _late(anchor: Anchor, label: Label, source: AidRecord) -> Late | None:
    """How far one part that was translated from a release is behind; None where it is not."""
    labels = [release.label for release in source.releases]
    start = labels.index(label) + 1 if label in labels else 0
    grave = [
        (release, effect)
        for release in source.releases[start:]
        if release.seal
        for name, effect in release.seal.changed
        if name == anchor and effect is not Effect.WORDING
    ]
    if not grave or (start and said_in(source.releases[start - 1]).get(anchor) == _newest(source).get(anchor)):
        return None  # it never changed, or it was put back
    return Late(anchor=anchor, since=grave[0][0], effect=max((one for _, one in grave), key=list(Effect).index))


def _newest(source: AidRecord) -> dict[Anchor, Said]:
    return said_in(source.releases[-1])


def _text(said: dict[Anchor, Said], anchor: Anchor) -> str:
    return said[anchor].text if anchor in said else ""
