"""Rules about clips and pictures, as they were found beside the aid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import basename, splitext

from jobaids.lint.wording import own_steps
from jobaids.model.aid import Aid, Clip, Provider
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import Media
from jobaids.model.plain import inlines_in, prose_of_aid, prose_of_step
from jobaids.model.prose import Inlines, Link, Paragraph, Picture
from jobaids.model.release import Edition
from jobaids.model.settings import Settings

FRAME = 0.5
"""Seconds within which lengths count as equal: containers round a clip up to whole frames and sound packets."""

PLAYED = {
    "mp4": frozenset({"h264", "aac"}),
    "webm": frozenset({"vp9", "libvpx-vp9", "opus", "libopus"}),
}
"""What every phone of the last ten years plays, by the ending of the file; names are FFmpeg's."""

LONGEST_SIDE = 1280  # pixels; a phone held upright shows some 1,200 across, and a hand at work needs no more
HEAVIEST = 20_000_000  # bytes; 16 s at 10 Mbit/s, the longest that somebody at a machine waits

_ELSEWHERE = re.compile(
    r"https?://(?:"
    r"(?:[\w-]+\.)*(?:dailymotion\.com/video|dai\.ly|bilibili\.com/video|b23\.tv|tiktok\.com|fb\.watch|facebook\.com/watch"
    r"|rutube\.ru/video|v\.qq\.com|youku\.com|twitch\.tv/videos|vidyard\.com|panopto\.(?:com|eu)|streamable\.com)\b"
    r"|[^?#]+\.(?:mp4|webm|mov|m4v|ogv|mkv|avi)(?:[?#]|$)"
    r"|[^#]+#t=\d)",
    re.IGNORECASE,
)
"""Addresses of videos: at hosts that have nothing else, by a file's ending, or with a part of it named."""


def long_clip(edition: Edition, settings: Settings) -> Iterator[Diagnostic]:
    """JA301: a clip, or the part of it that is shown, runs longer than a worker watches."""
    limit = settings.longest_clip
    for clip, media in _clips(edition):
        seconds = _shown_seconds(clip, media)
        if seconds is not None and seconds > limit + FRAME:
            part = "the part that is shown" if clip.start or clip.end else "the clip"
            yield Diagnostic(
                rule="JA301",
                severity=Severity.ERROR,
                span=clip.span,
                what=f"{part} runs {seconds:.0f} s; a clip holds {limit:.0f} s",
                why="nobody holding a tool watches longer; the step is probably two steps",
                fix=f"cut it, or show a part of it: {_windowed(clip, limit)}",
            )


def _windowed(clip: Clip, limit: float) -> str:
    """How a part of this clip would be written; the figures are an example and end within the limit."""
    start, end = 12, 12 + round(0.75 * limit)
    if clip.provider is Provider.FILE:
        return f"[{clip.title}]({basename(clip.source)}#t={start},{end})"
    return f'[{clip.title}]({clip.source} "{start // 60}:{start % 60:02}-{end // 60}:{end % 60:02}")'


def clip_of_unknown_length(edition: Edition, settings: Settings) -> Iterator[Diagnostic]:
    """JA302: nobody can tell how long a clip runs; a missing or broken file is told where it is looked at."""
    for clip, media in _clips(edition):
        found = media is not None or clip.provider is not Provider.FILE
        if found and _shown_seconds(clip, media) is None:
            yield Diagnostic(
                rule="JA302",
                severity=Severity.ERROR,
                span=clip.span,
                what="the length of the clip is unknown",
                why="the card says how long it runs, so that a worker knows whether there is time to watch it",
                fix=f"say which part to show: {_windowed(clip, settings.longest_clip)}",
            )


def clip_of_unknown_provider(aid: Aid) -> Iterator[Diagnostic]:
    """JA305: what is plainly meant as a clip lies where nobody knows its length or how it is played."""
    for step in own_steps(aid):
        for block in step.body:
            match block:
                case Paragraph(inner=(Link(href=href, span=span),)) if _ELSEWHERE.match(href):
                    yield Diagnostic(
                        rule="JA305",
                        severity=Severity.ERROR,
                        span=span,
                        what="this looks like a clip, but its provider is unknown",
                        why="nobody knows how long it runs or whether it is there tomorrow; it is shown as a link",
                        fix="put the video beside the aid as a file, or with YouTube, Vimeo, Stream, Wistia, Loom or "
                        "PeerTube",
                    )


def sound_without_captions(edition: Edition) -> Iterator[Diagnostic]:
    """JA306: a clip speaks, and nobody can read along in the language of the aid."""
    language = _main(edition.aid.language)
    for clip, media in _clips(edition):
        spoken = {_main(captions.language) for captions in edition.captions_of(clip.source)}
        if media and media.sound and language not in spoken:
            name = basename(clip.source)
            yield Diagnostic(
                rule="JA306",
                severity=Severity.ERROR,
                span=clip.span,
                what=f"the clip has sound but no captions in the language of the aid, {edition.aid.language}",
                why="beside a machine nobody hears it, and some workers never hear",
                fix=f"put {splitext(name)[0]}.{edition.aid.language}.vtt beside {name}, or take out the sound",
            )


