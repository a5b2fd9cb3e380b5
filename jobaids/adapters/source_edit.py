"""Writes permanent names and anchors into sources on disk, and nothing else.

Line ends and a byte-order mark stay as the author's editor left them. What would read as another aid afterwards is
not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jobaids.adapters.content import decode
from jobaids.adapters.errors import FolderError
from jobaids.adapters.registry import write_whole
from jobaids.lint.naming import with_names
from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.source import Source

_LINE_END = re.compile("\r\n|\r|\n")
_MARK = b"\xef\xbb\xbf"

Reader = Callable[[Source], Aid | None]
"""How a source is read: the parser with the project's settings."""


def write_names(root: Path, source: Source, aid: Aid, read: Reader) -> bool:
    """Write what the source of an aid lacks of its names; whether anything was lacking.

    `source` is the text that `aid` was read from, and `aid` stands under its permanent anchors.

    Raises:
        FolderError: the file changed since it was read, cannot be written, or would not read as the same aid.
    """
    named = with_names(source, aid)
    if named == source:
        return False
    if not _is_same(read(named), aid):
        raise FolderError(
            f"the names of {source.file} cannot be written into it",
            why="the file would not read as the same aid afterwards",
            fix=f"write them by hand: {', '.join(f'{{#{anchor}}}' for anchor in aid.anchors)}",
        )
    place = root / source.file
    try:
        octets = place.read_bytes()
        if decode(source.file, octets) != source:
            raise FolderError(f"{source.file} changed while it was being read", fix="run the command again")
        write_whole(place.resolve(), _as_found(octets, named.text))
    except OSError as fault:
        raise FolderError(
            f"{source.file} cannot be written: {fault.strerror}",
            why="codes hang on the names in it",
            fix="make room or mend its permissions, then run the command again",
        ) from fault
    return True


def _is_same(read: Aid | None, aid: Aid) -> bool:
    """Whether a text reads as the same slug, anchors and actions, all of them written now."""
    if read is None or not read.slug_written:
        return False
    parts: tuple[Step | Remedy, ...] = (*read.steps, *read.remedies)
    written = all(part.anchor_written for part in parts)
    actions = [step.action for step in read.steps if not step.borrowed]
    expected = [step.action for step in aid.steps if not step.borrowed]
    return written and read.slug == aid.slug and tuple(read.anchors) == tuple(aid.anchors) and actions == expected


def _as_found(octets: bytes, text: str) -> bytes:
    """The new text with the line ends that each line had, and the byte-order mark if there was one."""
    found = octets.decode("utf-8-sig")
    ends, old, new = _LINE_END.findall(found), _LINE_END.split(found), text.split("\n")
    added = len(new) - len(old)
    if added:
        at = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
        ends[at:at] = [ends[0] if ends else "\n"] * added
    lines = (line + end for line, end in zip(new, [*ends, ""], strict=True))
    return (_MARK if octets.startswith(_MARK) else b"") + "".join(lines).encode()
