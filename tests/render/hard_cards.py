"""Cards that try every part of the layout, each at its hardest."""

from __future__ import annotations

from dataclasses import replace

from jobaids.language.words import Words
from jobaids.model.aid import Aid, Check, CodePolicy, Head, Mode, Phase, Signal
from jobaids.model.names import Language, Slug
from jobaids.model.prose import (
    AlertBlock,
    CodeBlock,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from jobaids.render.card.text import CardOrder
from tests.render.editions import LOCK_OUT, alert, edition, filler_seal, key, order, picture, prose, remedy, step, words

LONG = " ".join(["The regulator must stay closed while the line is under pressure, because air flows back."] * 28)


def aid(title: str, *phases: Phase, codes: CodePolicy = CodePolicy.EACH, mode: Mode = Mode.READ_DO) -> Aid:
    """An aid of some phases."""
    return Aid(
        slug=Slug("sample"), title=title, language=Language("en"), head=Head(codes=codes, mode=mode), phases=phases
    )


def everything() -> CardOrder:
    """Prose of every kind, pictures of every shape, a draft."""
    metals = Table(
        head=(words("Metal"), words("N·m")), rows=((words("Steel"), words("45")), (words("Brass"), words("12")))
    )
    broad = Table(
        head=tuple(words(f"Head {number}") for number in range(12)),
        rows=(tuple(words(f"cell {number}") for number in range(12)),),
    )
    body = (
        Paragraph(inner=(Text(text="Use "), Strong(inner=words("steel")))),
        metals,
        broad,
        CodeBlock(text="open --valve 3\nshut --valve 4"),
        Listing(items=(Item(blocks=(*prose("one", "two"), Listing(items=(Item(blocks=prose("inner")),)))),)),
        Listing(items=(Item(blocks=prose("three")),), start=3),
        Quote(blocks=prose("As the maker says.")),
        AlertBlock(signal="caution", title=words("Hot"), blocks=prose("It could scald you.")),
    )
    pictures = (Picture(source="wide", alt="A long shelf"), Picture(source="high"), Picture(source="plain"))
    steps = (
        step(1, "Look at it.", "All of it.", pictures=pictures, checks=(Check(text=words("Seen")),)),
        step(2, "Read it.", body=body),
    )
    whole = replace(
        aid("Everything a card can hold", Phase(title="First", lead=prose("A lead."), steps=steps)),
        before=prose("Have the permit."),
        after=(Heading(level=2, inner=words("Background")), *prose("More words.")),
        remedies=(remedy("stuck", "It sticks", "Pull."),),
    )
    media = (picture("wide", 1600, 200), picture("high", 300, 900), picture("plain"))
    return order(edition(whole, media, draft=True))


def forty() -> CardOrder:
    """Forty steps, numbered past a hundred."""
    return order(edition(aid("Forty steps", Phase(steps=tuple(step(n, f"Do {n}.") for n in range(70, 110))))))


def tall() -> CardOrder:
    """A step of four hundred words in its first paragraph and as many below."""
    steps = (
        step(1, "Open it."),
        step(2, "Explain it.", LONG, body=prose(LONG), key_points=(key("wait", "air"),)),
        step(3, "Close it."),
    )
    return order(edition(aid("A step of eight hundred words", Phase(steps=steps))))


def only_remedies() -> CardOrder:
    """An aid that is all trouble and no work."""
    troubles = tuple(remedy(f"r{n}", f"Trouble {n}", "Stop. Look. " * n) for n in range(1, 9))
    return order(edition(replace(aid("Nothing but trouble"), remedies=troubles)))


def german() -> CardOrder:
    """Compounds wider than their column, and a title of three lines."""
    word = "Oberfräsenspannzangenaufnahmereinigung"
    steps = (step(1, f"{word} prüfen.", f"Die {word} zeigt null.", alerts=(alert(Signal.WARNING, f"{word}!"),)),)
    whole = replace(aid(f"{word} und Drehmomentschlüsselprüfung", Phase(steps=steps)), language=Language("de"))
    return order(edition(whole), words=Words(language=Language("de")))


def arabic() -> CardOrder:
    """Text from right to left, with numbers and Latin words in it."""
    steps = (
        step(1, "تحقق من القفل.", "اضغط START؛ يجب ألا يتحرك شيء.", alerts=(alert(Signal.DANGER, "سوف يسحق يدك."),)),
        step(2, "اربط بعزم 8 N·m.", "استخدم مفتاح العزم: 1، 3، 2، 4.", key_points=(key("اضغط بإبهاميك."),)),
    )
    whole = replace(aid("تغيير مانع التسرب", Phase(steps=steps)), language=Language("ar"))
    return order(edition(whole), words=Words(language=Language("ar")))


def do_confirm() -> CardOrder:
    """Boxes, sub-checks and pause points."""
    checks = (Check(text=words("No cracks")), Check(text=words("Chains even")))
    first = Phase(title="Engine off", steps=(step(1, "Look at the forks.", checks=checks), step(2, "Look below.")))
    second = Phase(alerts=(alert(Signal.WARNING, "Stand clear. It could crush you."),), steps=(step(3, "Brake."),))
    return order(edition(aid("Check the truck", first, second, codes=CodePolicy.CARD, mode=Mode.DO_CONFIRM)))


def rich() -> CardOrder:
    """Alerts of every rank, clips, pictures, remedies."""
    return order(filler_seal(), others=(LOCK_OUT,))


CARDS = (rich, everything, forty, tall, only_remedies, german, arabic, do_confirm)
