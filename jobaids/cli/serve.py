"""`jobaids serve`: look at the pages on this machine while writing."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import click

from jobaids.adapters.preview import Preview, serve_folder
from jobaids.adapters.publisher import BUILD
from jobaids.render.arrival import arrive
from jobaids.render.page.site import addresses_of
from jobaids.wiring.coding import settings_of


@click.command()
@click.option("--released", is_flag=True, help="Show what phones show now, not the drafts.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(port: int, *, released: bool) -> None:
    """Build the pages, show them at http://127.0.0.1:8000/, and build again whenever a source is saved.

    Only this machine can open them. Without --released the drafts are shown, where there are any.

    \b
    Examples:
      jobaids serve
      jobaids serve --released --port 8080
    """
    root = Path.cwd()
    again = (sys.executable, "-m", "jobaids.cli", "build")
    run(again, cwd=root, check=False)  # noqa: S603 - our own command
    drafts = root / BUILD / "draft"
    draft = drafts.is_dir() and not released
    folder = drafts if draft else root / BUILD / "site"

    def lead(path: str) -> str:
        """As the settings say now, for they may be saved while the pages are shown."""
        return arrive(path, addresses_of(settings_of(root), draft=draft), lambda file: (folder / file).is_file())

    start = addresses_of(settings_of(root)).root
    click.echo(f"http://127.0.0.1:{port}{start} shows {folder.relative_to(root)}; Ctrl-C ends it", err=True)
    serve_folder(Preview(folder=folder, port=port, root=start, lead=lead), root, again)
