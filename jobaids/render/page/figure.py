"""Pictures and clips as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jobaids.language.words import Words, own_name
from jobaids.model.aid import Clip, Provider
from jobaids.model.media import Cue, Media, MediaKind
from jobaids.model.names import Digest, Seconds
from jobaids.model.prose import Picture
from jobaids.model.release import Edition
from jobaids.render.addresses import Addresses, variants
from jobaids.render.page.players import frame_of

Said = Mapping[Digest, tuple[Cue, ...]]
NOTHING_SAID: Said = MappingProxyType({})
SIZES = "(max-width: 48rem) 92vw, 40rem"
PLAYERS = {
    Provider.YOUTUBE: "YouTube",
    Provider.VIMEO: "Vimeo",
    Provider.STREAM: "Microsoft Stream",
    Provider.WISTIA: "Wistia",
    Provider.LOOM: "Loom",
    Provider.PEERTUBE: "PeerTube",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture as a page shows it; the smallest size is the one for browsers that cannot choose."""

    source: str
    srcset: str
    largest: str
    width: int
    height: int
    alt: str
    sizes: str = SIZES


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """The words of a clip in one language."""

    address: str
    language: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A clip as a page shows it: played here, or linked to whoever plays it."""

    title: str
    address: str
    length: str  # `0:34`; empty where nobody knows
    player: str = ""  # the third party that plays it
    poster: str = ""
    width: int = 0
    height: int = 0
    silent: bool = False
    captions: tuple[Captions, ...] = ()
    start: float = 0
    end: float | None = None
    frame: str = ""  # where the third party plays it within a page
    said: tuple[str, ...] = ()  # in the part that is shown, in the language of the first captions


def figure_of(picture: Picture, edition: Edition, addresses: Addresses, stands_in: str) -> Figure | None:
    """A picture, or None where its file was not found; `stands_in` is its text where the author gave none."""
    media = edition.media_of(picture.source)
    if not media or media.kind not in {MediaKind.PICTURE, MediaKind.DRAWING}:
        return None
    sizes = variants(media)
    places = tuple(addresses.picture(media.digest, variant) for variant in sizes)
    return Figure(
        source=places[0],
        srcset=", ".join(f"{place} {size.width}w" for place, size in zip(places, sizes, strict=True)),
        largest=places[-1],
        width=sizes[0].width,
        height=sizes[0].height,
        alt=picture.alt or stands_in,
    )


def film_of(clip: Clip, edition: Edition, addresses: Addresses, words: Words, said: Said = NOTHING_SAID) -> Film | None:
    """A clip, or None where its file was not found; `said` are the words of captions, by their digest."""
    media = edition.media_of(clip.source)
    if clip.provider is not Provider.FILE:
        return Film(
            title=clip.title,
            address=_at_provider(clip),
            length=clock(length_of(clip, media)),
            player=PLAYERS[clip.provider],
            frame=frame_of(clip, words.language),
        )
    if not media:
        return None
    files = _in_order(edition.captions_of(clip.source), words)
    return Film(
        title=clip.title,
        address=addresses.media(media) + window(clip),
        length=clock(length_of(clip, media)),
        poster=addresses.still(media.digest, clip.start or Seconds(0.0)),
        width=media.width,
        height=media.height,
        silent=not media.sound,
        captions=tuple(
            Captions(address=addresses.media(file), language=file.language, name=own_name(file.language))
            for file in files
        ),
        start=clip.start or 0,
        end=clip.end,
        said=_said_in(clip, said.get(files[0].digest, ())) if files else (),
    )


def _in_order(files: tuple[Media, ...], words: Words) -> list[Media]:
    """The page's own language first, for the first is the one that is shown."""
    return sorted(files, key=lambda file: (file.language != words.language, file.language))


def _said_in(clip: Clip, cues: tuple[Cue, ...]) -> tuple[str, ...]:
    """What is said within a part, each once where it goes on over several captions."""
    start, end = clip.start or 0, clip.end if clip.end is not None else float("inf")
    return tuple(dict.fromkeys(cue.text for cue in cues if cue.end > start and cue.start < end))


def length_of(clip: Clip, media: Media | None) -> Seconds | None:
    """How long the part runs that is shown."""
    end = clip.end if clip.end is not None else media and media.seconds
    return Seconds(end - (clip.start or 0)) if end else None


def clock(seconds: float | None) -> str:
    """`0:34`; empty where the length is not known."""
    if seconds is None:
        return ""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def window(clip: Clip) -> str:
    """The part that is shown as a W3C media fragment: `#t=4,38`."""
    if clip.start is None and clip.end is None:
        return ""
    end = f",{clip.end:g}" if clip.end is not None else ""
    return f"#t={clip.start or 0:g}{end}"


def _at_provider(clip: Clip) -> str:
    """The clip's own page, opened where the part begins if the provider can."""
    joint = "&" if "?" in clip.source else "?"
    start = f"{clip.start or 0:g}"
    if not clip.start:
        return clip.source
    match clip.provider:
        case Provider.YOUTUBE | Provider.LOOM:
            return f"{clip.source}{joint}t={start}"
        case Provider.PEERTUBE:
            return f"{clip.source}{joint}start={start}s"
        case Provider.VIMEO:
            return f"{clip.source}#t={start}s"
        case _:
            return clip.source
