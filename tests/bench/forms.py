"""One aid in the words of each tool: the same text, the same photographs, the same number of symbols."""

from __future__ import annotations

from html import escape

from tests.bench.content import STEPS, BenchAid, BenchStep

SHEET = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { font: 10pt/1.3 'Atkinson Hyperlegible', 'DejaVu Sans', sans-serif; margin: 0; color: #000 }
header { display: flex; justify-content: space-between; padding-bottom: 2mm;
  border-bottom: 1mm solid #000 }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 13pt; margin: 3mm 0 1mm }
header p { margin: 1mm 0 } .own { width: 20mm; text-align: center; font-size: 7pt }
ol { list-style: none; margin: 0; padding: 0 }
li { display: flex; padding: 2mm 0; border-bottom: .3mm solid #999; break-inside: avoid }
.number { width: 12mm; font-size: 18pt; font-weight: bold } .words { width: 114mm }
.picture { width: 37mm } .photo { width: 34mm; height: 25.5mm }
li p { margin: 0 0 1mm } .symbol { font-size: 7pt; text-align: center } svg, .symbol img { width: 20mm; height: 20mm }
.alert { border: .4mm solid #000; padding: 1mm 2mm } .alert b { background: #000; color: #fff; padding: 0 1mm }
table { width: 100%; border-collapse: collapse } th, td { border: .2mm solid #000; padding: 1mm; text-align: left }
"""


def jobaids_markdown(aid: BenchAid) -> str:
    """The aid as an author of jobaids writes it."""
    head = [
        f"title: {aid.title}",
        f"aid: {aid.slug}",
        "owner: Packaging maintenance",
        "review-by: 2036-10-02",
        f"tools: [{', '.join(aid.tools)}]",
        f"ppe: [{', '.join(aid.wear)}]",
        "codes: each",
    ]
    rows = "\n".join(f"| {sign} {{#{anchor}}} | {fix} |" for anchor, sign, fix in aid.remedies)
    steps = "\n".join(_step_markdown(number, step, named=True) for number, step in enumerate(aid.steps, 1))
    table = f"## If something goes wrong\n\n| You see | Do this |\n|---|---|\n{rows}\n"
    return "---\n" + "\n".join(head) + f"\n---\n\n{aid.purpose}\n\n{steps}\n{table}"


def plain_markdown(aid: BenchAid, photos: str) -> str:
    """The same for a maker of sites: title in the head, the rest in the text; `photos` leads to the photographs."""
    rows = "\n".join(f"| {sign} | {fix} |" for _, sign, fix in aid.remedies)
    steps = "\n".join(_step_markdown(number, step, photos=photos) for number, step in enumerate(aid.steps, 1))
    lists = f"Tools: {', '.join(aid.tools)}\n\nWear: {', '.join(aid.wear)}"
    table = f"## If something goes wrong\n\n| You see | Do this |\n|---|---|\n{rows}\n"
    return f"---\ntitle: {aid.title}\n---\n\n{aid.purpose}\n\n{lists}\n\n{steps}\n{table}"


def _step_markdown(number: int, step: BenchStep, *, named: bool = False, photos: str = "") -> str:
    anchor = f" {{#{step.anchor}}}" if named else ""
    lines = [f"{number}. **{step.lead}** {step.detail}{anchor}", ""]
    word, alert = step.alert
    if word:
        lines += [f"   > [!{word}]" if named else f"   > **{word}**", f"   > {alert}", ""]
    if step.point[0]:
        lines += [f"   - Key point: {step.point[0]}", f"   - Why: {step.point[1]}", ""]
    if step.photo:
        lines += [f"   ![{step.lead}]({photos}{step.photo})", ""]
    return "\n".join(lines)


def card_html(aid: BenchAid, symbols: tuple[str, ...], photos: str) -> str:
    """The card as a web page for paper, laid out as one would: a row a step.

    `symbols` are elements that show them, in the order of `addresses`; `photos` leads to the photographs.
    """
    steps = "".join(
        _step_html(number, step, symbol, photos)
        for number, (step, symbol) in enumerate(zip(aid.steps, symbols[1:], strict=False), 1)
    )
    rows = "".join(
        f'<tr><td>{escape(sign)}</td><td>{escape(fix)}</td><td class="symbol">{symbol}</td></tr>'
        for (_, sign, fix), symbol in zip(aid.remedies, symbols[1 + STEPS :], strict=True)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(aid.title)}</title>'
        f"<style>{SHEET}</style></head><body><header><div><h1>{escape(aid.title)}</h1><p>{escape(aid.purpose)}</p>"
        f"<p>Tools: {', '.join(aid.tools)}</p><p>Wear: {', '.join(aid.wear)}</p></div>"
        f'<div class="own">{symbols[0]}</div></header><ol>{steps}</ol><h2>If something goes wrong</h2>'
        f"<table><thead><tr><th>You see</th><th>Do this</th><th>Scan</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></body></html>"
    )


def _step_html(number: int, step: BenchStep, symbol: str, photos: str) -> str:
    (word, alert), (point, reason) = step.alert, step.point
    return (
        f'<li><div class="number">{number}</div><div class="words">'
        + (f'<p class="alert"><b>{word}</b> {escape(alert)}</p>' if word else "")
        + f"<p><b>{escape(step.lead)}</b> {escape(step.detail)}</p>"
        + (f"<p>Key point: {escape(point)}</p><p>Why: {escape(reason)}</p>" if point else "")
        + '</div><div class="picture">'
        + (f'<img class="photo" alt="{escape(step.lead)}" src="{photos}{step.photo}">' if step.photo else "")
        + f'</div><div class="symbol">{symbol}</div></li>'
    )
