"""Labels as people read them aloud."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobaids.codes.alphabet import forgive
from jobaids.model.names import Digest
from jobaids.record.label import label_of


@given(st.integers(1, 999_999), st.text("0123456789abcdef", min_size=64, max_size=64).map(Digest))
def test_a_label_gives_its_number_back_and_can_be_typed(number: int, digest: Digest) -> None:
    """Beneath a symbol stands `7K3QM0-12K`, and someone types it."""
    label = label_of(number, digest)

    typed = forgive(f"7k3qm0-{label.lower()}")

    assert label[:-1] == str(number)
    assert typed.label == label


def test_two_branches_that_both_released_a_twelve_print_different_labels() -> None:
    """A card from one branch must not be told that it is the other's."""
    contents = [Digest(f"{letter:016x}".ljust(64, "0")) for letter in range(22)]

    labels = {label_of(12, digest) for digest in contents}

    assert len(labels) == 22
