"""Whatever is written, a card holds all of it where it can be read, or is refused; `make soak` tries thousands."""

from __future__ import annotations

from hypothesis import Phase as HypothesisPhase
from hypothesis import given, settings

from jobaids.model.aid import Aid
from jobaids.paper.formats import FORMATS
from tests.adapters.any_card import ANY, try_card


@settings(max_examples=14, deadline=None, derandomize=True, phases=(HypothesisPhase.explicit, HypothesisPhase.generate))
@given(ANY)
def test_a_card_holds_all_that_is_written_or_is_refused(drawn: tuple[Aid, str]) -> None:
    """A word that is cut off or printed over is missing when it is needed, and nobody knows."""
    aid, name = drawn

    came_of_it = try_card(aid, FORMATS[name])

    assert came_of_it == "printed" or FORMATS[name].faces
