"""The part of `jobaids lint` that reads the sources."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.unchanged import Account, Ask, note, state_of
from jobaids.wiring.linting import lint_folder, write_names
from jobaids.wiring.reading import today_in


def lint_now(root: Path, ask: Ask, against: str, *, fix: bool) -> Account:
    """Look at all sources, after names were written into them if they are to be, and remember what there is to tell.

    What is told `against` a commit is not remembered: nothing here sees commits come.
    """
    for file in write_names(root) if fix else ():
        click.echo(f"wrote names into {file}", err=True)
    before = state_of(root, ask).told
    timezone, today = today_in(root)
    day = ask.day or today
    verdict = lint_folder(root, day, against)
    account = Account(
        told=verdict.told,
        sources=verdict.sources,
        aids=sum(source.file.endswith(".md") for source in verdict.sources),
        lines=(),
        stages="",
        timezone=timezone,
        day=day,
    )
    if not against:
        note(root, ask, account, before)
    return account
