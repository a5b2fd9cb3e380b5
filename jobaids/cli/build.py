"""`jobaids build`: cards and pages, proven and published whole."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from jobaids.adapters.again import Again
from jobaids.adapters.unchanged import Account, Ask, recall
from jobaids.cli import hurry
from jobaids.cli.answer import answer
from jobaids.cli.console import Format


@click.command()
@click.argument("aids", nargs=-1, metavar="[AID]...")
@click.option("--draft", "only", flag_value="draft", help="Only what is not released yet, for review.")
@click.option("--released", "only", flag_value="released", help="Only the released site and its cards.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that make cards.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Machines that make cards: tcp://host:8786, of Dask.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="How faults are told.",
)
@click.option("--profile", is_flag=True, help="Say where the time of this build went.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Build as for that day, not today.")
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 - click hands in one argument for each option
    again: Again | None,
    aids: tuple[str, ...],
    only: str | None,
    workers: int,
    cluster: str,
    form: str,
    profile: bool,
    as_of: datetime | None,
) -> None:
    """Make the cards and the pages of the project in this folder; with AID, those of some aids only.

    Released aids go to build/cards and build/site; what is not released goes to build/draft. Every symbol of every
    card is decoded from its finished PDF first. Ends with 1 if content has an error; the rest is published all the
    same.

    \b
    Examples:
      jobaids build
      jobaids build filler-seal          only this one; all else stays as it is
      jobaids build --draft              quick look at what is being written
      jobaids build --profile            which stages and which aids took how long
      jobaids build --as-of 2027-03-01   what phones will show on that day
    """
    root = Path.cwd()
    ask = Ask(aids=tuple(sorted(set(aids))), only=only, day=as_of.date() if as_of else None)
    account = None if profile else recall(root, ask)
    if account is None:
        account = _built(root, ask, workers, cluster, profile=profile)
    answer(ask, account, form, None if profile else again)


def _built(root: Path, ask: Ask, workers: int, cluster: str, *, profile: bool) -> Account:
    """Make something; what that takes is brought in only now, for it takes longer than a build with nothing to do."""
    from jobaids.wiring.staffing import foreman_for  # noqa: PLC0415 - see above

    hurry()
    with foreman_for(root, len(ask.aids), workers, cluster) as foreman:
        from jobaids.cli.building import build_now  # noqa: PLC0415 - see above; the foreman is at work meanwhile

        return build_now(root, ask, foreman, cluster, profile=profile)
