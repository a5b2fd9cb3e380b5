"""`jobaids pack`: cards on sheets, ready to print, cut and hang."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

import click

from jobaids.adapters.packer import Packed
from jobaids.cli import CONTENT_FAILED
from jobaids.cli.code import refuse, trusted
from jobaids.cli.console import Format, console_for, counted, show
from jobaids.cli.excerpt import harmless
from jobaids.cli.labels import Job, Sheet, stick
from jobaids.cli.posted_text import pick_lines
from jobaids.cli.progress import Watch
from jobaids.model.names import Slug
from jobaids.model.pack import PackLine, PackNumber
from jobaids.model.release import Registry
from jobaids.model.settings import Printer, PrinterFace, Settings
from jobaids.paper.formats import PRINTED
from jobaids.paper.handling import How
from jobaids.paper.imposing import Faces, Ground
from jobaids.paper.sheets import PLAIN
from jobaids.plan.packing import paper_for
from jobaids.plan.packs import PackDesk, Pick, lines_of, reprint_lines
from jobaids.record.packs import entered
from jobaids.record.places import Refusal
from jobaids.record.reprint import Cause, Swap
from jobaids.wiring import coding
from jobaids.wiring.finding import desk_of, swaps_of
from jobaids.wiring.labelling import printer_of
from jobaids.wiring.packing import Shape, Wanted, make_pack, pack_place, record_pack, unfit
from jobaids.wiring.today import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is to be in a pack, and of a reprint why."""

    lines: tuple[PackLine, ...]
    causes: tuple[Cause | None, ...] = ()


