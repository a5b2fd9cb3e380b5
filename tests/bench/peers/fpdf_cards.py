"""fpdf2: the card by hand, in cells and tables; symbols by qrcode, as fpdf2's documentation shows."""

from __future__ import annotations

import qrcode
from fpdf import FPDF

from tests.bench.content import STEPS, BenchAid, BenchStep, addresses
from tests.bench.peers.loop import Order, asked, time_cards


def symbol(address: str) -> object:
    """A symbol as an image."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q)
    code.add_data(address)
    return code.make_image().get_image()


def card(order: Order, aid: BenchAid) -> None:
    """Write one card."""
    pdf = FPDF(format="A4")
    pdf.set_margin(12)
    pdf.add_page()
    own, *others = addresses(aid)
    pdf.image(symbol(own), x=178, y=12, w=20)
    pdf.set_font("helvetica", "B", 20)
    pdf.multi_cell(160, 9, aid.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    for line in (aid.purpose, f"Tools: {', '.join(aid.tools)}", f"Wear: {', '.join(aid.wear)}"):
        pdf.multi_cell(160, 5, line, new_x="LMARGIN", new_y="NEXT")
    for number, (step, address) in enumerate(zip(aid.steps, others, strict=False), 1):
        _step(pdf, order, (number, step, address))
    pdf.set_font("helvetica", "B", 13)
    pdf.multi_cell(0, 8, "If something goes wrong", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    with pdf.table(col_widths=(83, 83, 20)) as table:
        table.row(("You see", "Do this", "Scan"))
        for (_, sign, fix), address in zip(aid.remedies, others[STEPS:], strict=True):
            row = table.row((sign, fix))
            row.cell(img=symbol(address))
    pdf.output(str(order.place(aid)))


def _step(pdf: FPDF, order: Order, shown: tuple[int, BenchStep, str]) -> None:
    number, step, address = shown
    if pdf.will_page_break(28):
        pdf.add_page()
    top = pdf.get_y() + 1
    pdf.image(symbol(address), x=178, y=top, w=20)
    if step.photo:
        pdf.image(order.photos / step.photo, x=140, y=top, w=34)
    pdf.set_y(top)
    lines = [f"**{step.alert[0]}** {step.alert[1]}"] if step.alert[0] else []
    lines.append(f"**{number}. {step.lead}** {step.detail}")
    if step.point[0]:
        lines += [f"Key point: {step.point[0]}", f"Why: {step.point[1]}"]
    for line in lines:
        pdf.multi_cell(120, 5, line, markdown=True, new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(max(pdf.get_y(), top + (26 if step.photo else 21)))


def main() -> None:
    """Time the cards."""
    order = asked("fpdf")
    time_cards(order, lambda aid: card(order, aid))


if __name__ == "__main__":
    main()
