"""The ports of `jobaids calibrate`: the sheet to measure, read back before it is measured by."""

from __future__ import annotations

from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.errors import LibraryError
from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.printer import apply_profile
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.scanner import read_card
from jobaids.codes.address import address
from jobaids.model.names import Code, Label
from jobaids.model.settings import Printer, Settings
from jobaids.paper.expected import SMALLEST_MODULE
from jobaids.paper.sheets import Sheet
from jobaids.render.calibration import CalibrationOrder, render_calibration, trials_of
from jobaids.symbols.matrix import Level
from jobaids.wiring.carding import put
from jobaids.wiring.publishing import PACKS
from jobaids.wiring.workshops import workshop_of

USUAL = (Code("7K3QMX"), Label("12K"))
"""A code and a label as long as most, to make the symbols to try as fine as those on cards."""


def print_calibration(root: Path, settings: Settings, sheet: Sheet, printer: Printer | None, place: Path) -> int:
    """Put a calibration sheet in place, and say how many of its symbols were read back.

    Raises:
        LibraryError: it cannot be laid out, or not every symbol that a card may have was read back.
        FolderError: the disk does not let us.
    """
    shop = workshop_of(root)
    order = CalibrationOrder(
        sheet=sheet,
        words=read_words(settings.site.languages[0], settings.site.timezone),
        like=address(settings.site.base_url, *USUAL),
        level=Level[settings.cards.error_correction],
        printer=printer,
    )
    printed = make_pdf(render_calibration(order, shop.templates.render), shop.press)
    for fault in printed.told:
        raise LibraryError(fault.what, why=fault.why, fix=f"{fault.fix}; nothing was written")
    read = {symbol.address for _, symbol in read_card(printed.pdf).symbols}
    missing = [one for one in trials_of(order) if one.said not in read]
    if any(one.module >= SMALLEST_MODULE for one in missing):
        raise LibraryError(
            f"the symbol of {missing[-1].module:g} mm modules was not read back from the calibration sheet",
            why="a sheet that is wrong itself calibrates nothing",
            fix="put back the templates in templates/calibration; nothing was written",
        )
    put(place, apply_profile(printer, printed.pdf, duplex=True) if printer else printed.pdf)
    return len(read)


def calibration_place(root: Path, sheet: Sheet, printer: Printer | None) -> Path:
    """Where a calibration sheet lies if nobody says otherwise."""
    ending = f"-{printer.name}" if printer else ""
    return root / BUILD / PACKS / f"calibration-{sheet.name.casefold()}{ending}.pdf"