@click.command()
@click.argument("which", metavar="[STATION|AID]...", nargs=-1)
@click.option("--reprint", is_flag=True, help="Only cards whose posted revision holds no more, safety first.")
@click.option("--format", "form", type=click.Choice(list(PRINTED)), metavar="NAME", help="Instead of each aid's own.")
@click.option("--sheet", default="", metavar="a4|letter|a3|PART", help="The paper; on labels, step labels.")
@click.option("--duplex", type=click.Choice(["long-edge", "short-edge"]), help="Print both sides, backs mirrored.")
@click.option("--fold", is_flag=True, help="Front and back side by side, to be folded.")
@click.option("--copies", type=click.IntRange(1, 999), default=1, show_default=True, help="Of each card.")
@click.option("--skip", type=click.IntRange(0), default=0, metavar="N", help="Leave N places of the first sheet empty.")
@click.option("--from", "begin", type=click.IntRange(1), default=1, metavar="N", help="Go on with sheet N.")
@click.option("--printer", default="", metavar="NAME", help="Draw as [printer.NAME] says; see jobaids calibrate.")
@click.option("--no-marks", is_flag=True, help="No marks to cut by.")
@click.option("--outlines", is_flag=True, help="Draw where labels end, to try a sheet on plain paper.")
@click.option("--no-cover", is_flag=True, help="No sheet that says what is inside.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, if not build/packs.")
def pack(which: tuple[str, ...], output: Path | None, **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Put the cards of stations or aids on sheets, as many on each as fit, at their own size.

    Each pack has a number, which stands on its cover and in the waste of every sheet: once its cards hang,
    `jobaids posted add` with that number records all of them. Every symbol is decoded from the finished sheets first.

    On the part number of a sheet of labels, on a size (62x29; 60x40@a4 to cut out; round:50), or on tape (tape:24),
    prints step labels instead: number, symbol, code, quick step and length of the clip.

    \b
    Examples:
      jobaids pack filler-3 --duplex long-edge
      jobaids pack hand-rub --format a6 --copies 8 --skip 2
      jobaids pack dish-area --format a6 --fold
      jobaids pack --reprint
      jobaids pack filler-3 --from 37      after a paper jam
      jobaids pack filler-seal --sheet L7163 --skip 3
      jobaids pack filler-3 --sheet tape:24
    """
    root = Path.cwd()
    registry, settings = trusted(coding.registry_of(root)), coding.settings_of(root)
    printer, day = _printer(settings, asked["printer"]), today(settings.site.timezone)
    desk = desk_of(root, registry, settings, day)
    contents = _contents(which, asked, registry, desk, day)
    if asked["sheet"] and asked["sheet"].casefold() not in PLAIN:
        sheet = Sheet(typed=asked["sheet"], skip=asked["skip"], outlined=asked["outlines"], printer=printer)
        stick(_labels(root, settings, desk, contents, ", ".join(which)), sheet, output)
        return
    entry = entered(registry, contents.lines, datetime.now(UTC).replace(microsecond=0))
    wanted = Wanted(
        number=entry.number,
        lines=contents.lines,
        shape=_shape(contents.lines, entry.number, asked, printer),
        place=output or _place(root, entry.number, asked["begin"]),
        causes=contents.causes,
        cover=not asked["no_cover"],
        day=day,
        workers=os.cpu_count() or 1,
    )
    packed = _made(root, settings, desk, wanted)
    record_pack(root, contents.lines)
    for line in pick_lines(contents.lines, contents.causes, registry) if asked["reprint"] else ():
        click.echo(harmless(line))
    click.echo(
        f"{entry.number}: {counted(packed.cards, 'card')} on {counted(packed.sheets, 'sheet')} of "
        f"{wanted.shape.paper}, {counted(packed.decoded, 'symbol')} decoded; "
        f"print {output or wanted.place.relative_to(root)} at actual size\n"
        f"once they hang: jobaids posted add {entry.number}",
        err=True,
    )


def _place(root: Path, number: PackNumber, begin: int) -> Path:
    """Where a pack lies if nobody says otherwise; the rest of one does not lie in the place of the whole."""
    whole = pack_place(root, number)
    return whole.with_stem(f"{whole.stem}-from-{begin}") if begin > 1 else whole


def _labels(root: Path, settings: Settings, desk: PackDesk, contents: Contents, name: str) -> Job:
    """The steps of the aids that were asked for, as labels."""
    slugs = tuple(dict.fromkeys(line.slug for line in contents.lines))
    return Job(root=root, settings=settings, desk=desk, name=name, slugs=slugs)


def _made(root: Path, settings: Settings, desk: PackDesk, wanted: Wanted) -> Packed:
    """The pack, or the end of the command where it is not proven."""
    watch = Watch(sys.stderr)
    watch.stage("cards")
    cards = sum(line.copies for line in wanted.lines)
    try:
        packed = make_pack(root, settings, desk, replace(wanted, see=lambda done: watch.pieces(done, cards)))
    finally:
        watch.end()
    click.echo(show(packed.told, Format.TEXT, console_for(sys.stdout, os.environ, ())), nl=False)
    if packed.told:
        click.echo("nothing was written: the pack is not proven", err=True)
        sys.exit(CONTENT_FAILED)
    return packed


def _contents(which: tuple[str, ...], asked: dict[str, Any], registry: Registry, desk: PackDesk, day: date) -> Contents:
    """What was asked for, or the end of the command where there is nothing to print."""
    pick = Pick(format=asked["form"] or "", copies=asked["copies"])
    if not asked["reprint"]:
        if not which:
            raise click.UsageError("name a station or an aid, or say --reprint")
        lines = tuple(line for name in which for line in _named(name, pick, desk))
        if not lines:
            refuse(Refusal(what=f"no card of {' or '.join(which)} is printed", fix="jobaids register lists all"))
        return Contents(lines=lines)
    known = desk.desk.shelf.stations
    for name in which:
        if name not in known:
            refuse(
                Refusal(
                    what=f"there is no station {name}{_meant(name, known)}",
                    fix=f"there is {', '.join(known) or 'none yet'}",
                )
            )
    swaps = (swap for swap in swaps_of(registry, day) if not which or swap.station in which)
    found = tuple(_by_station(reprint_lines(swaps, pick, desk)))
    if not any(line.label for _, line in found):
        _nothing(found)
    return Contents(lines=tuple(line for _, line in found), causes=tuple(swap.cause for swap, _ in found))


def _meant(name: str, known: Iterable[str]) -> str:
    """A near name, as a question."""
    near = get_close_matches(name, list(known), n=1)
    return f"; is it {near[0]}?" if near else ""


def _by_station(found: Iterable[tuple[Swap, PackLine]]) -> Iterator[tuple[Swap, PackLine]]:
    """Station after station, those first where somebody could be hurt: who hangs the cards walks but once."""
    stations: dict[Slug, list[tuple[Swap, PackLine]]] = {}
    for one in found:
        stations.setdefault(one[1].station, []).append(one)
    return chain.from_iterable(stations.values())


def _nothing(found: Iterable[object]) -> None:
    """End where no card is to be printed."""
    down = any(True for _ in found)
    only = "nothing to print: cards only come down; jobaids posted list --reprint says which"
    click.echo(only if down else "nothing to print: every card on record is good")
    sys.exit(0)


def _named(name: str, pick: Pick, desk: PackDesk) -> Iterator[PackLine]:
    """The cards that a name means: those of a station, or that of an aid."""
    stations = desk.desk.shelf.stations
    kind, _, slug = name.rpartition(":")
    if kind != "aid" and slug in stations:
        return lines_of(stations[Slug(slug)].aids, pick, desk, Slug(slug))
    if kind == "station" or slug not in desk.editions:
        meant = _meant(slug, (*stations, *desk.editions))
        refuse(Refusal(what=f"there is no station and no released aid {name}{meant}", fix="jobaids register lists all"))
    return lines_of((Slug(slug),), pick, desk)


def _shape(lines: tuple[PackLine, ...], number: str, asked: dict[str, Any], printer: Printer | None) -> Shape:
    """The paper, and how the cards go on it."""
    name = asked["sheet"].casefold() or paper_for(lines)
    if asked["duplex"] and asked["fold"]:
        raise click.UsageError("a card is folded or printed on both sides, not both")
    paper = PLAIN[name]
    how = How(
        faces=Faces.FOLD if asked["fold"] else Faces(asked["duplex"] or Faces.ONE_SIDED.value),
        marks=not asked["no_marks"],
        skip=asked["skip"],
        begin=asked["begin"],
        name=number,
        front=printer.front if printer else PrinterFace(),
        back=printer.back if printer else PrinterFace(),
    )
    shape = Shape(ground=Ground(width=paper.width, height=paper.height), paper=paper.name, how=how)
    if refusal := unfit(lines, shape):
        refuse(refusal)
    return shape


def _printer(settings: Settings, name: str) -> Printer | None:
    """The printer of that name, if one is named."""
    printer = printer_of(settings, name) if name else None
    if isinstance(printer, Refusal):
        refuse(printer)
    return printer
