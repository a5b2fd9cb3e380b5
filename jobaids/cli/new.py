"""`jobaids new`: an aid to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.starter import start_aid
from jobaids.parse.marks import derived_anchor


@click.command()
@click.argument("title")
@click.option("--in", "folder", default="", help="The folder below content/ to put it in.")
def new(title: str, folder: str) -> None:
    """Write an aid called TITLE that a supervisor can fill in.

    It is a draft: it is built for review, and released only once the line `status: draft` is taken out.

    \b
    Examples:
      jobaids new "Change the filter"
      jobaids new "Clean the slicer" --in kitchen
    """
    place = start_aid(Path.cwd(), title, f"{folder}/{derived_anchor(title)}.md".lstrip("/"))
    click.echo(f"wrote {place.relative_to(Path.cwd())}")
    click.echo("\nNext: fill it in, then: jobaids build")
