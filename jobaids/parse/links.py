"""Every link, picture and clip led to what it names, and told where that does not exist."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from jobaids.model.aid import Aid, Borrowed, Clip, Provider, Step
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor, Slug
from jobaids.model.prose import Inlines, Link, Picture
from jobaids.model.source import Span
from jobaids.model.station import Station
from jobaids.parse.fields import nearest
from jobaids.parse.hrefs import Leads, leads, path_of
from jobaids.parse.places import Landmark, Places, below_content, landmark_of, places_of
from jobaids.parse.rewriting import Rewriting


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The aids with their links led to their ends, and what is told of those that lead nowhere."""

    aids: tuple[Aid, ...]
    told: tuple[Diagnostic, ...] = ()


def link_aids(aids: tuple[Aid, ...], files: frozenset[str]) -> Linked:
    """Lead every address to one of the forms `model.prose` names; a link that leads nowhere becomes its words.

    `files` are the paths of all files below `content/`. Of aids that share a slug only the first can be led to; both
    are told.
    """
    places = places_of(map(landmark_of, aids), files)
    told = [*_same_slugs(aids)]
    linked = []
    for aid in aids:
        linker = _Linker(aid=aid, places=places)
        linked.append(linker.linked())
        told += linker.told
    return Linked(aids=tuple(linked), told=tuple(dict.fromkeys(told)))


def link_aid(aid: Aid, aids: tuple[Aid, ...], places: Places) -> Linked:
    """The same for one of the aids, which need not have been led to their ends."""
    linked = link_alone(aid, places)
    same = (one for one in _same_slugs(aids) if one.slug == aid.slug)
    return replace(linked, told=tuple(dict.fromkeys((*same, *linked.told))))


def link_alone(aid: Aid, places: Places) -> Linked:
    """The same for an aid that shares its slug with no other."""
    linker = _Linker(aid=aid, places=places)
    linked = linker.linked()
    return Linked(aids=(linked,), told=tuple(dict.fromkeys(linker.told)))


def link_stations(stations: tuple[Station, ...], aids: tuple[Aid, ...]) -> tuple[Diagnostic, ...]:
    """What is told of stations that list an aid which does not exist."""
    known = {aid.slug for aid in aids}
    return tuple(
        Diagnostic(
            rule="JA024",
            severity=Severity.ERROR,
            what=f"the station `{station.slug}` lists `{slug}`, and there is no such aid" + _meant(slug, known),
            why="its pack would miss a card",
            fix="write the aid's permanent name, or take it off the list",
            span=span,
        )
        for station in stations
        for slug, span in zip(station.aids, station.aid_spans or (station.span,) * len(station.aids), strict=False)
        if slug not in known
    )


def _meant(name: str, known: set[Slug] | set[Anchor]) -> str:
    near = nearest(name, known)
    return f"; is it `{near}`?" if near else ""


def _same_slugs(aids: tuple[Aid, ...]) -> list[Diagnostic]:
    sharing: dict[str, list[Aid]] = defaultdict(list)
    for aid in aids:
        sharing[aid.slug.casefold()].append(aid)
    return [
        Diagnostic(
            rule="JA016",
            severity=Severity.ERROR,
            what=f"`{aid.slug}` is also the name of {others[0].file if others[0] is not aid else others[1].file}",
            why="a name stands for one aid: its codes, its page, its registry file",
            fix="give one of them another name: `aid: …` in its head",
            span=aid.head.span_of("aid") if aid.slug_written else aid.span,
            slug=aid.slug,
        )
        for others in sharing.values()
        if len(others) > 1
        for aid in others
    ]


