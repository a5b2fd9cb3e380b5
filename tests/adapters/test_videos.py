"""Clips are measured, copied without metadata and shown by a still."""

from __future__ import annotations

import io
from dataclasses import replace

import av
import pytest
from PIL import Image

from jobaids.adapters.videos import ClipError, clean_clip, clip_facts, poster


def clip(seconds: int = 3, *, sound: bool = False) -> bytes:
    """A clip that turns from black to white, with a title and a place in its metadata."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as video:
        video.metadata["title"] = "SECRET-TITLE"
        video.metadata["location"] = "+48.1374+011.5755/"
        picture = video.add_stream("h264", rate=10)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        voice = video.add_stream("aac", rate=8000) if sound else None
        frames = seconds * 10
        for number in range(frames):
            shade = number * 255 // (frames - 1)
            video.mux(picture.encode(av.VideoFrame.from_image(Image.new("RGB", (64, 48), (shade,) * 3))))
        video.mux(picture.encode())
        if voice:
            silence = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            silence.sample_rate = 8000
            silence.planes[0].update(bytes(silence.planes[0].buffer_size))  # else it holds whatever memory held
            for plane in silence.planes:
                plane.update(bytes(plane.buffer_size))  # else it is whatever lay in memory, which may be no number
            video.mux(voice.encode(silence))
            video.mux(voice.encode())
    return file.getvalue()


def test_a_clip_is_measured_from_its_bytes() -> None:
    """The build knows that a clip is too long before a worker has to watch it."""
    facts = clip_facts(clip(3, sound=True))

    assert facts.seconds == pytest.approx(3, abs=0.2)
    assert (facts.width, facts.height, facts.sound, facts.ending) == (64, 48, True, "mp4")
    assert facts.codecs == ("h264", "aac")


def test_a_published_clip_tells_nothing_of_who_made_it() -> None:
    """A clip filmed with somebody's own phone carries no place and no name."""
    original = clip()

    copy = clean_clip(original, "mp4")

    assert b"SECRET" in original
    assert b"SECRET" not in copy
    assert b"48.13" not in copy
    assert clip_facts(copy) == replace(clip_facts(original), late=False)


def test_a_published_clip_starts_before_it_is_loaded() -> None:
    """With the index at the end, a phone waits for the whole file."""
    copy = clean_clip(clip(), "mp4")

    assert copy.index(b"moov") < copy.index(b"mdat")
    assert copy == clean_clip(clip(), "mp4")


def test_the_still_shows_the_moment_asked_for() -> None:
    """The still of a step's part of a clip shows that step, not the title of the film."""
    dark, light = (Image.open(io.BytesIO(poster(clip(), at, 32))) for at in (0.0, 2.9))

    assert dark.size == light.size == (32, 24)
    assert dark.convert("L").getpixel((5, 5)) < 30
    assert light.convert("L").getpixel((5, 5)) > 220


@pytest.mark.parametrize("octets", [b"", b"no clip", clip()[:2000], clip()[500:]])
def test_what_cannot_be_played_is_told(octets: bytes) -> None:
    """A clip that does not start is found at the desk, not at the machine."""
    with pytest.raises(ClipError):
        clip_facts(octets)
