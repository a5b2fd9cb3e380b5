"""Codes for targets, old and new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobaids.codes.derive import derive, name_of
from jobaids.model.aid import Borrowed
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import (
    AidRecord,
    GivenCode,
    Moved,
    Registry,
    Retired,
    StationRecord,
    Target,
    TargetKind,
)
from jobaids.model.station import Station
from jobaids.record.assign import assign
from jobaids.record.index import index_registry, target_of
from tests.record.aids import NOON, aid, remedy, step

SEAT = target_of(Slug("filler-seal"), Anchor("seat"))


def _given(code: str, target: Target, days: int = 0) -> GivenCode:
    return GivenCode(code=Code(code), target=target, at=NOON + timedelta(days=days))


def _record(*codes: GivenCode, moved: tuple[Moved, ...] = (), retired: tuple[Retired, ...] = ()) -> Registry:
    record = AidRecord(slug=Slug("filler-seal"), codes=codes, moved=moved, retired=retired)
    return Registry(aids=(record,))


def test_a_given_code_stays_with_its_target() -> None:
    """The card on the wall keeps opening the step it was printed for."""
    old = index_registry(_record(_given("AAAAA0", SEAT)))

    assigned = assign(old, (aid(step("seat", "Seat the seal"), step("test", "Test it")),))

    assert assigned.code_for(SEAT) == "AAAAA0"
    assert [target.anchor for target, _ in assigned.new] == [None, "test"]


def test_a_given_code_is_never_given_again() -> None:
    """The card of a withdrawn aid still hangs on the wall; its code must open nothing else."""
    wanted = derive(SEAT, set())
    gone = target_of(Slug("withdrawn-aid"))
    old = index_registry(_record(_given(wanted, gone)))

    assigned = assign(old, (aid(step("seat", "Seat the seal")),))

    assert assigned.code_for(SEAT) != wanted


def test_the_oldest_code_of_a_target_is_printed() -> None:
    """Two branches may each have given one; cards of both stay good, and the next print takes the first."""
    old = index_registry(_record(_given("BBBBB0", SEAT, days=1), _given("AAAAA0", SEAT)))

    assigned = assign(old, (aid(step("seat", "Seat the seal")),))

    assert assigned.code_for(SEAT) == "AAAAA0"
    assert old.leads_to(Code("BBBBB0")) == SEAT


def test_a_renamed_step_prints_the_code_it_always_had() -> None:
    """Only the name in the source changed; the wall must not notice."""
    renamed = target_of(Slug("filler-seal"), Anchor("seat-the-seal"))
    move = Moved(code=Code("AAAAA0"), to=renamed, at=NOON, silent=True)
    old = index_registry(_record(_given("AAAAA0", SEAT), moved=(move,)))

    assigned = assign(old, (aid(step("seat-the-seal", "Seat the seal")),))

    assert assigned.code_for(renamed) == "AAAAA0"


def test_a_step_that_answers_for_another_keeps_its_own_code() -> None:
    """A moved code leads there and says so; printing it anew would hide that anything moved."""
    other = target_of(Slug("filler-seal"), Anchor("other"))
    move = Moved(code=Code("AAAAA0"), to=other, at=NOON)
    old = index_registry(_record(_given("AAAAA0", SEAT), _given("BBBBB0", other), moved=(move,)))

    assigned = assign(old, (aid(step("other", "Do the other")),))

    assert assigned.code_for(other) == "BBBBB0"
    assert old.leads_to(Code("AAAAA0")) == other


def test_moves_chain_and_a_loop_ends() -> None:
    """A step moved twice is still found; a registry someone bent into a ring is no trap."""
    first, second, third = (target_of(Slug("filler-seal"), Anchor(name)) for name in ("a", "b", "c"))
    codes = (_given("AAAAA0", first), _given("BBBBB0", second), _given("CCCCC0", third))
    chain = (Moved(code=Code("AAAAA0"), to=second, at=NOON), Moved(code=Code("BBBBB0"), to=third, at=NOON))
    loop = (*chain[:1], Moved(code=Code("BBBBB0"), to=first, at=NOON))

    chained = index_registry(_record(*codes, moved=(*chain,)))
    looped = index_registry(_record(*codes, moved=loop))

    assert chained.leads_to(Code("BBBBB0")) == third
    assert looped.leads_to(Code("AAAAA0")) in (first, second)


def test_a_retired_code_is_not_printed_for_a_step_that_came_back() -> None:
    """Its page says that the job ended; the new job gets a code of its own."""
    end = Retired(code=Code("AAAAA0"), at=NOON, say="The filler was scrapped.")
    old = index_registry(_record(_given("AAAAA0", SEAT), retired=(end,)))

    assigned = assign(old, (aid(step("seat", "Seat the seal")),))

    assert assigned.code_for(SEAT) != "AAAAA0"


def test_a_borrowed_step_prints_the_code_of_its_owner() -> None:
    """One step has one code, on however many cards it stands."""
    loan = Borrowed(slug=Slug("lock-out"), anchor=Anchor("isolate"), code="AAAAA0", label="3C")
    borrower = aid(step("isolate", "Isolate the filler", borrowed=loan), step("seat", "Seat the seal"))

    assigned = assign(index_registry(Registry()), (borrower,))

    assert assigned.edition(borrower).code_of(Anchor("isolate")) == "AAAAA0"
    assert len(assigned.new) == 2


@given(st.permutations(["filler-seal", "rack-damage", "eye-splash"]))
def test_the_order_of_files_changes_no_code(order: list[str]) -> None:
    """Two machines that list a folder differently print the same cards."""
    index = index_registry(Registry())
    aids = tuple(aid(step("a", "Do"), slug=slug) for slug in order)

    assigned = assign(index, aids, (Station(slug=Slug("line-3"), name="Line 3"),))

    assert dict(assigned.codes) == dict(assign(index, aids[::-1], (Station(slug=Slug("line-3"), name="Line 3"),)).codes)
    assert len(set(assigned.codes.values())) == 7


def test_a_station_and_an_aid_of_one_name_have_two_codes() -> None:
    """`line-3` may be a place and a job."""
    place = Target(kind=TargetKind.STATION, slug=Slug("line-3"))
    registry = Registry(stations=(StationRecord(slug=Slug("line-3"), codes=(_given("AAAAA0", place),)),))

    assigned = assign(index_registry(registry), (aid(slug="line-3"),), (Station(slug=Slug("line-3"), name="Line 3"),))

    assert assigned.code_for(place) == "AAAAA0"
    assert assigned.code_for(target_of(Slug("line-3"))) != "AAAAA0"
    assert name_of(place) == "station:line-3"


def test_an_edition_has_a_code_for_every_anchor() -> None:
    """A card asks for each by its anchor and must not be refused."""
    whole = replace(aid(step("seat", "Seat the seal")), remedies=(remedy("seal-tears", "Seal tears", "Fit another."),))

    draft = assign(index_registry(Registry()), (whole,)).edition(whole)

    assert [anchor for anchor, _ in draft.codes] == ["", "seal-tears", "seat"]
