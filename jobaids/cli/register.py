"""`jobaids register`: every aid that is in force, for an auditor."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from jobaids.cli.code import trusted
from jobaids.cli.console import counted
from jobaids.cli.register_text import as_csv
from jobaids.record.index import index_registry
from jobaids.record.register import register_of
from jobaids.wiring.carding import put
from jobaids.wiring.coding import registry_of, settings_of
from jobaids.wiring.sheets import print_register, register_place


@click.command()
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day it is true on, not today.")
@click.option("--csv", "table", is_flag=True, help="A table for a spreadsheet, in UTF-8, on the standard output.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, if not build/register.")
def register(as_of: datetime | None, *, table: bool, output: Path | None) -> None:
    """List every aid: revision, since when, approved by whom, owner, review date, and where its cards hang.

    Overdue reviews stand first. The site has the same list at /register/, which judges no day. It is the list of
    documents that ISO 9001:2015 asks for in 7.5.3.

    \b
    Examples:
      jobaids register
      jobaids register --as-of 2027-04-01 -o audit.pdf
      jobaids register --csv > register.csv
    """
    root = Path.cwd()
    registry, settings = trusted(registry_of(root)), settings_of(root)
    day: date = as_of.date() if as_of else datetime.now(ZoneInfo(settings.site.timezone)).date()
    lines = register_of(registry, index_registry(registry), day)
    if table:
        sys.stdout.buffer.write(as_csv(lines, day).encode())
        return
    place = output or register_place(root)
    put(place, print_register(root, registry, settings, day, lines))
    overdue = sum(line.is_overdue(day) for line in lines)
    click.echo(
        f"{place if output else place.relative_to(root)}: {counted(len(lines), 'aid')}, {overdue} overdue", err=True
    )
