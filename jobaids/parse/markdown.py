"""CommonMark with tables, strikethrough and admonitions, as tokens that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

from jobaids.parse.openings import Openings

DEEPEST = 40  # levels of block nesting, a list and its item being two; deeper text is read as plain words
DEEPEST_PICTURE = 3  # pictures within the alternative text of pictures

Notes: TypeAlias = dict[str, Any]
"""What one reading carries along: link definitions, and the lines where text was nested too deep."""

InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

_WIKI_LINK = re.compile(r"!?\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")


class BoundedBlocks(ParserBlock):
    """A block parser that loses nothing where it stops going deeper."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 (names of the parent class)
        """Read some lines as blocks, or as one paragraph where they are nested deeper than `DEEPEST`."""
        if state.level < DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        state.env.setdefault("deep", []).append(startLine)
        state.push("paragraph_open", "p", 1).map = [startLine, endLine]
        words = state.push("inline", "", 0)
        words.content = state.getLines(startLine, endLine, state.blkIndent, keepLastLF=False).strip()
        words.map = [startLine, endLine]
        state.push("paragraph_close", "p", -1)
        state.line = endLine


class Grammar(MarkdownIt):
    """A Markdown reader that keeps every address as written; which may be followed is told later, with its span."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 (names of the parent class)
        """Read every link, also those that will not be shown as links."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (names of the parent class)
        """Keep the address as written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (names of the parent class)
        """Keep the address as written."""
        return link


def _grammar() -> Grammar:
    grammar = Grammar("js-default", {"html": True, "maxNesting": DEEPEST + 1})
    grammar.block = BoundedBlocks()
    admon_plugin(grammar)
    inline = grammar.inline.ruler
    inline.at("link", _placed(link, "link_open"))
    inline.at("image", _placed(_bounded(image), "image"))
    inline.at("autolink", _placed(autolink, "link_open"))
    inline.at("html_inline", _placed(html_inline, "html_inline"))
    inline.before("link", "wiki", _placed(_wiki_link, "wiki"))
    grammar.block.ruler = Openings(grammar.block.ruler)
    return grammar


def _placed(rule: InlineRule, opening: str) -> InlineRule:
    """The same rule; its first token of type `opening` knows from where to where it stands in the paragraph."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next((token for token in state.tokens[count:] if token.type == opening), None)
            if token:
                token.meta = {"at": start, "end": state.pos}
        return True

    return placed


def _bounded(rule: InlineRule) -> InlineRule:
    """The same rule, which does not call itself deeper than `DEEPEST_PICTURE`."""

    def bounded(state: StateInline, silent: bool) -> bool:
        depth = state.env.get("pictures", 0)
        if depth >= DEEPEST_PICTURE:
            return False
        state.env["pictures"] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env["pictures"] = depth

    return bounded


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[Page]]`, `[[Page|words]]` and `![[picture.png]]`, as Obsidian writes them."""
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "![" else None
    if match is None:
        return False
    if not silent:
        token = state.push("wiki", "", 0)
        token.markup = "!" if match[0].startswith("!") else ""
        token.content = match[2] or ""
        token.info = match[1].strip()
    state.pos = match.end()
    return True


GRAMMAR = _grammar()


def block_tokens(text: str, notes: Notes) -> list[Token]:
    """The blocks of a text; inline tokens hold their content unread."""
    tokens: list[Token] = []
    GRAMMAR.block.parse(text, GRAMMAR, notes, tokens)
    return tokens


def inline_tokens(content: str, notes: Notes) -> list[Token]:
    """The tokens within one paragraph, heading or cell."""
    tokens: list[Token] = []
    GRAMMAR.inline.parse(content, GRAMMAR, notes, tokens)
    return tokens
