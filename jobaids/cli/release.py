"""`jobaids release`: seals what changed, and shows it first."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from jobaids.cli import CONTENT_FAILED
from jobaids.cli.brief import brief_released
from jobaids.cli.console import Format, console_for, show
from jobaids.cli.docket_text import docket_text
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import Effect, Reviewed
from jobaids.plan.workbench import GONE
from jobaids.record.docket import Docket
from jobaids.record.order import AskedWronglyError, Held, Order
from jobaids.record.rematch import Answer, Asked
from jobaids.release import Released, ReleasePorts, review
from jobaids.release import release as run
from jobaids.wiring.releasing import release_ports

DATE = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("aids", metavar="[AID]...", nargs=-1)
@click.option("--approved-by", metavar="ROLE", required=True, help="Who approved it: a role, no person.")
@click.option("--note", metavar="TEXT", default="", help="What changed and why, in a sentence for the shift.")
@click.option("--effective", type=DATE, metavar="DATE", help="The day from which it holds, instead of today.")
@click.option(
    "--effect",
    type=click.Choice([effect.value for effect in Effect]),
    help="What it means for cards on the wall, instead of what is proposed.",
)
@click.option("--because", metavar="TEXT", default="", help="Why the effect is less than what is proposed.")
@click.option("--same", metavar="OLD=NEW", multiple=True, help="The new step NEW is the old step OLD.")
@click.option("--new", "fresh", metavar="ANCHOR", multiple=True, help="This step is new.")
@click.option(
    "--holds",
    metavar="SLUG[#ANCHOR]",
    multiple=True,
    help="This translation, or a step of it, says what its source says now.",
)
@click.option("--reviewed", type=DATE, metavar="DATE", help="Only record that the aids hold until DATE; no revision.")
@click.option(
    "--accept-base-url", metavar="URL", default="", help="Record that cards get another base_url from now on."
)
@click.option("--change-brief", "briefs", is_flag=True, help="Print what changed on one page each, for the shift.")
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
def release(aids: tuple[str, ...], *, yes: bool, briefs: bool, **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Seal aids as they stand, number them, and give their steps codes for ever.

    Without AID, every aid that changed and has no error is released, and every station. What changed is shown step by
    step first. An aid with an error is refused and holds up no other; the command then ends with 1.

    \b
    Examples:
      jobaids release --approved-by "Maintenance lead" --note "First cards"
      jobaids release filler-seal --approved-by "Maintenance lead" --note "New torque" --effective 2027-03-01
      jobaids release filler-seal --approved-by Safety --note "Typo" --effect wording --because "means the same"
      jobaids release filler-seal --approved-by Safety --note "Split step 3" --same seat=press-in --new check-flat
      jobaids release filler-seal --approved-by Safety --note "New torque" --change-brief
      jobaids release es/filler-seal --approved-by Safety --note "Step 3 read again" --holds es/filler-seal#seat
      jobaids release filler-seal --approved-by Safety --reviewed 2028-10-02
    """
    order = _order(aids, asked)
    ports = release_ports(Path.cwd(), _agree_always if yes else _agree)
    try:
        if until := asked["reviewed"]:
            _review(ports, order, until.date())
        else:
            _release(ports, order, briefs=briefs)
    except AskedWronglyError as fault:
        raise click.UsageError(str(fault)) from fault


def _order(aids: tuple[str, ...], asked: Mapping[str, Any]) -> Order:
    if not asked["note"] and not asked["reviewed"]:
        raise click.UsageError("say what changed, and why: --note TEXT")
    return Order(
        slugs=tuple(map(Slug, aids)),
        approved_by=asked["approved_by"],
        note=asked["note"],
        effective=asked["effective"].date() if asked["effective"] else None,
        effect=Effect(asked["effect"]) if asked["effect"] else None,
        because=asked["because"],
        answers=(*map(_same, asked["same"]), *map(_new, asked["fresh"])),
        accept_base=asked["accept_base_url"],
        holds=tuple(map(_held, asked["holds"])),
    )


