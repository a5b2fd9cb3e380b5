"""Drawings are shown as they were drawn, and do nothing else."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.adapters.drawings import DrawingError, harmless, read_drawing, size_of

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'


def drawing(inside: str) -> bytes:
    """A drawing around some elements."""
    return f"{OPEN}{inside}</svg>".encode()


def test_what_draws_is_kept() -> None:
    """The arrow that shows which way the lip faces must not be lost on the way to the card."""
    drawn = drawing('<defs><path id="a" d="M0 0h9"/></defs><use xlink:href="#a" fill="url(#b)"/><text>8 N·m</text>')

    kept = harmless(drawn).decode()

    for part in ('d="M0 0h9"', 'href="#a"', 'fill="url(#b)"', "8 N·m", 'viewBox="0 0 40 30"'):
        assert part in kept


@pytest.mark.parametrize(
    ("inside", "trace"),
    [
        ("<script>steal()</script>", "steal"),
        ('<rect onclick="steal()"/>', "steal"),
        ('<rect ONload="steal()"/>', "steal"),
        ('<a href="javascript:steal()"><rect/></a>', "steal"),
        ('<use href="https://evil.example/a.svg#x"/>', "evil"),
        ('<image href="file:///etc/passwd"/>', "passwd"),
        ('<image href="data:image/svg+xml;base64,c3RlYWw="/>', "c3RlYWw"),
        ('<rect style="fill:url(https://evil.example/a)"/>', "evil"),
        ('<rect style="fill:u\\72l(//evil.example)"/>', "evil"),
        ("<style>@import 'https://evil.example/a.css';</style>", "evil"),
        ('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">steal</body></foreignObject>', "steal"),
        ('<animate attributeName="href" to="javascript:steal()"/>', "steal"),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml">steal()</x:script>', "steal"),
    ],
)
def test_what_runs_loads_or_leads_away_is_left_out(inside: str, trace: str) -> None:
    """A drawing fetched from the web must not carry anything to the phones of the plant."""
    assert trace not in harmless(drawing(inside)).decode()


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"<svg",
        b"<html/>",
        b'<svg viewBox="0 0 1 1"/>',
        b"\xff\xfe<\x00s\x00v\x00g",
    ],
)
def test_what_is_no_drawing_is_refused(octets: bytes) -> None:
    """A blank box on a card is worse than being told."""
    with pytest.raises(DrawingError):
        read_drawing(octets)


def test_a_drawing_full_of_entities_does_not_grow() -> None:
    """A billion laughs must not fill the memory of the build machine, nor a file of it get into a page."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = '<!ENTITY f SYSTEM "file:///etc/passwd">'
    octets = f'<!DOCTYPE svg [<!ENTITY l0 "laugh">{laughs}{outside}]>{OPEN}<text>&l9;&f;</text></svg>'.encode()

    try:
        kept = harmless(octets)
    except DrawingError:
        return

    assert len(kept) < len(octets)
    assert b"root:" not in kept


@pytest.mark.parametrize(
    ("written", "size"),
    [('viewBox="0 0 40 30"', (40, 30)), ('width="10mm" height="1in"', (38, 96)), ('width="50%"', (0, 0)), ("", (0, 0))],
)
def test_the_size_is_read_from_what_is_written(written: str, size: tuple[int, int]) -> None:
    """A page keeps room for the picture before it loads, so the words do not jump."""
    assert size_of(read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {written}/>'.encode())) == size


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(octets: bytes) -> None:
    """A truncated upload is told, and stops nothing."""
    with suppress(DrawingError):
        harmless(OPEN.encode() + octets)
