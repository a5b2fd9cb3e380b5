"""The ports of the registry's verbs: what was released, the lock, the clock, chance, and the press for blanks."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.errors import FolderError, LibraryError
from jobaids.adapters.fonts import PRESS, fetched_fonts, shipped_fonts
from jobaids.adapters.pdf import make_pdf, open_press
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.registry import append_events, registry_lock, write_whole
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Code, Digest
from jobaids.model.release import Batch, GivenCode, Registry
from jobaids.model.settings import Settings
from jobaids.parse.settings import parse_settings
from jobaids.record.accepted_address import base_changed
from jobaids.record.codebook import CodeEntry, State, entry_of
from jobaids.record.index import Index, index_registry
from jobaids.record.order import Moment, moment_of
from jobaids.record.places import Refusal
from jobaids.record.verbs import Wanted, Writing, reserve
from jobaids.render.blanks import BlankOrder, expected_blanks, render_blanks
from jobaids.symbols.matrix import Level
from jobaids.wiring.publishing import BLANKS
from jobaids.wiring.reading import remember
from jobaids.wiring.workshops import own_templates

Verb: TypeAlias = Callable[[Index, Moment], Writing | Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The registry is not as it was written, so nothing is built on it."""

    told: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSheet:
    """What is on a sheet of blanks, and what those open that are bound."""

    batch: Batch
    codes: tuple[Code, ...]
    bound: Mapping[Code, str] = field(default_factory=dict)


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


def print_batch(root: Path, batch: str, place: Path | None) -> int | Refusal | Damage:
    """Print the sheet of a batch once more, with the project's present address; how many codes are on it.

    Raises:
        LibraryError: the sheet cannot be printed so that every symbol reads back.
        FolderError: the sheet cannot be written.
    """
    settings, registry = settings_of(root), registry_of(root)
    if isinstance(registry, Damage):
        return registry
    if isinstance(refusal := _other_base(root, settings), Damage | Refusal):
        return refusal
    index = index_registry(registry)
    codes = tuple(dict.fromkeys(blank.code for blank in registry.blanks if blank.target.slug == batch))
    if not codes:
        known = dict.fromkeys(blank.target.slug for blank in registry.blanks)
        return Refusal(what=f"no batch {batch} was ever reserved", fix=f"there is {', '.join(known) or 'none yet'}")
    printed = next(one for one in reversed(registry.batches) if one.slug == batch)
    entries = (entry_of(code, registry, index) for code in codes)
    bound = {one.code: _opens(one) for one in entries if one.state is not State.RESERVED}
    here = replace(printed, base=settings.site.base_url)
    pdf = _sheet(root, settings, BlankSheet(batch=here, codes=codes, bound=bound))
    _put(sheet_place(root, batch) if place is None else place, pdf)
    return len(codes)


def _opens(entry: CodeEntry) -> str:
    """What a bound code opens, in a few words to be printed; the step first, for what is long is cut off."""
    return " · ".join(filter(None, (entry.text, entry.title))) or entry.place


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
    batch = next(event for event in drawn.events if isinstance(event, Batch))
    codes = tuple(event.code for event in drawn.events if isinstance(event, GivenCode))
    return _sheet(root, settings, BlankSheet(batch=batch, codes=codes))


def _sheet(root: Path, settings: Settings, sheet: BlankSheet) -> bytes:
    """The sheet of some blanks, every symbol of it read back."""
    templates = read_templates(own_templates(root))
    order = BlankOrder(
        batch=sheet.batch,
        codes=sheet.codes,
        bound=sheet.bound,
        words=read_words(settings.site.languages[0], settings.site.timezone),
        module=settings.cards.module,
        level=Level[settings.cards.error_correction],
    )
    press = open_press(_no_picture, shipped_fonts() + fetched_fonts(root), root / PRESS)
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
            fix="make room, then print the sheet again: jobaids code reserve --again --batch NAME",
        ) from fault
