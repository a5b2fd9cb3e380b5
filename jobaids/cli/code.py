"""`jobaids code`: what codes open, and what a person says of them for ever."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from jobaids.cli import ASKED_WRONGLY, CONTENT_FAILED
from jobaids.cli.code_text import account_of, as_csv, as_json, as_lines
from jobaids.cli.console import Format, console_for, show
from jobaids.codes.alphabet import forgive
from jobaids.model.release import Registry
from jobaids.record.codebook import State, entries_of, entry_of, history_of
from jobaids.record.index import index_registry
from jobaids.record.places import Refusal, find_code
from jobaids.record.verbs import Wanted, Writing, bind, move, retire
from jobaids.wiring import coding
from jobaids.wiring.coding import Damage


@click.group()
def code() -> None:
    """Say what codes open, and settle what a card on the wall shall open from now on.

    CODE may be typed in any spelling, with its revision or as a whole address. What is recorded is recorded for ever;
    a later word counts more than an earlier one.

    \b
    Examples:
      jobaids code list --csv > codes.csv
      jobaids code show 7k3q-mx
      jobaids code move 7K3QMX filler-seal#grease-the-seal
      jobaids code retire 7K3QMX --say "The new seal needs no grease" --instead filler-seal
      jobaids code reserve 35 --batch line-3 --tell "the shift lead, extension 200"
      jobaids code bind 7K3QMX filler-seal#seat
    """


@code.command("list", short_help="list every code ever given")
@click.option("--csv", "form", flag_value="csv", help="A table for a spreadsheet, in UTF-8.")
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only codes in this state.")
def list_codes(form: str | None, state: str | None) -> None:
    """List every code ever given: what it opens, whether it still does, and the revisions that show it.

    \b
    Examples:
      jobaids code list --state retired
      jobaids code list --csv > codes.csv
    """
    registry = trusted(coding.registry_of(Path.cwd()))
    found = entries_of(registry, index_registry(registry))
    entries = tuple(entry for entry in found if state in (None, entry.state.value))
    base = coding.settings_of(Path.cwd()).site.base_url
    match form:
        case "csv":
            sys.stdout.buffer.write(as_csv(entries, base).encode())
        case "json":
            click.echo(as_json(entries, base))
        case _:
            for line in as_lines(entries):
                click.echo(line)


@code.command("show", short_help="tell all that is known of a code")
@click.argument("typed", metavar="CODE")
def show_code(typed: str) -> None:
    """Tell what CODE opens now, its history, and the revisions that show it.

    \b
    Examples:
      jobaids code show 7K3QMX
      jobaids code show "7k3q mx-12k"
      jobaids code show https://AIDS.EXAMPLE.COM/7K3QMX/12K/
    """
    registry = trusted(coding.registry_of(Path.cwd()))
    index = index_registry(registry)
    found = find_code(index, typed)
    if isinstance(found, Refusal):
        refuse(found)
    entry = entry_of(found, registry, index)
    for line in account_of(entry, history_of(found, registry), forgive(typed).label or None):
        click.echo(line)


@code.command("move", short_help="let another step answer for a code")
@click.argument("typed", metavar="CODE")
@click.argument("to", metavar="SLUG[#ANCHOR]")
@click.option("--silent", is_flag=True, help="It is the same step under another name; the page says nothing.")
def move_code(typed: str, to: str, *, silent: bool) -> None:
    """Let another step answer for CODE from now on, and say so on its page.

    \b
    Examples:
      jobaids code move 7K3QMX filler-seal#press-in
      jobaids code move 7K3QMX filler-seal#press-in --silent
      jobaids code move 7K3QMX station:line-4
    """
    _record(typed, lambda index, moment: move(index, typed, to, moment, silent=silent))


@code.command("retire", short_help="end what a code opens")
@click.argument("typed", metavar="CODE")
@click.option("--say", metavar="TEXT", required=True, help="Why it ended, in a sentence for who scans the card.")
@click.option("--instead", metavar="SLUG[#ANCHOR]", default="", help="What to use now.")
def retire_code(typed: str, say: str, instead: str) -> None:
    """End what CODE opens: its page says since when, why, and what to use instead.

    The code of an aid ends the codes of all its parts, too.

    \b
    Examples:
      jobaids code retire 7K3QMX --say "The new seal needs no grease"
      jobaids code retire 7K3QMX --say "The filler was scrapped" --instead fill-by-hand
    """
    if not say.strip():
        raise click.UsageError("say why it ended: --say TEXT")
    _record(typed, lambda index, moment: retire(index, typed, say.strip(), instead, moment))


@code.command("reserve", short_help="draw blank codes and print their symbols")
@click.argument("count", metavar="[N]", type=int, required=False)
@click.option("--batch", metavar="NAME", default="blanks", show_default=True, help="What the batch is called.")
@click.option("--again", is_flag=True, help="Print the sheet of the batch once more; nothing is drawn or recorded.")
@click.option("--tell", metavar="ROLE", default="", help="Whom to tell until a code is bound; else the site's.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, instead of build/blanks."
)
def reserve_codes(count: int | None, batch: str, tell: str, output: Path | None, *, again: bool) -> None:
    """Draw N blank codes and print their symbols, to be hung before their help is written.

    Every symbol of the sheet is decoded before its code is recorded. A sheet that was lost is printed again with
    --again; what is bound by then says so.

    \b
    Examples:
      jobaids code reserve 35 --batch line-3
      jobaids code reserve 5 --batch audit --tell "the safety officer" -o audit.pdf
      jobaids code reserve --again --batch line-3
    """
    root = Path.cwd()
    if again is (count is not None):
        raise click.UsageError("say how many: N; or --again for a batch that was reserved before")
    if count is None:
        _print_again(root, batch, output)
        return
    written = settled(coding.reserve_blanks(root, Wanted(count=count, batch=batch, tell=tell.strip()), output))
    place = output or coding.sheet_place(root, batch).relative_to(root)
    click.echo(
        f"{len(written.events) - 1} codes reserved, every symbol decoded; print {place} at actual size", err=True
    )


def _print_again(root: Path, batch: str, output: Path | None) -> None:
    count = coding.print_batch(root, batch, output)
    if isinstance(count, Refusal):
        refuse(count)
    if isinstance(count, Damage):
        _tell_damage(count)
    place = output or coding.sheet_place(root, batch).relative_to(root)
    click.echo(f"{count} codes printed again, every symbol decoded; print {place} at actual size", err=True)


@code.command("bind", short_help="give a blank its target")
@click.argument("typed", metavar="CODE")
@click.argument("to", metavar="SLUG[#ANCHOR]")
def bind_code(typed: str, to: str) -> None:
    """Give a blank its target, once and for ever.

    \b
    Examples:
      jobaids code bind 7K3QMX filler-seal#seat
      jobaids code bind 7K3QMX station:line-3
    """
    _record(typed, lambda index, moment: bind(index, typed, to, moment))


def _record(typed: str, verb: coding.Verb) -> None:
    """Carry out a verb, and show the code as it is from now on."""
    written = settled(coding.record(Path.cwd(), verb))
    for note in written.notes:
        click.echo(note, err=True)
    registry = trusted(coding.registry_of(Path.cwd()))
    found = find_code(index := index_registry(registry), typed)
    if not isinstance(found, Refusal):
        click.echo("\n".join(as_lines((entry_of(found, registry, index),))))


def settled(answer: Writing | Refusal | Damage) -> Writing:
    """What was recorded, or the end of the command where nothing could be."""
    if isinstance(answer, Refusal):
        refuse(answer)
    if isinstance(answer, Damage):
        _tell_damage(answer)
    return answer


def trusted(registry: Registry | Damage) -> Registry:
    """The registry, or the end of the command where it is not as it was written."""
    return _tell_damage(registry) if isinstance(registry, Damage) else registry


def refuse(refusal: Refusal) -> NoReturn:
    """Say why something cannot be done and what to do instead, and end."""
    click.echo(f"error: {refusal.what}", err=True)
    for name, said in (("why", refusal.why), ("fix", refusal.fix)):
        if said:
            click.echo(f"  = {name}: {said}", err=True)
    sys.exit(ASKED_WRONGLY)


def _tell_damage(damage: Damage) -> NoReturn:
    console = console_for(sys.stderr, os.environ, ())
    click.echo(show(damage.told, Format.TEXT, console), nl=False, err=True)
    click.echo("nothing was recorded: the registry must be put right first", err=True)
    sys.exit(CONTENT_FAILED)
