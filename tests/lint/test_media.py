"""Rules about clips and pictures as they were found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from jobaids.lint.media import (
    clip_of_unknown_length,
    clip_some_cannot_play,
    heavy_clip,
    large_picture_of_clip,
    late_index,
    long_clip,
    picture_without_words,
    sound_without_captions,
    window_outside_clip,
)
from jobaids.model.aid import Clip, Provider
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Seconds
from jobaids.model.prose import Paragraph, Picture
from jobaids.model.release import Edition
from jobaids.model.settings import Settings
from tests.lint.samples import aid, captions, clip, edition, film, step


def shown(one: Clip, *media: Media, language: str = "en") -> Edition:
    """An aid whose only step has a clip."""
    return edition(aid(step("Seat the seal.", clip=one), language=language), *media)


def test_a_clip_over_ninety_seconds_is_told_with_a_way_to_show_a_part() -> None:
    """Nobody holding a tool watches two minutes."""
    (told,) = long_clip(shown(clip(), film(124)), Settings())

    assert told.what == "the clip runs 124 s; a clip holds 90 s"
    assert told.why == "nobody holding a tool watches longer; the step is probably two steps"
    assert told.fix == "cut it, or show a part of it: [Seat the seal](seat.mp4#t=12,80)"


@pytest.mark.parametrize(
    ("one", "seconds"),
    [(clip(), 90.4), (clip(4, 38), 600), (clip(520), 600), (clip(end=90, provider=Provider.YOUTUBE), None)],
)
def test_what_counts_is_the_part_that_is_shown(one: Clip, seconds: float | None) -> None:
    """One long film may serve eight steps."""
    media = (film(seconds),) if seconds else ()

    assert not list(long_clip(shown(one, *media), Settings()))


def test_a_providers_clip_is_measured_by_its_window() -> None:
    """The window is all that is known of it."""
    far = clip(0, 120, provider=Provider.YOUTUBE)

    (told,) = long_clip(shown(far), Settings())

    assert told.what == "the part that is shown runs 120 s; a clip holds 90 s"
    assert told.fix.endswith('[Seat the seal](https://youtu.be/abc123 "0:12-1:20")')


def test_a_project_may_set_its_own_limit() -> None:
    """A site with tablets on stands may allow more, one with gloves less."""
    (told,) = long_clip(shown(clip(), film(61)), Settings(longest_clip=Seconds(60)))

    assert told.what == "the clip runs 61 s; a clip holds 60 s"


def test_a_providers_clip_without_an_end_has_no_length() -> None:
    """The card could not say how long it runs."""
    (told,) = clip_of_unknown_length(shown(clip(provider=Provider.VIMEO)), Settings())

    assert told.rule == "JA302"


def test_a_file_that_does_not_say_its_length_is_told() -> None:
    """Some recorders never write it."""
    assert list(clip_of_unknown_length(shown(clip(), film(None)), Settings()))


def test_a_missing_file_is_left_to_who_looks_for_files() -> None:
    """One fault, one message."""
    assert not list(clip_of_unknown_length(shown(clip()), Settings()))


def test_sound_without_captions_in_the_aids_language_is_told() -> None:
    """English captions do not help who reads the Spanish card."""
    (told,) = sound_without_captions(shown(clip(), film(30, sound=True), captions("en"), language="es"))

    assert told.what == "the clip has sound but no captions in the language of the aid, es"
    assert told.fix == "put seat.es.vtt beside seat.mp4, or take out the sound"


def test_captions_of_the_main_language_serve_a_region() -> None:
    """Portuguese captions are read in Brazil."""
    assert not list(sound_without_captions(shown(clip(), film(30, sound=True), captions("pt"), language="pt-BR")))


def test_a_silent_clip_needs_no_captions() -> None:
    """There is nothing to read along."""
    assert not list(sound_without_captions(shown(clip(), film(30))))


@pytest.mark.parametrize("one", [clip(60, 95), clip(80)])
def test_a_window_behind_the_end_of_the_clip_is_told(one: Clip) -> None:
    """The clip was cut again, and the times in the text are those of the old one."""
    (told,) = window_outside_clip(shown(one, film(72)))

    assert told.what.endswith("the clip ends at 72 s")


def test_a_window_to_the_very_end_is_fine() -> None:
    """Files end on a whole frame, a little before or after the second."""
    assert not list(window_outside_clip(shown(clip(58, 72), film(71.96))))


def test_pictures_without_words_are_told_in_steps_and_elsewhere() -> None:
    """In a step the action is read out instead; before the first step nothing is."""
    bare, said = Picture(source="plant/lock.jpg"), Picture(source="plant/key.jpg", alt="A key")
    whole = replace(
        aid(replace(step("Lock it."), pictures=(bare, said))),
        intro=(Paragraph(inner=(bare,)),),
    )

    told = list(picture_without_words(whole))

    assert [one.why for one in told] == [
        "who cannot see it hears the action a second time",
        "who cannot see it is told nothing",
    ]


@pytest.mark.parametrize(
    ("ending", "codecs", "told"),
    [
        ("mp4", ("h264", "aac"), ""),
        ("webm", ("vp9", "opus"), ""),
        ("mp4", ("hevc", "aac"), "hevc"),
        ("mp4", ("h264 yuv420p10le",), "h264 yuv420p10le"),
        ("webm", ("vp8", "vorbis"), "vorbis and vp8"),
    ],
)
def test_a_clip_that_some_phones_cannot_play_is_told(ending: str, codecs: tuple[str, ...], told: str) -> None:
    """The author's phone plays what the newest phones write; the one at the machine is six years old."""
    media = replace(film(30), ending=ending, codecs=codecs)

    found = [one.what for one in clip_some_cannot_play(shown(clip(), media))]

    assert found == ([f"the clip is written in {told}; not every phone plays that"] if told else [])


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (late_index, {"late": False}, {"late": True}),
        (large_picture_of_clip, {"width": 720, "height": 1280}, {"width": 1080, "height": 1920}),
        (heavy_clip, {"size": 20_000_000}, {"size": 20_000_001}),
    ],
)
def test_a_clip_that_makes_people_wait_is_told(
    rule: Callable[[Edition], Iterator[Diagnostic]], good: dict[str, int], bad: dict[str, int]
) -> None:
    """On the network of a works hall, a film straight from a phone starts when the job is done."""
    fine, slow = (shown(clip(), replace(film(30), **facts)) for facts in (good, bad))

    assert not list(rule(fine))
    assert [one.fix.startswith("jobaids clip seat.mp4") for one in rule(slow)] == [True]
