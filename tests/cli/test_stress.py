"""`jobaids verify --stress` as somebody types it who is about to print a hundred cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.templates import read_templates
from jobaids.cli.commands import jobaids
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.damage import Damage
from jobaids.paper.formats import FORMATS
from jobaids.paper.reading import ReadSymbol
from jobaids.render.card.text import render_card
from jobaids.symbols.matrix import Level, encode
from jobaids.wiring.stressing import Kind, better_than
from tests.adapters.bare import press
from tests.render.editions import filler_seal, order

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"


def run(*arguments: str, ends: int = 0) -> Result:
    """A command that ends as it should."""
    shown = CliRunner().invoke(jobaids, ("verify", "--stress", *arguments))
    assert shown.exit_code == ends, shown.output
    return shown


@pytest.fixture(scope="module")
def badge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished card with one symbol."""
    return _printed(tmp_path_factory.mktemp("cards") / "badge.pdf")


def _printed(place: Path, **more: object) -> Path:
    wanted = order(filler_seal(), FORMATS["badge"], **more)
    place.write_bytes(make_pdf(render_card(wanted, read_templates().render), press()).pdf)
    return place


def test_the_share_read_is_told_for_each_damage(badge: Path) -> None:
    """Whoever hangs cards where it is dark asks about the dark."""
    shown = run(str(badge)).stdout

    first, head, *lines = shown.splitlines()
    assert "badge.pdf: badge, 1 symbol, level Q, 29 modules of " in first
    assert head.split() == ["usual", "hard", "worst"]
    assert [line.split("  ")[1] for line in lines[:10]] == [damage.value for damage in Damage]
    assert "warning" not in shown


def test_a_worse_symbol_than_its_place_holds_is_warned_of() -> None:
    """Modules under half a millimetre, where there is room for more, are a setting somebody forgot."""
    matrix = encode(ADDRESS, Level.Q)
    side = Mm(matrix.size * 0.4)
    printed = ReadSymbol(
        address=ADDRESS,
        box=Box(x=Mm(0), y=Mm(0), width=side, height=side),
        modules=matrix.size,
        quiet=Mm(2.5),
        rows=matrix.rows,
    )

    better = better_than(printed, Kind(modules=matrix.size, module=Mm(0.4), level=Level.Q), Mm(180), Mm(23))

    assert better is not None
    assert better.module > 0.4
    assert better.reads > better.instead_of + 0.05


def test_what_is_no_finished_card_is_told(tmp_path: Path) -> None:
    """A photograph says nothing about how large its symbols were printed."""
    place = tmp_path / "wall.jpg"
    place.write_bytes(b"\xff\xd8\xff\xe0")

    shown = run(str(place), ends=3)

    assert "only a finished PDF says how large its symbols are" in shown.stderr


def test_stress_and_the_wall_are_asked_one_at_a_time(badge: Path) -> None:
    """A card that does not hang yet is at no station."""
    assert "before they hang" in run(str(badge), "--posted", "line-3", ends=2).stderr
