"""Writes into a source the names that were derived from its words, so that codes hang on them from now on."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.source import Source, Span
from jobaids.parse.fences import Split, split_head


def with_names(source: Source, aid: Aid) -> Source:
    """The source with the aid's permanent name and every missing anchor written in; the same one if none is missing.

    Nothing else changes: what was on a line stays on it, and parsing yields an equal aid.
    """
    lines = source.text.split("\n")
    for span, mark in sorted(_marks(aid), key=lambda named: named[0].column, reverse=True):
        before, after = lines[span.line - 1][: span.column - 1], lines[span.line - 1][span.column - 1 :]
        lines[span.line - 1] = before.rstrip() + f" {mark}" + after
    if not aid.slug_written:
        lines = _with_slug(lines, split_head(source.text), aid)
    return Source(file=source.file, text="\n".join(lines))


def _marks(aid: Aid) -> Iterator[tuple[Span, str]]:
    parts: tuple[Step | Remedy, ...] = (*aid.steps, *aid.remedies)
    for named in parts:
        if not named.anchor_written and named.anchor_span.line:
            yield named.anchor_span, f"{{#{named.anchor}}}"


def _with_slug(lines: list[str], split: Split, aid: Aid) -> list[str]:
    """The name as the last line of the head, in the head's own way of writing, or in a new head."""
    match split.style:
        case "yaml" | "toml":
            line = f'aid = "{aid.slug}"' if split.style == "toml" else f"aid: {aid.slug}"
            return [*lines[: split.end_line - 1], line, *lines[split.end_line - 1 :]]
        case "pelican":
            return [*lines[: split.end_line - 1], f"aid: {aid.slug}", *lines[split.end_line - 1 :]]
        case "open":  # a fence that is never closed has to be closed by its author first
            return lines
        case _:
            return ["---", f"aid: {aid.slug}", "---", "", *lines]
