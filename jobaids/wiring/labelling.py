"""The ports of step labels: stickers of released aids on sheets or tape, proven, and put in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.fonts import font_stack
from jobaids.adapters.label_maker import Labelled, Table, make_labels
from jobaids.adapters.printer import apply_profile
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.sheets import listed_sheets
from jobaids.model.names import Slug
from jobaids.model.settings import Printer, Settings
from jobaids.model.station import PhoneUse
from jobaids.paper.sheets import Sheet
from jobaids.paper.stock import NoStock, Stock, find_stock
from jobaids.plan.labels import Run, stickers_of
from jobaids.plan.packs import PackDesk
from jobaids.record.places import Refusal
from jobaids.render.label.sticker import Sticker
from jobaids.symbols.matrix import Level
from jobaids.wiring.carding import put
from jobaids.wiring.publishing import PACKS
from jobaids.wiring.workshops import workshop_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Labels that are wished for: what they are called, which aids, on what, and where they are to lie."""

    name: str
    slugs: tuple[Slug, ...]
    stock: Stock
    place: Path
    skip: int = 0
    outlined: bool = False
    printer: Printer | None = None


def stock_of(typed: str) -> Stock | Refusal:
    """The paper that somebody means."""
    found = find_stock(typed, listed_sheets())
    return Refusal(what=found.what, why=found.why, fix=found.fix) if isinstance(found, NoStock) else found


def printer_of(settings: Settings, name: str) -> Printer | Refusal:
    """The profile of a printer by its name in the settings."""
    known = {one.name: one for one in settings.printers}
    if name in known:
        return known[name]
    made = f"print a sheet by jobaids calibrate, and say with --front what was measured: it prints [printer.{name}]"
    fix = f"say one of {', '.join(sorted(known))}" if known else made
    return Refusal(what=f"jobaids.toml has no [printer.{name}]", fix=fix)


def print_labels(root: Path, settings: Settings, desk: PackDesk, wish: Wish) -> Labelled | Refusal:
    """Make labels, and put them in place if every symbol was read back and every word stands where it should.

    Raises:
        FolderError: the disk does not let us.
    """
    stickers = tuple(_stickers(wish.slugs, settings, desk))
    if not stickers:
        return Refusal(
            what=f"{wish.name} has no steps with codes to put on labels",
            why="only released steps have codes, and where phones are never allowed no symbol hangs",
            fix="release the aid, or name another",
        )
    if isinstance(wish.stock, Sheet) and wish.skip >= wish.stock.count:
        return Refusal(
            what=f"{wish.stock.name} has {wish.stock.count} places, and --skip {wish.skip} leaves none of them",
            why="a used sheet would run through the printer once more for nothing",
            fix="count the places of the first sheet that are used",
        )
    shop = workshop_of(root)
    level = Level[settings.cards.error_correction]
    run = Run(name=wish.name, stickers=stickers, stock=wish.stock, level=level, skip=wish.skip, outlined=wish.outlined)
    languages = {one.language for one in stickers}
    table = Table(
        press=shop.press,
        render=shop.templates.render,
        families={language: font_stack(language, shop.fonts) for language in languages},
    )
    made = make_labels(run, read_words(stickers[0].language, settings.site.timezone), table)
    if isinstance(made, NoStock):
        return Refusal(what=made.what, why=made.why, fix=made.fix)
    if not made.told:
        put(wish.place, apply_profile(wish.printer, made.pdf) if wish.printer else made.pdf)
    return made


def labels_place(root: Path, name: str, stock: Stock) -> Path:
    """Where labels lie if nobody says otherwise."""
    words = f"labels {name} {stock.name}".casefold()
    return root / BUILD / PACKS / f"{'-'.join(''.join(sign if sign.isalnum() else ' ' for sign in words).split())}.pdf"


def _stickers(slugs: Iterable[Slug], settings: Settings, desk: PackDesk) -> tuple[Sticker, ...]:
    """One label for each code, in the order of the aids; none where no phone may be used."""
    shown: dict[str, Sticker] = {}
    for slug in slugs:
        stations = desk.desk.shelf.hangs_at(slug)
        if stations and all(station.phone is PhoneUse.NEVER for station in stations):
            continue
        for sticker in stickers_of(desk.editions[slug], settings.site.base_url):
            shown.setdefault(sticker.address, sticker)
    return tuple(shown.values())
