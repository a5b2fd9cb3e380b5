"""What is sealed can be read for ever, and says the same thing the same way."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest, Seconds
from jobaids.model.prose import CodeBlock, Paragraph, Strong, Text
from jobaids.model.release import Edition
from jobaids.record.canonical import digest_of, read_edition, seal_json, text_of, write_release
from jobaids.record.forms import UnreadableError
from tests.record.aids import WHOLE, aid, edition, paragraph, releases, sealed, step, words


def _again(release: Edition) -> Edition:
    """What a later run reads of a release."""
    return read_edition(json.loads(text_of(write_release(release))))


@WHOLE
@given(releases())
def test_a_release_reads_back_as_it_was_sealed(release: Edition) -> None:
    """The page of a card printed years ago is drawn from nothing but this line."""
    once = _again(release)

    twice = _again(once)

    assert twice == once
    assert seal_json(once) == seal_json(release)
    assert once.seal is not None
    assert once.seal.label == release.label


def test_white_space_and_composition_make_no_new_revision() -> None:
    """A wrapped line or another keyboard must not age the cards on the wall."""
    plain = aid(step("seat", "Seat the séal"), intro=(paragraph("Use this when it drips."),))
    rewrapped = aid(step("seat", " Seat  the se\u0301al"), intro=(paragraph("Use this\nwhen it  drips. "),))

    digests = {digest_of(edition(plain)), digest_of(edition(rewrapped))}

    assert len(digests) == 1


def test_a_space_between_words_of_different_weight_is_kept() -> None:
    """`**Turn OFF** the fryer` must not become `Turn OFFthe fryer` on the page of an old card."""
    text = Paragraph(inner=(Strong(inner=words("Turn OFF ")), Text(text=" the"), Text(text="\n fryer ")))

    again = _again(sealed(edition(aid(intro=(text,)))))

    assert again.aid.intro == (Paragraph(inner=(Strong(inner=words("Turn OFF ")), Text(text=" the fryer"))),)


def test_white_space_in_code_is_content() -> None:
    """What must be typed as it stands is sealed as it stands."""
    narrow = edition(aid(intro=(CodeBlock(text="a b"),)))
    wide = edition(aid(intro=(CodeBlock(text="a  b"),)))

    digests = {digest_of(narrow), digest_of(wide)}

    assert len(digests) == 2


def _film(digest: str, seconds: float) -> Media:
    return Media(
        source="seat.mp4",
        kind=MediaKind.CLIP,
        digest=Digest(digest * 64),
        ending="mp4",
        size=9,
        seconds=Seconds(seconds),
    )


def test_other_bytes_of_a_picture_are_another_revision_and_another_measurement_is_not() -> None:
    """A reshot clip is new work; the same clip measured by a newer library is not."""
    draft = edition(aid(step("seat", "Seat the seal")), media=(_film("a", 12.0),))

    measured = replace(draft, media=(_film("a", 12.04),))
    reshot = replace(draft, media=(_film("b", 12.0),))

    assert digest_of(measured) == digest_of(draft)
    assert digest_of(reshot) != digest_of(draft)


@pytest.mark.parametrize("where", [(), ("content",), ("content", "aid"), ("content", "aid", "phases", 0, "steps", 0)])
def test_a_field_of_a_newer_jobaids_is_refused_by_name(where: tuple[str | int, ...]) -> None:
    """Half a reading would show half a step."""
    fields = json.loads(text_of(write_release(sealed(edition(aid(step("seat", "Seat the seal")))))))
    place = fields
    for part in where:
        place = place[part]
    place["torque"] = 5

    with pytest.raises(UnreadableError, match="`torque` is not known"):
        read_edition(fields)


def test_a_label_that_its_content_does_not_give_is_refused() -> None:
    """A card says 12K; a line that says 12K of other content would answer for it."""
    fields = json.loads(text_of(write_release(sealed(edition(aid(step("seat", "Seat the seal")))))))
    letter = fields["label"][-1]
    fields["label"] = "1" + ("A" if letter != "A" else "B")

    with pytest.raises(UnreadableError, match="does not belong"):
        read_edition(fields)


@given(
    st.recursive(st.none() | st.booleans() | st.text(max_size=3), lambda deep: st.lists(deep, max_size=3), max_leaves=6)
)
def test_a_line_of_any_shape_is_read_or_refused(content: object) -> None:
    """A registry edited by hand is told, never a traceback."""
    with pytest.raises(UnreadableError):
        read_edition({"content": content})
