"""`jobaids posted`: which card hangs where, since when, and what to change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from jobaids.cli.code import refuse, settled, trusted
from jobaids.cli.excerpt import harmless
from jobaids.cli.posted_text import as_csv, as_lines, record_lines, reprint_lines
from jobaids.model.names import Slug
from jobaids.model.pack import Pack, PackNumber
from jobaids.model.release import Registry
from jobaids.paper.formats import FORMATS
from jobaids.record.packs import MARK, read_number
from jobaids.record.places import Refusal
from jobaids.record.posted import Wish, hang, hang_pack, hanging, take_down
from jobaids.record.verbs import Writing
from jobaids.wiring import posting
from jobaids.wiring.coding import registry_of, settings_of
from jobaids.wiring.finding import find_pack, swaps_of

DAY = click.DateTime(["%Y-%m-%d"])
CLOCK = click.DateTime(["%H:%M"])
MOMENT = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])
STATION = click.option("--station", metavar="SLUG", required=True, help="Where: a station of stations.yaml.")
PLACE = click.option("--station", metavar="SLUG", default="", help="Where; a pack knows it, if it is for a station.")
ON = click.option("--on", type=DAY, metavar="DATE", help="The day, instead of today.")
AT = click.option("--at", type=CLOCK, metavar="TIME", help="The time of day, else its beginning; without --on, now.")
PACK = click.option("--pack", metavar="NAME", default="", help="The pack they came in.")


@click.group()
def posted() -> None:
    """Record which card hangs where, and ask what hung there at any moment.

    CARD is written SLUG@REVISION, as `filler-seal@12K`; without a revision it is the newest. Days and times are those
    of the site's time zone. What is recorded is recorded for ever; to take back a slip, take the card down at the
    moment at which it was hung.

    \b
    Examples:
      jobaids posted add filler-seal@12K --station filler-3 --replace
      jobaids posted remove filler-seal@9F --station filler-3
      jobaids posted list --station filler-3 --at "2027-02-14 03:10"
      jobaids posted list --reprint
    """


@posted.command("add", short_help="record that cards hang at a station")
@click.argument("cards", metavar="CARD|PACK...", nargs=-1, required=True)
@PLACE
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    help="Such as a5 or badge, instead of the first of the settings.",
)
@click.option(
    "--copies", type=click.IntRange(1), help="How many of each: else one, or as many as --replace takes down."
)
@ON
@AT
@PACK
@click.option("--replace", is_flag=True, help="The other revisions that hang there came down.")
def add(cards: tuple[str, ...], **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Record that cards hang at a station from now on, or from a moment that is past.

    A PACK is the number on a cover sheet: all its cards hang, and what they took the place of is down.

    \b
    Examples:
      jobaids posted add P-7K3QMB
      jobaids posted add filler-seal@12K --station filler-3 --replace
      jobaids posted add hand-wash@1A hand-rub@2F --station dish-area --format a5 --copies 2
      jobaids posted add filler-seal@9F --station filler-3 --on 2027-02-01 --at 06:00
    """
    settings = settings_of(Path.cwd())
    numbers = tuple(filter(None, map(read_number, cards)))
    if slips := [typed for typed in cards if typed.startswith(MARK) and not read_number(typed)]:
        why = "its last sign says that a sign is wrong, or one is missing or too many"
        refuse(Refusal(what=f"{slips[0]} is no pack number", why=why, fix="read it once more on the cover"))
    if numbers:
        _hang_packs(numbers, len(cards), asked)
        return
    if not asked["station"]:
        raise click.UsageError("say where: --station SLUG")
    form = asked.pop("form") or settings.cards.formats[0]
    _record(hang, cards, {**asked, "form": form, "replacing": asked.pop("replace")})


@posted.command("remove", short_help="record that cards were taken down")
@click.argument("cards", metavar="CARD...", nargs=-1, required=True)
@STATION
@click.option("--format", "form", type=click.Choice(list(FORMATS)), metavar="FORMAT", help="Only those of one format.")
@click.option("--copies", type=click.IntRange(1), help="How many, if some go on hanging.")
@ON
@AT
@PACK
def remove(cards: tuple[str, ...], **asked: Any) -> None:  # noqa: ANN401 - one option each
    """Record that cards hang at a station no more. Without a revision, every revision of the aid came down.

    \b
    Examples:
      jobaids posted remove filler-seal@9F --station filler-3
      jobaids posted remove filler-seal --station filler-3 --on 2027-03-01 --at 14:00
    """
    _record(take_down, cards, asked)


