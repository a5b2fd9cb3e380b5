"""A card in Typst's language: the same text, photographs and symbols as in the other forms."""

from __future__ import annotations

from tests.bench.content import STEPS, BenchAid, BenchStep

SHEET = """#set page("a4", margin: 12mm)
#set text(size: 10pt, lang: "en")
#set document(title: {title})
#let step(number, words, photo, code) = block(breakable: false, inset: (y: 2mm), grid(
  columns: (9mm, 1fr, 34mm, 20mm), column-gutter: 3mm, text(18pt, strong(number)), words, photo, code))
#let alert(word, words) = block(stroke: 0.4mm, inset: 1mm)[*#word* #words]
"""


def typst_card(aid: BenchAid, symbols: tuple[str, ...]) -> str:
    """The card; `symbols` are the files that show them, in the order of `addresses`, from the root of the folder."""
    own, *others = (f"#image({_quoted(symbol)}, width: 20mm)" for symbol in symbols)
    lists = f"#{_quoted('Tools: ' + ', '.join(aid.tools))}\n\n#{_quoted('Wear: ' + ', '.join(aid.wear))}"
    head = f"= #{_quoted(aid.title)}\n#{_quoted(aid.purpose)}\n\n{lists}"
    lines = [SHEET.format(title=_quoted(aid.title)), f"#grid(columns: (1fr, 20mm), [{head}], [{own}])"]
    for number, (step, symbol) in enumerate(zip(aid.steps, others, strict=False), 1):
        lines.append(f"#step({_quoted(str(number))}, [{_words(step)}], [{_photo(step)}], [{symbol}])")
    cells = ", ".join(
        f"{_quoted(sign)}, {_quoted(fix)}, [{symbol}]"
        for (_, sign, fix), symbol in zip(aid.remedies, others[STEPS:], strict=True)
    )
    columns = "columns: (1fr, 1fr, 20mm), table.header[You see][Do this][Scan]"
    return "\n".join((*lines, "== If something goes wrong", f"#table({columns}, {cells})"))


def _words(step: BenchStep) -> str:
    alert = f"#alert({_quoted(step.alert[0])}, {_quoted(step.alert[1])})\n" if step.alert[0] else ""
    point = f"\n\nKey point: #{_quoted(step.point[0])}\n\nWhy: #{_quoted(step.point[1])}" if step.point[0] else ""
    return f"{alert}#strong({_quoted(step.lead)}) #{_quoted(step.detail)}{point}"


def _photo(step: BenchStep) -> str:
    return f'#image("/photos/{step.photo}", width: 34mm, alt: {_quoted(step.lead)})' if step.photo else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