@dataclass(slots=True, kw_only=True)
class _Linker:
    """Leads the addresses of one aid."""

    aid: Aid
    places: Places
    told: list[Diagnostic] = field(default_factory=list)

    def linked(self) -> Aid:
        rewriting = Rewriting(link=self.link, picture=self.picture, clip=self.clip, borrowed=self.borrowed)
        for slug in self.aid.head.first:
            if slug not in self.places.by_slug:
                what = f"`first` names `{slug}`, and there is no such aid" + _meant(slug, set(self.places.by_slug))
                self._tell("JA320", self.aid.head.span_of("first"), what, "a card would send people to nothing")
        return rewriting.aid(self.aid)

    def link(self, link: Link) -> Inlines:
        """A link led to its end, or its words."""
        if leads(link.href) is not Leads.WITHIN:
            return (link,)
        path, fragment = path_of(link.href)
        if not path:
            href = self._own(fragment, link.span)
        elif found := self._found(path, link.span, link.href):
            href = self._led(found, fragment, link.span)
        else:
            href = ""
        return (replace(link, href=href),) if href else link.inner

    def _own(self, fragment: str, span: Span) -> str:
        own = landmark_of(self.aid)
        if fragment in own.anchors:
            return f"#{fragment}"
        return self._no_anchor(own, fragment, span)

    def _led(self, found: str, fragment: str, span: Span) -> str:
        aid = self.places.by_path.get(found)
        if aid is None:
            return f"file:{found}"
        if not fragment:
            return f"aid:{aid.slug}"
        if fragment in aid.anchors:
            return f"aid:{aid.slug}#{fragment}"
        self._no_anchor(aid, fragment, span)
        return f"aid:{aid.slug}"

    def _no_anchor(self, aid: Landmark, fragment: str, span: Span) -> str:
        """Tell of an anchor that does not exist; no address."""
        what = f"`{aid.slug}` has no `{fragment}`" + _meant(fragment, set(aid.anchors))
        self._tell("JA321", span, what, "whoever follows it lands somewhere else", Severity.WARNING)
        return ""

    def picture(self, picture: Picture) -> Picture:
        """A picture led to its file."""
        path, _ = path_of(picture.source)
        found = self._found(path, picture.span, picture.source, "JA322")
        return replace(picture, source=found or path)

    def clip(self, clip: Clip) -> Clip:
        """A clip led to its file; one at a provider as it is."""
        if clip.provider is not Provider.FILE:
            return clip
        path, _ = path_of(clip.source)
        return replace(clip, source=self._found(path, clip.span, clip.source, "JA322") or path)

    def borrowed(self, borrowed: Borrowed, step: Step) -> Borrowed:
        """A borrowed step led to the aid and step it is taken from."""
        found = self._found(borrowed.slug, step.span, borrowed.slug, "JA328")
        aid = self.places.by_path.get(found)
        if aid is None:
            return borrowed
        if borrowed.anchor not in aid.steps:
            what = f"`{aid.slug}` has no step `{borrowed.anchor}`" + _meant(borrowed.anchor, set(aid.anchors))
            self._tell("JA328", step.span, what, "the card would show nothing in its place")
        return replace(borrowed, slug=aid.slug)

    def _found(self, path: str, span: Span, written: str, rule: str = "") -> str:
        """The path below `content/` of what an address names; told, and empty, where there is nothing."""
        joined = _joined(below_content(self.aid.file), path)
        if joined is None:
            self._tell("JA323", span, f"`{written}` leads out of content/", "nothing out there is published")
            return ""
        found = self.places.find(joined)
        if not found:
            kind = "JA320" if path.endswith(".md") else "JA329"
            self._tell(rule or kind, span, f"`{written}` does not exist" + self._near(joined), _WHY[rule or kind])
        return found

    def _near(self, path: str) -> str:
        near = nearest(path, self.places.files)
        return f"; is it `{near}`?" if near else ""

    def _tell(self, rule: str, span: Span, what: str, why: str, severity: Severity | None = None) -> None:
        severity = severity or (Severity.WARNING if rule in {"JA320", "JA329"} else Severity.ERROR)
        fix = "correct the address, or take it away"
        self.told.append(
            Diagnostic(rule=rule, severity=severity, what=what, why=why, fix=fix, span=span, slug=self.aid.slug)
        )


_WHY = {
    "JA320": "a link to nothing is shown as plain words",
    "JA329": "a link to nothing is shown as plain words",
    "JA322": "the card and the page would have a hole in their place",
    "JA328": "the card would show nothing in its place",
}


def _joined(file: str, path: str) -> str | None:
    """A path relative to a file, or to `content/` where it begins with a slash; None where it leads out."""
    parts = [] if path.startswith("/") else file.split("/")[:-1]
    for part in path.replace("\\", "/").split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
