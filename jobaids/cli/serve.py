"""`jobaids serve`: look at the pages and cards while writing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from jobaids.adapters.preview_server import ANYWHERE, LOOPBACK, Door, open_door
from jobaids.adapters.preview_server import serve as serve_at
from jobaids.cli.console import console_for
from jobaids.symbols.matrix import Level, encode
from jobaids.symbols.terminal import draw_terminal
from jobaids.wiring.serving import preview_of


@click.command()
@click.option("--released", is_flag=True, help="Show what phones show now first, not the drafts.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default=LOOPBACK, show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--phone", is_flag=True, help="Let phones in this network in, too: as --host 0.0.0.0.")
def serve(port: int, host: str, *, released: bool, phone: bool) -> None:
    """Show every page as it will be, with its card beside it, and again whenever a source is saved.

    What is wrong with a source stands at the step it belongs to. Nothing is written: neither in build/ nor in content/.
    Only this machine can open the pages, unless --phone or --host says otherwise: then the address is drawn as a symbol
    for a phone in the same network, and everybody in that network can read the drafts.

    \b
    Examples:
      jobaids serve
      jobaids serve --phone
      jobaids serve --released --port 8080
    """
    door = open_door(ANYWHERE if phone else host, port)
    preview = preview_of(Path.cwd(), released=released)
    _greet(door, preview.start)
    try:
        serve_at(preview.app(door.names), door, preview.close)
    except KeyboardInterrupt:
        click.echo("closed", err=True)


def _greet(door: Door, start: str) -> None:
    """Say where the pages are; where others can come in, for their phones, too."""
    address = f"http://{door.name}:{door.port}{start}"
    click.echo(f"{address} shows the drafts and their cards; Ctrl-C ends it", err=True)
    if door.is_open:
        colour = console_for(sys.stderr, os.environ, ()).colour
        click.echo(draw_terminal(encode(address, Level.L), colour=colour), err=True, nl=False)
        click.echo("everybody in this network can read the drafts until then", err=True)
