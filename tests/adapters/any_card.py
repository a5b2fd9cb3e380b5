"""Aids nobody would write, and what must hold of their cards all the same."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2
from hypothesis import strategies as st
from PIL import Image

from jobaids.adapters.page_parts import Parts, parts_of
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.aid import Aid, Alert, CodePolicy, Head, KeyPoint, Mode, Phase, Remedy, Signal, Step
from jobaids.model.names import Anchor, Language, Mm, Slug
from jobaids.model.prose import Blocks, Picture, Table
from jobaids.paper.box import Box
from jobaids.paper.formats import FORMATS, CardFormat
from jobaids.render.card.text import expected_of, render_card
from tests.render.editions import edition, order, picture, prose, words

SHAPES = {"plain": (400, 300), "long": (1600, 200), "high": (200, 900), "square": (300, 300)}
SIGNS = string.ascii_letters + "    ,."
SLACK = Mm(0.3)  # of a picture's place: figures are rounded
COMPOUND = "Oberfräsenspannzangenaufnahmereinigungsanweisung"


def texts(most: int) -> st.SearchStrategy[str]:
    """Words of some letters: none, one, or a compound that fills a line."""
    drawn = st.text(SIGNS, min_size=1, max_size=most).map(str.strip)
    return drawn.filter(lambda text: any(sign.isalpha() for sign in text)) | st.just(COMPOUND[:most])


def broad(cells: int) -> Table:
    """A table as wide as a plant's list of torques."""
    return Table(
        head=tuple(words(f"Head {number}") for number in range(cells)),
        rows=(tuple(words(f"cell {number}") for number in range(cells)),),
    )


BODIES: st.SearchStrategy[Blocks] = st.one_of(
    st.just(()), texts(900).map(prose), st.just((broad(12),)), st.just((broad(3),))
)
ALERTS = st.builds(Alert, signal=st.sampled_from(Signal), body=texts(200).map(prose))


@st.composite
def steps(draw: st.DrawFn, number: int) -> Step:
    """A step with any of its parts."""
    quick, detail = draw(texts(90)), draw(st.just("") | texts(500))
    shown = draw(st.lists(st.sampled_from(sorted(SHAPES)), max_size=3, unique=True))
    return Step(
        number=number,
        anchor=Anchor(f"step-{number}"),
        action=f"{quick} {detail}".strip(),
        quick=quick,
        detail=words(detail) if detail else (),
        alerts=tuple(draw(st.lists(ALERTS, max_size=2))),
        key_points=tuple(KeyPoint(text=words(text)) for text in draw(st.lists(texts(150), max_size=3))),
        body=draw(BODIES),
        pictures=tuple(Picture(source=shape, alt="") for shape in shown),
    )


@st.composite
def aids(draw: st.DrawFn) -> Aid:
    """An aid of up to twelve steps and three remedies; perhaps of no step at all."""
    made = tuple(draw(steps(number)) for number in range(1, draw(st.integers(0, 12)) + 1))
    cut = draw(st.integers(0, len(made)))
    phases = (Phase(steps=made[:cut]), Phase(title=draw(texts(60)), steps=made[cut:]))
    troubles = draw(st.lists(st.tuples(texts(80), texts(300)), min_size=0 if made else 1, max_size=3))
    return Aid(
        slug=Slug("sample"),
        title=draw(texts(60)),
        language=Language("en"),
        head=Head(
            codes=draw(st.sampled_from(CodePolicy)),
            mode=draw(st.sampled_from(Mode)),
            tools=tuple(draw(st.lists(texts(40), max_size=5))),
        ),
        intro=draw(st.just(()) | texts(300).map(prose)),
        phases=tuple(phase for phase in phases if phase.steps),
        remedies=tuple(
            Remedy(anchor=Anchor(f"remedy-{place}"), symptom=words(symptom), fix=prose(fix))
            for place, (symptom, fix) in enumerate(troubles)
        ),
    )


@cache
def press() -> Press:
    """A press whose every picture is a grey one, kept as pixels so that its place can be read back."""
    return open_press(lambda _: grey(), folder=Path(mkdtemp()))


@cache
def grey() -> bytes:
    """A picture without anything on it."""
    octets = BytesIO()
    Image.new("L", (8, 8), 160).save(octets, "PNG")
    return octets.getvalue()


def try_card(drawn: Aid, form: CardFormat) -> str:
    """What came of a card: `printed` with everything on it and nothing on anything else, or `refused`.

    Only a format with so many faces and no more may refuse, and then it says that it is too much for it.
    """
    media = tuple(picture(shape, *size) for shape, size in SHAPES.items())
    card = order(edition(drawn, media), form)
    made = make_pdf(render_card(card, read_templates().render), press())
    assert made.told == ()
    told = scan_pdf(made.pdf, expected_of(card), form).told
    if told and form.faces:
        assert [one.rule for one in told] == ["JA504"]
        return "refused"
    assert told == ()
    pages = read_card(made.pdf).pages
    found = letters(" ".join(text.text for page in pages for text in page.texts))
    assert letters(" ".join(written(drawn, form))) <= found
    for page in pypdfium2.PdfDocument(made.pdf):
        apart(parts_of(page))
    return "printed"


def written(drawn: Aid, form: CardFormat) -> Iterator[str]:
    """Every text of an aid that a format holds; a badge leaves some to the phone."""
    yield drawn.title
    yield from drawn.head.tools
    whole = drawn if not form.front else replace(drawn, intro=(), remedies=())
    yield from _texts_in(whole)


def _texts_in(thing: object) -> Iterator[str]:
    """The texts in the prose of an aid, which are all called so."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from _texts_in(one)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            if name in {"text", "quick"} and isinstance(said := getattr(thing, name), str):
                yield said
            else:
                yield from _texts_in(getattr(thing, name))


def letters(text: str) -> Counter[str]:
    """How often each letter is there."""
    return Counter(sign for sign in text.lower() if sign in string.ascii_lowercase)


def apart(parts: Parts) -> None:
    """Pictures stand on no words and on no other picture."""
    shown = [one.box for one in parts.pictures]
    for one, other in combinations(shown, 2):
        assert not _meet(one, other)
    for text in parts.texts:
        assert not any(_meet(text.box, one) for one in shown), text.text


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK


ANY = st.tuples(aids(), st.sampled_from(sorted(FORMATS)))
