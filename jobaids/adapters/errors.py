"""The operator's errors: the world failed, and somebody at this machine can put it right.

JobaidsError
├── FolderError     a folder or file cannot be read or written
├── LibraryError    a native library or a font is missing or broken
├── LockedError     another run holds the registry or the build folder
└── FormatError     a registry or project written by a newer jobaids
"""

from __future__ import annotations


class JobaidsError(Exception):
    """Something outside the project's content failed; told without a traceback, exit code 3."""

    def __init__(self, what: str, *, why: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.fix = fix


class FolderError(JobaidsError):
    """A folder or file cannot be read or written."""


class LibraryError(JobaidsError):
    """A native library or a font is missing or broken."""


class LockedError(JobaidsError):
    """Another run holds the registry or the build folder."""


class FormatError(JobaidsError):
    """A registry or project was written by a newer jobaids."""
