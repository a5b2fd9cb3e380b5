"""Small cards made by hand, printed for real, to plant faults in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from weasyprint import HTML

from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.symbol_image import SymbolImage
from jobaids.model.names import Mm
from jobaids.model.release import TargetKind
from jobaids.paper.expected import ExpectedCard, ExpectedStep, ExpectedSymbol
from jobaids.paper.proof import Proof
from jobaids.symbols.matrix import QUIET_ZONE, encode

MODULE = Mm(0.5)
ROW = 32.0  # mm
FIRST_ROW = 50.0  # mm from the top


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a card: what it says, and the symbol at its end. An empty code: a row without a symbol."""

    code: str
    numeral: str = ""
    quick: str = ""
    label: str = "12K"
    caption: str = ""  # where it is not `CODE-LABEL`
    left: float = 170.0  # mm to the quiet zone
    top: float = 1.0  # mm below the row's top
    width: float = 18.5  # mm, quiet zone included
    style: str = ""  # of the symbol
    over: str = ""  # HTML drawn over the row

    @property
    def address(self) -> str:
        """What its symbol says."""
        return f"https://AIDS.EXAMPLE.COM/{self.code}/{self.label}/"

    @property
    def kind(self) -> TargetKind:
        """A row without numeral and words is the card's own, one without a numeral a remedy."""
        if self.numeral:
            return TargetKind.STEP
        return TargetKind.REMEDY if self.quick else TargetKind.AID


OWN = Row(code="KH9T27", top=-34.0)
STEPS = (
    Row(code="TNQB5Y", numeral="1", quick="Lock out the filler."),
    Row(code="WFZRCD", numeral="2", quick="Lift out the old seal with the plastic pick."),
    Row(code="", numeral="3", quick="Wipe the groove until the wipe stays white."),
    Row(code="Q9RPDV", numeral="4", quick="Press in the new seal."),
)
REMEDIES = (
    Row(code="AMNKT1", quick="Seal tears"),
    Row(code="7K3QMX", quick="The filler still drips"),
)
GOOD = (OWN, *STEPS, *REMEDIES)


def expected(rows: tuple[Row, ...] = GOOD) -> ExpectedCard:
    """What must stand on a card of these rows."""
    return ExpectedCard(
        slug="filler-seal",
        format="a4",
        width=Mm(210.0),
        height=Mm(297.0),
        pages=1,
        symbols=tuple(
            ExpectedSymbol(
                address=row.address,
                caption=f"{row.code}-{row.label}",
                kind=row.kind,
                module=MODULE,
                rows=encode(row.address).rows,
                numeral=row.numeral,
                beside=row.quick,
            )
            for row in rows
            if row.code
        ),
        steps=tuple(ExpectedStep(numeral=row.numeral, quick=row.quick) for row in rows if row.numeral),
    )


def printed(rows: tuple[Row, ...] = GOOD, *, over: str = "", direction: str = "ltr", size: str = "A4") -> bytes:
    """The PDF of a card of these rows; the first row is its head. `over` is HTML drawn over the page."""
    cache = {f"symbol:{row.address}": SymbolImage(encode(row.address), MODULE) for row in rows if row.code}
    html = f"""<html lang="en" dir="{direction}"><head><title>Card</title><style>
        @page {{ size: {size}; margin: 0 }}
        body {{ margin: 0; font: 11pt "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Devanagari" }}
        div {{ position: absolute }}
        .row {{ left: 10mm; width: 190mm; height: {ROW - 2}mm; border-top: 0.35mm solid }}
        .numeral {{ font-size: 30pt; inset-inline-start: 3mm; top: -3mm }}
        .quick {{ font: bold 15pt "Noto Sans"; inset-inline-start: 16mm; width: 99mm; top: 1mm }}
        .detail {{ inset-inline-start: 16mm; width: 99mm; top: 18mm }}
        .caption {{ font-size: 9pt; direction: ltr }}
        img {{ position: absolute }}</style></head><body>
        {"".join(_row(row, index) for index, row in enumerate(rows))}{over}</body></html>"""
    return bytes(HTML(string=html).write_pdf(cache=cache))


def proof_of(*rows: Row, over: str = "", size: str = "A4") -> Proof:
    """Print these rows and compare them with the good card."""
    return scan_pdf(printed(rows, over=over, size=size), expected())


def rules(proof: Proof) -> list[str]:
    """The numbers of the rules that were told, each once, in rising order."""
    return sorted({one.rule for one in proof.told})


def with_row(index: int, **changes: object) -> tuple[Row, ...]:
    """The good card with one row changed."""
    rows = list(GOOD)
    rows[index] = replace(rows[index], **changes)  # type: ignore[arg-type]
    return tuple(rows)


def _row(row: Row, index: int) -> str:
    top = FIRST_ROW + (index - 1) * ROW
    if not row.numeral and not row.quick:
        return _symbol(row, FIRST_ROW)
    return f"""<div class="row" style="top:{top}mm"><div class="numeral">{row.numeral}</div>
        <div class="quick">{row.quick}</div><div class="detail">Turn it 3 times, as in step 2.</div></div>
        {_symbol(row, top)}{row.over}"""


def _symbol(row: Row, row_top: float) -> str:
    if not row.code:
        return ""
    top, quiet = row_top + row.top, QUIET_ZONE * MODULE
    return f"""<img src="symbol:{row.address}" alt="Opens {row.code}"
        style="left:{row.left}mm;top:{top}mm;width:{row.width}mm;height:{row.width}mm;{row.style}"/>
        <div class="caption" style="left:{row.left + quiet}mm;top:{top + row.width}mm">
        {row.caption or f"{row.code}-{row.label}"}</div>"""
