"""What WeasyPrint logs while it lays a card out, told as what is wrong with the card."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Slug

SIGNS_NAMED = 6  # a whole script may be missing


class _Ear(logging.Handler):
    """Remembers what is logged, from warnings upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one record."""
        self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Everything the engine logs meanwhile."""
    ear = _Ear()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield ear.records
    finally:
        logger.removeHandler(ear)


def told_by(records: list[logging.LogRecord], slug: Slug) -> Iterator[Diagnostic]:
    """What the engine logged, as diagnostics: each thing once, and each one stops the card."""
    missing = sorted({sign for record in records if (sign := _missing_sign(record))})
    if missing:
        signs = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in missing[:SIGNS_NAMED])
        more = f" and {len(missing) - SIGNS_NAMED} more" if len(missing) > SIGNS_NAMED else ""
        yield Diagnostic(
            rule="JA502",
            severity=Severity.ERROR,
            what=f"no font has {signs}{more}",
            why="the card would show an empty box where the worker needs a word",
            fix="run jobaids fonts to get a font for this script, or write it with other signs",
            slug=slug,
        )
    others = sorted({record.getMessage() for record in records if not _missing_sign(record)})
    for message in others:
        yield Diagnostic(
            rule="JA503",
            severity=Severity.ERROR,
            what=f"the card cannot be laid out as planned: {message}",
            why="what the PDF engine leaves out is missing on the wall",
            fix="look at the pictures and the templates this card uses",
            slug=slug,
        )


def _missing_sign(record: logging.LogRecord) -> str:
    """The sign that a record says no font has; empty if it says something else."""
    match record.args:
        case (sign, *_) if record.msg.startswith(".notdef glyph"):
            return str(sign)
        case _:
            return ""
