"""What the preview adds stands where it belongs, and leaves the page as it is."""

from __future__ import annotations

from dataclasses import replace

from jobaids.adapters.templates import read_templates
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor
from jobaids.model.source import Source, Span
from jobaids.parse.aid import Reading, parse_aid
from jobaids.render.preview.dress import Bar, Dress, dressed
from jobaids.render.preview.notes import TOP, Note, by_anchor, counted

TEXT = """# Change the seal

Use this when it drips.

1. Stop the filler. {#stop}

> [!DANGER]
> It will crush your hand.

2. Seat the seal. {#seat}

## If something goes wrong

### It drips {#drips}

Seat it again.

## More

How seals are made.
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'">
</head>
<body>
<main class="room"><div class="whole" id="stop">Stop</div><div class="whole" id="seat">Seat</div></main>
</body></html>
"""
SOURCE = Source(file="content/seal.md", text=TEXT)
RENDER = read_templates().render
NOTE = Note(
    kind="error",
    rule="JA101",
    what="too <long>",
    why="",
    fix="cut it",
    place="content/seal.md:10",
    line="2. Seat",
    address="/aids/seal/#seat",
)
BAR = Bar(at="/aids/seal/", released=False, counts="1 error", file="content/seal.md")


def test_what_is_told_belongs_to_the_step_whose_lines_it_speaks_of() -> None:
    """Who reads of a fault at the step it is in need not look for it."""
    aid = parse_aid(SOURCE, Reading()).aid
    assert aid is not None
    lines = [number for number, text in enumerate(TEXT.split("\n"), 1) if text]

    found = by_anchor((_told(line) for line in lines), aid, SOURCE)

    def told(anchor: str) -> set[str]:
        return {SOURCE.line(one.span.line).split("{")[0].strip() for one in found.get(Anchor(anchor), ())}

    assert "1. Stop the filler." in told("stop")
    assert "2. Seat the seal." in told("seat")
    assert "Seat it again." in told("drips")
    assert {"# Change the seal", "Use this when it drips.", "How seals are made."} <= told(TOP)


def test_a_note_stands_at_its_step_and_the_others_above_all() -> None:
    """A long checklist shows its one fault where the author is working."""
    notes = {Anchor("seat"): (NOTE,), Anchor("gone"): (replace(NOTE, rule="JA102"),)}

    text, _ = dressed(PAGE, Dress(bar=BAR, notes=notes), RENDER)

    bar, _, page = text.partition("<main")
    assert "JA102" in bar
    assert "JA101" not in bar
    assert page.index('id="seat"') < page.index("JA101") < page.index("Seat</div>")


def test_on_the_page_of_one_step_its_notes_come_first() -> None:
    """The page of a code has no anchor for its only step."""
    page = PAGE.replace('id="seat"', "")

    text, _ = dressed(page, Dress(bar=BAR, notes={Anchor("seat"): (NOTE,)}, alone=Anchor("seat")), RENDER)

    assert text.index('<main class="room">') < text.index("JA101") < text.index("Stop")


def test_words_of_a_source_are_no_markup() -> None:
    """What an author quotes must not break the page it is shown on."""
    text, _ = dressed(PAGE, Dress(bar=BAR, notes={Anchor("seat"): (NOTE,)}), RENDER)

    assert "too &lt;long&gt;" in text


def test_only_the_style_of_the_preview_is_let_in_beside_what_is_published() -> None:
    """A page that its policy would break on the host breaks here, too."""
    text, _ = dressed(PAGE, Dress(bar=BAR), RENDER)

    assert "default-src 'none'; style-src 'self' 'sha256-x'" in text


def test_two_looks_of_a_page_have_two_names_and_one_look_has_one() -> None:
    """A browser loads the page again when it is another, and only then."""
    first, again = dressed(PAGE, Dress(bar=BAR), RENDER), dressed(PAGE, Dress(bar=BAR), RENDER)

    other = dressed(PAGE, Dress(bar=BAR, notes={Anchor("seat"): (NOTE,)}), RENDER)

    assert first == again
    assert first[1] != other[1]
    assert f'data-seen="{first[1]}"' in first[0]


def test_faults_are_counted_gravest_first() -> None:
    """The bar says at a glance whether something holds the aid back."""
    told = (_told(1, Severity.WARNING), _told(2), _told(3, Severity.WARNING))

    assert counted(told) == "1 error, 2 warnings"


def _told(line: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(rule="JA101", severity=severity, what="too long", span=Span(file=SOURCE.file, line=line))
