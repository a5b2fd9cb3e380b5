"""Prose on pages: every word shown, none of it ever markup of its own."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobaids.language.words import Words
from jobaids.model.aid import Signal
from jobaids.model.names import Language, Slug
from jobaids.model.prose import (
    AlertBlock,
    Blocks,
    Break,
    CodeBlock,
    Divider,
    Emphasis,
    Heading,
    Item,
    Link,
    Listing,
    Literal,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Text,
)
from jobaids.render.addresses import Addresses
from jobaids.render.page.prose import Surroundings, render_alert, render_blocks, render_inlines
from jobaids.render.page.shelf import shelf_of
from tests.render import page_sample as sample
from tests.render.page_sample import paragraph, say

EDITION = sample.record().releases[-1]
AROUND = Surroundings(
    words=Words(),
    addresses=Addresses(),
    shelf=shelf_of((EDITION,), sample.stations(), Addresses()),
    edition=EDITION,
)


class Reader(HTMLParser):
    """Keeps the words and the names of elements, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (named there)
        """Keep the name of an element."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep some words."""
        self.words.append(data)


def read(html: str) -> Reader:
    """What a browser sees."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(some.text(some.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_becomes_markup(text: str) -> None:
    """A title pasted from a chat must not run as a script on a worker's phone."""
    inlines = (Text(text=text), Strong(inner=say(text)), Literal(text=text))

    seen = read(render_inlines(inlines, AROUND))

    assert set(seen.elements) <= {"strong", "code"}
    assert "".join(seen.words) == text * 3


@pytest.mark.parametrize(
    ("href", "html"),
    [
        ("aid:filler-seal", '<a href="/aids/filler-seal/">here</a>'),
        ("aid:filler-seal#tighten", '<a href="/aids/filler-seal/#tighten">here</a>'),
        ("#tighten", '<a href="/aids/filler-seal/#tighten">here</a>'),
        ("station:dock", '<a href="/stations/dock/">here</a>'),
        ("https://example.org/a?b&c", '<a href="https://example.org/a?b&amp;c" rel="noreferrer">here</a>'),
        ("tel:+49301234", '<a href="tel:+49301234">here</a>'),
        ("aid:withdrawn", "here"),
        ("station:nowhere", "here"),
        ("file:plant/missing.pdf", "here"),
        ("javascript:alert(1)", "here"),
        ("data:text/html,x", "here"),
        ("//evil.example", "here"),
    ],
)
def test_a_link_leads_somewhere_safe_or_is_words_alone(href: str, html: str) -> None:
    """A dead or dangerous link is worse than the plain words."""
    link = (Link(inner=say("here"), href=href),)

    assert render_inlines(link, AROUND) == html


def test_a_linked_file_is_for_keeping() -> None:
    """A data sheet is taken along to the spill."""
    link = (Link(inner=say("sheet"), href="file:plant/tighten.svg"),)

    assert " download>sheet</a>" in render_inlines(link, AROUND)


def test_a_picture_says_its_size_before_it_is_there() -> None:
    """Text that jumps while a picture loads makes a thumb hit the wrong thing."""
    picture = (Picture(source="plant/tighten.svg", alt="Four screws"),)

    html = render_inlines(picture, AROUND)

    assert 'width="360" height="270" alt="Four screws" loading="lazy"' in html
    assert f'src="/media/{sample.digest_of("tighten")[:20]}-360.svg"' in html


def test_a_missing_picture_leaves_its_words() -> None:
    """The page of a released step is shown whatever happened to a file."""
    picture = (Picture(source="gone.jpg", alt="Four screws"), Picture(source="gone.jpg"))

    assert render_inlines(picture, AROUND) == "<em>Four screws</em>"


WIDE = '<div class="wide" tabindex="0"><table><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table></div>'
BLOCKS: tuple[tuple[Blocks, str], ...] = (
    (paragraph("a"), "<p>a</p>"),
    ((Listing(items=(Item(blocks=paragraph("a")),)),), "<ul><li>a</li></ul>"),
    ((Listing(items=(Item(blocks=paragraph("a")),), start=4),), '<ol start="4"><li>a</li></ol>'),
    (
        (Listing(items=(Item(blocks=paragraph("a"), ticked=True), Item(blocks=paragraph("b"), ticked=False))),),
        '<ul class="ticks"><li>☑ a</li><li>☐ b</li></ul>',
    ),
    (
        (Listing(items=(Item(blocks=(*paragraph("a"), *paragraph("b"))),)),),
        "<ul><li><p>a</p><p>b</p></li></ul>",
    ),
    ((CodeBlock(text="a <b>"),), "<pre><code>a &lt;b&gt;</code></pre>"),
    ((Quote(blocks=paragraph("a")),), "<blockquote><p>a</p></blockquote>"),
    ((Divider(),), "<hr>"),
    (
        (Table(head=(say("a"), ()), rows=((say("1"), say("2")),), aligns=("", "right")),),
        WIDE.format('<th>a</th><td class="right"></td>', '<td>1</td><td class="right">2</td>'),
    ),
    (
        (Paragraph(inner=(Emphasis(inner=say("a")), Break(), Struck(inner=say("b")))),),
        "<p><em>a</em><br><s>b</s></p>",
    ),
)


@pytest.mark.parametrize(("blocks", "html"), BLOCKS)
def test_each_kind_of_prose_has_its_element(blocks: Blocks, html: str) -> None:
    """A reader who hears the page is told what is a list and what is a table."""
    assert render_blocks(blocks, AROUND) == html


@given(some.lists(some.integers(1, 6), max_size=8))
def test_no_heading_skips_a_level(levels: list[int]) -> None:
    """Screen readers walk a page by its headings; a skipped one sounds like a lost chapter."""
    blocks = tuple(Heading(level=level, inner=say("h")) for level in levels)

    seen = [int(tag[1]) for tag in read(render_blocks(blocks, AROUND, 3)).elements]

    assert len(seen) == len(levels)
    assert all(3 <= level <= 6 for level in seen)
    assert all(after <= before + 1 for before, after in zip([2, *seen], seen, strict=False))


@pytest.mark.parametrize(
    ("signal", "word", "triangle"),
    [
        (Signal.DANGER, "DANGER", True),
        (Signal.WARNING, "WARNING", True),
        (Signal.CAUTION, "CAUTION", True),
        (Signal.NOTICE, "NOTICE", False),
        (Signal.NOTE, "Note", False),
    ],
)
def test_an_alert_has_its_word_and_only_injury_has_a_triangle(signal: Signal, word: str, triangle: bool) -> None:
    """A triangle beside what only breaks a machine wears out the triangle (ANSI Z535.4)."""
    html = render_alert(signal, say("Title"), paragraph("Stand clear."), AROUND)

    assert word in read(html).words
    assert ('class="sign"' in html) is triangle
    assert html == render_blocks(
        (AlertBlock(signal=signal.value, title=say("Title"), blocks=paragraph("Stand clear.")),), AROUND, 4
    )


def test_an_alert_speaks_the_language_of_its_reader() -> None:
    """GEFAHR is read at a glance by who grew up with it."""
    german = Surroundings(
        words=Words(language=Language("de")), addresses=AROUND.addresses, shelf=AROUND.shelf, edition=EDITION
    )

    assert "GEFAHR" in render_alert(Signal.DANGER, (), (), german)
    assert Slug("filler-seal") in AROUND.shelf.spines
