"""Brings the bytes of pictures and clips: released ones from the registry, drafts from beside their aid."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from jobaids.adapters.errors import FolderError
from jobaids.adapters.folder import Folder
from jobaids.adapters.probe import LARGEST
from jobaids.model.media import Media

KEPT = "registry/media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The files of one project; `content` is its `content/` folder."""

    content: Folder

    def bring(self, media: Media) -> bytes:
        """The bytes of a file as its author gave them, and no others.

        Raises:
            FolderError: neither the registry nor `content/` holds them any more.
        """
        for path in (f"{KEPT}/{media.digest}.{media.ending}", media.source):
            if self.content.holds(path):
                octets = self.content.read(path, LARGEST[media.kind])
                if hashlib.sha256(octets).hexdigest() == media.digest:
                    return octets
        raise FolderError(
            f"{media.source} is not what it was when it was released",
            why=f"content/{KEPT}/ does not hold it, and content/ holds something else or nothing",
            fix="bring the registry back from git",
        )
