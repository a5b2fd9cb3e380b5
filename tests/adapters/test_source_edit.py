"""Names written into real files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.adapters.content import decode
from jobaids.adapters.errors import FolderError
from jobaids.adapters.source_edit import write_names
from jobaids.model.aid import Aid
from jobaids.model.names import Anchor
from jobaids.model.source import Source
from jobaids.parse.aid import parse_aid
from jobaids.parse.reading import Reading

TEXT = "---\ntitle: Change the seal\n---\n\n1. Open the guard.\n2. Lift out the seal.\n"
NAMED = (
    "---\ntitle: Change the seal\naid: change-seal\n---\n\n"
    "1. Open the guard. {#open-the-guard}\n2. Lift out the seal. {#lift-out-the-seal}\n"
)


def _read(source: Source) -> Aid | None:
    return parse_aid(source, Reading()).aid


def _file(root: Path, octets: bytes) -> tuple[Source, Aid]:
    place = root / "content/change-seal.md"
    place.parent.mkdir()
    place.write_bytes(octets)
    source = decode("content/change-seal.md", octets)
    assert isinstance(source, Source)
    aid = _read(source)
    assert aid
    return source, aid


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (TEXT, NAMED),
        (TEXT.replace("\n", "\r\n"), NAMED.replace("\n", "\r\n")),
        (TEXT.replace("\n", "\r"), NAMED.replace("\n", "\r")),
        ("\ufeff" + TEXT, "\ufeff" + NAMED),
        (TEXT.rstrip("\n"), NAMED.rstrip("\n")),
        (TEXT.replace("guard.\n", "guard.\r\n"), NAMED.replace("guard}\n", "guard}\r\n")),
    ],
    ids=["unix", "windows", "old mac", "byte-order mark", "no last line end", "mixed"],
)
def test_names_are_written_and_every_other_byte_stays(tmp_path: Path, octets: str, expected: str) -> None:
    """An author who looks at the difference must see names and nothing else."""
    source, aid = _file(tmp_path, octets.encode())

    wrote = write_names(tmp_path, source, aid, _read)

    assert wrote
    assert (tmp_path / source.file).read_bytes().decode() == expected


def test_a_source_that_lacks_nothing_is_not_touched(tmp_path: Path) -> None:
    """A file that is written without need is a merge conflict without need."""
    source, aid = _file(tmp_path, NAMED.encode())
    before = (tmp_path / source.file).stat()

    wrote = write_names(tmp_path, source, aid, _read)

    assert not wrote
    assert (tmp_path / source.file).stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """The author saved while the release was being made; their words must not be lost."""
    source, aid = _file(tmp_path, TEXT.encode())
    (tmp_path / source.file).write_text(TEXT + "3. Wipe the groove.\n")

    with pytest.raises(FolderError, match="changed"):
        write_names(tmp_path, source, aid, _read)

    assert (tmp_path / source.file).read_text() == TEXT + "3. Wipe the groove.\n"


def test_a_name_that_would_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    """A code must never hang on a name that stands nowhere."""
    source, aid = _file(tmp_path, TEXT.encode())
    steps = tuple(replace(step, anchor=Anchor("not a name")) for step in aid.steps)
    wrong = replace(aid, phases=(replace(aid.phases[0], steps=steps),))

    with pytest.raises(FolderError, match="cannot be written"):
        write_names(tmp_path, source, wrong, _read)

    assert (tmp_path / source.file).read_text() == TEXT
