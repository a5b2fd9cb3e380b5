"""Strings and numbers that must not be confused with one another."""

from __future__ import annotations

from typing import NewType

Slug = NewType("Slug", str)
"""An aid's or a station's permanent name, such as `filler-seal` or `es/filler-seal`."""

Anchor = NewType("Anchor", str)
"""A step's or remedy's permanent name within its aid, such as `hand-tight`."""

Code = NewType("Code", str)
"""Six signs that stand for a target for ever, such as `7K3QMX`; the last is a check sign."""

Label = NewType("Label", str)
"""A release's number and its check sign, such as `12K`; `0` on a draft."""

Digest = NewType("Digest", str)
"""The SHA-256 of a file, as 64 lower-case hexadecimal signs."""

Language = NewType("Language", str)
"""A BCP 47 language tag, such as `en` or `pt-BR`."""

Mm = NewType("Mm", float)
"""A length on paper, in millimetres."""

Seconds = NewType("Seconds", float)
"""A length of time within a clip."""

DRAFT_LABEL = Label("0")
"""What the symbols of a draft say in place of a revision."""
