"""Where the system keeps the libraries that lay out text; all others come with the Python packages."""

from __future__ import annotations

import os

MULTIARCH = f"/usr/lib/{os.uname().machine}-linux-gnu"
STANDARD = ("/usr/lib", MULTIARCH, "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")


def library_folders() -> tuple[str, ...]:
    """The folders that the loader looks into, as far as they are there, in its order."""
    named = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    return tuple(folder for folder in (*named, *STANDARD) if os.path.isdir(folder))  # noqa: PTH112 - asked each build
