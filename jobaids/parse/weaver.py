"""A flat run of inline tokens, woven into inlines whose links and pictures know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from jobaids.model.diagnostic import Severity
from jobaids.model.prose import Break, Emphasis, Inline, Inlines, Link, Literal, Picture, Strong, Struck, Text
from jobaids.model.source import Span
from jobaids.parse.cutting import is_empty, unlinked
from jobaids.parse.hrefs import Leads, leads, path_of
from jobaids.parse.html import Hidden, Tag, pieces
from jobaids.parse.place import Place
from jobaids.parse.raised import RAISED, raised
from jobaids.parse.reading import Desk
from jobaids.parse.remarks import keep_remark
from jobaids.parse.simple_prose import may_hold_address

DEEPEST = 20  # levels of strong within emphasis within strong; deeper signs lose their weight, not their words

_BARE = re.compile(
    r"(?<![\w/.@-])(?:(?:https?://|www\.)[^\s<>\"“”。，、；：！？（）「」]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"[?!.,:;*_~'’”]+$")
_LIST_AFTER_PICTURE = re.compile(r"\{(?![{%#])[^{}]*\}")
_KRAMDOWN = re.compile(r"\{:[^{}\n]*\}")

_FRAMES: dict[str, str] = {
    "strong": "strong",
    "em": "em",
    "s": "s",
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
}
_TAGS = frozenset((*_FRAMES, *RAISED, "a"))


@dataclass(slots=True, kw_only=True)
class Frame:
    """An open pair of signs or tags, and what is gathered within."""

    kind: str
    inner: list[Inline] = field(default_factory=list)
    href: str = ""
    title: str = ""
    span: Span | None = None
    raw: bool = False  # opened by a tag, which may be left open


class Weaver:
    """Turns a flat run of tokens into nested inlines."""

    def __init__(self, desk: Desk, place: Place) -> None:
        self.desk = desk
        self.place = place
        self.frames = [Frame(kind="")]
        self.cursor = 0  # in the content: what stands before has been passed

    def weave(self, tokens: list[Token]) -> Inlines:
        """The inlines of some tokens; frames left open by raw tags are closed."""
        for token in tokens:
            self._take(token)
        while len(self.frames) > 1:
            self._close_top()
        return tuple(self.frames[0].inner)

    def _take(self, token: Token) -> None:
        kind, _, act = token.type.rpartition("_")
        if act == "open" and (kind in _FRAMES or kind == "link"):
            self._open(kind, {name: str(value) for name, value in token.attrs.items()}, token)
        elif act == "close" and (kind in _FRAMES or kind == "link"):
            self._close(kind)
        else:
            self._leaf(token)
            self.cursor = max(self.cursor, token.meta.get("end", 0))

    def _leaf(self, token: Token) -> None:
        match token.type:
            case "code_inline":
                self.add(Literal(text=token.content))
            case "softbreak":
                self.add(Text(text="\n"))
            case "hardbreak":
                self.add(Break())
            case "image":
                self._image(token)
            case "wiki":
                self._wiki(token)
            case "html_inline":
                self._html(token)
            case _:
                self._text(token)

    def add(self, *inlines: Inline) -> None:
        """Put inlines into the innermost open frame."""
        self.frames[-1].inner.extend(inlines)

    def _open(self, kind: str, attributes: dict[str, str], token: Token | None, span: Span | None = None) -> None:
        href, title = attributes.get("href", ""), attributes.get("title", "")
        if token is not None and "at" in token.meta:
            span = self.place.span(token.meta["at"], token.meta["end"])
        self.frames.append(Frame(kind=_FRAMES.get(kind, kind), href=href, title=title, span=span, raw=token is None))

    def _close(self, kind: str, raw: bool = False) -> None:
        """Close the innermost frame of a kind, and raw frames left open within it; a stray raw tag closes nothing."""
        kind = _FRAMES.get(kind, kind)
        for frame in reversed(self.frames[1:]):
            if frame.kind == kind and frame.raw == raw:
                break
            if not frame.raw:
                return
        else:
            return
        while self.frames[-1] is not frame:
            self._close_top()
        self._close_top()

    def _close_top(self) -> None:
        frame = self.frames.pop()
        inner = tuple(frame.inner)
        if len(self.frames) > DEEPEST or (frame.kind != "link" and is_empty(inner)):
            self.add(*inner)
        elif frame.kind in _WRAPS:
            self.add(_WRAPS[frame.kind](inner))
        elif frame.kind in RAISED:
            self.add(*raised(frame.kind, inner))
        else:
            self.add(*self._linked(inner, frame.href, frame.span, frame.title))

    def _linked(self, inner: Inlines, href: str, span: Span | None, title: str = "") -> Inlines:
        """A link, or its words alone where a browser must not follow it."""
        span = span or self.place.opening()
        inner = unlinked(inner) if not is_empty(inner) else (Text(text=href),)
        if not href.strip():
            return inner
        if leads(href) is not Leads.HOSTILE:
            return (Link(inner=inner, href=href.strip(), title=title, span=span),)
        self.desk.tell(
            "JA324",
            Severity.WARNING,
            span,
            "this link is shown as plain words",
            "only https:, http:, mailto:, tel: and sms: addresses and paths of the project may be followed",
            "write one of these, or take the link away",
        )
        return inner

    def _text(self, token: Token) -> None:
        text = token.content
        if token.type == "text" and "{" in text:
            text = self._without_lists(text)
        if any(frame.kind == "link" for frame in self.frames) or token.type != "text":
            self.add(Text(text=text))
            return
        end = 0
        for match in _BARE.finditer(text) if may_hold_address(text) else ():
            address = _trimmed(match[0])
            if text[end : match.start()]:
                self.add(Text(text=text[end : match.start()]))
            self.add(*self._linked((Text(text=address),), _full(address), self._find(address)))
            end = match.start() + len(address)
        self.add(Text(text=text[end:]))

    def _without_lists(self, text: str) -> str:
        """The text without the attribute lists of other tools: after a picture, or opening with a colon."""
        before = self.frames[-1].inner
        if before and isinstance(before[-1], Picture) and (found := _LIST_AFTER_PICTURE.match(text)):
            text = text[found.end() :]
        return _KRAMDOWN.sub("", text)

    def _find(self, written: str) -> Span:
        at = self.place.content.find(written, self.cursor)
        if at < 0:
            return self.place.opening()
        self.cursor = at + len(written)
        return self.place.span(at, self.cursor)

    def _image(self, token: Token) -> None:
        attributes = {name: str(value) for name, value in token.attrs.items()}
        attributes["alt"] = "".join(_alternative(child) for child in token.children or ())
        self.picture(attributes, self._span_of(token))

    def picture(self, attributes: dict[str, str], span: Span) -> None:
        """A picture of the project; a clip or a picture from elsewhere as a link; else its words."""
        source, alt = attributes.get("src", "").strip(), " ".join(attributes.get("alt", "").split())
        where = leads(source)
        ending = path_of(source)[0].rpartition(".")[2].lower()
        if where is Leads.WITHIN and source and ending not in self.desk.reading.video_endings:
            self.add(Picture(source=source, alt=alt, title=attributes.get("title", ""), span=span))
            return
        if where is Leads.HOSTILE and not alt:
            alt = attributes.get("title", "")
        if where is Leads.WEB:
            self.desk.tell(
                "JA325",
                Severity.WARNING,
                span,
                "a picture from elsewhere is shown as a link",
                "a card cannot show it, and a page loads nothing from strangers",
                "put the picture beside the aid and show it from there",
            )
        self.add(*self._linked((Text(text=alt or source),), source, span))

    def _wiki(self, token: Token) -> None:
        span, target = self._span_of(token), token.info
        if token.markup and "." in target:
            size = token.content.replace("x", "").isdigit()
            self.picture({"src": target, "alt": "" if size else token.content}, span)
            return
        path, hash_sign, place = target.partition("#")
        href = (path if not path or path.endswith(".md") else f"{path}.md") + hash_sign + place
        words = token.content or (path.rpartition("/")[2] if path else place)
        self.add(*self._linked((Text(text=words),), href, span))

    def _html(self, token: Token) -> None:
        span = self._span_of(token)
        for piece in pieces(token.content):
            if isinstance(piece, Tag):
                self.tag(piece, span)
            elif isinstance(piece, Hidden) and piece.comment:
                keep_remark(self.desk, piece.text, span, alone=False)

    def tag(self, tag: Tag, span: Span) -> None:
        """What one raw tag adds: a break, a picture, a link, weight; any other adds nothing."""
        if tag.name == "br":
            self.add(Break())
        elif tag.name == "img":
            self.picture(tag.attributes, span)
        elif tag.name in {"iframe", "video", "source", "audio", "embed"} and tag.attributes.get("src"):
            source = tag.attributes["src"]
            self.add(*self._linked((Text(text=tag.attributes.get("title", source)),), source, span))
        elif tag.name in _TAGS:
            kind = "link" if tag.name == "a" else tag.name
            if tag.closes:
                self._close(kind, raw=True)
            elif kind != "link" or tag.attributes.get("href"):
                self._open(kind, tag.attributes, None, span)

    def _span_of(self, token: Token) -> Span:
        if "at" not in token.meta:
            return self.place.opening()
        return self.place.span(token.meta["at"], token.meta["end"])


_WRAPS: dict[str, Callable[[Inlines], Inline]] = {
    "strong": lambda inner: Strong(inner=inner),
    "em": lambda inner: Emphasis(inner=inner),
    "s": lambda inner: Struck(inner=inner),
}


def _alternative(token: Token) -> str:
    """The words of a token within alternative text."""
    if token.type == "image":
        return "".join(_alternative(child) for child in token.children or ())
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content if token.type != "html_inline" else ""


def _trimmed(address: str) -> str:
    """A bare address without the punctuation of the sentence around it."""
    address = _LOOSE_END.sub("", address)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = _LOOSE_END.sub("", address[:-1])
    return address


def _full(address: str) -> str:
    if address.lower().startswith("www."):
        return f"https://{address}"
    return address if "://" in address else f"mailto:{address}"
