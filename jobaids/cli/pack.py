"""`jobaids pack`: cards on sheets, ready to print, cut and hang."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from jobaids.adapters.imposer import How
from jobaids.cli import CONTENT_FAILED
from jobaids.cli.code import refuse, trusted
from jobaids.cli.console import Format, console_for, counted, show
from jobaids.cli.labels import Job, Sheet, stick
from jobaids.model.names import Slug
from jobaids.model.pack import PackLine
from jobaids.paper.formats import PRINTED
from jobaids.paper.imposing import Faces, Ground
from jobaids.paper.sheets import PLAIN
from jobaids.plan.packs import PackDesk, Pick, lines_of
from jobaids.record.packs import number_of
from jobaids.record.places import Refusal
from jobaids.wiring import coding
from jobaids.wiring.labelling import printer_of
from jobaids.wiring.packing import Shape, Wanted, desk_of, make_pack, pack_place, unfit
from jobaids.wiring.reading import today


@click.command()
@click.argument("which", metavar="STATION|AID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(list(PRINTED)), metavar="NAME", help="Instead of each aid's own.")
@click.option("--sheet", default="", metavar="a4|letter|a3|PART", help="The paper; on labels, step labels.")
@click.option("--duplex", type=click.Choice(["long-edge", "short-edge"]), help="Print both sides, backs mirrored.")
@click.option("--fold", is_flag=True, help="Front and back side by side, to be folded.")
@click.option("--copies", type=click.IntRange(1, 999), default=1, show_default=True, help="Of each card.")
@click.option("--skip", type=click.IntRange(0), default=0, metavar="N", help="Leave so many places of the first sheet.")
@click.option("--from", "begin", type=click.IntRange(1), default=1, metavar="N", help="Go on with sheet N.")
@click.option("--no-marks", is_flag=True, help="No marks to cut by.")
@click.option("--outlines", is_flag=True, help="Draw where labels end, to try a sheet on plain paper.")
@click.option("--printer", default="", metavar="NAME", help="Draw as [printer.NAME] says; see jobaids calibrate.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, if not build/packs.")
def pack(which: tuple[str, ...], output: Path | None, **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Put the cards of stations or aids on sheets, as many on each as fit, at their own size.

    On the part number of a sheet of labels, on a size (62x29; 60x40@a4 to cut out; round:50), or on tape (tape:24),
    prints step labels instead: number, symbol, code, quick step and length of the clip.

    \b
    Examples:
      jobaids pack filler-3 --duplex long-edge
      jobaids pack hand-rub --format a6 --copies 8
      jobaids pack dish-area --format a6 --fold
      jobaids pack filler-seal --sheet L7163 --skip 3
      jobaids pack filler-3 --sheet tape:24
    """
    root = Path.cwd()
    registry, settings = trusted(coding.registry_of(root)), coding.settings_of(root)
    desk = desk_of(root, registry, settings, today(settings.site.timezone))
    pick = Pick(format=asked["form"] or "", copies=asked["copies"])
    lines = tuple(line for name in which for line in named(name, pick, desk))
    printer = printer_of(settings, asked["printer"]) if asked["printer"] else None
    if isinstance(printer, Refusal):
        refuse(printer)
    if asked["sheet"] and asked["sheet"].casefold() not in PLAIN:
        slugs = tuple(dict.fromkeys(line.slug for line in lines))
        sheet = Sheet(typed=asked["sheet"], skip=asked["skip"], outlined=asked["outlines"], printer=printer)
        stick(Job(root=root, settings=settings, desk=desk, name=", ".join(which), slugs=slugs), sheet, output)
        return
    number = number_of(lines)
    how = How(
        faces=faces_of(asked["duplex"], fold=asked["fold"]),
        marks=not asked["no_marks"],
        skip=asked["skip"],
        begin=asked["begin"],
        name=number,
    )
    formats = {line.format for line in lines}
    paper = PLAIN[
        asked["sheet"].casefold() or ("letter" if any(name.startswith("letter") for name in formats) else "a4")
    ]
    shape = Shape(ground=Ground(width=paper.width, height=paper.height), paper=paper.name, how=how)
    if refusal := unfit(lines, shape):
        refuse(refusal)
    place = output or pack_place(root, number)
    wanted = Wanted(number=number, lines=lines, shape=shape, place=place, workers=os.cpu_count() or 1, printer=printer)
    packed = make_pack(root, settings, desk, wanted)
    click.echo(show(packed.told, Format.TEXT, console_for(sys.stdout, os.environ, ())), nl=False)
    if packed.told:
        click.echo("nothing was written: the pack is not proven", err=True)
        sys.exit(CONTENT_FAILED)
    shown = place if output else place.relative_to(root)
    click.echo(
        f"{number}: {counted(packed.cards, 'card')} on {counted(packed.sheets, 'sheet')} of {paper.name}, "
        f"{counted(packed.decoded, 'symbol')} decoded; print {shown} at actual size",
        err=True,
    )


def named(name: str, pick: Pick, desk: PackDesk) -> tuple[PackLine, ...]:
    """The cards that a name means: those of a station, or that of an aid."""
    stations = desk.desk.shelf.stations
    kind, _, slug = name.rpartition(":")
    if kind != "aid" and slug in stations:
        return tuple(lines_of(stations[Slug(slug)].aids, pick, desk, Slug(slug)))
    if kind == "station" or slug not in desk.editions:
        refuse(Refusal(what=f"there is no station and no released aid {name}", fix="jobaids register lists all"))
    return tuple(lines_of((Slug(slug),), pick, desk))


def faces_of(duplex: str | None, *, fold: bool) -> Faces:
    """How the two faces of a card come together."""
    if duplex and fold:
        raise click.UsageError("a card is folded or printed on both sides, not both")
    return Faces.FOLD if fold else Faces(duplex or "one-sided")
