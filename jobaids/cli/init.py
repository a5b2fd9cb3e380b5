"""`jobaids init`: a small project to start from."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.starter import start_project


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a project in DIR: one finished aid, one station, and the settings.

    \b
    Example:
      jobaids init plant && cd plant && jobaids build
    """
    for path in start_project(folder):
        click.echo(f"wrote {folder / path}")
    go = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"\nNext: {go}jobaids build")
