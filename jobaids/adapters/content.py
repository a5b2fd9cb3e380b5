"""Reads a project from its folder: settings, stations, the sources of aids, and what lies beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder, OutsideError, TooLargeError
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.project import Project
from jobaids.model.source import Source, Span

SETTINGS_FILE = "jobaids.toml"
CONTENT = "content"
STATIONS_FILE = f"{CONTENT}/stations.yaml"
REGISTRY = "registry"  # below content/, no content itself

LARGEST_TEXT = 1_000_000  # bytes; the longest of 5,700 real procedures held 180,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A text that could not be read, and what to tell about it."""

    told: Diagnostic


def read_project(root: Path) -> Project:
    """Everything the author wrote below `root`.

    Raises:
        FolderError: there is no `jobaids.toml` and no `content/`, or the disk does not answer.
    """
    folder = Folder(root=root)
    if not folder.holds(SETTINGS_FILE) and not (root / CONTENT).is_dir():
        raise FolderError(
            f"{root} is no jobaids project",
            why=f"it has neither {SETTINGS_FILE} nor {CONTENT}/",
            fix="go to a project, or start one: jobaids init DIR",
        )
    files = sorted(path for path in Folder(root=root / CONTENT).paths() if not path.startswith(f"{REGISTRY}/"))
    texts = [read_text(folder, f"{CONTENT}/{path}") for path in files if path.endswith(".md")]
    settings = read_text(folder, SETTINGS_FILE)
    stations = read_text(folder, STATIONS_FILE)
    return Project(
        sources=tuple(text for text in texts if isinstance(text, Source)),
        settings=settings if isinstance(settings, Source) else None,
        stations=stations if isinstance(stations, Source) else None,
        files=frozenset(files),
        told=tuple(text.told for text in (*texts, settings, stations) if isinstance(text, Unreadable)),
    )


def read_text(folder: Folder, path: str) -> Source | Unreadable | None:
    """One text file, decoded and with its line ends normalised; None where there is no such file."""
    try:
        octets = folder.read(path, LARGEST_TEXT)
    except FileNotFoundError:
        return None
    except OutsideError:
        return _unreadable(path, "the file leads out of the project", "put the file itself here instead of a link")
    except TooLargeError as error:
        what = f"the file holds {error.size:,} bytes; a text holds at most {LARGEST_TEXT:,}"
        return _unreadable(path, what, "one file is one job; split it")
    return decode(path, octets)


def decode(path: str, octets: bytes) -> Source | Unreadable:
    """A text from its bytes: UTF-8, with or without a byte-order mark."""
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = octets[: error.start].decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        span = Span(file=path, line=good.count("\n") + 1, column=len(good) - good.rfind("\n"))
        return Unreadable(
            told=Diagnostic(
                rule="JA001",
                severity=Severity.ERROR,
                span=span,
                what=f"the file is not UTF-8: byte 0x{octets[error.start]:02X} opens no sign here",
                why="guessing the encoding prints wrong letters",
                fix="save the file as UTF-8",
            )
        )
    if "\0" in text:
        return _unreadable(path, "the file holds NUL signs, so it is no text", "save it as UTF-8 text")
    return Source(file=path, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _unreadable(path: str, what: str, fix: str) -> Unreadable:
    span = Span(file=path, line=1)
    return Unreadable(told=Diagnostic(rule="JA001", severity=Severity.ERROR, span=span, what=what, fix=fix))
