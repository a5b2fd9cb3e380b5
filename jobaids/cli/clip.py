"""`jobaids clip`: whatever a camera wrote becomes a clip that every phone plays."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.captions import UNWRITTEN
from jobaids.adapters.errors import FolderError
from jobaids.cli.code import refuse
from jobaids.model.media import MOST_OCTETS, MediaKind
from jobaids.parse.clips import seconds_of
from jobaids.record.places import Refusal
from jobaids.render.page.figure import clock

A_LINE = 5.0  # seconds: somebody reads a line of captions twice in them
STILL_WIDTH = 1280  # pixels
LONGEST = 90  # seconds of one step's clip


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--window", metavar="FROM-TO", default="", help="Only this part: 0:04-0:38, or 4-38 in seconds.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The clip, if not beside FILE.")
@click.option("--language", default="en", show_default=True, help="What is spoken in it: names the captions.")
@click.option("--silent", is_flag=True, help="Leave the sound out.")
@click.option("--force", is_flag=True, help="Write over what is there; never over FILE.")
def clip(  # noqa: PLR0913 - one for each option
    file: Path, window: str, output: Path | None, language: str, *, silent: bool, force: bool
) -> None:
    """Make a clip of FILE that every phone plays at once: MP4, at most 1280 pixels, upright, its index at the front.

    Beside it come a still of its first moment and, where it has sound, captions to fill in. What is as it should be
    already is not encoded again. FILE itself stays as it is.

    \b
    Examples:
      jobaids clip ~/VID_0412.mov --window 0:04-0:38 -o content/plant/lock-out.mp4
      jobaids clip content/plant/seat.mp4
    """
    from jobaids.adapters.cutting import Part, cut_clip  # noqa: PLC0415 - 0.1 s, and help needs none of it
    from jobaids.adapters.videos import ClipError, clip_facts, poster  # noqa: PLC0415 - the same

    start, end = _part(window)
    place = output or _beside(file)
    still, captions = place.with_suffix(".jpg"), place.with_suffix(f".{language}.vtt")
    _refuse_wrong(file, place, (place, still, captions), force=force)
    octets = _read(file)
    try:
        cut = cut_clip(octets, Part(start=start, end=end, sound=not silent))
        facts, first = clip_facts(cut.octets), poster(cut.octets, 0.0, STILL_WIDTH)
    except ClipError as error:
        refuse(
            Refusal(
                what=f"{file}: no clip can be made: {error}",
                why="the file is damaged, is no video, or the part lies outside it",
                fix="play it on this machine, and look up the times there; or export it again",
            )
        )
    written = {place: cut.octets, still: first}
    seconds = facts.seconds or 0.0
    if facts.sound and (force or not captions.exists()):
        written[captions] = _skeleton(seconds).encode()
    _write(written)
    _tell(place, cut.copied, seconds, f"{facts.width} × {facts.height}")
    click.echo(f"{still}: the still")
    if facts.sound:
        said = "to be filled in: put what is said for each …" if captions in written else "kept as it was"
        click.echo(f"{captions}: captions, {said}")
    if seconds > LONGEST + 0.5:
        click.echo(f"It runs {seconds:.0f} s; a clip holds {LONGEST} s. Take a part of it with --window.")
    click.echo(f"\nIn the step, after an empty line:\n   [What it shows]({place.name})")


def _part(window: str) -> tuple[float, float | None]:
    """The part that is asked for, in seconds."""
    if not window:
        return 0.0, None
    start, _, end = window.replace("–", "-").partition("-")
    first, last = seconds_of(start), seconds_of(end)
    if first is None or last is None or last <= first:
        refuse(
            Refusal(
                what=f"--window {window} is no part of a clip",
                why="it needs two moments, the earlier first",
                fix="write --window 0:04-0:38",
            )
        )
    return first, last


def _beside(file: Path) -> Path:
    place = file.with_suffix(".mp4")
    return file.with_name(f"{file.stem}-clip.mp4") if place == file else place


def _refuse_wrong(file: Path, place: Path, written: tuple[Path, ...], *, force: bool) -> None:
    """End where something would be lost, or what comes out would not be found by an aid."""
    if place.suffix.lower() != ".mp4":
        refuse(Refusal(what=f"{place} does not end in .mp4", why="that is what is made", fix="name it so"))
    if place.resolve() == file.resolve():
        refuse(
            Refusal(what=f"{place} is the file itself", why="what was filmed is kept", fix="give another with --output")
        )
    there = [one for one in written[:2] if one.exists()]
    if there and not force:
        refuse(
            Refusal(
                what=f"{there[0]} is there already",
                why="somebody may have shown it to the people who release it",
                fix="give another name with --output, or write over it with --force",
            )
        )


def _read(file: Path) -> bytes:
    most = MOST_OCTETS[MediaKind.CLIP] * 20
    if file.stat().st_size > most:
        refuse(Refusal(what=f"{file} holds over {most / 1e9:.0f} GB", why="it is read whole", fix="cut it first"))
    try:
        return file.read_bytes()
    except OSError as error:
        raise FolderError(f"{file} cannot be read", why=str(error), fix="look at its rights") from error


def _write(written: dict[Path, bytes]) -> None:
    for place, octets in written.items():
        try:
            place.write_bytes(octets)
        except OSError as error:
            raise FolderError(f"{place} cannot be written", why=str(error), fix="look at its folder") from error


def _skeleton(seconds: float) -> str:
    """Captions without words, a line every few seconds."""
    count = max(1, round(seconds / A_LINE))
    edges = [seconds * number / count for number in range(count + 1)]
    cues = (f"{_moment(edges[n])} --> {_moment(edges[n + 1])}\n{UNWRITTEN}\n" for n in range(count))
    return "WEBVTT\n\n" + "\n".join(cues)


def _moment(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 60:02}:{whole % 60:02}.{thousandths:03}"


def _tell(place: Path, copied: bool, seconds: float, size: str) -> None:
    how = "as it was filmed, its index at the front" if copied else "H.264, its index at the front"
    click.echo(f"{place}: {clock(seconds)}, {size}, {place.stat().st_size / 1e6:.1f} MB, {how}")
