"""The part of `jobaids lint` that reads the sources."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.sight import sight_of
from jobaids.adapters.unchanged import Account, Ask, note
from jobaids.lint.verdict import Verdict
from jobaids.wiring.rereading import Moment, lint_words
from jobaids.wiring.today import today_in


def lint_now(root: Path, ask: Ask, against: str, *, fix: bool) -> Account:
    """Look at all sources, after names were written into them if they are to be, and remember what there is to tell.

    What is told `against` a commit is not remembered: nothing here sees commits come.
    """
    if fix:
        _write_names(root)
    sight = sight_of(root)
    timezone, today = today_in(root)
    moment = Moment(root=root, sight=sight, day=ask.day or today)
    verdict = (None if against else lint_words(moment)) or _lint_everything(moment, against)
    account = Account(
        told=verdict.told,
        sources=verdict.sources,
        aids=verdict.aids,
        lines=(),
        stages="",
        timezone=timezone,
        day=moment.day,
    )
    return account if against else note(root, ask, account, sight.read)


def _write_names(root: Path) -> None:
    from jobaids.wiring.linting import write_names  # noqa: PLC0415 - see `_lint_everything`

    for file in write_names(root):
        click.echo(f"wrote names into {file}", err=True)


def _lint_everything(moment: Moment, against: str) -> Verdict:
    from jobaids.wiring.linting import lint_folder  # noqa: PLC0415 - takes longer than to look at words that changed

    return lint_folder(moment, against)
