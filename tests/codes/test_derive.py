"""Codes drawn for targets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.codes.alphabet import ALPHABET, check_sign, is_valid
from jobaids.codes.derive import code_from, derive
from jobaids.codes.forbidden import FOLDERS, is_forbidden
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import Target, TargetKind

slugs = st.text(min_size=1, max_size=30).map(Slug)


def _step(slug: str, anchor: str) -> Target:
    return Target(kind=TargetKind.STEP, slug=Slug(slug), anchor=Anchor(anchor))


def test_the_codes_of_the_first_release_never_change() -> None:
    """They hang laminated on walls; this test holds them as they were printed."""
    targets = (
        Target(kind=TargetKind.AID, slug=Slug("filler-seal")),
        _step("filler-seal", "lock-out"),
        Target(kind=TargetKind.STATION, slug=Slug("line-3")),
    )

    codes = [derive(target, set()) for target in targets]

    assert codes == ["PP4N5Q", "7VMYQT", "GK5EWF"]


@given(slugs, st.sets(st.integers(0, 2**25 - 1).map(code_from)))
def test_a_drawn_code_is_whole_free_and_allowed(slug: Slug, taken: set[Code]) -> None:
    """A code is given once, to one target, for ever."""
    target = Target(kind=TargetKind.AID, slug=slug)

    code = derive(target, taken)

    assert is_valid(code)
    assert code not in taken
    assert not is_forbidden(code)


def test_a_clash_draws_again_the_same_way_everywhere() -> None:
    """Two branches that meet the same clash give the same second code."""
    target = _step("filler-seal", "lock-out")
    first = derive(target, set())

    second = derive(target, {first})

    assert second != first
    assert second == derive(target, frozenset({first}))


def test_a_step_that_becomes_a_remedy_keeps_its_name() -> None:
    """An author moves a row from the list to the table; the anchor stays, and so does the code."""
    step = _step("filler-seal", "seal-tears")

    remedy = Target(kind=TargetKind.REMEDY, slug=step.slug, anchor=step.anchor)

    assert derive(step, set()) == derive(remedy, set())


def test_what_a_spreadsheet_spoils_is_never_given() -> None:
    """Codes are kept in spreadsheets, which turn digits, exponents and months into something else."""
    spoiled = ("012345", "12E345", "1E2345", "MAR127", "12MAR7", "MARCH1", "5SEP23", "12345K")

    given = [code for code in spoiled if not is_forbidden(code)]

    assert given == []


def test_no_code_hides_a_folder_of_the_site() -> None:
    """`/SEARCH/` and `/search/` are one place on hosts that ignore case."""
    names = [name.upper().replace("I", "1").replace("L", "1").replace("O", "0") for name in FOLDERS]

    given = [name for name in names if len(name) == 6 and not is_forbidden(name)]

    assert any(len(name) == 6 for name in names)
    assert given == []


def test_no_word_is_given_that_nobody_wants_on_a_wall() -> None:
    """Chance writes words, in digits too, and a card is read by everyone."""
    words = ("5H1T7K", "XK111M", "A55M2K", "7DEADX", "FVCK2M")

    given = [word for word in words if not is_forbidden(word)]

    assert given == []


def test_few_codes_are_lost_to_the_forbidden() -> None:
    """Thirty-three million codes must stay nearly as many."""
    sample = [code_from(number * 7919) for number in range(4000)]

    lost = sum(is_forbidden(code) for code in sample)

    assert lost / len(sample) < 0.02


def test_code_from_counts_in_the_alphabet() -> None:
    """The low 25 bits are the first five signs, the highest first."""
    code = code_from(1)

    assert code == "00001" + check_sign("00001")
    assert code_from(2**25 - 1)[:5] == ALPHABET[-1] * 5
