"""Prose on paper: every word of it, and nothing that works only on a screen."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from jobaids.model.names import Mm
from jobaids.model.prose import (
    AlertBlock,
    Block,
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
)
from jobaids.render.card.alerts import first_sentence
from jobaids.render.card.measure import words_height
from jobaids.render.card.prose import PaperProse, breakable
from tests.render.editions import prose, words

PAPER = PaperProse(
    language="en",
    alert=lambda block: Markup("[{}]").format(block.signal),
    picture=lambda picture: Markup("[{}]").format(picture.alt),
    code_of=lambda link: "7K3QMX-12K" if link.href == "aid:belt" else "",
)


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Paragraph(inner=words("5 < 6 & 7")), "<p>5 &lt; 6 &amp; 7</p>"),
        (Paragraph(inner=(Strong(inner=words("now")), Break(), Emphasis(inner=words("slowly")))), None),
        (Paragraph(inner=(Struck(inner=words("10")), Literal(text="<8>"))), "<p><s>10</s><code>&lt;8&gt;</code></p>"),
        (Paragraph(inner=(Link(inner=words("belt"), href="aid:belt"),)), "<p>belt (7K3QMX-12K)</p>"),
        (Paragraph(inner=(Link(inner=words("maker"), href="https://example.com"),)), "<p>maker</p>"),
        (Paragraph(inner=(Picture(source="a.png", alt="a valve"),)), "<p>[a valve]</p>"),
        (Heading(level=4, inner=words("Why")), '<p class="sub">Why</p>'),
        (CodeBlock(text="a\n  b\n"), "<pre>a\n  b</pre>"),
        (Quote(blocks=prose("Said.")), "<blockquote><p>Said.</p></blockquote>"),
        (AlertBlock(signal="danger", title=(), blocks=()), "[danger]"),
        (Divider(), ""),
    ],
)
def test_each_kind_of_prose_has_its_form_on_paper(block: Block, written: str | None) -> None:
    """What an author wrote by hand must look as meant, and signs of markup must stay signs."""
    expected = "<p><b>now</b><br/><i>slowly</i></p>" if written is None else written

    text = PAPER.blocks((block,))

    assert text == expected


def test_a_list_begins_where_its_author_began() -> None:
    """“Do 3 and 4 again” must find a 3."""
    third = Listing(items=(Item(blocks=prose("Wait.")), Item(blocks=prose("Look."))), start=3)

    text = PAPER.blocks((third,))

    assert ">3.</span>Wait." in text
    assert ">4.</span>Look." in text


def test_a_list_of_tasks_has_boxes_to_tick() -> None:
    """A pen needs somewhere to go."""
    tasks = Listing(items=(Item(blocks=prose("Gas off"), ticked=False), Item(blocks=prose("Dark"), ticked=True)))

    text = PAPER.blocks((tasks,))

    assert text.count('class="box"') == 2


def test_a_broad_table_is_told_row_by_row() -> None:
    """Twelve columns on A6 would have one letter each."""
    broad = Table(
        head=tuple(words(f"h{number}") for number in range(12)),
        rows=(tuple(words(f"c{number}") for number in range(12)),),
    )

    text = PAPER.blocks((broad,))

    assert "<table>" not in text
    assert all(f"<b>h{number}:</b> c{number}" in text for number in range(12))


def test_a_word_wider_than_its_column_may_be_cut_where_its_language_cuts_it() -> None:
    """German compounds run past the edge of A6; cut anywhere, they are hard to read."""
    word = "Spindelstillstandsüberwachungseinrichtung"

    german, unknown = breakable(f"{word} prüfen", "de"), breakable(word, "xx")

    assert german.replace("\xad", "") == f"{word} prüfen"
    assert "\xad" in german
    assert unknown == word


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Stand clear. It could crush you.", "Stand clear."),
        ("Keep approx. 3 m away. It could fall.", "Keep approx. 3 m away."),
        ("Nicht öffnen! Es kann schneiden.", "Nicht öffnen!"),
        ("不得打开护罩。残余气压可能夹伤手。", "不得打开护罩。"),
        ("لا تفتح الواقي. سوف يسحق يدك.", "لا تفتح الواقي."),
        ("No end", "No end"),
    ],
)
def test_the_command_of_an_alert_is_its_first_sentence(text: str, first: str) -> None:
    """The reminder at a later step has one line, and it must not stop at an abbreviation."""
    command = first_sentence(text)

    assert command == first


def test_room_is_told_by_lines_and_script() -> None:
    """Chinese signs are twice as wide; a card that took them for Latin would break in the wrong place."""
    width = Mm(100.0)

    one, two, chinese = (words_height(text, width, 11) for text in ("a" * 40, "a\nb", "检" * 40))

    assert two == 2 * one
    assert chinese == 2 * one
    assert not words_height("", width, 11)
