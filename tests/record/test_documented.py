"""The format of the registry is documented, key by key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given

from jobaids.model.release import Edition
from jobaids.record.canonical import text_of, write_release
from tests.record.aids import WHOLE, releases

PAGE = Path(__file__).parents[2] / "docs/reference/registry.md"
KEY = re.compile(r'`"?([a-z][a-z-]*)"?`|"([a-z][a-z-]*)":')
FREE = frozenset({"codes"})  # its keys are the author's anchors


def _keys(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, part in value.items():
                yield key
                yield from _keys(part) if key not in FREE or not isinstance(part, dict) else ()
        case list():
            for part in value:
                yield from _keys(part)


@WHOLE
@given(releases())
def test_every_key_of_a_release_stands_in_the_reference(release: Edition) -> None:
    """In thirty years somebody reads a registry without this program; the page must be enough."""
    documented = {one or other for one, other in KEY.findall(PAGE.read_text(encoding="utf-8"))}

    written = set(_keys(json.loads(text_of(write_release(release)))))

    assert written <= documented
