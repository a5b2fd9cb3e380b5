"""How well symbols read, measured at length: payloads, levels, module sizes, every format. `make soak`.

The figures are written into docs/explanation/symbols.md; they are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from jobaids.adapters.stress import drawn_alone, stressed
from jobaids.model.names import Mm
from jobaids.paper.damage import Damage, Share, Shot, Stress, shots, total
from jobaids.paper.formats import FORMATS
from jobaids.symbols.matrix import QUIET_ZONE, Level, encode, fit
from tests.adapters.bare import Contest, bare, stressed_card
from tests.soak.figures import with_table

PAGE = Path(__file__).parents[2] / "docs/explanation/symbols.md"
DISTANCE = Mm(180.0)
DISTANCES = (Mm(145.0), Mm(180.0), Mm(220.0))
SEEDS = 8
USUAL = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
PAYLOADS = ("https://A.IO/7K3QMX/12K/", USUAL, "https://A-LONG.HOST.NAME.EXAMPLE.COM/aids/7K3QMX/12K/")
MODULES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Write: TypeAlias = Callable[[str, tuple[tuple[str, ...], ...]], None]
"""Takes the name of a table and its rows, the first of which is its head."""


@pytest.fixture(scope="session")
def write() -> Iterator[Write]:
    """Where a test that has passed leaves its table; tables are written when all are done."""
    tables: dict[str, tuple[tuple[str, ...], ...]] = {}
    yield tables.__setitem__
    page = PAGE.read_text(encoding="utf-8")
    for name, rows in tables.items():
        page = with_table(page, name, rows)
    PAGE.write_text(page, encoding="utf-8")


def test_larger_modules_read_better_and_little_is_gained_beyond_half_a_millimetre(write: Write) -> None:
    """Paper is dear on a small card: modules are as large as they must be, and no larger."""
    shares = {module: {level: _alone(USUAL, level, module) for level in Level} for module in MODULES}

    quarter = {module: shares[module][Level.Q].whole.value for module in MODULES}
    assert quarter[0.3] < quarter[0.4] < quarter[0.5]
    assert quarter[0.8] - quarter[0.5] < quarter[0.5] - quarter[0.3]
    head = ("a module", *(f"level {level.value}" for level in Level))
    rows = ((f"{module} mm", *(_said(shares[module][level].whole) for level in Level)) for module in MODULES)
    write("modules", (head, *rows))


def test_in_its_place_no_level_reads_better_than_q(write: Write) -> None:
    """In a square that cannot grow, a higher level means smaller modules, and a lower one less to mend with."""
    rows = []
    for address in PAYLOADS:
        edge = (fit(address, Level.Q).size + 2 * QUIET_ZONE) * 0.5
        near_and_far = []
        for distance in DISTANCES:
            taken = shots(distance, SEEDS)
            came_to = [_in_square(address, level, edge, taken) for level in Level]
            came_to.append(stressed(bare(address, edge), address, taken).whole)
            near_and_far.append(came_to)
            place = (f"{len(address)} signs", f"{edge:.1f} mm", f"{distance:.0f} mm")
            rows.append((*place, *map(_said, came_to)))
        *levels, theirs = (total(shares).value for shares in zip(*near_and_far, strict=True))
        of = dict(zip(Level, levels, strict=True))
        assert of[Level.Q] == max(levels)
        assert of[Level.Q] >= theirs

    head = ("address", "square", "from", *(f"level {level.value}" for level in Level), "bare segno symbol, Q")
    write("levels", (head, *rows))


def test_every_symbol_of_every_format_reads_at_least_as_well_as_a_bare_one(write: Write) -> None:
    """What stands around a symbol on a card must cost nothing, and its payload must be as short as can be."""
    contests = {name: stressed_card(name) for name in FORMATS}

    for name, contest in contests.items():
        assert contest.module >= 0.495, name
        assert contest.ours.whole.read >= contest.theirs.whole.read, name
    head = ("format", "symbols", "smallest module", "from", "usual", "hard", "worst", "in all", "bare segno symbols")
    write("formats", (head, *(_row(name, contest) for name, contest in contests.items())))
    titles = ("damage", *contests)
    write("damages", (titles, *(_damage_row(damage, contests) for damage in Damage)))


def _alone(address: str, level: Level, module: float) -> Stress:
    return stressed(drawn_alone(encode(address, level), Mm(module)), address, shots(DISTANCE, SEEDS))


def _in_square(address: str, level: Level, edge: float, taken: tuple[Shot, ...]) -> Share:
    matrix = encode(address, level)
    module = Mm(edge / (matrix.size + 2 * QUIET_ZONE))
    return stressed(drawn_alone(matrix, module), address, taken).whole


def _row(name: str, contest: Contest) -> tuple[str, ...]:
    degrees = (total(three[degree] for _, three in contest.ours.shares) for degree in range(3))
    return (
        name,
        str(contest.symbols),
        f"{contest.module:.2f} mm",
        f"{FORMATS[name].reach:.0f} mm",
        *map(_said, degrees),
        f"**{_said(contest.ours.whole)}**",
        _said(contest.theirs.whole),
    )


def _damage_row(damage: Damage, contests: dict[str, Contest]) -> tuple[str, ...]:
    return (damage.value, *(" · ".join(map(_said, one.ours.of(damage))) for one in contests.values()))


def _said(share: Share) -> str:
    return f"{100 * share.value:.0f} %"
