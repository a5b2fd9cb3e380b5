"""`jobaids lint`: tells everything there is to tell about the sources, and makes nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from jobaids.adapters.again import Again
from jobaids.adapters.unchanged import Ask, recall
from jobaids.cli import hurry
from jobaids.cli.answer import answer
from jobaids.cli.console import Format


@click.command()
@click.option("--fix", is_flag=True, help="First write missing names and anchors into the sources.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="For a person, for a program, or for annotations on GitHub.",
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day reviews are due by, instead of today."
)
@click.option("--against", metavar="REF", default="", help="Also tell what the registry held in this commit and lost.")
@click.pass_obj
def lint(again: Again | None, form: str, as_of: datetime | None, against: str, *, fix: bool) -> None:
    """Tell what is wrong with aids, stations and settings.

    Ends with 1 if there is an error, else with 0. What each rule tells, and why, stands in docs/rules.

    \b
    Examples:
      jobaids lint                       look at everything
      jobaids lint --fix                 name steps that have no anchor yet
      jobaids lint --format github       in a workflow: shows faults beside the lines
      jobaids lint --as-of 2028-01-01    what will be due for review by then
      jobaids lint --against origin/main was anything taken out of the registry?
    """
    root, ask = Path.cwd(), Ask(lint=True, day=as_of.date() if as_of else None)
    account = None if fix or against else recall(root, ask)
    if account is None:
        hurry()
        from jobaids.cli.linting import lint_now  # noqa: PLC0415 - takes longer than to say the same again

        account = lint_now(root, ask, against, fix=fix)
    answer(ask, account, form, None if fix or against else again)
