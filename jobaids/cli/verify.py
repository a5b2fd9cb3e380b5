"""`jobaids verify`: what hangs on a wall, read from pictures of it, and how well cards will read before they hang."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from jobaids.adapters.errors import FolderError
from jobaids.cli import CONTENT_FAILED, WORLD_FAILED, stress_text
from jobaids.cli.code import refuse, trusted
from jobaids.cli.commands import tell_operator
from jobaids.cli.stress_text import stress_lines
from jobaids.cli.verify_text import as_json, picture_lines, to_do_lines, total_line
from jobaids.model.names import Slug
from jobaids.record.places import Refusal
from jobaids.record.standing import Judge
from jobaids.record.wall import Difference, differences
from jobaids.record.worth import Standing, Worth
from jobaids.wiring.coding import registry_of, settings_of
from jobaids.wiring.stressing import Stressed, stress_file
from jobaids.wiring.verifying import Looked, judge_of, look_at


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--posted", "station", metavar="STATION", default="", help="Compare with what should hang there.")
@click.option("--allow-wording", is_flag=True, help="A card of which only wording changed is no fault.")
@click.option("--stress", is_flag=True, help="Photograph finished cards with a simulated phone on bad days.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day it is true on, not today.")
@click.option("--json", "for_programs", is_flag=True, help="For programs.")
def verify(files: tuple[Path, ...], *, stress: bool, for_programs: bool, **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Read every symbol in pictures of walls, and tell what each card is worth today.

    FILE is a photograph (JPEG, PNG, HEIC), a scan or a PDF, of one card or of a whole wall. Symbols are told row by
    row: the card, its step, the revision printed, and whether it is current. Ends with exit code 1 where one is not
    current, could not be read, or is none of ours, and 3 where a file could not be looked at.

    With --stress, FILE is the PDF of a card that does not hang yet: each symbol is photographed from too far off,
    tilted, bent, scratched, in glare and in the dark, and the share read is told. Ends with 1 where it is too small.

    \b
    Examples:
      jobaids verify wall.jpg
      jobaids verify line-3/*.heic --posted line-3
      jobaids verify scan.pdf --json > seen.json
      jobaids verify --stress build/cards/a4/filler-seal.pdf
    """
    if stress:
        if any(asked.values()):
            raise click.UsageError("--stress looks at cards before they hang; leave the other options out")
        _stress(files, for_programs=for_programs)
        return
    _wall(files, for_programs=for_programs, **asked)


def _wall(
    files: tuple[Path, ...], station: str, as_of: datetime | None, *, allow_wording: bool, for_programs: bool
) -> None:
    root = Path.cwd()
    registry, settings = trusted(registry_of(root)), settings_of(root)
    day: date = as_of.date() if as_of else datetime.now(ZoneInfo(settings.site.timezone)).date()
    judge = judge_of(registry, settings, day)
    if station and isinstance(unknown := differences(registry, judge.index, Slug(station), (), day), Refusal):
        refuse(unknown)
    looked, failed = _look(files, judge, quiet=for_programs)
    seen = tuple(judged.standing for one in looked for judged in one.symbols)
    found = differences(registry, judge.index, Slug(station), seen, day) if station else ()
    differing = () if isinstance(found, Refusal) else found
    if for_programs:
        click.echo(as_json(looked, failed, differing if station else None))
    elif looked:  # of files that could not be looked at, what is wrong with them was told
        _tell(seen, differing, station)
    if failed:
        sys.exit(WORLD_FAILED)
    good = {Worth.CURRENT, Worth.GOOD} if allow_wording else {Worth.CURRENT}
    if differing or not seen or any(one.worth not in good for one in seen):
        sys.exit(CONTENT_FAILED)


def _stress(files: tuple[Path, ...], *, for_programs: bool) -> None:
    done: list[Stressed] = []
    failed: list[str] = []
    for file in files:
        try:
            one = stress_file(file)
        except FolderError as fault:
            tell_operator(fault)
            failed.append(fault.what)
            continue
        done.append(one)
        if not for_programs:
            click.echo("\n".join(stress_lines(one)))
    if for_programs:
        click.echo(stress_text.as_json(done, failed))
    if failed or not all(one.passed for one in done):
        sys.exit(WORLD_FAILED if failed else CONTENT_FAILED)


def _look(files: tuple[Path, ...], judge: Judge, *, quiet: bool) -> tuple[tuple[Looked, ...], tuple[str, ...]]:
    """Every picture, told as soon as it was looked at, and what was said of files that could not be."""
    looked: list[Looked] = []
    failed: list[str] = []
    for one in _each(files, judge):
        if isinstance(one, FolderError):
            tell_operator(one)
            failed.append(one.what)
            continue
        looked.append(one)
        if not quiet:
            click.echo("\n".join(picture_lines(one)))
    return tuple(looked), tuple(failed)


def _each(files: tuple[Path, ...], judge: Judge) -> Iterator[Looked | FolderError]:
    for file in files:
        yield from look_at(file, judge)


def _tell(seen: tuple[Standing, ...], differing: tuple[Difference, ...], station: str) -> None:
    click.echo(total_line(seen))
    for line in to_do_lines(seen):
        click.echo(f"  {line}")
    if station:
        click.echo(f"{station}: {'as it should be' if not differing else 'not as it should be'}")
        for one in differing:
            click.echo(f"  {one.say}")
