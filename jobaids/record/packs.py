"""What is in a pack, and the number that says so for ever.

The number is drawn from what is in the pack: the same cards for the same places have the same number, whoever prints
them, whenever, on whatever paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from datetime import datetime
from itertools import count
from typing import Any

from jobaids.codes.alphabet import forgive
from jobaids.codes.derive import code_from
from jobaids.codes.forbidden import is_forbidden
from jobaids.model.pack import OldCards, Pack, PackLine, PackNumber
from jobaids.model.release import Registry
from jobaids.record.canonical import text_of
from jobaids.record.forms import COUNT, NAME, TIME, Form, Key, many, record

MARK = "P-"
"""What a pack number begins with, so that nobody takes it for the code of a step."""


def _key(name: str, form: Form[Any]) -> Key:
    return Key(name=name, attribute=name, form=form, required=True)


_OLD = record(OldCards, _key("slug", NAME), _key("label", NAME), _key("copies", COUNT))
LINE = record(
    PackLine,
    _key("slug", NAME),
    Key(name="label", attribute="label", form=NAME),
    _key("format", NAME),
    Key(name="copies", attribute="copies", form=COUNT, absent=1),
    Key(name="station", attribute="station", form=NAME, absent=""),
    Key(name="down", attribute="down", form=many(_OLD), absent=()),
)
PACK = record(Pack, _key("number", NAME), _key("lines", many(LINE)), _key("at", TIME))


def number_of(lines: tuple[PackLine, ...], taken: Container[PackNumber] = ()) -> PackNumber:
    """The number of a pack; `taken` are those of packs with something else in them."""
    told = text_of(many(LINE).write(lines))
    for draw in count():
        digest = hashlib.sha256(f"pack\n{told}\n{draw}".encode()).digest()
        code = code_from(int.from_bytes(digest[:4], "big"))
        number = PackNumber(f"{MARK}{code}")
        if number not in taken and not is_forbidden(code):
            return number
    raise AssertionError  # there is always a next draw


def entered(registry: Registry, lines: tuple[PackLine, ...], now: datetime) -> Pack:
    """The pack with these lines: as it was recorded, or a new one whose number nothing else has."""
    known = next((pack for pack in registry.packs if pack.lines == lines), None)
    return known or Pack(number=number_of(lines, {pack.number for pack in registry.packs}), lines=lines, at=now)


def pack_of(registry: Registry, number: PackNumber) -> Pack | None:
    """The pack of a number, if it was recorded."""
    return next((pack for pack in registry.packs if pack.number == number), None)


def read_number(typed: str) -> PackNumber | None:
    """The pack number that a person typed, in any case, with O for 0 and the dash left out; None where it is none."""
    sign, rest = typed.strip()[:1].upper(), typed.strip()[1:].lstrip("- ")
    code = forgive(rest).code if sign == MARK[0] else None
    return PackNumber(f"{MARK}{code}") if code else None
