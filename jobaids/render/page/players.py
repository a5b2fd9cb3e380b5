"""Where other people's players are, and what they are asked for: the part that is meant, in the language of the page.

Nothing of theirs is loaded before somebody taps: the page holds the address of a frame, and its script makes the frame
then. Addresses are those of each provider's own embedding code; where one knows no end of a part, the clip runs on.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jobaids.model.aid import Clip, Provider
from jobaids.model.release import Edition

_NAME = r"([\w-]{5,})"
_YOUTUBE = re.compile(rf"https://(?:[\w.-]*youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|\w+/)|youtu\.be/){_NAME}")
_VIMEO = re.compile(r"https://[\w.]*vimeo\.com/(?:video/|[a-z]+/[\w-]+/)?(\d+)(?:[/?](?:h=)?([0-9a-f]{8,}))?")
_STREAM = re.compile(
    r"https://(?:web\.microsoftstream\.com/(?:embed/)?video/([\w-]+)|[\w-]+\.sharepoint\.com/.*embed\.aspx)"
)
_WISTIA = re.compile(r"https://[\w.-]+/(?:medias|embed/(?:iframe|medias))/(\w+)")
_LOOM = re.compile(r"https://[\w.]*loom\.com/(?:share|embed)/(\w+)")
_PEERTUBE = re.compile(rf"https://([^/]+)/(?:videos/(?:watch|embed)|w)/{_NAME}")


def frame_of(clip: Clip, language: str) -> str:
    """The address of a frame that plays a clip; empty where only its page does, which a link leads to."""
    make = _FRAMES.get(clip.provider)
    return make(clip, language.partition("-")[0]) if make else ""


def origin_of(address: str) -> str:
    """What a policy must allow for a frame: `https://player.vimeo.com`."""
    return "/".join(address.split("/")[:3])


def frame_origins(edition: Edition) -> tuple[str, ...]:
    """Where all frames of an aid come from, in order."""
    frames = (frame_of(step.clip, edition.aid.language) for step in edition.aid.steps if step.clip)
    return tuple(sorted({origin_of(frame) for frame in frames if frame}))


def _asked(address: str, *pairs: tuple[str, object]) -> str:
    """An address with what is asked of it; what is not known is left out."""
    asked = "&".join(f"{name}={value}" for name, value in pairs if value is not None)
    return f"{address}{'&' if '?' in address else '?'}{asked}"


def _whole(seconds: float | None, up: int = 0) -> int | None:
    """Seconds as players take them, rounded so that nothing of the part is lost."""
    return None if seconds is None else int(seconds) + (up if seconds % 1 else 0)


def _youtube(clip: Clip, language: str) -> str:
    found = _YOUTUBE.match(clip.source)
    if not found:
        return ""
    return _asked(
        f"https://www.youtube-nocookie.com/embed/{found[1]}",
        ("autoplay", 1),
        ("playsinline", 1),
        ("rel", 0),
        ("start", _whole(clip.start)),
        ("end", _whole(clip.end, 1)),
        ("hl", language),
        ("cc_lang_pref", language),
        ("cc_load_policy", 1),
    )


def _vimeo(clip: Clip, language: str) -> str:
    found = _VIMEO.match(clip.source)
    if not found:
        return ""
    address = f"https://player.vimeo.com/video/{found[1]}"
    asked = _asked(address, ("h", found[2]), ("autoplay", 1), ("dnt", 1), ("playsinline", 1), ("texttrack", language))
    return f"{asked}#t={_whole(clip.start)}s" if clip.start else asked


def _stream(clip: Clip, _language: str) -> str:
    """It speaks the language of whoever is signed in."""
    found = _STREAM.match(clip.source)
    if not found:
        return ""
    if found[1]:
        address = f"https://web.microsoftstream.com/embed/video/{found[1]}"
        return _asked(address, ("autoplay", "true"), ("st", _whole(clip.start)))
    start = f",%22st%22:{_whole(clip.start)}" if clip.start else ""
    return _asked(clip.source.partition("&embed=")[0], ("embed", f"%7B%22af%22:true{start}%7D"))


def _wistia(clip: Clip, language: str) -> str:
    found = _WISTIA.match(clip.source)
    if not found:
        return ""
    return _asked(
        f"https://fast.wistia.net/embed/iframe/{found[1]}",
        ("autoPlay", "true"),
        ("doNotTrack", "true"),
        ("playsinline", "true"),
        ("time", _whole(clip.start)),
        ("plugin[captions-v1][onByDefault]", "true"),
        ("plugin[captions-v1][language]", language),
    )


def _loom(clip: Clip, _language: str) -> str:
    """It has one language."""
    found = _LOOM.match(clip.source)
    if not found:
        return ""
    address = f"https://www.loom.com/embed/{found[1]}"
    return _asked(address, ("autoplay", 1), ("hide_share", "true"), ("hide_owner", "true"), ("t", _whole(clip.start)))


def _peertube(clip: Clip, language: str) -> str:
    found = _PEERTUBE.match(clip.source)
    if not found:
        return ""
    return _asked(
        f"https://{found[1]}/videos/embed/{found[2]}",
        ("autoplay", 1),
        ("p2p", 0),
        ("peertubeLink", 0),
        ("start", _whole(clip.start)),
        ("stop", _whole(clip.end, 1)),
        ("subtitle", language),
    )


_FRAMES: dict[Provider, Callable[[Clip, str], str]] = {
    Provider.YOUTUBE: _youtube,
    Provider.VIMEO: _vimeo,
    Provider.STREAM: _stream,
    Provider.WISTIA: _wistia,
    Provider.LOOM: _loom,
    Provider.PEERTUBE: _peertube,
}
