"""Step labels for tests: short and long words in three languages, printed with one press."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.fonts import font_stack, shipped_fonts
from jobaids.adapters.label_maker import Labelled, Table, make_labels
from jobaids.adapters.pdf import open_press
from jobaids.adapters.sheets import listed_sheets
from jobaids.adapters.templates import read_templates
from jobaids.codes.address import address
from jobaids.codes.derive import derive
from jobaids.language.words import direction
from jobaids.model.names import Anchor, Label, Language, Slug
from jobaids.model.release import Target, TargetKind
from jobaids.paper.stock import NoStock, Stock, find_stock
from jobaids.plan.labels import Run
from jobaids.render.label.sticker import Sticker

SAID = (
    ("en", "1", "Lock out the filler.", "0:34"),
    ("en", "2", "Lift out the old seal with the plastic pick, never with a blade.", ""),
    ("de", "3", "Schmiernippelabdeckung und Dichtungssatz entnehmen.", "1:12"),
    ("ar", "4", "انزع الفوهة، ثم أخرج الحلقة القديمة.", "0:12"),
    ("en", "12", "Wipe the groove.", ""),
    ("ar", "؟", "تتمزق الحلقة", ""),
    ("en", "?", "It still drips more than 3 drops a minute", ""),
)


def sticker(language: str, mark: str, quick: str, clip: str) -> Sticker:
    """One label's words, with the code its target would have."""
    slug, anchor = Slug("sample"), Anchor(f"{language}-{mark}-{len(quick)}")
    code, label = derive(Target(kind=TargetKind.STEP, slug=slug, anchor=anchor), frozenset()), Label("12K")
    return Sticker(
        slug=slug,
        anchor=anchor,
        kind=TargetKind.STEP,
        address=address("https://aids.example.com", code, label),
        code=code,
        revision=label,
        mark=mark,
        quick=quick,
        clip=clip,
        language=Language(language),
        direction=direction(language),
    )


STICKERS = tuple(sticker(*said) for said in SAID)


@cache
def table() -> Table:
    """A press with the shipped fonts."""
    fonts = shipped_fonts()
    press = open_press(lambda _: b"", fonts, Path(mkdtemp()))
    families = {Language(name): font_stack(Language(name), fonts) for name in ("en", "de", "ar")}
    return Table(press=press, render=read_templates().render, families=families)


def stock(typed: str) -> Stock:
    """The paper that is meant, which is there."""
    found = find_stock(typed, listed_sheets())
    assert not isinstance(found, NoStock), found
    return found


def run_on(paper: Stock, stickers: tuple[Sticker, ...] = STICKERS, skip: int = 0) -> Run:
    """Those labels on some paper."""
    return Run(name="sample", stickers=stickers, stock=paper, skip=skip)


def stick(run: Run) -> Labelled | NoStock:
    """Print them."""
    return make_labels(run, read_words(Language("en")), table())
