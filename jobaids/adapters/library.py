"""Brings the bytes of pictures and clips: released ones from the registry, drafts from beside their aid."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder
from jobaids.model.media import MOST_OCTETS, Media

KEPT = "registry/media"


class Lends(Protocol):
    """Brings what cards and pages show, from wherever it lies."""

    def bring(self, media: Media) -> bytes:
        """The bytes of a file as its author gave them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The files of one project; `content` is its `content/` folder."""

    content: Folder

    def bring(self, media: Media) -> bytes:
        """The bytes of a file as its author gave them, and no others.

        Raises:
            FolderError: neither the registry nor `content/` holds them any more.
        """
        for path in (f"{KEPT}/{media.digest}.{media.ending}", path_of(media)):
            if self.content.holds(path):
                octets = self.content.read(path, MOST_OCTETS[media.kind])
                if hashlib.sha256(octets).hexdigest() == media.digest:
                    return octets
        raise FolderError(
            f"{path_of(media)} is not what it was when it was read",
            why=f"content/{KEPT}/ does not hold it, and content/ holds something else or nothing",
            fix="bring the registry back from git",
        )


def path_of(media: Media) -> str:
    """Where a file lies below `content/`; captions lie beside their clip, `name.en.vtt` by `name.mp4`."""
    clip = PurePosixPath(media.source)
    return str(clip.with_suffix(f".{media.language}.{media.ending}")) if media.language else media.source