def window_outside_clip(edition: Edition) -> Iterator[Diagnostic]:
    """JA307: the part to be shown lies, wholly or partly, after the end of the clip."""
    for clip, media in _clips(edition):
        last = clip.end if clip.end is not None else clip.start
        if media and media.seconds is not None and last is not None and last > media.seconds + FRAME:
            yield Diagnostic(
                rule="JA307",
                severity=Severity.ERROR,
                span=clip.span,
                what=f"the part to show goes to {last:.0f} s; the clip ends at {media.seconds:.0f} s",
                why="the phone would show a still picture, or nothing",
                fix="look up the times in the clip as it is now",
            )


def clip_some_cannot_play(edition: Edition) -> Iterator[Diagnostic]:
    """JA308: picture or sound are written so that only some phones play them."""
    for clip, media in _clips(edition):
        odd = sorted(set(media.codecs) - PLAYED.get(media.ending, frozenset())) if media else []
        if odd:
            yield Diagnostic(
                rule="JA308",
                severity=Severity.ERROR,
                span=clip.span,
                what=f"the clip is written in {' and '.join(odd)}; not every phone plays that",
                why="whoever scans with another phone than yours sees a black square",
                fix=f"jobaids clip {basename(clip.source)} makes H.264 and AAC of it; VP9 and Opus are as good",
            )


def late_index(edition: Edition) -> Iterator[Diagnostic]:
    """JA309: the index of a clip stands at its end."""
    for clip, media in _clips(edition):
        if media and media.late:
            yield Diagnostic(
                rule="JA309",
                severity=Severity.NOTE,
                span=clip.span,
                what="the clip's index stands at its end; in what is published it stands at the front",
                why="shown from anywhere else, the file has to be loaded whole before it starts",
                fix=f"jobaids clip {basename(clip.source)} puts it to the front for good",
            )


def large_picture_of_clip(edition: Edition) -> Iterator[Diagnostic]:
    """JA318: a clip has more pixels than a phone shows."""
    for clip, media in _clips(edition):
        if media and max(media.width, media.height) > LONGEST_SIDE:
            yield Diagnostic(
                rule="JA318",
                severity=Severity.WARNING,
                span=clip.span,
                what=f"the clip has {media.width} × {media.height} pixels; a phone shows {LONGEST_SIDE}",
                why="twice the pixels are four times the wait, and nobody sees them",
                fix=f"jobaids clip {basename(clip.source)} makes it smaller",
            )


def heavy_clip(edition: Edition) -> Iterator[Diagnostic]:
    """JA319: a clip takes long to load."""
    for clip, media in _clips(edition):
        if media and media.size > HEAVIEST:
            yield Diagnostic(
                rule="JA319",
                severity=Severity.WARNING,
                span=clip.span,
                what=f"the clip holds {media.size / 1e6:.0f} MB; {HEAVIEST / 1e6:.0f} MB hold 90 s well",
                why="on the network of a works hall it does not start in time",
                fix=f"jobaids clip {basename(clip.source)} makes it lighter; --window takes the part that is meant",
            )


def picture_without_words(aid: Aid) -> Iterator[Diagnostic]:
    """JA313: a picture has no alternative text."""
    for step in own_steps(aid):
        for prose in prose_of_step(step):
            yield from _wordless(prose, "who cannot see it hears the action a second time")
    rest = replace(aid, phases=tuple(replace(phase, steps=()) for phase in aid.phases))
    for prose in prose_of_aid(rest):
        yield from _wordless(prose, "who cannot see it is told nothing")


def _wordless(prose: Inlines, why: str) -> Iterator[Diagnostic]:
    for inline in inlines_in(prose):
        if isinstance(inline, Picture) and not inline.alt.strip():
            yield Diagnostic(
                rule="JA313",
                severity=Severity.NOTE,
                span=inline.span,
                what="the picture has no alternative text",
                why=why,
                fix=f"![what one sees, in a sentence]({basename(inline.source)})",
            )


def _clips(edition: Edition) -> Iterator[tuple[Clip, Media | None]]:
    """The clips of an aid's own steps, with the files behind them."""
    for step in own_steps(edition.aid):
        if step.clip:
            yield step.clip, edition.media_of(step.clip.source)


def _shown_seconds(clip: Clip, media: Media | None) -> float | None:
    """How long the part of a clip runs that is shown; None where its end is unknown."""
    end = clip.end if clip.end is not None else media.seconds if media else None
    return None if end is None else end - (clip.start or 0)


def _main(language: str) -> str:
    """The language without its region: captions in `pt` serve an aid in `pt-BR`."""
    return language.partition("-")[0].lower()
