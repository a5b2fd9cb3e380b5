"""Step labels, the part of `jobaids pack` that sheets of labels, sizes and tapes ask for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from jobaids.cli import CONTENT_FAILED
from jobaids.cli.code import refuse
from jobaids.cli.console import Format, console_for, counted, show
from jobaids.model.names import Slug
from jobaids.model.settings import Printer, Settings
from jobaids.plan.packs import PackDesk
from jobaids.record.places import Refusal
from jobaids.wiring.labelling import Wish, labels_place, print_labels, stock_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Whose labels are wished for."""

    root: Path
    settings: Settings
    desk: PackDesk
    name: str  # as they were asked for
    slugs: tuple[Slug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What they go on, as typed."""

    typed: str
    skip: int = 0
    outlined: bool = False
    printer: Printer | None = None


def stick(job: Job, sheet: Sheet, output: Path | None) -> None:
    """Make labels and say what came of it, or end."""
    stock = stock_of(sheet.typed)
    if isinstance(stock, Refusal):
        refuse(stock)
    wish = Wish(
        name=job.name,
        slugs=job.slugs,
        stock=stock,
        place=output or labels_place(job.root, job.name, stock),
        skip=sheet.skip,
        outlined=sheet.outlined,
        printer=sheet.printer,
    )
    made = print_labels(job.root, job.settings, job.desk, wish)
    if isinstance(made, Refusal):
        refuse(made)
    click.echo(show(made.told, Format.TEXT, console_for(sys.stdout, os.environ, ())), nl=False)
    if made.told:
        click.echo("nothing was written: the labels are not proven", err=True)
        sys.exit(CONTENT_FAILED)
    for sticker in made.wordless:
        what = f"{sticker.slug} {sticker.mark} “{sticker.quick}”"
        click.echo(f"no room for the words of {what}: its label has number, symbol and code", err=True)
    shown = wish.place if output else wish.place.relative_to(job.root)
    click.echo(
        f"{counted(made.decoded, 'label')} on {counted(made.pages, 'sheet')} of {stock.name}, "
        f"every symbol decoded; print {shown} at actual size",
        err=True,
    )
