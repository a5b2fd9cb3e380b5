"""Facts about pictures, clips and other files that aids show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from jobaids.model.names import Digest, Seconds


class MediaKind(Enum):
    """What a file is, told from its bytes and not from its name."""

    PICTURE = "picture"
    DRAWING = "drawing"  # SVG
    CLIP = "clip"
    CAPTIONS = "captions"
    FILE = "file"  # linked for download


MOST_OCTETS = {
    MediaKind.PICTURE: 50_000_000,
    MediaKind.DRAWING: 50_000_000,
    MediaKind.CLIP: 200_000_000,
    MediaKind.CAPTIONS: 1_000_000,
    MediaKind.FILE: 50_000_000,
}
"""The largest file of each kind, in bytes.

Above these a phone on a works network loads for longer than anyone stands there.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Some words of a clip's captions, and when they are shown."""

    start: Seconds
    end: Seconds
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One file an aid refers to, as it was found; the registry keeps its bytes under `digest`.

    `source` is the path below `content/`, the same string as `Picture.source` or `Clip.source` after linking;
    captions carry the clip's source and their language. Sizes are in pixels, bytes in octets.
    """

    source: str
    kind: MediaKind
    digest: Digest
    ending: str  # of the stored file, without a dot, in lower case: `jpg`
    size: int
    width: int = 0
    height: int = 0
    seconds: Seconds | None = None
    sound: bool = False
    language: str = ""
    codecs: tuple[str, ...] = ()
    late: bool = field(default=False, compare=False)  # its index stands at its end, as its author gave it