@posted.command("list", short_help="tell what hangs or hung where, and what to change")
@click.option("--station", metavar="SLUG", default="", help="Only there.")
@click.option("--at", type=MOMENT, metavar='"DATE TIME"', help="What hung at that moment, instead of now.")
@click.option("--reprint", is_flag=True, help="What to take down and what to hang, safety first.")
@click.option("--csv", "table", is_flag=True, help="A table for a spreadsheet, in UTF-8.")
def list_posted(station: str, at: datetime | None, *, reprint: bool, table: bool) -> None:
    """Tell what hangs at each station since when, or what hung there at a moment that is past.

    With --reprint, only what is to be changed: by station, what touches safety first. A card of which only wording
    changed is left alone. Only stations are judged that somebody recorded cards of.

    \b
    Examples:
      jobaids posted list
      jobaids posted list --station filler-3 --at "2027-02-14 03:10"
      jobaids posted list --reprint --station filler-3
      jobaids posted list --csv > posted.csv
    """
    if reprint and (at or table):
        raise click.UsageError("--reprint tells what to do now; leave --at and --csv out")
    root = Path.cwd()
    registry, zone = trusted(registry_of(root)), ZoneInfo(settings_of(root).site.timezone)
    _known(registry, station)
    if reprint:
        wanted = swaps_of(registry, datetime.now(zone).date())
        swaps = [one for one in wanted if station in ("", one.station)]
        lines = reprint_lines(swaps, registry)
    else:
        when = _utc(at, zone) if at else None
        found = tuple(one for one in hanging(registry.posted, when) if station in ("", one.stack.station))
        if table:
            sys.stdout.buffer.write(as_csv(found, registry, zone).encode())
            return
        lines = as_lines(found, registry, zone, when)
    for line in lines:
        click.echo(harmless(line))


Asked = Callable[[Registry, Wish, datetime], Writing | Refusal]


def _hang_packs(numbers: tuple[PackNumber, ...], count: int, asked: dict[str, Any]) -> None:
    """Record that all cards of some packs hang."""
    if len(numbers) < count or asked["form"] or asked["copies"] or asked["pack"]:
        raise click.UsageError("a pack knows its cards, formats and copies; name packs or cards, not both")
    root = Path.cwd()
    asked = {**asked, "form": "", "replacing": asked["replace"]}
    for number in numbers:
        found = find_pack(root, trusted(registry_of(root)), settings_of(root), number)
        if found is None:
            refuse(
                Refusal(
                    what=f"{number} was never recorded, and no site of late had it ready",
                    why="it was printed in another copy of this project, or its number was misread",
                    fix="look at the cover once more, pull what others committed, or name the cards one by one",
                )
            )
        _record(partial(_hang_pack, found), (), asked)


def _hang_pack(pack: Pack, registry: Registry, wish: Wish, now: datetime) -> Writing | Refusal:
    return hang_pack(registry, pack, wish, now)


def _record(verb: Asked, cards: tuple[str, ...], asked: Mapping[str, Any]) -> None:
    zone = ZoneInfo(settings_of(Path.cwd()).site.timezone)
    wish = Wish(
        cards=cards,
        station=Slug(asked["station"]),
        when=_when(asked["on"], asked["at"], zone),
        format=asked["form"] or "",
        copies=asked["copies"] or 0,
        pack=asked["pack"],
        day_only=asked["on"] is not None and asked["at"] is None,
        replacing=asked.get("replacing", False),
    )
    written = settled(posting.record(Path.cwd(), lambda registry, now: verb(registry, wish, now)))
    for line in (*record_lines(written.events, zone), *written.notes):
        click.echo(harmless(line), err=True)


def _when(on: datetime | None, at: datetime | None, zone: ZoneInfo) -> datetime:
    """The moment that was named, in UTC: now, a time of today, or a day from its beginning or from a time on."""
    if on is None and at is None:
        return posting.now()
    day = on.date() if on else datetime.now(zone).date()
    return _utc(datetime.combine(day, at.time() if at else time()), zone)


def _utc(there: datetime, zone: ZoneInfo) -> datetime:
    return there.replace(tzinfo=zone).astimezone(UTC)


def _known(registry: Registry, station: str) -> None:
    """Nothing, if there ever was such a station, or none was named."""
    known = {record.slug for record in registry.stations} | {one.stack.station for one in registry.posted}
    if station and station not in known:
        likely = get_close_matches(station, known, n=3)
        fix = f"did you mean {' or '.join(likely)}?" if likely else ""
        refuse(Refusal(what=f"there never was a station {station}", fix=fix))
