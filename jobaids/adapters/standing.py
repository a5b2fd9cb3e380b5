"""How everything stands that a build depends on, told by the disk: no file is opened.

Whether anything changed is asked before all else, and most often nothing did. So this is imported by itself, and brings
in nothing that Python has not brought in already.
"""

from __future__ import annotations

import os

from jobaids.adapters.shared_libraries import library_folders

TYPE_CHECKING = False  # as in typing, which would have to be brought in
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

READ = ("content", "templates", ".cache/fonts")
ALONE = ("jobaids.toml", "fonts.lock")
BUILD = "build"
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECKOUT = os.path.dirname(PACKAGE)  # where it is installed, its templates stand inside the package
FINE, COARSE = 100_000_000, 2_000_000_000  # ns that a file must have rested, if its disk tells less than 1 ms or not
MILLISECOND = 1_000_000  # ns


def below(root: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every regular file below a folder, by its path there: those of one folder by name, then those of folders in it.

    Hidden names are passed over, and links that lead out of the folder.
    """
    try:
        with os.scandir(f"{root}/{above}") as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in found:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_file(follow_symlinks=False):
            yield above + name, entry
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
        elif entry.is_symlink() and holds(root, above + name):
            yield above + name, entry
    for name in folders:
        yield from below(root, f"{above}{name}/")


def holds(root: str, path: str) -> bool:
    """Whether `path` is a regular file below a folder once every link is followed."""
    place = os.path.realpath(f"{root}/{path}")
    return place.startswith(os.path.join(os.path.realpath(root), "")) and os.path.isfile(place)


def stats_below(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """The same files and what the disk knows of each; one that is taken away meanwhile is passed over."""
    for path, entry in below(root):
        try:
            yield path, entry.stat()
        except FileNotFoundError:
            continue


def files_read(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file that a build may read; of the system's libraries, the folders: their times tell what came or went."""
    for folder in library_folders():
        yield folder, os.stat(folder)
    if os.path.exists(f"{CHECKOUT}/pyproject.toml"):
        for path, stat in stats_below(f"{CHECKOUT}/templates"):
            yield f"shipped/{path}", stat
    yield from _there(root, ALONE)
    for name in READ:
        for path, stat in stats_below(f"{root}/{name}"):
            yield f"{name}/{path}", stat


def outputs(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """The ledger of what was put into `build/`, and the folders near its top: whose times tell what came or went."""
    try:
        names = sorted(os.listdir(f"{root}/{BUILD}"))
    except OSError:
        return
    yield from _there(root, (BUILD, *(f"{BUILD}/{name}" for name in names)))


def program() -> Iterator[tuple[str, os.stat_result]]:
    """Every file of this package but what Python compiled of it."""
    for path, stat in stats_below(PACKAGE):
        if not path.endswith(".pyc"):
            yield path, stat


def lines_of(stats: Iterable[tuple[str, os.stat_result]]) -> bytes:
    """What tells some files from all their other states."""
    return "".join([line_of(path, stat) for path, stat in stats]).encode(errors="surrogateescape")


def line_of(path: str, stat: os.stat_result) -> str:
    """What tells one state of a file from its others."""
    return f"{path}\0{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} {stat.st_mode}\n"


def has_rested(stat: os.stat_result, now: int) -> bool:
    """Whether any change of a file from now on (in ns) would show."""
    fine = stat.st_mtime_ns % MILLISECOND
    return now - max(stat.st_mtime_ns, stat.st_ctime_ns) > (FINE if fine else COARSE)


def _there(root: str, names: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Those of some files and folders that are there."""
    for name in names:
        try:
            yield name, os.stat(f"{root}/{name}")
        except OSError:
            continue
