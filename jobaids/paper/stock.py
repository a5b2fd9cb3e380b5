"""What somebody types for the paper to print on: found among the listed sheets, or made of the figures given."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from jobaids.model.names import Mm
from jobaids.paper.sheets import PLAIN, UNPRINTABLE, Kind, Sheet, Tape, fault_of, within

Stock: TypeAlias = Sheet | Tape
"""What labels are printed on."""

SMALLEST = Mm(5.0)
LARGEST = Mm(1000.0)
"""Bounds of a length that is typed: below, no letter fits; above, it is a slip of the keyboard."""

LIKELY = 4  # names offered for one that is not listed
SLIPS = 2  # signs wrong, missing, too many, or swapped with a neighbour, in a name that is still likely

_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(?:mm)?", re.ASCII)
_PACKED = re.compile(r"-\d+$", re.ASCII)  # so many sheets to a packet: `L7163-100`
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:mm)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoStock:
    """What was asked and is not there, why, and what to type instead."""

    what: str
    why: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The sheets of a list that can be printed, and those that cannot, with the reason."""

    sheets: tuple[Sheet, ...]
    refused: tuple[tuple[Sheet, str], ...] = ()  # with the reason


def read_list(text: str) -> Listed:
    """The label sheets of a list of comma-separated values; lines that open with `#` say where it comes from.

    Sheets whose figures cannot be right are refused; those that overlap by what rounding costs give it up.
    """
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    sheets = tuple(_sheet(row) for row in rows)
    faults = tuple((sheet, fault_of(sheet)) for sheet in sheets)
    return Listed(
        sheets=tuple(within(sheet) for sheet, fault in faults if not fault),
        refused=tuple((sheet, fault) for sheet, fault in faults if fault),
    )


def find_stock(typed: str, listed: Listed) -> Stock | NoStock:
    """The paper somebody means: `a4`, `L7163`, `avery 5160`, `tape:24`, `70x37`, `70x37@a4`, `round:50`.

    A size alone is a label of a roll; with a plain sheet behind `@`, as many as fit, to be cut out along marks.
    `round:` before a diameter or a listed sheet makes its labels circles.
    """
    name = typed.strip()
    kind, colon, rest = (part.strip() for part in name.partition(":"))
    match kind.casefold() if colon else "":
        case "tape":
            return _tape(rest)
        case "round":
            return _rounded(rest, listed)
        case _:
            return _sized(name) or _listed(name, listed)


def _tape(width: str) -> Stock | NoStock:
    read = _LENGTH.fullmatch(width)
    if read is None:
        return NoStock(what=f"tape:{width} is no tape", fix="say its width in millimetres: tape:24")
    return _bounded((_mm(read[1]),)) or Tape(width=_mm(read[1]))


def _rounded(rest: str, listed: Listed) -> Stock | NoStock:
    diameter, at, paper = rest.partition("@")
    read = _LENGTH.fullmatch(diameter.strip())
    by_size = _sized(f"{read[1]}x{read[1]}{at}{paper}") if read and Mm(_mm(read[1])) < LARGEST else None
    found = _listed(rest, listed) if by_size is None or isinstance(by_size, NoStock) else by_size
    if isinstance(found, NoStock):
        return by_size if isinstance(by_size, NoStock) and at else found
    if not isinstance(found, Sheet) or found.kind is Kind.PLAIN:
        return NoStock(what=f"{rest} has no labels to be round", fix="say a diameter in millimetres: round:50")
    return replace(found, name=f"{found.name}, round", round=True)


def _sized(name: str) -> Stock | NoStock | None:
    """The sheet that a size in millimetres makes; nothing where it is no size."""
    size, at, paper = name.partition("@")
    read = _SIZE.fullmatch(size.strip().casefold())
    if read is None:
        return None
    width, height = _mm(read[1]), _mm(read[2])
    fault = _bounded((width, height))
    if fault:
        return fault
    if not at:
        name = f"{width:g} × {height:g} mm"
        return Sheet(
            name=f"{width:g} × {height:g} mm",
            width=width,
            height=height,
            label_width=width,
            label_height=height,
            kind=Kind.ROLL,
        )
    plain = PLAIN.get(paper.strip().casefold())
    if plain is None:
        return NoStock(what=f"{paper.strip() or 'nothing'} is no plain sheet", fix=f"say one of {', '.join(PLAIN)}")
    return _cut_from(plain, width, height)


