"""Clips made of what cameras write."""

from __future__ import annotations

import io
import math
import struct
from pathlib import Path

import av
import pytest
from click.testing import CliRunner
from PIL import Image

from jobaids.adapters.captions import CaptionsError, check_captions
from jobaids.adapters.cutting import Part, cut_clip
from jobaids.adapters.videos import ClipError, clip_facts, is_late, poster
from jobaids.cli.clip import clip

SECONDS, FRAMES = 4, 10


def filmed(*, size: tuple[int, int] = (64, 48), turned: bool = False, sound: bool = True) -> bytes:
    """Four seconds as a camera writes them: each second lighter than the last, the top left corner red."""
    file = io.BytesIO()
    with av.open(file, "w", format="mov") as made:
        stream = made.add_stream("mpeg4", rate=FRAMES)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        voice = made.add_stream("aac", rate=48_000, layout="mono") if sound else None
        for number in range(SECONDS * FRAMES):
            image = Image.new("RGB", size, (50 + 50 * (number // FRAMES),) * 3)
            image.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
            made.mux(stream.encode(av.VideoFrame.from_image(image)))
        made.mux(stream.encode())
        for start in range(0, SECONDS * 48_000, 1024) if voice else ():
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.sample_rate, frame.pts = 48_000, start
            tone = (math.sin((start + n) / 20) / 4 for n in range(1024))
            frame.planes[0].update(struct.pack("1024f", *tone))
            made.mux(voice.encode(frame))
        if voice:
            made.mux(voice.encode())
    return lying(file.getvalue()) if turned else file.getvalue()


def lying(octets: bytes) -> bytes:
    """The same with the note a phone makes when it was held upright: turn by a quarter (ISO/IEC 14496-12, 8.3.2)."""
    straight = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    quarter = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
    at = octets.index(straight, octets.index(b"tkhd"))
    return octets[:at] + quarter + octets[at + len(straight) :]


def corner(octets: bytes, at: float = 0.1) -> tuple[bool, bool]:
    """Whether the top left and the top right of a frame are red."""
    image = Image.open(io.BytesIO(poster(octets, at, 400))).convert("RGB")
    left, right = image.getpixel((3, 3)), image.getpixel((image.width - 4, 3))
    return left[0] - left[1] > 60, right[0] - right[1] > 60


def shade(octets: bytes, at: float) -> int:
    """How light the middle of a frame is."""
    image = Image.open(io.BytesIO(poster(octets, at, 400))).convert("L")
    return image.getpixel((image.width // 2, image.height // 2))


def test_what_a_camera_wrote_becomes_what_every_phone_plays() -> None:
    """A clip that plays on the author's phone only is found out at the machine."""
    cut = cut_clip(filmed(), Part())

    facts = clip_facts(cut.octets)
    assert (facts.ending, facts.codecs, facts.late) == ("mp4", ("h264", "aac"), False)
    assert facts.seconds == pytest.approx(SECONDS, abs=0.15)
    assert not cut.copied


def test_only_the_part_is_taken_and_its_sound_with_it() -> None:
    """What the author cut off, nobody should see."""
    cut = cut_clip(filmed(), Part(start=1.0, end=3.0))

    facts = clip_facts(cut.octets)
    assert facts.seconds == pytest.approx(2, abs=0.15)
    assert facts.sound
    assert shade(cut.octets, 0.1) == pytest.approx(100, abs=8)
    assert shade(cut.octets, 1.7) == pytest.approx(150, abs=8)


def test_large_pictures_are_made_smaller_and_keep_their_shape() -> None:
    """Four times the bytes for what no phone shows."""
    cut = cut_clip(filmed(size=(1920, 1080), sound=False), Part(end=0.5))

    facts = clip_facts(cut.octets)
    assert (facts.width, facts.height) == (1280, 720)


def test_what_was_filmed_upright_is_shown_upright() -> None:
    """A phone writes its pictures lying; a hand that turns the wrong way is a wrong instruction."""
    cut = cut_clip(filmed(turned=True), Part())

    facts = clip_facts(cut.octets)
    assert (facts.width, facts.height) == (48, 64)
    assert corner(cut.octets) == (False, True)


def test_a_still_of_what_was_filmed_upright_is_upright() -> None:
    """A page shows the still first; lying, nobody knows what it is."""
    lay = filmed(turned=True, sound=False)

    facts = clip_facts(lay)
    assert (facts.width, facts.height) == (48, 64)
    assert corner(lay) == (False, True)


def test_sound_is_left_out_where_it_is_not_wanted() -> None:
    """What colleagues said beside the machine is nobody's business."""
    cut = cut_clip(filmed(), Part(sound=False))

    assert not clip_facts(cut.octets).sound


def test_what_is_good_is_not_encoded_again() -> None:
    """Each time, lines lose some of their edge."""
    good = cut_clip(filmed(), Part()).octets

    again = cut_clip(good, Part())

    assert again.copied
    assert shade(again.octets, 2.5) == shade(good, 2.5)


def test_an_index_at_the_end_is_seen() -> None:
    """Cameras write it there; a phone then waits for all of the file."""
    assert is_late(filmed())
    assert not is_late(cut_clip(filmed(), Part()).octets)


def test_a_part_that_is_not_there_is_told() -> None:
    """An empty clip would start nowhere."""
    with pytest.raises(ClipError, match="ends at 4"):
        cut_clip(filmed(), Part(start=9.0, end=12.0))


def test_the_command_writes_clip_still_and_captions_and_never_over_the_film(tmp_path: Path) -> None:
    """What was filmed once, with the machine stopped for it, must not be lost to a slip."""
    film = tmp_path / "VID_1.mov"
    film.write_bytes(filmed())

    done = CliRunner().invoke(clip, [str(film), "--window", "0:01-0:03"])
    again = CliRunner().invoke(clip, [str(film)])
    onto = CliRunner().invoke(clip, [str(tmp_path / "VID_1.mp4"), "-o", str(tmp_path / "VID_1.mp4"), "--force"])

    assert done.exit_code == 0, done.output
    assert sorted(place.name for place in tmp_path.iterdir()) == ["VID_1.en.vtt", "VID_1.jpg", "VID_1.mov", "VID_1.mp4"]
    assert "0:02, 64 × 48" in done.output
    assert again.exit_code == onto.exit_code == 2
    assert "is there already" in again.output
    assert "is the file itself" in onto.output


def test_captions_that_nobody_filled_in_are_told(tmp_path: Path) -> None:
    """Three dots under a film look like a fault of the phone."""
    film = tmp_path / "VID_1.mov"
    film.write_bytes(filmed())
    CliRunner().invoke(clip, [str(film)])
    skeleton = (tmp_path / "VID_1.en.vtt").read_text(encoding="utf-8")

    filled = check_captions(skeleton.replace("…", "Press START.").encode())

    assert [cue.text for cue in filled] == ["Press START."]
    with pytest.raises(CaptionsError, match="not written yet"):
        check_captions(skeleton.encode())


@pytest.mark.parametrize("window", ["0:38-0:04", "4", "a-b"])
def test_a_window_that_is_none_is_told(tmp_path: Path, window: str) -> None:
    """A slip in a number must not make a clip of another step."""
    film = tmp_path / "VID_1.mov"
    film.write_bytes(b"")

    done = CliRunner().invoke(clip, [str(film), "--window", window])

    assert done.exit_code == 2
    assert "write --window 0:04-0:38" in done.output
