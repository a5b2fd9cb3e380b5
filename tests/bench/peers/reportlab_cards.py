"""ReportLab: the card by hand, of flowables and tables, with ReportLab's own symbols."""

from __future__ import annotations

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table

from tests.bench.content import STEPS, BenchAid, BenchStep, addresses
from tests.bench.peers.loop import Order, asked, time_cards

STYLES = getSampleStyleSheet()
COLUMNS = (9 * mm, 120 * mm, 36 * mm, 21 * mm)


def symbol(address: str) -> Drawing:
    """A symbol 20 mm wide."""
    widget = QrCodeWidget(address, barLevel="Q", barWidth=20 * mm, barHeight=20 * mm)
    drawing = Drawing(20 * mm, 20 * mm)
    drawing.add(widget)
    return drawing


def card(order: Order, aid: BenchAid) -> None:
    """Write one card."""
    text = STYLES["BodyText"]
    own, *others = addresses(aid)
    head = [
        Paragraph(aid.title, STYLES["Heading1"]),
        Paragraph(aid.purpose, text),
        Paragraph(f"Tools: {', '.join(aid.tools)}", text),
        Paragraph(f"Wear: {', '.join(aid.wear)}", text),
    ]
    rows = [
        _row(number, step, address, order)
        for number, (step, address) in enumerate(zip(aid.steps, others, strict=False), 1)
    ]
    remedies = [
        [Paragraph(sign, text), Paragraph(fix, text), symbol(address)]
        for (_, sign, fix), address in zip(aid.remedies, others[STEPS:], strict=True)
    ]
    story = [
        Table([[head, symbol(own)]], colWidths=(165 * mm, 21 * mm)),
        Table(rows, colWidths=COLUMNS, style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        Paragraph("If something goes wrong", STYLES["Heading2"]),
        Table([["You see", "Do this", "Scan"], *remedies], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]),
    ]
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 12 * mm)
    SimpleDocTemplate(str(order.place(aid)), pagesize=A4, title=aid.title, **margins).build(story)


def _row(number: int, step: BenchStep, address: str, order: Order) -> list[object]:
    text = STYLES["BodyText"]
    words: list[Flowable] = []
    if step.alert[0]:
        words.append(Paragraph(f"<b>{step.alert[0]}</b> {step.alert[1]}", text))
    words.append(Paragraph(f"<b>{step.lead}</b> {step.detail}", text))
    if step.point[0]:
        words += [Paragraph(f"Key point: {step.point[0]}", text), Paragraph(f"Why: {step.point[1]}", text)]
    photo = Image(order.photos / step.photo, 34 * mm, 25.5 * mm) if step.photo else ""
    return [Paragraph(str(number), STYLES["Heading2"]), words, photo, symbol(address)]


def main() -> None:
    """Time the cards."""
    order = asked("reportlab")
    time_cards(order, lambda aid: card(order, aid))


if __name__ == "__main__":
    main()
