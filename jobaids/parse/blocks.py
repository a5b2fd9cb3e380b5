"""Block tokens become a tree; alerts of every spelling are found on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from jobaids.model.diagnostic import Severity
from jobaids.model.prose import Text
from jobaids.model.source import Span
from jobaids.parse.alerts import Marker, bracket_marker, fence_marker, quote_alert, spoken_alert
from jobaids.parse.cutting import is_empty
from jobaids.parse.html import Hidden, Tag, Words, pieces
from jobaids.parse.inlines import Prose, read_prose
from jobaids.parse.markdown import block_tokens
from jobaids.parse.place import Place, cell_place, place_of
from jobaids.parse.reading import Desk
from jobaids.parse.remarks import keep_remark
from jobaids.parse.tree import Kind, Node
from jobaids.parse.weaver import Weaver

_TASK = re.compile(r"\[([ xX])\](?:[ \t\n]+|$)")


def read_blocks(desk: Desk, text: str) -> tuple[Node, ...]:
    """The blocks of a text whose lines are those of the desk."""
    tokens = block_tokens(text, desk.notes)
    for line in desk.notes.get("deep", ()):
        desk.tell(
            "JA012",
            Severity.WARNING,
            desk.whole_line(line + 1),
            "lists or quotes are nested too deep here",
            "nobody can follow them; from here on the text is kept as plain words",
            "make it flat: steps, with key points below",
        )
    return tuple(Builder(desk, tokens).nodes())


class Builder:
    """Walks the tokens once, in order."""

    def __init__(self, desk: Desk, tokens: list[Token]) -> None:
        self.desk = desk
        self.tokens = tokens
        self.index = 0
        self.last = 1  # the line of the last token that named one

    def nodes(self) -> Iterator[Node]:
        """The blocks up to the end of the block they stand in, which is passed over."""
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if token.nesting < 0:
                return
            yield from self._node(token)

    def _node(self, token: Token) -> Iterator[Node]:
        first, last = self._lines(token)
        match token.type:
            case "paragraph_open":
                yield self._paragraph(first, last)
            case "heading_open":
                prose = self._prose()
                yield Node(kind=Kind.HEADING, first=first, last=last, prose=prose, level=int(token.tag[1]))
            case "fence" | "code_block":
                syntax = token.info.split()[0] if token.info.split() else ""
                yield Node(kind=Kind.CODE, first=first, last=last, text=token.content.rstrip("\n"), syntax=syntax)
            case "hr":
                yield Node(kind=Kind.DIVIDER, first=first, last=last)
            case "html_block":
                yield from self._html(token.content, first, last)
            case "table_open":
                yield self._table(first, last)
            case _:
                yield self._nest(token, first, last)

    def _nest(self, token: Token, first: int, last: int) -> Node:
        match token.type:
            case "bullet_list_open":
                return Node(kind=Kind.BULLETS, first=first, last=last, nodes=tuple(self.nodes()))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                return Node(kind=Kind.NUMBERS, first=first, last=last, nodes=tuple(self.nodes()), start=start)
            case "list_item_open":
                ticked = self._tick()
                return Node(kind=Kind.ITEM, first=first, last=last, nodes=tuple(self.nodes()), ticked=ticked)
            case "admonition_open":
                return self._admonition(token, first, last)
            case _:
                return self._quote(first, last)

    def _lines(self, token: Token) -> tuple[int, int]:
        """The first and last line of a block, blank lines after it left out."""
        if token.map:
            first, last = token.map[0] + 1, token.map[1]
            while last > first and not self.desk.lines[min(last, len(self.desk.lines)) - 1].strip():
                last -= 1
            self.last = last
            return first, last
        return self.last, self.last

    def _prose(self) -> Prose:
        """The inline token that comes next, and the end of the block around it."""
        token = self.tokens[self.index]
        self.index += 2
        line = (token.map[0] if token.map else self.last - 1) + 1
        return self.prose(token.content, line)

    def prose(self, content: str, line: int) -> Prose:
        """Some content that begins in a line."""
        return read_prose(self.desk, place_of(self.desk.source.file, self.desk.lines, line, content))

    def _paragraph(self, first: int, last: int) -> Node:
        node = Node(kind=Kind.PARAGRAPH, first=first, last=last, prose=self._prose())
        return spoken_alert(node, self.desk.terms) or node

    def _tick(self) -> bool | None:
        """Whether the item that opens here has a ticked box; the box is taken away."""
        if self.index + 1 >= len(self.tokens) or self.tokens[self.index].type != "paragraph_open":
            return None
        token = self.tokens[self.index + 1]
        box = _TASK.match(token.content)
        if box is None:
            return None
        if token.map and "\n" in box[0]:
            token.map = [token.map[0] + 1, token.map[1]]
        token.content = token.content[box.end() :]
        return box[1] != " "

    def _quote(self, first: int, last: int) -> Node:
        opens = self.index + 1 < len(self.tokens) and self.tokens[self.index].type == "paragraph_open"
        inline = self.tokens[self.index + 1] if opens else None
        marker = bracket_marker(inline.content, self.desk.terms) if inline else None
        if marker is None or inline is None:
            quote = Node(kind=Kind.QUOTE, first=first, last=last, nodes=tuple(self.nodes()))
            return quote_alert(quote, self.desk.terms) or quote
        line = (inline.map[0] if inline.map else first - 1) + 1
        if marker.rest:
            inline.content, inline.map = marker.rest, [line, last]
        else:
            self.index += 3
        return self._alert(marker, line, first, last)

    def _admonition(self, token: Token, first: int, last: int) -> Node:
        if self.index < len(self.tokens) and self.tokens[self.index].type == "admonition_title_open":
            self.index += 3
        return self._alert(fence_marker(token.info, self.desk.terms), first, first, last)

    def _alert(self, marker: Marker, line: int, first: int, last: int) -> Node:
        title = self.prose(marker.title, line) if marker.title else None
        nodes = tuple(self.nodes())
        return Node(kind=Kind.ALERT, first=first, last=last, signal=marker.signal, prose=title, nodes=nodes)

    def _table(self, first: int, last: int) -> Node:
        rows: list[list[Prose]] = []
        aligns: list[str] = []
        cursor = 0
        while (token := self.tokens[self.index]).type != "table_close":
            self.index += 1
            if token.type == "tr_open":
                rows.append([])
                cursor = 0
            elif token.type == "inline":
                line = (token.map[0] if token.map else first - 1) + 1
                place, cursor = cell_place(self.desk.source.file, self.desk.lines, line, (token.content, cursor))
                rows[-1].append(read_prose(self.desk, place))
            elif token.type == "th_open":
                aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
        self.index += 1
        return Node(kind=Kind.TABLE, first=first, last=last, rows=tuple(map(tuple, rows)), aligns=tuple(aligns))

    def _html(self, content: str, first: int, last: int) -> Iterator[Node]:
        """The paragraphs of some raw HTML."""
        place = place_of(self.desk.source.file, self.desk.lines, first, content.rstrip("\n"))
        weaver = Weaver(self.desk, place)
        for piece in pieces(place.content):
            match piece:
                case Words(text=text):
                    weaver.add(Text(text=text))
                case Hidden(comment=True):
                    alone = place.content.strip() == place.content[piece.at : piece.end].strip()
                    keep_remark(self.desk, piece.text, place.span(piece.at, piece.end), alone=alone)
                case Hidden():
                    self._tell_hidden(place.span(piece.at, piece.end))
                case Tag():
                    if piece.parts_paragraphs:
                        yield from self._flush(weaver, place, first, last)
                        weaver = Weaver(self.desk, place)
                    weaver.tag(piece, place.span(piece.at, piece.end))
        yield from self._flush(weaver, place, first, last)

    def _flush(self, weaver: Weaver, place: Place, first: int, last: int) -> Iterator[Node]:
        inlines = weaver.weave([])
        if not is_empty(inlines):
            prose = Prose(inlines=inlines, span=place.opening())
            yield Node(kind=Kind.PARAGRAPH, first=first, last=last, prose=prose)

    def _tell_hidden(self, span: Span) -> None:
        self.desk.tell(
            "JA014",
            Severity.WARNING,
            span,
            "a script or style in raw HTML is left out",
            "pages and cards have their own, and run nobody else's",
            "take it away",
        )
