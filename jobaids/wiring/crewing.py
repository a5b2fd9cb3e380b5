"""Other machines that help to build a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jobaids.adapters.errors import LibraryError
from jobaids.adapters.folder import Folder
from jobaids.adapters.kitchen import Crew, Staff
from jobaids.adapters.templates import LARGEST_TEMPLATE
from jobaids.adapters.workshop import CARD_TEMPLATES, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """Where the others are, how many processes make what is left, and who is told of what went wrong."""

    address: str = ""  # of a scheduler; nobody helps where there is none
    workers: int = 1
    say: Callable[[str], None] = lambda _: None
    staff: Staff | None = None  # the processes that make what is left, if they are there already

    def crew(self, workshop: Workshop, templates: Path | None) -> Crew | None:
        """Those who help, with what a workshop makes cards with.

        Raises:
            LibraryError: what it takes to reach them is not installed.
        """
        if not self.address:
            return None
        try:
            from jobaids.adapters.cluster import Cluster, outfit_of  # noqa: PLC0415 - takes half a second, and an extra
        except ModuleNotFoundError as error:
            if error.name != "distributed":
                raise
            raise LibraryError(
                "what it takes to build on many machines is not installed",
                why="--cluster needs Dask's distributed",
                fix="pip install 'jobaids[cluster]'",
            ) from error
        outfit, kit = outfit_of(workshop.fonts, _own(templates))
        return Cluster(
            address=self.address,
            library=workshop.library,
            outfit=outfit,
            kit=kit,
            make=workshop.make,
            workers=self.workers,
            say=self.say,
        )


def _own(templates: Path | None) -> tuple[tuple[str, bytes], ...]:
    """A project's own templates of cards."""
    if templates is None:
        return ()
    folder, below = Folder(root=templates), tuple(f"{name}/" for name in CARD_TEMPLATES)
    return tuple((path, folder.read(path, LARGEST_TEMPLATE)) for path in folder.paths() if path.startswith(below))
