"""Makes a clip that every phone plays of whatever a camera wrote: cut to a part, small, upright, ready to start."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import av.error
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from jobaids.adapters.videos import ClipError, clean_clip, clip_facts
from jobaids.lint.media import LONGEST_SIDE, PLAYED

FRAMES = 30  # a second; a phone shows no more of a hand at work
QUALITY = "26"  # of x264: lines and figures stay sharp, and 90 s take some 10 MB
SPEECH = 96_000  # bits a second of AAC, enough for a voice beside a machine
RATE = 48_000  # samples a second
TICKS = Fraction(1, 90_000)  # seconds, as MPEG counts
TURNS = {-90: (("transpose", "clock"),), 90: (("transpose", "cclock"),), 180: (("hflip", ""), ("vflip", ""))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is wanted of a video, in seconds, and whether its sound is."""

    start: float = 0.0
    end: float | None = None
    sound: bool = True

    def holds(self, moment: float) -> bool:
        """Whether a moment of the video is in the part."""
        return self.start <= moment and (self.end is None or moment < self.end)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.start and self.end is None and self.sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A finished clip; `copied` where picture and sound are those of the camera, bit by bit."""

    octets: bytes
    copied: bool


def cut_clip(octets: bytes, part: Part) -> Cut:
    """The part of a video as MP4 with H.264 and AAC, its index at the front, at most 1280 pixels on its longer side.

    What is so already and wanted whole is not encoded again.

    Raises:
        ClipError: it cannot be read, or there is nothing in the part.
    """
    facts = clip_facts(octets)
    if part.start and facts.seconds is not None and part.start >= facts.seconds:
        raise ClipError(f"it ends at {facts.seconds:.1f} s, before the part begins")
    fits = max(facts.width, facts.height) <= LONGEST_SIDE
    if part.is_all and fits and facts.ending == "mp4" and set(facts.codecs) <= PLAYED["mp4"]:
        return Cut(octets=clean_clip(octets, "mp4"), copied=True)
    with TemporaryDirectory() as folder:  # to put the index first, FFmpeg reads again what it wrote
        place = Path(folder) / "clip.mp4"
        try:
            _encode(octets, part, place)
        except (av.error.FFmpegError, ValueError) as error:
            raise ClipError(str(error)) from error
        return Cut(octets=place.read_bytes(), copied=False)


def _encode(octets: bytes, part: Part, place: Path) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(io.BytesIO(octets), "r") as video, av.open(str(place), "w", format="mp4", options=options) as made:
        frames = _frames(video, part)
        first = next((frame for frame in frames if isinstance(frame, VideoFrame)), None)
        if first is None:
            raise ClipError("there is no picture in the part")
        screen = _Screen(made, first)
        voice = _Voice(made) if part.sound and video.streams.audio else None
        screen.show(first, part)
        for frame in frames:
            if isinstance(frame, VideoFrame):
                screen.show(frame, part)
            elif voice:
                voice.say(frame, part)
        screen.end()
        if voice:
            voice.end()


def _frames(video: InputContainer, part: Part) -> Iterator[VideoFrame | AudioFrame]:
    """All frames of the part, in the order they are stored in."""
    streams: list[VideoStream | AudioStream] = [video.streams.video[0]]
    if part.sound and video.streams.audio:
        streams.append(video.streams.audio[0])
    if part.start:
        video.seek(int(part.start * av.time_base))
    for packet in video.demux(streams):
        for frame in packet.decode():
            if isinstance(frame, VideoFrame | AudioFrame) and frame.time is not None and part.holds(frame.time):
                yield frame


class _Screen:
    """Encodes pictures, upright and in their size."""

    def __init__(self, made: OutputContainer, first: VideoFrame) -> None:
        upright = _upright(first)
        scale = min(1.0, LONGEST_SIDE / max(upright.width, upright.height))
        self.made = made
        self.size = tuple(max(2, round(side * scale / 2) * 2) for side in (upright.width, upright.height))
        self.stream = made.add_stream("libx264", rate=FRAMES, options={"crf": QUALITY, "preset": "medium"})
        self.stream.width, self.stream.height = self.size
        self.stream.pix_fmt = "yuv420p"
        self.stream.codec_context.time_base = TICKS
        self.due = 0.0

    def show(self, frame: VideoFrame, part: Part) -> None:
        """Encode a frame unless it comes sooner after the last than is worth its bytes."""
        moment = frame.time - part.start
        if moment + 0.2 / FRAMES < self.due:
            return
        self.due = moment + 1 / FRAMES
        picture = _upright(frame).reformat(width=self.size[0], height=self.size[1], format="yuv420p")
        picture.pts, picture.time_base = round(moment / TICKS), TICKS
        picture.pict_type = 0  # the encoder chooses which pictures stand alone
        self.made.mux(self.stream.encode(picture))

    def end(self) -> None:
        """Encode what is left."""
        self.made.mux(self.stream.encode())


class _Voice:
    """Encodes sound."""

    def __init__(self, made: OutputContainer) -> None:
        self.made = made
        self.stream = made.add_stream("aac", rate=RATE, layout="stereo", bit_rate=SPEECH)
        self.resampler = AudioResampler(format="fltp", layout="stereo", rate=RATE)
        self.samples = -1

    def say(self, frame: AudioFrame, part: Part) -> None:
        """Encode some sound, where it belongs beside the pictures."""
        if self.samples < 0:
            self.samples = max(0, round(((frame.time or 0.0) - part.start) * RATE))
        for piece in self.resampler.resample(frame):
            self._encode(piece)

    def _encode(self, piece: AudioFrame) -> None:
        piece.pts, piece.time_base = self.samples, Fraction(1, RATE)
        self.samples += piece.samples
        self.made.mux(self.stream.encode(piece))

    def end(self) -> None:
        """Encode what is left."""
        for piece in self.resampler.resample(None):
            self._encode(piece)
        self.made.mux(self.stream.encode())


def _upright(frame: VideoFrame) -> VideoFrame:
    """A frame as it is to be seen: phones write pictures lying, and beside them how to turn them."""
    turn = TURNS.get(180 if abs(frame.rotation) == 180 else frame.rotation)
    if not turn:
        return frame
    graph = Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base or TICKS
    )
    last = source
    for name, asked in turn:
        step = graph.add(name, asked)
        last.link_to(step)
        last = step
    sink = graph.add("buffersink")
    last.link_to(sink)
    graph.configure()
    source.push(frame)
    turned = sink.pull()
    if not isinstance(turned, VideoFrame):
        raise ClipError("its pictures cannot be turned upright")
    turned.pts, turned.time_base = frame.pts, frame.time_base
    return turned
