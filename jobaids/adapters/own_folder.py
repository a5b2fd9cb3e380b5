"""A folder in the user's cache folder that nobody else may write to: whoever can write what is kept there can run code.

It is imported before anything else, as `standing`.
"""

from __future__ import annotations

import os

_OTHERS_MAY_WRITE = 0o022


def own_folder(name: str, outside: str = "") -> str:
    """A folder of ours in the user's cache folder, or nothing where there is no safe one.

    It is made if it is not there; it is never within the folder `outside`.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    caches = named if os.path.isabs(named) else os.path.expanduser("~/.cache")
    own = os.path.join(os.path.realpath(caches), "jobaids")
    folder = os.path.join(own, name)
    if not os.path.isabs(caches) or (outside and is_within(folder, outside)):  # the first where nobody knows of a home
        return ""
    try:
        os.makedirs(os.path.dirname(own), exist_ok=True)
        for one in (own, folder):
            if not os.path.isdir(one):
                os.mkdir(one, mode=0o700)
        return folder if _is_ours(own) and _is_ours(folder) else ""
    except OSError:
        return ""


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that of a folder or leads below it; both are real."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def _is_ours(folder: str) -> bool:
    stat = os.stat(folder)
    return stat.st_uid == os.geteuid() and not stat.st_mode & _OTHERS_MAY_WRITE
