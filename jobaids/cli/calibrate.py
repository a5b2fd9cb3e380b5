"""`jobaids calibrate`: learn what a printer does to a sheet, and take it back."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.cli.code import refuse
from jobaids.model.names import Mm
from jobaids.model.settings import PrinterFace
from jobaids.paper.printer import EDGE, SQUARE, Measured, doubt_of, face_of
from jobaids.paper.sheets import PLAIN
from jobaids.record.places import Refusal
from jobaids.wiring import coding
from jobaids.wiring.calibrating import calibration_place, print_calibration
from jobaids.wiring.labelling import printer_of

LETTERS = ("A", "B", "C", "D", "E", "F")


@click.command()
@click.option("--sheet", type=click.Choice(list(PLAIN)), default="a4", show_default=True, help="The paper.")
@click.option(
    "--printer", default="", metavar="NAME", help="Print with [printer.NAME]; or the name of what is measured."
)
@click.option("--front", default="", metavar="A,B,C,D,E,F", help="What was measured on the front, in millimetres.")
@click.option("--back", default="", metavar="A,B,C,D,E,F", help="And on the back, where both sides are printed.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, if not build/packs.")
def calibrate(sheet: str, printer: str, front: str, back: str, output: Path | None) -> None:
    """Print a sheet to measure a printer by; with what was measured, print the lines for jobaids.toml.

    The sheet says what to measure. A and B are the sides of the square; C, D, E and F are from the left, right, top and
    bottom edge of the paper to the line near it. With --printer alone, the sheet is printed with that profile, to see
    whether it holds.

    \b
    Examples:
      jobaids calibrate
      jobaids calibrate --sheet letter -o test.pdf
      jobaids calibrate --printer office --front 99.2,99.2,15.4,14.6,15,15
      jobaids calibrate --printer office
    """
    if back and not front:
        raise click.UsageError("say what was measured on the front, too: --front A,B,C,D,E,F")
    if front:
        faces = [("front", _measured("--front", front))]
        faces += [("back", _measured("--back", back))] if back else []
        for line in profile_lines(printer or "office", faces):
            click.echo(line)
        return
    root, settings = Path.cwd(), coding.settings_of(Path.cwd())
    profile = printer_of(settings, printer) if printer else None
    if isinstance(profile, Refusal):
        refuse(profile)
    place = output or calibration_place(root, PLAIN[sheet], profile)
    read = print_calibration(root, settings, PLAIN[sheet], profile, place)
    shown = place if output else place.relative_to(root)
    click.echo(f"{read} symbols decoded; print {shown} on both sides of one sheet, at actual size", err=True)


def profile_lines(name: str, faces: list[tuple[str, Measured]]) -> tuple[str, ...]:
    """The lines of `jobaids.toml` that take back what was measured."""
    wanted = name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else f'"{name}"'
    found = tuple((face, face_of(measured)) for face, measured in faces)
    return (f"[printer.{wanted}]", *(f"{face} = {_table(one)}" for face, one in found))


def _table(face: PrinterFace) -> str:
    return f"{{ x_mm = {face.x:g}, y_mm = {face.y:g}, scale = {face.scale:g} }}"


def _measured(option: str, typed: str) -> Measured:
    """What somebody typed, if a ruler can have said it."""
    try:
        figures = [Mm(float(figure)) for figure in typed.split(",")]
    except ValueError:
        figures = []
    if len(figures) != len(LETTERS):
        like = ",".join(f"{figure:g}" for figure in (SQUARE, SQUARE, EDGE, EDGE, EDGE, EDGE))
        refuse(
            Refusal(
                what=f"{option} {typed} are not six figures",
                why="a profile is worked out from both sides of the square and all four edges",
                fix=f"say A,B,C,D,E,F in millimetres with points, such as {option} {like}",
            )
        )
    width, height, left, right, top, bottom = figures
    measured = Measured(width=width, height=height, left=left, right=right, top=top, bottom=bottom)
    if doubt := doubt_of(measured):
        refuse(
            Refusal(what=f"{option}: {doubt}", why="it would spoil every sheet", fix="measure again, printed at 100 %")
        )
    return measured
