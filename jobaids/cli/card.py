"""`jobaids card`: any released revision on paper again."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from jobaids.cli import CONTENT_FAILED
from jobaids.cli.code import refuse, trusted
from jobaids.cli.console import Format, console_for, counted, show
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord, Edition, Registry
from jobaids.paper.formats import FORMATS, PRINTED, holds_two
from jobaids.paper.views import VIEWS
from jobaids.record.places import Refusal, find_release
from jobaids.wiring import coding
from jobaids.wiring.carding import Wish, is_withdrawn, reprint, translation_of
from jobaids.wiring.today import today


@click.command()
@click.argument("which", metavar="SLUG@REVISION")
@click.option(
    "--format",
    "form",
    type=click.Choice([*PRINTED, *VIEWS]),
    metavar="FORMAT",
    help=f"Instead of the aid's own: {', '.join(FORMATS)}; for a printer without colours with -grey behind it. "
    f"Or another view: {', '.join(VIEWS)}.",
)
@click.option("--with", "language", metavar="LANGUAGE", help="Print its translation beneath each line.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF, if not build/again.")
def card(which: str, form: str | None, language: str | None, output: Path | None) -> None:
    """Print any released revision again, as its cards were.

    Where a newer one exists, every page says that the card is superseded. Without @REVISION, the newest. Every symbol
    is decoded before the file is written. A translation whose source changed in a safety matter is not printed.

    \b
    Examples:
      jobaids card filler-seal@12K
      jobaids card filler-seal@9 --format a5 -o then.pdf
      jobaids card es/filler-seal
      jobaids card hand-rub --format badge
      jobaids card filler-seal --with es       English and Spanish, line by line
      jobaids card filler-seal --format breakdown-a4
    """
    root = Path.cwd()
    registry = trusted(coding.registry_of(root))
    record, edition = find(registry, which)
    settings = coding.settings_of(root)
    if is_withdrawn(registry, edition, today(settings.site.timezone)):
        refuse(
            Refusal(
                what=f"no card of {edition.aid.slug} is printed: what it translates changed in a safety matter",
                why="somebody could be hurt by the old text",
                fix="translate what JA703 of jobaids lint names, then release it",
            )
        )
    beside = _second(registry, edition, language, form, today(settings.site.timezone)) if language else None
    wish = Wish(record=record, edition=edition, format=form or "", place=output, beside=beside)
    done = reprint(root, registry, settings, wish)
    console = console_for(sys.stdout, os.environ, ())
    click.echo(show(done.made.told, Format.TEXT, console), nl=False)
    if not done.made.good:
        click.echo("nothing was written: the card is not proven", err=True)
        sys.exit(CONTENT_FAILED)
    mark = f", marked as superseded by {done.superseded}" if done.superseded else ""
    mark = f", marked as holding from {done.early.isoformat()}" if done.early else mark
    place = done.place if output else done.place.relative_to(root)
    second = f" with {beside.aid.slug} {beside.label}" if beside else ""
    click.echo(f"{place}: {edition.label}{second}{mark}, {counted(done.made.decoded, 'symbol')} decoded", err=True)


def _second(registry: Registry, edition: Edition, language: str, form: str | None, day: date) -> Edition:
    """The translation to print beneath each line, or the end of the command where there is none to print."""
    found = translation_of(registry, edition, language, day)
    if found is None:
        refuse(
            Refusal(
                what=f"no card of {edition.aid.slug} with {language} is printed",
                why=f"{language}/{edition.aid.slug} was not released, or its source changed since in a safety matter",
                fix="release the translation, or print without --with",
            )
        )
    if form and not holds_two(form):
        refuse(Refusal(what=f"{form} has no room for two languages", fix="print another format, such as a4"))
    return found


def find(registry: Registry, which: str) -> tuple[AidRecord, Edition]:
    """The release that SLUG@REVISION names, or the end of the command where there is none."""
    slug, _, label = which.partition("@")
    record = registry.aid(Slug(slug))
    found = find_release(record, slug, label, [one.slug for one in registry.aids])
    if isinstance(found, Refusal) or record is None:
        refuse(found if isinstance(found, Refusal) else Refusal(what=f"{slug} was never released"))
    return record, found
