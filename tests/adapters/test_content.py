"""Reading a project: what is there is read, and nothing outside it ever is."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobaids.adapters.content import LARGEST_TEXT, read_project
from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder, OutsideError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one aid, beside a file that is none of its business."""
    (tmp_path / "secret.md").write_text("1. Secret.\n")
    root = tmp_path / "plant"
    (root / "content").mkdir(parents=True)
    (root / "jobaids.toml").write_text("")
    (root / "content/seal.md").write_text("1. Stop.\n")
    return root


def test_every_aid_is_read_in_one_order(root: Path) -> None:
    """The same folder gives the same site on every machine."""
    (root / "content/line 3").mkdir()
    (root / "content/line 3/check.md").write_text("1. Look.\n")

    project = read_project(root)

    assert [source.file for source in project.sources] == ["content/line 3/check.md", "content/seal.md"]
    assert project.files == {"line 3/check.md", "seal.md"}


def test_the_registry_and_hidden_files_are_no_content(root: Path) -> None:
    """What was released is not read as if somebody had just written it."""
    for place in ("content/registry/aids", "content/.obsidian"):
        (root / place).mkdir(parents=True)
        (root / place / "note.md").write_text("1. Look.\n")

    project = read_project(root)

    assert project.files == {"seal.md"}


def test_a_file_that_is_not_utf_8_is_told_with_its_place(root: Path) -> None:
    """A guess at the encoding prints wrong letters on a card."""
    (root / "content/menu.md").write_bytes("1. Koche.\n2. Kühle ab.\n".encode("latin-1"))

    (told,) = read_project(root).told

    assert (told.rule, told.span.line, told.span.column) == ("JA001", 2, 5)


def test_line_ends_and_marks_of_other_systems_are_read(root: Path) -> None:
    """Supervisors write in whatever editor the office has."""
    (root / "content/seal.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")

    (source,) = read_project(root).sources

    assert source.text == "a\nb\nc\n"


@pytest.mark.parametrize("octets", [b"a\0b", b"x" * (LARGEST_TEXT + 1)])
def test_what_is_no_text_is_told_and_not_read(root: Path, octets: bytes) -> None:
    """A video saved as .md must not stop the build of the others."""
    (root / "content/clip.md").write_bytes(octets)

    project = read_project(root)

    assert [told.rule for told in project.told] == ["JA001"]
    assert [source.file for source in project.sources] == ["content/seal.md"]


def test_a_link_that_leads_out_is_not_followed(root: Path) -> None:
    """A project taken from somebody else must not print what is on this machine."""
    (root / "content/taken.md").symlink_to(root.parent / "secret.md")
    (root / "content/folder").symlink_to(root.parent)

    project = read_project(root)

    assert project.files == {"seal.md"}


@pytest.mark.parametrize("path", ["../secret.md", "/etc/passwd", "content/../../secret.md"])
def test_a_path_that_leads_out_is_refused(root: Path, path: str) -> None:
    """The author of an aid may name only what is beside it."""
    with pytest.raises(OutsideError):
        Folder(root=root).read(path, 100)


def test_a_folder_that_is_no_project_says_how_to_start_one(tmp_path: Path) -> None:
    """The first thing many people run is the command in the wrong folder."""
    with pytest.raises(FolderError) as told:
        read_project(tmp_path)

    assert "jobaids init" in told.value.fix
