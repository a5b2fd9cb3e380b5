"""Where the keys of a TOML file stand; `tomllib` does not tell."""

from __future__ import annotations

import re

from jobaids.model.source import Source, Span

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+)\s*=")
_INLINE_KEY = re.compile(r"[{,]\s*([A-Za-z0-9_\"'-]+)\s*=")

Path = tuple[str, ...]


def toml_places(source: Source) -> dict[Path, Span]:
    """The span of each table's name and each key, by its path; of a name given twice, the first."""
    places: dict[Path, Span] = {}
    table: Path = ()
    for number, line in enumerate(source.text.split("\n"), start=1):
        if header := _TABLE.match(line):
            table = _parts(header[1])
            places.setdefault(table, _span(source, number, header.span(1)))
        elif key := _KEY.match(line):
            path = (*table, *_parts(key[1]))
            places.setdefault(path, _span(source, number, key.span(1)))
            for inner in _INLINE_KEY.finditer(line, key.end()):
                places.setdefault((*path, *_parts(inner[1])), _span(source, number, inner.span(1)))
    return places


def _parts(name: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _span(source: Source, line: int, columns: tuple[int, int]) -> Span:
    return Span(file=source.file, line=line, column=columns[0] + 1, length=columns[1] - columns[0])
