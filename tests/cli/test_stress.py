"""`jobaids verify --stress` as somebody types it who is about to print a hundred cards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.templates import read_templates
from jobaids.cli import jobaids
from jobaids.paper.damage import Damage
from jobaids.paper.formats import FORMATS
from jobaids.render.card.text import render_card
from jobaids.symbols.matrix import Level
from tests.adapters.bare import press
from tests.render.editions import filler_seal, order


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


def test_a_card_with_worse_symbols_than_its_place_holds_is_warned_of(tmp_path: Path) -> None:
    """Larger modules at a level that mends little look better on paper and read worse on a scratched card."""
    poor = _printed(tmp_path / "poor.pdf", level=Level.L)

    (card,) = json.loads(run(str(poor), "--json").stdout)["cards"]

    assert (card["level"], card["better"]["level"]) == ("L", "Q")
    assert card["better"]["read"] > card["better"]["instead_of"]


def test_what_is_no_finished_card_is_told(tmp_path: Path) -> None:
    """A photograph says nothing about how large its symbols were printed."""
    place = tmp_path / "wall.jpg"
    place.write_bytes(b"\xff\xd8\xff\xe0")

    shown = run(str(place), ends=3)

    assert "only a finished PDF says how large its symbols are" in shown.stderr


def test_stress_and_the_wall_are_asked_one_at_a_time(badge: Path) -> None:
    """A card that does not hang yet is at no station."""
    assert "before they hang" in run(str(badge), "--posted", "line-3", ends=2).stderr
