"""Links that are clips: a video beside the aid or at a known provider, and the part of it that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobaids.model.aid import Clip, Provider
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Seconds
from jobaids.model.plain import plain
from jobaids.model.prose import Link
from jobaids.parse.hrefs import Leads, decoded, leads, path_of
from jobaids.parse.reading import Desk

_WEB = re.compile(r"https?://([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:npt:)?(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d{1,3})?)s?")
_UNITS = re.compile(r"(?=\d)(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5}(?:\.\d{1,3})?)s?)?")
_TITLE = re.compile(r"\s*([\d:.]+)\s*[-\u2013\u2014]\s*([\d:.]+)\s*")

_PLAYERS = (
    (
        Provider.YOUTUBE,
        re.compile(r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch$|embed/|shorts/|live/|v/)|youtu\.be/."),
    ),
    (Provider.VIMEO, re.compile(r"(?:www\.)?vimeo\.com/(?:[a-z/]+/)?\d|player\.vimeo\.com/video/\d")),
    (
        Provider.STREAM,
        re.compile(
            r"web\.microsoftstream\.com/(?:embed/)?video/|[\w-]+\.sharepoint\.com/(?::v:|.*(?:stream|embed)\.aspx)"
        ),
    ),
    (Provider.WISTIA, re.compile(r"(?:[\w-]+\.)?wistia\.(?:com|net)/(?:medias|embed)/")),
    (Provider.LOOM, re.compile(r"(?:www\.)?loom\.com/(?:share|embed)/")),
    (Provider.PEERTUBE, re.compile(r"[^/]+/(?:videos/(?:watch|embed)/[0-9a-zA-Z-]{20,}|w/[0-9a-zA-Z-]{20,})")),
)
"""Which address belongs to which provider: host and path as their own sharing buttons write them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a video that is meant; `wrong` where it was written so that it cannot be read."""

    start: Seconds | None = None
    end: Seconds | None = None
    wrong: bool = False


def clip_of(desk: Desk, link: Link) -> Clip | None:
    """The clip a link leads to, if it leads to one; the link's title may name the part that is meant."""
    where = leads(link.href)
    if where is Leads.WITHIN:
        return _local(desk, link)
    return _remote(desk, link) if where is Leads.WEB else None


def _local(desk: Desk, link: Link) -> Clip | None:
    path, fragment = path_of(link.href)
    if path.rpartition(".")[2].lower() not in desk.reading.video_endings or path.endswith("/"):
        return None
    window = _fragment_window(fragment) or _title_window(link.title) or Window()
    source = link.href.partition("#")[0].partition("?")[0]
    return _clip(desk, link, Provider.FILE, source, window)


def _remote(desk: Desk, link: Link) -> Clip | None:
    found = _WEB.fullmatch(link.href)
    if found is None:
        return None
    host, path, query, fragment = found[1].lower(), found[2], found[3] or "", found[4] or ""
    provider = next((provider for provider, form in _PLAYERS if form.match(host + path)), None)
    if provider is None:
        return None
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    asked = {name: decoded(value) for name, _, value in pairs}
    kept = [pair for pair in query.split("&") if pair and pair.partition("=")[0] not in {"t", "start", "end"}]
    source = f"https://{host}{path}" + (f"?{'&'.join(kept)}" if kept else "")
    window = _asked_window(asked) or _fragment_window(fragment) or _title_window(link.title) or Window()
    return _clip(desk, link, provider, source, window)


def _clip(desk: Desk, link: Link, provider: Provider, source: str, window: Window) -> Clip:
    if window.wrong:
        desk.tell(
            "JA327",
            Severity.WARNING,
            link.span,
            "the part of the clip that is meant cannot be read",
            "the whole clip would run",
            "write it as #t=4,38 in seconds, the start before the end",
        )
    return Clip(
        source=source, title=plain(link.inner), provider=provider, start=window.start, end=window.end, span=link.span
    )


def _fragment_window(fragment: str) -> Window | None:
    """`#t=4,38`, as W3C Media Fragments 1.0 writes it."""
    part = next((part[2:] for part in fragment.split("&") if part.startswith("t=")), None)
    if part is None:
        return None
    start, _, end = part.partition(",")
    return _window(start, end)


def _asked_window(asked: dict[str, str]) -> Window | None:
    start, end = asked.get("start", "") or asked.get("t", ""), asked.get("end", "")
    return _window(start, end) if start or end else None


def _title_window(title: str) -> Window | None:
    """`0:04-0:38` in a link's title."""
    found = _TITLE.fullmatch(title)
    return _window(found[1], found[2]) if found else None


def _window(start: str, end: str) -> Window:
    first, last = seconds_of(start) if start else None, seconds_of(end) if end else None
    unread = (start and first is None) or (end and last is None)
    if unread or (last is not None and last <= (first or 0)) or (first is None and last is None):
        return Window(wrong=True)
    return Window(start=first, end=last)


def seconds_of(written: str) -> Seconds | None:
    """A moment written `38`, `0:38`, `1:02:03`, `38s` or `1m38s`, in seconds."""
    found = _CLOCK.fullmatch(written.strip().lower()) or _UNITS.fullmatch(written.strip().lower())
    if found is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return Seconds(hours * 3600 + minutes * 60 + seconds)
