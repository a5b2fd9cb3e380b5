"""Prose as it is sealed: plain words as a string, what has structure as small objects with one telling key."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.prose import (
    AlertBlock,
    Block,
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
from jobaids.record.forms import (
    COUNT,
    EXACT,
    FLAG,
    TEXT,
    WHITE,
    Form,
    Json,
    Key,
    folded,
    is_a,
    lazily,
    many,
    mark,
    record,
    tagged,
)


def _held(name: str, attribute: str, form: Form[Inlines] | Form[Blocks]) -> Key:
    return Key(name=name, attribute=attribute, form=form, required=True)


_inner = lazily(lambda: INNER)
_inlines = lazily(lambda: INLINES)
_blocks = lazily(lambda: BLOCKS)

PICTURE = record(
    Picture,
    Key(name="picture", attribute="source", form=EXACT, required=True),
    Key(name="alt", attribute="alt", form=TEXT, absent=""),
    Key(name="title", attribute="title", form=TEXT, absent=""),
)

_INLINE = tagged(
    ("strong", Strong, record(Strong, _held("strong", "inner", _inner))),
    ("em", Emphasis, record(Emphasis, _held("em", "inner", _inner))),
    ("struck", Struck, record(Struck, _held("struck", "inner", _inner))),
    ("literal", Literal, record(Literal, Key(name="literal", attribute="text", form=EXACT, required=True))),
    ("break", Break, mark("break", Break)),
    ("picture", Picture, PICTURE),
    (
        "link",
        Link,
        record(Link, _held("link", "inner", _inner), Key(name="href", attribute="href", form=EXACT, required=True)),
    ),
)


def _runs(inlines: Inlines) -> Iterator[str | Inline]:
    """Words that follow one another joined, white space at their seams and within folded to one space."""
    words = ""
    for inline in inlines:
        if isinstance(inline, Text):
            words += inline.text
            continue
        if words:
            yield _spaced(words)
        words = ""
        yield inline
    if words:
        yield _spaced(words)


def _spaced(words: str) -> str:
    """White space folded, but one space kept at each end that had any: the next word stands beyond it."""
    inside = folded(words)
    if not inside:
        return " "
    return " " * (words[0] in WHITE) + inside + " " * (words[-1] in WHITE)


def _write_inner(inlines: Inlines) -> Json:
    runs: list[Json] = [run if isinstance(run, str) else _INLINE.write(run) for run in _runs(inlines)]
    return runs[0] if len(runs) == 1 and isinstance(runs[0], str) else runs


def _read_inner(value: Json) -> Inlines:
    if isinstance(value, str):
        return (Text(text=value),)
    return tuple(Text(text=run) if isinstance(run, str) else _INLINE.read(run) for run in is_a(list, value))


def _write_inlines(inlines: Inlines) -> Json:
    runs = list(_runs(inlines))
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip(" ")
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" ")
    kept: list[Json] = [run if isinstance(run, str) else _INLINE.write(run) for run in runs if run]
    return kept[0] if len(kept) == 1 and isinstance(kept[0], str) else kept


INNER: Form[Inlines] = Form(write=_write_inner, read=_read_inner)
"""Words within a sentence: spaces at their ends belong to it."""

INLINES: Form[Inlines] = Form(write=_write_inlines, read=_read_inner)
"""A whole run of words, without white space at its ends."""

_PARAGRAPH = record(Paragraph, _held("p", "inner", _inlines))
_ITEM = record(
    Item,
    Key(name="ticked", attribute="ticked", form=FLAG),
    _held("blocks", "blocks", _blocks),
)
_BLOCK = tagged(
    ("p", Paragraph, _PARAGRAPH),
    (
        "heading",
        Heading,
        record(
            Heading,
            Key(name="heading", attribute="level", form=COUNT, required=True),
            _held("words", "inner", _inlines),
            Key(name="anchor", attribute="anchor", form=EXACT, absent=""),
        ),
    ),
    (
        "list",
        Listing,
        record(
            Listing,
            Key(name="list", attribute="items", form=many(_ITEM), required=True),
            Key(name="start", attribute="start", form=COUNT),
        ),
    ),
    (
        "code",
        CodeBlock,
        record(
            CodeBlock,
            Key(name="code", attribute="text", form=EXACT, required=True),
            Key(name="syntax", attribute="syntax", form=EXACT, absent=""),
        ),
    ),
    ("quote", Quote, record(Quote, _held("quote", "blocks", _blocks))),
    (
        "rows",
        Table,
        record(
            Table,
            Key(name="head", attribute="head", form=many(_inlines), required=True),
            Key(name="rows", attribute="rows", form=many(many(_inlines)), required=True),
            Key(name="aligns", attribute="aligns", form=many(EXACT), absent=()),
        ),
    ),
    ("rule", Divider, mark("rule", Divider)),
    (
        "alert",
        AlertBlock,
        record(
            AlertBlock,
            Key(name="alert", attribute="signal", form=EXACT, required=True),
            Key(name="title", attribute="title", form=_inlines, absent=()),
            _held("blocks", "blocks", _blocks),
        ),
    ),
)


def _write_block(block: Block) -> Json:
    written = _BLOCK.write(block)
    match written:
        case {"p": str(words)}:
            return words
    return written


def _read_block(value: Json) -> Block:
    block: Block = _PARAGRAPH.read({"p": value}) if isinstance(value, str) else _BLOCK.read(value)
    return block


BLOCKS: Form[Blocks] = many(Form(write=_write_block, read=_read_block))
"""Paragraphs, lists and the rest, in order; a paragraph of plain words is a string."""
