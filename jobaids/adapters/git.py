"""Where git is. What it may do is said by whoever runs it."""

from __future__ import annotations

import shutil

from jobaids.adapters.errors import LibraryError


def git_program() -> str:
    """The path of git.

    Raises:
        LibraryError: there is no git.
    """
    program = shutil.which("git")
    if program is None:
        raise LibraryError("git is not installed", fix="install git, or run make doctor")
    return program
