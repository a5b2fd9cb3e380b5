"""Codes as they are checked, typed and mistyped."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.codes.alphabet import ALPHABET, check_sign, forgive, is_valid, near
from jobaids.model.names import Code

firsts = st.text(ALPHABET, min_size=5, max_size=5)


def test_the_alphabet_has_no_sign_that_is_mistaken_for_another() -> None:
    """A code is read aloud across a noisy hall and copied with gloves on."""
    left_out = set("ILOU")

    signs = set(ALPHABET)

    assert not signs & left_out
    assert len(ALPHABET) == len(signs) == 32


def test_every_wrong_sign_is_caught_whatever_the_others_are() -> None:
    """The check is linear, so a slip is caught in every code if its difference is never a code: all are tried."""
    zero = "0" * 6

    slips = [zero[:at] + sign + zero[at + 1 :] for at in range(6) for sign in ALPHABET[1:]]

    assert is_valid(zero)
    assert not any(is_valid(slip) for slip in slips)


def test_every_swap_of_two_signs_is_caught_whatever_they_are() -> None:
    """Fingers swap signs more often than they mistype them; all pairs of values in all pairs of places are tried."""
    for left, right in product(range(6), repeat=2):
        for first, second in product(ALPHABET, repeat=2):
            if left >= right or first == second:
                continue
            signs = ["0"] * 6
            signs[left], signs[right] = first, second
            spare = next(at for at in range(6) if at not in (left, right))
            code = _closed(signs, spare)

            swapped = list(code)
            swapped[left], swapped[right] = swapped[right], swapped[left]

            assert is_valid(code)
            assert not is_valid("".join(swapped))


def _closed(signs: list[str], spare: int) -> str:
    """The code that has these signs in every place but `spare`."""
    return next(code for sign in ALPHABET if is_valid(code := "".join([*signs[:spare], sign, *signs[spare + 1 :]])))


@given(firsts, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_no_single_slip_leads_to_another_code(first: str, at: int, sign: str) -> None:
    """Someone with a hand in a machine must not be shown the step of another."""
    code = first + check_sign(first)

    slipped = code[:at] + sign + code[at + 1 :]

    assert is_valid(code)
    assert is_valid(slipped) == (slipped == code)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("7k3qm0", ""),
        (" 7K3-QMO ", ""),
        ("7K3 QM0-12K", "12K"),
        ("7k3qmo–l2k", "12K"),
        ("7K3QM0/12K/", "12K"),
        ("7K3QM012K", "12K"),
        ("https://AIDS.EXAMPLE.COM/7K3QM0/12K/", "12K"),
        ("https://aids.example.com/plant/7k3qm0/0/", "0"),
        ("７Ｋ３ＱＭ０", ""),
    ],
)
def test_a_typed_code_is_understood_in_any_spelling(typed: str, label: str) -> None:
    """The camera is broken or forbidden, and what is left is a keyboard and gloves."""
    meant = forgive(typed)

    assert meant.code == "7K3QM0"
    assert meant.label == label


def test_a_code_typed_in_chunks_is_not_taken_for_a_label() -> None:
    """People break six signs into two groups of three, and the second may look like a revision."""
    first = next(f"7K3{end}" for end in ("12", "34", "56") if check_sign(f"7K3{end}").isalpha())
    code = first + check_sign(first)

    meant = forgive(f"{code[:3]}-{code[3:]}")

    assert meant.code == code
    assert meant.label == ""


def test_a_wrong_check_sign_gives_no_code() -> None:
    """A slip suggests; it never jumps."""
    meant = forgive("7K3QM1")

    assert meant.code is None
    assert meant.signs == "7K3QM1"


@given(firsts, st.data())
def test_the_code_that_was_meant_is_suggested_after_any_one_slip(first: str, data: st.DataObject) -> None:
    """Whoever mistypes once gets the way back on the spot."""
    code = Code(first + check_sign(first))
    at = data.draw(st.integers(0, 4))
    slips = [
        code[:at] + data.draw(st.sampled_from(ALPHABET)) + code[at + 1 :],
        code[:at] + code[at + 1] + code[at] + code[at + 2 :],
        code[:at] + code[at + 1 :],
        code[:at] + data.draw(st.sampled_from(ALPHABET)) + code[at:],
    ]

    suggestions = [near(slip, {code, Code("000000")}) for slip in slips if slip != code]

    assert all(code in found for found in suggestions)


def test_what_looks_alike_is_suggested_first() -> None:
    """B and 8 are the same blob on greasy laminate."""
    typed = "88888" + "8"
    alike, unlike = Code("B88888"), Code("X88888")

    found = near(typed, {unlike, alike})

    assert found == (alike, unlike)
