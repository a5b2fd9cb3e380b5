"""Prose as HTML. Every word is escaped here; no author can write markup of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from jobaids.language.words import Words
from jobaids.model.aid import Signal
from jobaids.model.names import Slug
from jobaids.model.prose import (
    AlertBlock,
    Blocks,
    Break,
    CodeBlock,
    Divider,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Literal,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Text,
)
from jobaids.model.release import Edition
from jobaids.render.addresses import Addresses
from jobaids.render.page.figure import Said, figure_of
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.signal import signal_word
from jobaids.render.page.timing import with_times

OUTSIDE = ("https:", "http:")
DIRECT = ("mailto:", "tel:", "sms:")
DEEPEST_HEADING = 6
STRESS = {Strong: "strong", Emphasis: "em", Struck: "s"}
TICK = {None: Markup(), True: Markup("☑ "), False: Markup("☐ ")}
TAGS = {
    tag: (Markup("<{}>").format(tag), Markup("</{}>").format(tag))
    for tag in ("p", "li", "th", "td", "code", *STRESS.values())
}
INJURY = frozenset({Signal.DANGER, Signal.WARNING, Signal.CAUTION})  # NOTICE bears no triangle (ANSI Z535.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around some prose: the aid it belongs to, and all it may point at."""

    words: Words
    addresses: Addresses
    shelf: Shelf
    edition: Edition
    said: Said = field(default_factory=dict)

    def address(self, href: str) -> str:
        """Where a link leads, or nothing where its target is not on this site."""
        kind, _, rest = href.partition(":")
        name, _, anchor = rest.partition("#")
        if href.startswith("#"):
            return self.addresses.aid(self.edition.aid.slug, href[1:])
        match kind:
            case "aid":
                spine = self.shelf.spines.get(Slug(name))
                return self.addresses.aid(spine.slug, anchor) if spine else ""
            case "station":
                return self.addresses.station(Slug(name)) if Slug(name) in self.shelf.stations else ""
            case "file":
                media = self.edition.media_of(rest)
                return self.addresses.media(media) if media else ""
            case _:
                return href if href.startswith((*OUTSIDE, *DIRECT)) else ""


def render_inlines(inlines: Inlines, around: Surroundings) -> Markup:
    """Words within a line."""
    return Markup().join(_inline(inline, around) for inline in inlines)


def _inline(inline: Inline, around: Surroundings) -> Markup:
    match inline:
        case Text(text=text):
            return with_times(text, around.edition.aid.language)
        case Strong() | Emphasis() | Struck():
            return _within(STRESS[type(inline)], render_inlines(inline.inner, around))
        case Literal(text=text):
            return _within("code", escape(text))
        case Break():
            return Markup("<br>")
        case Link():
            return _link(inline, around)
        case Picture():
            return _picture(inline, around)


def _within(tag: str, inner: Markup) -> Markup:
    """An element without attributes; put together as it is, for filling in forms takes ten times as long."""
    opening, closing = TAGS[tag]
    return opening + inner + closing


def _link(link: Link, around: Surroundings) -> Markup:
    inner = render_inlines(link.inner, around)
    address = around.address(link.href)
    if not address:
        return inner
    if address.startswith(OUTSIDE):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, inner)
    if link.href.startswith("file:"):
        return Markup('<a href="{}" download>{}</a>').format(address, inner)
    return Markup('<a href="{}">{}</a>').format(address, inner)


def _picture(picture: Picture, around: Surroundings) -> Markup:
    figure = figure_of(picture, around.edition, around.addresses, picture.alt)
    if not figure:
        return Markup("<em>{}</em>").format(picture.alt) if picture.alt else Markup()
    return Markup(
        '<img src="{0.source}" srcset="{0.srcset}" sizes="{0.sizes}" width="{0.width}" height="{0.height}"'
        ' alt="{0.alt}" loading="lazy">'
    ).format(figure)


