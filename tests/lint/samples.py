"""Small aids, clips and sites to try rules on."""

from __future__ import annotations

from datetime import date

from jobaids.lint.site import Site
from jobaids.model.aid import Aid, Clip, Phase, Provider, Step
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Digest, Language, Seconds, Slug
from jobaids.model.prose import Inlines, Text
from jobaids.model.release import Edition
from jobaids.model.source import Span

TODAY = date(2027, 5, 4)


def text(words: str) -> Inlines:
    """Some plain words."""
    return (Text(text=words),)


def step(quick: str, detail: str = "", *, number: int = 1, clip: Clip | None = None) -> Step:
    """A step whose anchor is its number."""
    return Step(
        number=number,
        anchor=Anchor(f"step-{number}"),
        action=f"{quick} {detail}".strip(),
        quick=quick,
        detail=text(detail) if detail else (),
        clip=clip,
        span=Span(file="content/aid.md", line=number, column=4, length=len(quick)),
    )


def aid(*steps: Step, slug: str = "aid", language: str = "en") -> Aid:
    """An aid of one phase."""
    phase = Phase(steps=steps)
    return Aid(slug=Slug(slug), title="Aid", language=Language(language), phases=(phase,), file="content/aid.md")


def clip(start: float | None = None, end: float | None = None, provider: Provider = Provider.FILE) -> Clip:
    """A part of seat.mp4, or of a video somewhere else."""
    return Clip(
        source="plant/seat.mp4" if provider is Provider.FILE else "https://youtu.be/abc123",
        title="Seat the seal",
        provider=provider,
        start=None if start is None else Seconds(start),
        end=None if end is None else Seconds(end),
    )


def film(seconds: float | None, *, sound: bool = False) -> Media:
    """The file seat.mp4 as it was found."""
    return Media(
        source="plant/seat.mp4",
        kind=MediaKind.CLIP,
        digest=Digest("0" * 64),
        ending="mp4",
        size=1000,
        seconds=None if seconds is None else Seconds(seconds),
        sound=sound,
    )


def captions(language: str) -> Media:
    """Captions of seat.mp4."""
    return Media(
        source="plant/seat.mp4",
        kind=MediaKind.CAPTIONS,
        digest=Digest("1" * 64),
        ending="vtt",
        size=100,
        language=language,
    )


def edition(of: Aid, *media: Media) -> Edition:
    """A draft of an aid with the files beside it."""
    return Edition(aid=of, media=media)


def site(*aids: Aid) -> Site:
    """A site of some aids, without stations and without a registry."""
    return Site(aids=aids, today=TODAY)