def _cut_from(paper: Sheet, width: Mm, height: Mm) -> Sheet | NoStock:
    """As many labels of a size as fit on a plain sheet, in its middle, each sharing its cuts with the next."""
    columns = int((paper.width - 2 * UNPRINTABLE) / width)
    rows = int((paper.height - 2 * UNPRINTABLE) / height)
    if not columns or not rows:
        return NoStock(
            what=f"no label of {width:g} × {height:g} mm fits on {paper.name}",
            why=f"a printer leaves {UNPRINTABLE:g} mm white along every edge",
            fix="say a smaller size, or a larger sheet",
        )
    return Sheet(
        name=f"{width:g} × {height:g} mm on {paper.name}",
        width=paper.width,
        height=paper.height,
        columns=columns,
        rows=rows,
        label_width=width,
        label_height=height,
        left=Mm((paper.width - columns * width) / 2),
        top=Mm((paper.height - rows * height) / 2),
        pitch_x=width if columns > 1 else Mm(0.0),
        pitch_y=height if rows > 1 else Mm(0.0),
        kind=Kind.GUILLOTINE,
    )


def _listed(name: str, listed: Listed) -> Stock | NoStock:
    """The plain or listed sheet of a name, in whatever spelling: with its maker or without, with or without dashes."""
    wanted = _folded(name)
    if wanted in PLAIN:
        return PLAIN[wanted]
    found = _named(wanted, listed) or _named(_folded(_PACKED.sub("", name)), listed)
    if found and all(replace(sheet, name=found[0].name) == found[0] for sheet in found):
        return found[0]
    if found:
        return NoStock(
            what=f"{name} is the name of {len(found)} sheets",
            fix=f"did you mean {' or '.join(sheet.name for sheet in found)}?",
        )
    for sheet, reason in listed.refused:
        if wanted in _spellings(sheet):
            return NoStock(
                what=f"{sheet.name} cannot be printed: {reason}",
                why="the figures known of it contradict each other, so that symbols would stand across a cut",
                fix="measure a label and say its size, as in 70x37@a4, or take another sheet",
            )
    return _unknown(name, listed)


def _named(wanted: str, listed: Listed) -> list[Sheet]:
    return [sheet for sheet in listed.sheets if wanted in _spellings(sheet)]


def _unknown(name: str, listed: Listed) -> NoStock:
    known = {spelling: sheet.name for sheet in reversed(listed.sheets) for spelling in _spellings(sheet)}
    wanted = _folded(name)
    choices = [spelling for spelling in (*PLAIN, *known) if len(spelling) > SLIPS]
    near = process.extract(wanted, choices, scorer=OSA.distance, score_cutoff=SLIPS, limit=LIKELY)
    likely = tuple(dict.fromkeys(known.get(one, one) for one, *_ in near))
    return NoStock(
        what=f"no sheet is called {name}",
        why="only listed sheets have known measures; others are said in millimetres",
        fix=f"did you mean {' or '.join(likely)}?" if likely else "say a size: 70x37@a4, 62x29, round:50 or tape:24",
    )


def _bounded(lengths: tuple[Mm, ...]) -> NoStock | None:
    wrong = next((one for one in lengths if not SMALLEST <= one <= LARGEST), None)
    if wrong is None:
        return None
    return NoStock(what=f"no label measures {wrong:g} mm", fix=f"say from {SMALLEST:g} to {LARGEST:g} mm")


def _spellings(sheet: Sheet) -> tuple[str, ...]:
    """A sheet's name as it may be typed: whole, its part number alone, and that without what stands in brackets."""
    return _folded(sheet.name), _folded(sheet.part), _folded(sheet.part.partition("(")[0])


def _folded(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _mm(figure: str) -> Mm:
    return Mm(float(figure.replace(",", ".")))


def _sheet(row: dict[str, str]) -> Sheet:
    paper = PLAIN[row["paper"].casefold()]
    return Sheet(
        name=f"{row['brand']} {row['part']}".strip(),
        part=row["part"].strip(),
        width=paper.width,
        height=paper.height,
        columns=int(row["columns"]),
        rows=int(row["rows"]),
        label_width=Mm(float(row["width_mm"])),
        label_height=Mm(float(row["height_mm"])),
        left=Mm(float(row["left_mm"])),
        top=Mm(float(row["top_mm"])),
        pitch_x=Mm(float(row["pitch_x_mm"])),
        pitch_y=Mm(float(row["pitch_y_mm"])),
    )