def render_blocks(blocks: Blocks, around: Surroundings, top: int = 3) -> Markup:
    """Paragraphs, lists and all that stands between them; the first heading has level `top`, none skips a level."""
    open_levels: list[int] = []
    pieces: list[Markup] = []
    for block in blocks:
        match block:
            case Paragraph(inner=inner):
                pieces.append(_within("p", render_inlines(inner, around)))
            case Heading():
                while open_levels and open_levels[-1] >= block.level:
                    open_levels.pop()
                open_levels.append(block.level)
                pieces.append(_heading(block, min(top + len(open_levels) - 1, DEEPEST_HEADING), around))
            case _:
                pieces.append(_block(block, around, top))
    return Markup().join(pieces)


def _heading(heading: Heading, level: int, around: Surroundings) -> Markup:
    inner = render_inlines(heading.inner, around)
    if heading.anchor:
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, heading.anchor, inner)
    return Markup("<h{0}>{1}</h{0}>").format(level, inner)


def _block(block: Listing | CodeBlock | Quote | Table | Divider | AlertBlock, around: Surroundings, top: int) -> Markup:
    match block:
        case Listing():
            return _listing(block, around, top)
        case CodeBlock(text=text):
            return Markup("<pre><code>{}</code></pre>").format(text)
        case Quote(blocks=blocks):
            return Markup("<blockquote>{}</blockquote>").format(render_blocks(blocks, around, top))
        case Table():
            return _table(block, around)
        case Divider():
            return Markup("<hr>")
        case AlertBlock():
            return render_alert(Signal(block.signal), block.title, block.blocks, around, top)


def _listing(listing: Listing, around: Surroundings, top: int) -> Markup:
    items = Markup().join(_item(item, around, top) for item in listing.items)
    if listing.start is not None:
        return Markup('<ol start="{}">{}</ol>').format(listing.start, items)
    if any(item.ticked is not None for item in listing.items):
        return Markup('<ul class="ticks">{}</ul>').format(items)
    return Markup("<ul>{}</ul>").format(items)


def _item(item: Item, around: Surroundings, top: int) -> Markup:
    match item.blocks:
        case (Paragraph(inner=inner),):
            said = render_inlines(inner, around)
        case _:
            said = render_blocks(item.blocks, around, top)
    return _within("li", TICK[item.ticked] + said)


def _table(table: Table, around: Surroundings) -> Markup:
    aligns = (*table.aligns, *[""] * len(table.head))
    head = Markup().join(
        _cell("th" if cell else "td", cell, align, around) for cell, align in zip(table.head, aligns, strict=False)
    )
    rows = Markup().join(
        Markup("<tr>{}</tr>").format(
            Markup().join(_cell("td", cell, align, around) for cell, align in zip(row, aligns, strict=False))
        )
        for row in table.rows
    )
    return Markup('<div class="wide" tabindex="0"><table>{}{}</table></div>').format(
        Markup("<thead><tr>{}</tr></thead>").format(head) if any(table.head) else "",
        Markup("<tbody>{}</tbody>").format(rows) if rows else "",
    )


def _cell(tag: str, cell: Inlines, align: str, around: Surroundings) -> Markup:
    inner = render_inlines(cell, around)
    if align:
        return Markup('<{0} class="{1}">{2}</{0}>').format(tag, align, inner)
    return _within(tag, inner)


def render_alert(signal: Signal, title: Inlines, blocks: Blocks, around: Surroundings, top: int = 4) -> Markup:
    """A hazard with its signal word, or a note without one."""
    return Markup(
        '<div class="alert {kind}"><p class="word">{sign}{word}</p><div class="says">{title}{says}</div></div>'
    ).format(
        kind=signal.value,
        sign=Markup('<span class="sign" aria-hidden="true"></span>') if signal in INJURY else "",
        word=signal_word(signal, around.words),
        title=Markup("<p><strong>{}</strong></p>").format(render_inlines(title, around)) if title else "",
        says=render_blocks(blocks, around, top),
    )
