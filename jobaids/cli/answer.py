"""What `build` and `lint` say in the end, and keep to say it again."""

from __future__ import annotations

import os
import sys

import click

from jobaids.adapters.again import Again
from jobaids.adapters.unchanged import NOTHING, Account, Ask
from jobaids.cli import CONTENT_FAILED
from jobaids.cli.console import Format, console_for, counted, show, summary
from jobaids.model.diagnostic import Severity


def answer(ask: Ask, account: Account, form: str, again: Again | None) -> None:
    """Tell it, and end; the same words will be said `again` while all stands that it depends on."""
    out = show(account.told, Format(form), console_for(sys.stdout, os.environ, account.sources))
    lines = _lines(ask, account)
    click.echo(out, nl=False)
    for line in lines:
        click.echo(line, err=True)
    code = CONTENT_FAILED if any(one.severity is Severity.ERROR for one in account.told) else 0
    if again and account.stands:
        lines = lines if ask.lint else (*lines[:-1], NOTHING)
        again.keep(account.stands, account.until(ask), (out, "".join(f"{line}\n" for line in lines), code))
    if code:
        sys.exit(code)


def _lines(ask: Ask, account: Account) -> tuple[str, ...]:
    """What is said beside the faults: of a build also what it made, and how long that took."""
    first = summary(account.told, counted(account.aids, "aid"))
    return (first,) if ask.lint else (first, *account.lines, account.stages)
