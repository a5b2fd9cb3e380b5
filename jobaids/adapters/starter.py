"""Writes what somebody starts from: a small project, or an aid to fill in. Never over anything that is there."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from jobaids import __version__
from jobaids.adapters.content import CONTENT, SETTINGS_FILE
from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder, OutsideError

STARTER = files("jobaids.data") / "starter"
ELSEWHERE = {  # packaging tools pass over names that open with a dot
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "workflow.yml": ".github/workflows/jobaids.yml",
}
FORM = "new.md"


def start_project(root: Path) -> tuple[str, ...]:
    """Write the starter project into `root`, and name what was written.

    Raises:
        FolderError: something is there already, or the folder cannot be written.
    """
    if (root / SETTINGS_FILE).exists() or (root / CONTENT).exists():
        raise FolderError(f"there is a project in {root} already", fix="choose another folder")
    with as_file(STARTER) as starter:
        paths = [path for path in Folder(root=starter).paths() if path != FORM]
        for path in paths:
            octets = (starter / path).read_bytes()
            _write_new(root / ELSEWHERE.get(path, path), octets.replace(b"{version}", __version__.encode()))
    return tuple(ELSEWHERE.get(path, path) for path in paths)


def start_aid(root: Path, title: str, path: str) -> Path:
    """Write an aid to fill in at `path` below `content/`, and say where it is.

    Raises:
        FolderError: there is no project at `root`, the path leads out of it, or the file is there already.
    """
    if not (root / CONTENT).is_dir():
        raise FolderError(f"{root} is no jobaids project", fix="go to a project, or start one: jobaids init DIR")
    try:
        place = Folder(root=root / CONTENT).place(path)
    except OutsideError as error:
        raise FolderError(f"{path} leads out of {CONTENT}/", fix="name a folder below it") from error
    form = (STARTER / FORM).read_text(encoding="utf-8")
    _write_new(place, form.replace("{title}", title).encode())
    return place


def _write_new(place: Path, octets: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(octets)
    except FileExistsError as error:
        raise FolderError(f"{place} is there already", fix="choose another name") from error
    except OSError as error:
        raise FolderError(f"{place} cannot be written: {error.strerror}", fix="check the folder") from error
