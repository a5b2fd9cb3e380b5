"""The ports of the registry's verbs: what was released, the lock, the clock, chance, and the press for blanks."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.errors import FolderError, LibraryError
from jobaids.adapters.fonts import FETCHED, fetched_fonts, shipped_fonts
from jobaids.adapters.pdf import make_pdf, open_press
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.registry import append_events, registry_lock, write_whole
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Digest
from jobaids.model.release import Batch, GivenCode, Registry
from jobaids.model.settings import Settings
from jobaids.parse.settings import parse_settings
from jobaids.record.bases import base_changed
from jobaids.record.index import Index, index_registry
from jobaids.record.order import Moment, moment_of
from jobaids.record.places import Refusal
from jobaids.record.verbs import Wanted, Writing, reserve
from jobaids.render.blanks import BlankOrder, expected_blanks, render_blanks
from jobaids.symbols.matrix import Level
from jobaids.wiring.building import BLANKS
from jobaids.wiring.making import own_templates
from jobaids.wiring.reading import remember

Verb: TypeAlias = Callable[[Index, Moment], Writing | Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The registry is not as it was written, so nothing is built on it."""

    told: tuple[Diagnostic, ...]


def settings_of(root: Path) -> Settings:
    """The settings of a project."""
    source = read_project(root).settings
    return parse_settings(source).settings if source else Settings()


def registry_of(root: Path) -> Registry | Damage:
    """What was released, if all of it can be trusted."""
    registry, told = remember(root)
    damage = tuple(one for one in told if one.severity is Severity.ERROR)
    return Damage(told=damage) if damage else registry


def record(root: Path, verb: Verb) -> Writing | Refusal | Damage:
    """Carry out a verb under the lock of the registry."""
    return _recorded(root, verb, lambda _: b"")[0]


def reserve_blanks(root: Path, wanted: Wanted, place: Path | None) -> Writing | Refusal | Damage:
    """Draw blanks and record them once their printed sheet is proven, then put the sheet in place.

    Raises:
        LibraryError: the sheet cannot be printed so that every symbol reads back; nothing is recorded.
        FolderError: the sheet cannot be written; its codes are reserved and open a page that says so.
    """
    settings = settings_of(root)
    if isinstance(refusal := _other_base(root, settings), Damage | Refusal):
        return refusal
    verb = partial(_draw, wanted)
    answer, pdf = _recorded(root, verb, partial(_print_sheet, root, settings))
    if isinstance(answer, Writing):
        _put(sheet_place(root, wanted.batch) if place is None else place, pdf)
    return answer


def _other_base(root: Path, settings: Settings) -> Damage | Refusal | None:
    """Why nothing is printed with this `base_url`, if it is not one that cards hold or somebody accepted."""
    registry = registry_of(root)
    if isinstance(registry, Damage):
        return registry
    told = base_changed(registry, settings.site.base_url)
    return Refusal(what=told[0].what, why=told[0].why, fix=told[0].fix) if told else None


def sheet_place(root: Path, batch: str) -> Path:
    """Where the sheet of a batch lies if nobody says otherwise."""
    return root / BUILD / BLANKS / f"{batch}.pdf"


def _recorded(root: Path, verb: Verb, proven: Callable[[Writing], bytes]) -> tuple[Writing | Refusal | Damage, bytes]:
    """Ask a verb, prove what it prints, and only then record it."""
    settings = settings_of(root)
    with registry_lock(root):
        registry = registry_of(root)
        if isinstance(registry, Damage):
            return registry, b""
        here = datetime.now(ZoneInfo(settings.site.timezone))
        answer = verb(index_registry(registry), moment_of(here, settings.site.base_url))
        if isinstance(answer, Refusal):
            return answer, b""
        pdf = proven(answer)
        append_events(root, answer.file, answer.events)
    return answer, pdf


def _draw(wanted: Wanted, index: Index, moment: Moment) -> Writing | Refusal:
    return reserve(index, wanted, moment, lambda: secrets.randbits(25))


def _print_sheet(root: Path, settings: Settings, drawn: Writing) -> bytes:
    """The sheet of some blanks, every symbol of it read back."""
    templates = read_templates(own_templates(root))
    order = BlankOrder(
        batch=next(event for event in drawn.events if isinstance(event, Batch)),
        codes=tuple(event.code for event in drawn.events if isinstance(event, GivenCode)),
        words=read_words(settings.site.languages[0], settings.site.timezone),
        module=settings.cards.module,
        level=Level[settings.cards.error_correction],
    )
    press = open_press(_no_picture, shipped_fonts() + fetched_fonts(root), root / FETCHED)
    printed = make_pdf(render_blanks(order, templates.render), press)
    proof = scan_pdf(printed.pdf, expected_blanks(order))
    for fault in (*printed.told, *proof.told):
        raise LibraryError(fault.what, why=fault.why, fix=f"{fault.fix}; nothing was reserved")
    return printed.pdf


def _no_picture(digest: Digest) -> bytes:
    raise LibraryError(f"a sheet of blanks has no pictures, and not {digest}", fix="mend templates/blanks/blanks.html")


def _put(place: Path, pdf: bytes) -> None:
    try:
        write_whole(place, pdf)
    except OSError as fault:
        raise FolderError(
            f"{place} cannot be written: {fault.strerror}",
            why="the codes are reserved all the same",
            fix="make room, then reserve another batch",
        ) from fault
