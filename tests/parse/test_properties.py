"""What holds for every source, however strange."""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jobaids.model.aid import Aid, Remedy, Step
from jobaids.model.plain import inlines_in, prose_of_aid, words_of
from jobaids.model.prose import Link, Picture
from jobaids.model.source import Source, Span
from jobaids.parse.aid import Parsed, Reading, parse_aid
from jobaids.parse.fences import split_head
from jobaids.parse.marks import anchor_from

PIECES = (
    *("1. ", "2. ", "7) ", "- ", "- [ ] ", "> ", "# ", "## ", "[!WARNING]", "[!tip]- T", '!!! danger "x"', "??? note"),
    *("**Warning:** ", "**Step 1.** ", "Step 2: ", "{#a}", "{#b c}", "{.steps}", "{: .x}", "`", "```\n", "\0", "\t"),
    *("|a|b|\n|-|-|\n|c|d|\n", "![x](y.png)", "[x](y.md#z)", "[v](v.mp4#t=1,2)", "<b>", "</b>", "<a href='x'>", "</a>"),
    *(
        "<!-- excuse JA101: r -->",
        "<!--",
        "-->",
        "<details>",
        "<img src=x>",
        "\n",
        "\n\n",
        "   ",
        "    ",
        "Key point: ",
    ),
    *(
        "Why: ",
        "word",
        "über",
        "漢字",
        "هل",
        "*",
        "**",
        "~~",
        "_",
        "[[p|q]]",
        "![[i.png]]",
        "[",
        "](",
        "](x)",
        "![",
        "\\",
    ),
    *("https://a.b/c", "&amp;", "\u2028", "{{ x }}", "---\n", "...\n", "title: x\n", "aid: y\n", "[a]: b\n", "+++\n"),
    *("<script>x</script>", "<", "{", "}", "|"),
)
PLAIN_PIECES = (
    *(
        "1. ",
        "- ",
        "> ",
        "# ",
        "## ",
        "\n",
        "\n\n",
        "   ",
        "one ",
        "two",
        "**three** ",
        "*four*",
        "`five`",
        "[six](x.md)",
    ),
    *("!!! note\n", "- [ ] ", "|a|b|\n|-|-|\n|c|d|\n", "seven. ", "2. ", "**Step 1.** ", "Step 2 ", "Key point: "),
    *("Troubleshooting", "~~eight~~", "***", "**Warning:** ", "{.steps}", "> [!TIP]\n"),
)
SOURCES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
QUICKLY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WORD = re.compile(r"[^\W_]+")
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


