"""Where a path leads that was typed in small letters, printed for a host that redirects, or has no page of its own.

The templates below `templates/hosts/` tell servers the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jobaids.codes.alphabet import is_valid
from jobaids.model.names import Code, Label
from jobaids.render.addresses import Addresses

LABEL = re.compile(r"([0-9OIL]{1,6})([A-Z]?)")
MEANT = str.maketrans("OIL", "011")


def arrive(path: str, addresses: Addresses, is_file: Callable[[str], bool]) -> str:
    """Where whoever asked for a path that is no file is led; empty where nothing is known of it.

    `is_file` tells whether a file lies at a path below the site's folder.
    """
    if not path.startswith(addresses.root):
        return ""
    first, _, behind = path.removeprefix(addresses.root).removesuffix("/").partition("/")
    code = Code(first.upper().translate(MEANT))
    if not is_valid(code) or "/" in behind:
        return ""
    right = _behind(code, behind.upper(), addresses) if behind else addresses.newest(code)
    if right != path and is_file(addresses.file(right)):
        return right
    return addresses.strange(code) if behind and is_file(addresses.file(addresses.newest(code))) else ""


def _behind(code: Code, label: str, addresses: Addresses) -> str:
    """Where a revision leads; to where it is called unknown, if it can be none."""
    found = LABEL.fullmatch(label)
    return addresses.card(code, Label(found[1].translate(MEANT) + found[2])) if found else addresses.strange(code)
