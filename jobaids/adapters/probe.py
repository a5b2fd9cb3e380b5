"""Looks at every picture, clip and file the aids refer to: what it is, how large, or what is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from jobaids.adapters.captions import CaptionsError, check_captions
from jobaids.adapters.folder import Folder, OutsideError, TooLargeError
from jobaids.adapters.pictures import MOST_PIXELS, PictureError, TooManyPixelsError, picture_facts
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import MOST_OCTETS, Media, MediaKind
from jobaids.model.names import Digest, Language, Seconds, Slug
from jobaids.model.references import references
from jobaids.model.source import Span

DOWNLOADS = ("csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip")  # nothing a browser runs
CAPTIONS = re.compile(r"\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.vtt\Z")
AS_PICTURE = "save it again as JPEG, PNG or SVG"
AS_CLIP = "save it again as MP4 (H.264) or WebM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What was found of all that aids refer to, in order of their sources, and what is told about it."""

    media: tuple[Media, ...] = ()
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file is not shown as it is; `fix` is what its author can do."""

    rule: str
    what: str
    fix: str
    severity: Severity = Severity.ERROR


class _UnusableError(Exception):
    """A file cannot be shown at all."""

    def __init__(self, rule: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.fault = Fault(rule=rule, what=what, fix=fix)


Look = Callable[[str, MediaKind], Media | Fault]
"""What a file below `content/` is, named by its path and the kind it should be of; or why it cannot be shown."""


def probe(content: Folder, aids: Iterable[Aid], files: frozenset[str], look: Look) -> Probed:
    """The facts of every file the aids name, each file looked at once; `files` are all paths below `content/`."""
    looked: dict[tuple[str, MediaKind], Media | Fault] = {}
    told: list[Diagnostic] = []
    for aid in aids:
        for reference in references(aid):
            key = (reference.source, reference.kind)
            if key not in looked:
                looked[key] = look(*key)
            if fault := _fault(looked[key]):
                told.append(_told(fault, reference.span, aid.slug))
    found = {one.source: one for one in looked.values() if isinstance(one, Media)}
    for path in sorted(path for path in files if path.endswith(".vtt")):
        captions = _captions(content, path, found)
        if isinstance(captions, Media):
            found[path] = captions
        elif captions:
            told.append(_told(captions, Span(file=f"content/{path}", line=1), Slug("")))
    return Probed(media=tuple(sorted(found.values(), key=lambda one: (one.source, one.language))), told=tuple(told))


def _fault(looked: Media | Fault) -> Fault | None:
    if isinstance(looked, Media):
        return FIRST_FRAME if looked.ending == "gif" else None
    return looked


FIRST_FRAME = Fault(
    rule="JA314",
    what="of a GIF the first frame is shown",
    fix="if it moves, make a clip of it",
    severity=Severity.NOTE,
)


def look_into(content: Folder, source: str, kind: MediaKind) -> Media | Fault:
    """Read a file and see what it is."""
    try:
        octets = _read(content, source, kind)
        match kind:
            case MediaKind.PICTURE:
                return _picture(octets, source)
            case MediaKind.CLIP:
                return _clip(octets, source)
            case _:
                return _file(octets, source)
    except _UnusableError as error:
        return error.fault


def _read(content: Folder, source: str, kind: MediaKind) -> bytes:
    missing = "JA303" if kind is MediaKind.CLIP else "JA310"
    try:
        return content.read(source, MOST_OCTETS[kind])
    except FileNotFoundError as error:
        what = f"there is no file {source}"
        raise _UnusableError(missing, what, "check the name, its capital letters too") from error
    except OutsideError as error:
        raise _UnusableError(missing, f"{source} leads out of content/", "put the file beside the aid") from error
    except TooLargeError as error:
        most = MOST_OCTETS[kind] // 1_000_000
        what = f"the file holds {error.size / 1e6:,.0f} MB; at most {most} MB are published"
        raise _UnusableError("JA317", what, "make it smaller; a clip of 90 s fits into 20 MB") from error


def _picture(octets: bytes, source: str) -> Media:
    try:
        facts = picture_facts(octets)
    except TooManyPixelsError as error:
        what = f"the picture has {error}; at most {MOST_PIXELS // 1_000_000} million pixels are read"
        raise _UnusableError("JA312", what, "save it smaller; a card prints 600 pixels of its width") from error
    except PictureError as error:
        raise _UnusableError("JA311", f"the picture cannot be decoded: {error}", AS_PICTURE) from error
    media = _media(octets, source, MediaKind.DRAWING if facts.drawing else MediaKind.PICTURE)
    return replace(media, ending=facts.ending, width=facts.width, height=facts.height)


def _clip(octets: bytes, source: str) -> Media:
    from jobaids.adapters.videos import ClipError, clip_facts  # noqa: PLC0415 - 0.1 s and 16 MB, and few clips are new

    try:
        facts = clip_facts(octets)
    except ClipError as error:
        raise _UnusableError("JA304", f"the clip cannot be decoded: {error}", AS_CLIP) from error
    if not facts.ending:
        raise _UnusableError("JA304", "phones cannot play this kind of video file", AS_CLIP)
    return replace(
        _media(octets, source, MediaKind.CLIP),
        ending=facts.ending,
        width=facts.width,
        height=facts.height,
        seconds=None if facts.seconds is None else Seconds(facts.seconds),
        sound=facts.sound,
        codecs=facts.codecs,
        late=facts.late,
    )


def _file(octets: bytes, source: str) -> Media:
    media = _media(octets, source, MediaKind.FILE)
    if media.ending not in DOWNLOADS:
        what = f"a file ending in .{media.ending} is not published"
        raise _UnusableError("JA316", what, "link to one of: " + ", ".join(DOWNLOADS))
    return media


def _captions(content: Folder, path: str, found: dict[str, Media]) -> Media | Fault | None:
    """The captions at `path` if they stand beside a clip that an aid shows: `name.en.vtt` beside `name.mp4`."""
    match = CAPTIONS.search(path)
    if not match:
        return None
    stem = path[: match.start()]
    clips = (one for one in found.values() if one.kind is MediaKind.CLIP and _stem(one.source) == stem)
    if not (clip := next(clips, None)):
        return None
    octets = content.read(path, MOST_OCTETS[MediaKind.CAPTIONS])
    try:
        check_captions(octets)
    except CaptionsError as error:
        return Fault(rule="JA315", what=f"the captions cannot be used: {error}", fix="mend them, or make them anew")
    media = _media(octets, clip.source, MediaKind.CAPTIONS)
    return replace(media, ending="vtt", language=Language(match[1]))


def _stem(source: str) -> str:
    return source.removesuffix(PurePosixPath(source).suffix)


def _media(octets: bytes, source: str, kind: MediaKind) -> Media:
    return Media(
        source=source,
        kind=kind,
        digest=Digest(hashlib.sha256(octets).hexdigest()),
        ending=PurePosixPath(source).suffix.removeprefix(".").lower(),
        size=len(octets),
    )


def _told(fault: Fault, span: Span, slug: Slug) -> Diagnostic:
    return Diagnostic(rule=fault.rule, severity=fault.severity, what=fault.what, fix=fault.fix, span=span, slug=slug)
