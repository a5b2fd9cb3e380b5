"""The files an aid refers to, and where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobaids.model.aid import Aid, Provider
from jobaids.model.media import MediaKind
from jobaids.model.names import Slug
from jobaids.model.plain import inlines_in, prose_of_aid
from jobaids.model.prose import Link, Picture
from jobaids.model.source import Span

FILE_LINK = "file:"
AID_LINK = "aid:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One mention of a file below `content/`; `kind` is what the author means it to be."""

    source: str
    kind: MediaKind
    span: Span


def references(aid: Aid) -> Iterator[Reference]:
    """Every file an aid names, in reading order, as linked; clips of providers are no files."""
    for inlines in prose_of_aid(aid):
        for inline in inlines_in(inlines):
            match inline:
                case Picture(source=source, span=span):
                    yield Reference(source=source, kind=MediaKind.PICTURE, span=span)
                case Link(href=href, span=span) if href.startswith(FILE_LINK):
                    yield Reference(source=href.removeprefix(FILE_LINK), kind=MediaKind.FILE, span=span)
                case _:
                    pass
    for step in aid.steps:
        if step.clip and step.clip.provider is Provider.FILE:
            yield Reference(source=step.clip.source, kind=MediaKind.CLIP, span=step.clip.span)


def linked_aids(aid: Aid) -> frozenset[Slug]:
    """The aids that an aid's words lead to."""
    prose = (one for inlines in prose_of_aid(aid) for one in inlines_in(inlines))
    links = (one for one in (*prose, *(link for step in aid.steps for link in step.links)) if isinstance(one, Link))
    hrefs = (link.href for link in links if link.href.startswith(AID_LINK))
    return frozenset(Slug(href.removeprefix(AID_LINK).partition("#")[0]) for href in hrefs)