def _same(said: str) -> Answer:
    slug, _, pair = said.rpartition("#")
    old, equals, new = pair.partition("=")
    if not equals or not old or not new:
        raise click.UsageError(f"--same {said}: write the old anchor, =, and the new one")
    return Answer(slug=Slug(slug) if slug else None, old=Anchor(old), new=Anchor(new))


def _new(said: str) -> Answer:
    slug, _, anchor = said.rpartition("#")
    return Answer(slug=Slug(slug) if slug else None, new=Anchor(anchor))


def _held(said: str) -> Held:
    slug, mark, anchor = said.partition("#")
    return Held(slug=Slug(slug), anchor=Anchor(anchor) if mark else None)


def _release(ports: ReleasePorts, order: Order, *, briefs: bool) -> None:
    """Release, asking about unclear steps first where somebody is there to answer."""
    released = run(ports, order)
    while released.docket.questions and not released.recorded and sys.stdin.isatty():
        answers = tuple(_ask(asked) for asked in released.docket.questions)
        order = replace(order, answers=(*order.answers, *answers))
        released = run(ports, order)
    told = tuple(one for one in released.told if one.severity is Severity.ERROR)  # all else is for `jobaids lint`
    console = console_for(sys.stdout, os.environ, released.sources)
    click.echo(show(told, Format.TEXT, console), nl=False)
    click.echo(_account(released), err=True)
    if briefs and released.recorded:
        brief_released((one.edition.aid.slug, one.edition.label) for one in released.docket.proposals)
    if any(one.severity is Severity.ERROR and one.rule != GONE for one in told):
        sys.exit(CONTENT_FAILED)


def _review(ports: ReleasePorts, order: Order, until: date) -> None:
    if not order.slugs:
        raise click.UsageError("name the aids that were reviewed")
    review(ports, order.slugs, Reviewed(at=datetime.now(UTC), by=order.approved_by, until=until))
    click.echo(f"reviewed until {until.isoformat()}: {', '.join(order.slugs)}", err=True)


def _agree(docket: Docket) -> bool:
    click.echo(docket_text(docket), nl=False)
    if docket.questions:
        return False
    if not sys.stdin.isatty():
        raise AskedWronglyError("nobody is here to say yes; look at the above and add --yes")
    return click.confirm("Seal this?", default=False, err=True)


def _agree_always(docket: Docket) -> bool:
    click.echo(docket_text(docket), nl=False)
    return True


def _ask(asked: Asked) -> Answer:
    """Which old step a new one is, from whoever sits at the terminal."""
    click.echo(f"{asked.slug}: is {asked.question.new} one of the released steps, or is it new?", err=True)
    for number, one in enumerate(asked.question.candidates, start=1):
        click.echo(f"  {number}  {one.old} ({one.likeness:.0%} alike)", err=True)
    click.echo("  0  it is new", err=True)
    most = len(asked.question.candidates)
    chosen = click.prompt("Which", type=click.IntRange(0, most), err=True)
    old = asked.question.candidates[chosen - 1].old if chosen else None
    return Answer(slug=asked.slug, new=asked.question.new, old=old)


def _account(released: Released) -> str:
    """What was done, in a few lines."""
    docket = released.docket
    lines = [f"accepted: {released.accepted}; have the old host lead there for ever"] if released.accepted else []
    lines += [f"refused: {slug}" for slug in sorted(released.refused)]
    if released.recorded:
        lines += [f"released: {one.edition.aid.slug} {one.edition.label}" for one in docket.proposals]
        lines += [f"released: station {station.slug}" for station in docket.stations]
    elif not docket.is_empty:
        lines.append("nothing was released")
    elif not released.refused:
        lines.append("nothing changed since the last release")
    return "\n".join(lines)
