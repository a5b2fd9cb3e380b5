"""Local clips: their facts, a copy that starts at once and tells nothing of who made it, and a still."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import av.error
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream
from PIL import Image

from jobaids.adapters.pictures import JPEG_QUALITY

ENDINGS = {"mov,mp4,m4a,3gp,3g2,mj2": "mp4", "matroska,webm": "webm"}
EVERYDAY = ("yuv420p", "yuvj420p")  # how phones want a picture's colours; in 10 bits, say, many show black


class ClipError(Exception):
    """The bytes are no video that can be played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipFacts:
    """Length in seconds (None where the file does not say), size as seen in pixels, codecs, whether there is sound."""

    seconds: float | None
    width: int
    height: int
    codecs: tuple[str, ...]
    sound: bool
    ending: str
    late: bool = False  # its index stands at its end


def clip_facts(octets: bytes) -> ClipFacts:
    """What a video is, told from its bytes; its first frame is decoded, so a broken one is found here.

    Raises:
        ClipError: it cannot be read, or it has no picture.
    """
    try:
        with _opened(octets) as video:
            if not video.streams.video:
                raise ClipError("it holds no picture")
            picture = video.streams.video[0]
            lies = next(video.decode(picture)).rotation % 180 != 0
            return ClipFacts(
                seconds=video.duration / av.time_base if video.duration else None,
                width=picture.height if lies else picture.width,
                height=picture.width if lies else picture.height,
                codecs=tuple(map(_codec, _played(video))),
                sound=bool(video.streams.audio),
                ending=ENDINGS.get(video.format.name, ""),
                late=is_late(octets),
            )
    except StopIteration as error:
        raise ClipError("it holds no frame") from error
    except (av.error.FFmpegError, ValueError) as error:
        raise ClipError(str(error)) from error


def clean_clip(octets: bytes, ending: str) -> bytes:
    """The same picture and sound, not encoded again, without metadata, and with its index at the front.

    Raises:
        ClipError: it cannot be read, or not be put into a file of its kind.
    """
    with TemporaryDirectory() as folder:  # to put the index first, FFmpeg reads again what it wrote
        place = Path(folder) / "clip"
        try:
            _copy_streams(octets, place, ending)
        except (av.error.FFmpegError, ValueError) as error:
            raise ClipError(str(error)) from error
        return place.read_bytes()


def _copy_streams(octets: bytes, place: Path, ending: str) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with _opened(octets) as video, av.open(str(place), "w", format=ending, options=options) as copy:
        kept = _played(video)
        written = {stream.index: copy.add_stream_from_template(stream) for stream in kept}
        for stream in written.values():
            stream.metadata.clear()
        for packet in video.demux(kept):
            if packet.dts is not None:
                packet.stream = written[packet.stream.index]
                copy.mux(packet)


def poster(octets: bytes, at: float, longest: int) -> bytes:
    """A still of the clip at `at` seconds as JPEG, at most `longest` pixels on its longer side.

    Raises:
        ClipError: there is no frame there.
    """
    try:
        with _opened(octets) as video:
            stream = video.streams.video[0]
            video.seek(int(at * av.time_base))
            image = _frame_at(video, stream, at)
    except (av.error.FFmpegError, ValueError, IndexError) as error:
        raise ClipError(str(error)) from error
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return file.getvalue()


def _opened(octets: bytes) -> InputContainer:
    return av.open(io.BytesIO(octets), "r")


def _played(video: InputContainer) -> list[VideoStream | AudioStream]:
    return [*video.streams.video, *video.streams.audio]


def _codec(stream: VideoStream | AudioStream) -> str:
    """How a stream is written: `h264`, or `h264 yuv420p10le` where its colours are not as usual."""
    name: str = stream.codec_context.name
    if not isinstance(stream, VideoStream) or stream.codec_context.pix_fmt in EVERYDAY:
        return name
    return f"{name} {stream.codec_context.pix_fmt}"


def is_late(octets: bytes) -> bool:
    """Whether the index of an MP4 stands behind its pictures: a phone waits for the whole file (ISO/IEC 14496-12)."""
    at = 0
    while at + 16 <= len(octets):
        size, kind = int.from_bytes(octets[at : at + 4]), octets[at + 4 : at + 8]
        if kind in {b"moov", b"mdat"}:
            return kind == b"mdat"
        size = int.from_bytes(octets[at + 8 : at + 16]) if size == 1 else size
        if size < 8 or not kind.isalnum():
            return False
        at += size
    return False


def _frame_at(video: InputContainer, stream: VideoStream, at: float) -> Image.Image:
    shown = None
    for frame in video.decode(stream):
        if shown is not None and frame.time > at:
            break
        shown = frame
    if shown is None:
        raise ClipError(f"it has no frame at {at:g} s")
    to_image: Callable[[], Image.Image] = shown.to_image
    return to_image().rotate(shown.rotation, expand=True)  # a phone writes its pictures lying, and how to turn them
