"""Excuses: comments that set a rule aside in one place, with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobaids.model.diagnostic import Excuse, Severity
from jobaids.model.source import Span
from jobaids.parse.reading import Desk, Remark

_EXCUSE = re.compile(r"\s*excuse\b\s*(?P<rule>JA\d{3})?\s*(?:[:：]\s*(?P<reason>.*?))?\s*", re.DOTALL)


def keep_remark(desk: Desk, comment: str, span: Span, *, alone: bool) -> None:
    """Keep a comment if it excuses a rule; any other comment says nothing to us."""
    found = _EXCUSE.fullmatch(comment)
    if found is None:
        if re.match(r"\s*excuse\b", comment):
            _tell_unclear(desk, span)
        return
    if not found["rule"] or not found["reason"]:
        _tell_unclear(desk, span)
        return
    reason = " ".join(found["reason"].split())
    desk.remarks.append(Remark(rule=found["rule"], reason=reason, span=span, alone=alone))


def _tell_unclear(desk: Desk, span: Span) -> None:
    desk.tell(
        "JA015",
        Severity.WARNING,
        span,
        "this excuse names no rule or no reason",
        "an excuse without a reason helps nobody who reads it later",
        "write it as <!-- excuse JA101: the reason -->",
    )


def excuses(desk: Desk, stretches: Iterator[tuple[int, int]]) -> Iterator[Excuse]:
    """The excuses with the lines they hold for.

    `stretches` are the first and last lines of every block and item; they are looked at only if there is an excuse,
    which holds for the shortest stretch it stands in; one that is a block of its own, for the item it stands in or else
    for the block after it.
    """
    lines = tuple(stretches) if desk.remarks else ()
    for remark in desk.remarks:
        line = remark.span.line
        around = [
            (last - first, first, last)
            for first, last in lines
            if first <= line <= last and not (remark.alone and first == line)
        ]
        after = [(first, -last) for first, last in lines if first > line]
        below = -min(after, default=(line, -line))[1] if remark.alone else line
        _, first, last = min(around, default=(below - line, line, below))
        yield Excuse(rule=remark.rule, reason=remark.reason, span=remark.span, first=first, last=last)