def read(text: str) -> Parsed:
    """A source as read; other line ends are normalised before, as where files are read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return parse_aid(Source(file="content/x.md", text=text), Reading())


def spans_of(aid: Aid) -> list[Span]:
    """Every span in an aid."""
    found = [aid.span, *(span for _, span in aid.head.spans)]
    for step in aid.steps:
        found += [step.span, step.anchor_span, *(alert.span for alert in step.alerts)]
        found += [*(point.span for point in step.key_points), *(picture.span for picture in step.pictures)]
        found += [step.clip.span] if step.clip else []
    for remedy in aid.remedies:
        found += [remedy.span, remedy.anchor_span]
    links = (one for inlines in prose_of_aid(aid) for one in inlines_in(inlines) if isinstance(one, Link | Picture))
    return [*found, *(link.span for link in links)]


@QUICKLY
@given(text=SOURCES)
@example(text="- a\n\n \tKey point: b\n")
@example(text="> " * 300 + "deep")
@example(text="![" * 200 + "a" + "](b)" * 200)
@example(text="*a **b " * 300)
@example(text="[" * 3000)
@example(text="- " * 200 + "x")
@example(text="---\n" + "a: [" * 500)
def test_every_span_stands_on_a_line_of_its_source(text: str) -> None:
    """An editor that jumps to what is told must land on it, and no text may bring the reader down."""
    parsed = read(text)

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    spans = [one.span for one in parsed.told] + [one.span for one in parsed.excuses]
    spans += spans_of(parsed.aid) if parsed.aid else []

    for span in (span for span in spans if span.line):
        assert span.line <= len(lines), span
        assert span.column - 1 + span.length <= len(lines[span.line - 1]), span


@QUICKLY
@given(text=SOURCES)
def test_a_written_anchor_is_what_its_span_slices_back_to(text: str) -> None:
    """Names are written and compared by their spans; a span beside the name would corrupt the file."""
    parsed = read(text)

    assert parsed.aid
    parts: tuple[Step | Remedy, ...] = (*parsed.aid.steps, *parsed.aid.remedies)
    source = Source(file="", text=text.replace("\r\n", "\n").replace("\r", "\n"))

    for named in parts:
        if named.anchor_written and named.anchor_span.length:
            assert anchor_from(source.slice(named.anchor_span)) == named.anchor


@QUICKLY
@given(text=SOURCES)
def test_anchors_of_one_aid_differ_unless_it_is_told(text: str) -> None:
    """A code hangs on an anchor and opens one thing."""
    parsed = read(text)

    assert parsed.aid
    anchors = list(parsed.aid.anchors)

    assert len(set(anchors)) == len(anchors) or any(one.rule == "JA009" for one in parsed.told)
    assert all(anchors)


@QUICKLY
@given(text=SOURCES)
def test_no_link_that_a_browser_could_run_is_left(text: str) -> None:
    """A card in a stranger's pull request must not become a script on a worker's phone."""
    parsed = read(text)

    assert parsed.aid
    links = (one for inlines in prose_of_aid(parsed.aid) for one in inlines_in(inlines) if isinstance(one, Link))

    for link in links:
        scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", link.href)
        assert scheme is None or scheme[0].lower() in {"http:", "https:", "mailto:", "tel:", "sms:"}


@settings(parent=QUICKLY, max_examples=200)
@given(text=st.lists(st.sampled_from(PLAIN_PIECES), max_size=40).map("".join))
def test_every_word_commonmark_shows_is_somewhere_in_the_aid(text: str) -> None:
    """What an author wrote and a forge shows must not be missing from the page a worker opens."""
    lost = missing(text)

    assert lost == set()


def missing(text: str) -> set[str]:
    """The words that CommonMark shows of a text and its aid does not hold."""
    parsed = read(text)
    assert parsed.aid
    body = re.sub(r"\{:[^}\n]*\}|\[\[[^\]|\n]*\||!\[\[[^\]\n]*\]\]", " ", split_head(text).body)
    shown = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<!--.*?-->", " ", COMMONMARK.render(body), flags=re.DOTALL)))
    held = [*words_of(parsed.aid), *(step.action for step in parsed.aid.steps)]
    return {word for word in _words(shown) if not _words(" ".join(held))[word]} - STRUCTURE


STRUCTURE = frozenset(
    (
        *("warning", "danger", "caution", "notice", "note", "tip", "step", "steps", "key", "point", "why"),
        *("troubleshooting", "a", "b", "1", "2"),
    )
)
"""Words that became structure: signal words, step words, the heads of a remedy table."""


def _words(text: str) -> Counter[str]:
    """Words, each sign of scripts without spaces being one."""
    spaced = WIDE.sub(lambda sign: f" {sign[0]} ", text)
    return Counter(word.casefold() for word in WORD.findall(spaced))


CORPUS = Path(os.environ.get("JOBAIDS_CORPUS", "/nonexistent"))


def test_markdown_from_elsewhere_loses_no_word() -> None:
    """People come with the Markdown they have."""
    texts = {file: file.read_text(encoding="utf-8-sig") for file in sorted(CORPUS.rglob("*.md"))}

    lost = {str(file): words for file, text in texts.items() if (words := missing(text))}

    assert lost == {}
