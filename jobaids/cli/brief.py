"""`jobaids brief`: what a release changed, on one page for the start of a shift."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from jobaids.cli.card import find
from jobaids.cli.code import trusted
from jobaids.model.names import Label, Slug
from jobaids.model.release import Edition
from jobaids.wiring.coding import registry_of, settings_of
from jobaids.wiring.sheets import print_briefs


@click.command()
@click.argument("which", metavar="SLUG@REVISION")
def brief(which: str) -> None:
    """Print what a release changed, on one A4 page: old and new, why, pictures, and lines to sign.

    The page is made for a black and white printer and lies below build/briefs. Without @REVISION, the newest.

    \b
    Examples:
      jobaids brief filler-seal@12K
      jobaids brief es/filler-seal
    """
    registry = trusted(registry_of(Path.cwd()))
    _, edition = find(registry, which)
    _print((edition,))


def brief_released(released: Iterable[tuple[Slug, Label]]) -> None:
    """Print a brief of each release that was just recorded."""
    registry = trusted(registry_of(Path.cwd()))
    wanted = frozenset(released)
    _print(one for record in registry.aids for one in record.releases if (record.slug, one.label) in wanted)


def _print(releases: Iterable[Edition]) -> None:
    root = Path.cwd()
    registry = trusted(registry_of(root))
    for place in print_briefs(root, registry, settings_of(root), releases):
        click.echo(f"brief: {place.relative_to(root)}", err=True)
