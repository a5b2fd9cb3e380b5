"""Says which files of a project were saved, some hundredths of a second after they were."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import anyio
from watchfiles import Change, DefaultFilter, awatch

FOLDERS = ("content", "templates")
ALONE = ("jobaids.toml",)
STEP, LONGEST = 10, 100  # ms: without another change, and with one after the other

Hear = Callable[[frozenset[str]], Awaitable[None]]


async def watch(root: Path, hear: Hear) -> None:
    """Tell of every save below the project's folders until cancelled; paths are below `root`.

    A file that its editor puts in place whole is another file each time, so its folder is watched and not itself.
    """
    await _watch(_places(root), hear)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A folder to look at, and whether the folders in it are, too; `real` is that of the project."""

    folder: Path
    real: Path
    below: bool

    def wants(self, change: Change, path: str) -> bool:
        """Whether a file is the author's, and no draft of an editor."""
        inside = Path(path).relative_to(self.real)
        if not self.below:
            return str(inside) in ALONE
        return _USUAL(change, path) and not any(part.startswith(".") for part in inside.parts)


_USUAL = DefaultFilter()


def _places(root: Path) -> tuple[_Place, ...]:
    real = root.resolve()
    folders = (real / name for name in FOLDERS if (real / name).is_dir())
    return (
        _Place(folder=real, real=real, below=False),
        *(_Place(folder=folder.resolve(), real=real, below=True) for folder in folders),
    )


async def _watch(places: tuple[_Place, ...], hear: Hear) -> None:
    async with anyio.create_task_group() as tasks:
        for place in places:
            tasks.start_soon(_look, place, hear)


async def _look(place: _Place, hear: Hear) -> None:
    changes = awatch(place.folder, watch_filter=place.wants, step=STEP, debounce=LONGEST, recursive=place.below)
    async for found in changes:
        await hear(frozenset(Path(path).relative_to(place.real).as_posix() for _, path in found))
