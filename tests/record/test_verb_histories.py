"""Many verbs, said by many people over years."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.codes.derive import name_of
from jobaids.model.names import Code
from jobaids.model.release import Registry, TargetKind
from jobaids.record.index import Index, index_registry
from jobaids.record.order import Moment
from jobaids.record.verbs import Answer, Writing, bind, move, retire
from tests.record.registries import (
    PLACES,
    after,
    moment,
    with_blanks,
)

_codes = st.integers(0, 13)
_asked = st.one_of(
    st.tuples(st.just("move"), _codes, st.sampled_from(PLACES), st.booleans()),
    st.tuples(st.just("retire"), _codes, st.sampled_from(("", *PLACES)), st.booleans()),
    st.tuples(st.just("bind"), _codes, st.sampled_from(PLACES), st.booleans()),
)


@given(st.lists(_asked, max_size=12))
def test_whatever_is_said_of_codes_none_loops_and_each_opens_something(
    asked: list[tuple[str, int, str, bool]],
) -> None:
    """Years of verbs, said by many people; every card on a wall still arrives, or says why not."""
    registry, _ = with_blanks()
    codes = sorted(index_registry(registry).given)

    for number, (verb, which, place, flag) in enumerate(asked):
        index = index_registry(registry)
        answer = _said(index, verb, codes[which % len(codes)], (place, flag), moment(number // 3))
        if isinstance(answer, Writing):
            grown = after(registry, answer)
            _only_grew(registry, grown)
            registry = grown

        for code in codes:
            _arrives(index_registry(registry), code)


def _said(index: Index, verb: str, code: Code, said: tuple[str, bool], at: Moment) -> Answer:
    place, flag = said
    match verb:
        case "move":
            return move(index, code, place, at, silent=flag)
        case "retire":
            return retire(index, code, "It ended.", place if flag else "", at)
    return bind(index, code, place, at)


def _only_grew(old: Registry, new: Registry) -> None:
    for before, now in zip((*old.aids, *old.stations), (*new.aids, *new.stations), strict=True):
        for name in ("codes", "moved", "retired"):
            had, has = getattr(before, name), getattr(now, name)
            assert has[: len(had)] == had
    assert new.blanks[: len(old.blanks)] == old.blanks


def _arrives(index: Index, code: Code) -> None:
    opening = index.opens(code)
    assert opening is not None
    assert len({move.code for move in opening.moves}) == len(opening.moves)
    if opening.ended or opening.target.kind is TargetKind.BLANK:
        return
    assert not index.answers(opening.target).moves, "it stopped on its way"
    assert name_of(opening.target) in index.printed or name_of(opening.target) in index.bearers
