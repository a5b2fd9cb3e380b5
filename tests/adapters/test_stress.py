"""Cards before they are printed: what a phone on a bad day reads of them, in a simulation that never varies."""

from __future__ import annotations

import pytest

from jobaids.adapters.camera import Print
from jobaids.adapters.stress import drawn_alone, stressed
from jobaids.model.names import Mm
from jobaids.paper.damage import Damage, Stress, shots
from jobaids.symbols.matrix import Level, encode
from tests.adapters.bare import stressed_card

ADDRESS = "https://AIDS.EXAMPLE.COM/7K3QMX/12K/"
READ = 180.0  # mm


@pytest.mark.parametrize("name", ["a4", "a6", "badge"])
def test_cards_read_at_least_as_well_as_bare_symbols_of_their_size(name: str) -> None:
    """What stands around a symbol must cost nothing, and its payload must be as short as can be.

    `make soak` holds every symbol of every format against a bare one.
    """
    card = stressed_card(name, symbols=2)

    assert card.module >= 0.495
    assert card.ours.whole.read >= card.theirs.whole.read


def test_the_same_card_comes_to_the_same_figures() -> None:
    """A figure that changes by itself cannot be held against another."""
    taken = shots(Mm(READ), 1)

    one, other = (stressed(_alone(0.5), ADDRESS, taken) for _ in range(2))

    assert one == other


def test_more_of_a_damage_is_never_read_more_often() -> None:
    """A simulation in which the worst reads best would be no measure of anything."""
    came_to = stressed(_alone(0.5), ADDRESS, shots(Mm(READ), 4))

    for damage in Damage:
        usual, hard, worst = (share.value for share in came_to.of(damage))
        assert usual >= hard >= worst, damage
        assert usual >= 0.75, damage


def test_smaller_modules_are_read_less() -> None:
    """What is saved on paper is paid for at the machine."""
    shares = [_whole(_stress(module)) for module in (0.3, 0.4, 0.5)]

    assert shares == sorted(shares)
    assert shares[2] - shares[0] > 0.1


def test_another_symbol_in_its_place_is_not_read_as_it() -> None:
    """A share counts what opens the right step, not whatever decodes."""
    came_to = stressed(_alone(0.5), ADDRESS.replace("12K", "13M"), shots(Mm(READ), 1))

    assert came_to.whole.read == 0


def _alone(module: float) -> Print:
    return drawn_alone(encode(ADDRESS, Level.Q), Mm(module))


def _stress(module: float) -> Stress:
    return stressed(_alone(module), ADDRESS, shots(Mm(READ), 1))


def _whole(stress: Stress) -> float:
    return stress.whole.value
