"""Steps that one aid shows and another owns."""

from __future__ import annotations

from dataclasses import replace

from jobaids.model.aid import Aid, Borrowed, Phase
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Digest, Slug
from jobaids.model.prose import Picture
from jobaids.model.release import Edition
from jobaids.record.borrow import borrow, lenders_of, media_of, missing_loans, outdated_loans
from tests.record.aids import aid, danger, edition, sealed, step

ISOLATOR = Media(
    source="lock.jpg", kind=MediaKind.PICTURE, digest=Digest("a" * 64), ending="jpg", size=9, width=8, height=6
)


def _lock_out() -> Edition:
    lent = step("isolate", "Turn the isolator to OFF", pictures=(Picture(source="lock.jpg", alt="Isolator at OFF"),))
    owner = aid(lent, slug="lock-out")
    hazard = (Phase(steps=owner.phases[0].steps, alerts=(danger("Stored air can close the valve."),)),)
    return sealed(edition(replace(owner, phases=hazard), media=(ISOLATOR,)), 3)


def _borrower(anchor: str = "isolate") -> Aid:
    loan = Borrowed(slug=Slug("lock-out"), anchor=Anchor(anchor))
    return aid(step("open", "Open the guard"), step("lock-it", "Lock out", borrowed=loan))


def test_a_borrowed_step_is_shown_as_its_owner_released_it() -> None:
    """The worker must see the lock-out that was approved, with its alert, not a link to it."""
    released = _lock_out()

    shown = borrow(_borrower(), {"lock-out": released}.get).steps[1]

    assert shown.action == "Turn the isolator to OFF"
    assert (shown.number, shown.anchor) == (2, "lock-it")
    assert shown.alerts == (danger("Stored air can close the valve."),)
    assert shown.borrowed == Borrowed(
        slug=Slug("lock-out"), anchor=Anchor("isolate"), code=released.code_of(Anchor("isolate")), label=released.label
    )


def test_its_picture_is_the_released_one_even_where_the_file_changed() -> None:
    """A photo that nobody approved yet must not reach the card by way of another aid."""
    changed = replace(ISOLATOR, digest=Digest("b" * 64))
    lender = {"lock-out": _lock_out()}.get

    media = media_of(borrow(_borrower(), lender), (changed,), lender)

    assert media == (ISOLATOR,)


def test_a_step_that_nobody_lends_is_named() -> None:
    """A card must not be printed with a hole where the lock-out stands."""
    unknown = borrow(_borrower(anchor="isolates"), {"lock-out": _lock_out()}.get)

    missing = missing_loans(unknown)

    assert [step.anchor for step in missing] == ["lock-it"]
    assert lenders_of(unknown) == {"lock-out"}


def _outdated(owner: Edition, now: Edition) -> list[str]:
    borrower = edition(borrow(_borrower(), {"lock-out": owner}.get))
    return [step.anchor for step, _ in outdated_loans(sealed(borrower), {"lock-out": now}.get)]


def test_a_loan_whose_owner_says_it_otherwise_is_outdated() -> None:
    """The borrower's card still shows the old hazard."""
    owner = _lock_out()
    milder = replace(owner.aid, phases=(replace(owner.aid.phases[0], alerts=()),))

    assert _outdated(owner, sealed(replace(owner, aid=milder), 4)) == ["lock-it"]


def test_a_loan_whose_owner_changed_another_step_is_as_good_as_new() -> None:
    """A new label alone makes no card old."""
    owner = _lock_out()
    phase = owner.aid.phases[0]
    longer = replace(owner.aid, phases=(replace(phase, steps=(*phase.steps, step("try", "Try to start it"))),))

    assert _outdated(owner, sealed(replace(owner, aid=longer, codes=(*owner.codes,)), 4)) == []
