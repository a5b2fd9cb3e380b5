"""Ten thousand cards from one press: `make soak`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobaids.adapters.pdf import make_pdf, open_press
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.paper.formats import FORMATS
from jobaids.render.card.text import expected_of, render_card
from tests.bench.rich_cards import photograph, rich_card

CARDS = int(os.environ.get("SOAK_CARDS", "10000"))
WARM = 200  # cards after which every photograph, style sheet and font was met
SLACK = 20  # megabytes that the allocator may hold more at one time than at another


def test_a_press_does_not_grow_with_its_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build of a whole company must not end half-way for want of memory."""
    press, formats = (
        open_press(photograph, folder=tmp_path),
        tuple(one for one in FORMATS.values() if one.faces is None),
    )
    held = []

    for number in range(CARDS):
        card = rich_card(number, formats[number % len(formats)])
        made = make_pdf(render_card(card, read_templates().render), press)
        proof = scan_pdf(made.pdf, expected_of(card), card.format)
        assert (made.told, proof.told) == ((), ())
        if number >= WARM and number % WARM == 0:
            held.append(_megabytes())

    with capsys.disabled():
        print(f"\n{held}")  # noqa: T201 - its figures
    assert max(held) - held[0] < SLACK


def _megabytes() -> int:
    """What this process holds now."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))
