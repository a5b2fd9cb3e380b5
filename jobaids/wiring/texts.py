"""What the texts of sources say, remembered for as long as they say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jobaids.adapters.remembered import remembered_of
from jobaids.model.source import Source
from jobaids.parse.reading import Parsed, Reading
from jobaids.plan.fingerprint import Prints

PARSED = "parsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What tells one text from all others, read in one way; it is itself, so it cannot change unseen."""

    told: bytes
    settled: bool = True


def texts_of(sources: Iterable[Source], reading: Reading) -> dict[str, Text]:
    """What tells the text of each source, by file."""
    how = Prints().of(reading)
    return {source.file: Text(told=sha256(f"{how}{source.text}".encode()).digest()) for source in sources}


def parsed_before(root: Path, texts: Mapping[str, Text]) -> dict[str, Parsed]:
    """What is remembered of some texts."""
    found = remembered_of(root).fresh(PARSED, texts)
    return {file: said for file, said in found.items() if isinstance(said, Parsed)}


def keep_parsed(root: Path, texts: Mapping[str, Text], parsed: Mapping[str, Parsed], *, also: bool = False) -> None:
    """Remember what some texts say; what others said is forgotten, or with `also` still known."""
    remembered_of(root).keep(PARSED, texts, parsed, also=also)
