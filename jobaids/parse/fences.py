"""Where the head of a source ends and its body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PELICAN_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,30})[ \t]*:(?:[ \t]+(.*))?$")
_PELICAN_KEYS = frozenset(
    (
        "author",
        "authors",
        "category",
        "date",
        "keywords",
        "lang",
        "modified",
        "slug",
        "status",
        "summary",
        "tags",
        "title",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A source cut in two. `body` begins with empty lines in place of the head, so its lines keep their numbers.

    `head_line` is the number of the head's first line; `end_line` that of the closing fence, or of the empty line after
    a head without fences; both are 0 where there is no head.
    """

    head: str = ""
    body: str
    style: str = ""  # yaml, toml, pelican, open (a fence never closed)
    head_line: int = 0
    end_line: int = 0


def split_head(text: str) -> Split:
    """A source cut into head and body: fences of `---` (YAML) or `+++` (TOML), or Pelican's lines without any."""
    lines = text.split("\n")
    opening = lines[0].rstrip()
    if opening in {"---", "+++"}:
        closings = {opening, "..."} if opening == "---" else {opening}
        for number, line in enumerate(lines[1:], start=2):
            if line.rstrip() in closings:
                style = "yaml" if opening == "---" else "toml"
                return Split(
                    head="\n".join(lines[1 : number - 1]),
                    body=_blanked(lines, number),
                    style=style,
                    head_line=2,
                    end_line=number,
                )
        return Split(body=text, style="open" if opening == "---" and ":" in "".join(lines[1:2]) else "")
    return _pelican(lines) or Split(body=text)


def _pelican(lines: list[str]) -> Split | None:
    keys = set()
    count = 0
    for line in lines:
        found = _PELICAN_LINE.match(line)
        if found:
            keys.add(found[1].lower())
        elif not (line[:1].isspace() and line.strip() and keys):
            break
        count += 1
    if (
        "title" not in keys
        or not lines
        or not _PELICAN_LINE.match(lines[0])
        or _first_key(lines) not in _PELICAN_KEYS | {"title"}
    ):
        return None
    if count < len(lines) and lines[count].strip():
        return None
    return Split(
        head="\n".join(lines[:count]), body=_blanked(lines, count), style="pelican", head_line=1, end_line=count + 1
    )


def _first_key(lines: list[str]) -> str:
    return lines[0].partition(":")[0].strip().lower()


def _blanked(lines: list[str], count: int) -> str:
    return "\n" * count + "\n".join(lines[count:])
