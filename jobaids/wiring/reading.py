"""What build, release and lint all ask of the world: the project, the registry, and facts about files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.pools import work_through
from jobaids.adapters.registry import read_registry
from jobaids.adapters.remembered import remembered_of
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.release import Registry
from jobaids.model.source import Source
from jobaids.parse.aid import Parsed, Reading, parse_aid
from jobaids.wiring.texts import keep_parsed, parsed_before, texts_of

Told = tuple[Diagnostic, ...]

CHUNK, FEWEST = 50, 200  # texts: parsing one takes some 0.002 s, starting workers 0.1 s


def remember(root: Path) -> tuple[Registry, Told]:
    """Everything ever released in a project, and what is wrong with its record."""
    read = read_registry(root)
    return read.registry, read.told


def parse_remembered(root: Path, workers: int, sources: tuple[Source, ...], reading: Reading) -> tuple[Parsed, ...]:
    """What each source says; one that says what it did the last time is not parsed again."""
    texts = texts_of(sources, reading)
    known = parsed_before(root, texts)
    new = [source for source in sources if source.file not in known]
    said = work_through(new, partial(parse_aid, reading=reading), workers, CHUNK, FEWEST)
    fresh = {source.file: one for source, one in zip(new, said, strict=True)}
    keep_parsed(root, texts, fresh)
    return tuple(known.get(source.file) or fresh[source.file] for source in sources)


def probe_files(root: Path, aids: tuple[Aid, ...], files: frozenset[str]) -> tuple[tuple[Media, ...], Told]:
    """The facts of every file the aids of a project name, and what is wrong with them."""
    from jobaids.adapters.looked import looked_into  # noqa: PLC0415 - whoever only reads words does without codecs
    from jobaids.adapters.probe import probe  # noqa: PLC0415 - see above

    content = Folder(root=root / CONTENT)
    looked = looked_into(content, remembered_of(root))
    probed = probe(content, aids, files, looked.look)
    looked.keep()
    return probed.media, probed.told
