"""Turns a film into an H.264 file and its captions, the same bytes at every run of the same libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import pypdfium2
from av.video.frame import PictureType
from PIL import Image

from scripts.clips.film import FRAMES, STAGE, Film
from scripts.drawings.paint import draw_pdf
from scripts.drawings.shape import Drawing

FROM_IMAGE: Callable[[Image.Image], av.VideoFrame] = av.VideoFrame.from_image  # untyped there
SIZE = (640, 360)  # pixels
CODING = {
    "crf": "25",
    "preset": "slower",
    "tune": "animation",
    "x264-params": "threads=1:lookahead-threads=1:sliced-threads=0:keyint=120:no-info=1",
}


def encode(film: Film, content: Path) -> None:
    """Write `<name>.mp4` below `content`: a key frame where each scene begins, so that a window opens at once."""
    place = content / f"{film.name}.mp4"
    with av.open(str(place), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=FRAMES, options=CODING)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = 1
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for number, (image, first) in enumerate(_images(film)):
            frame = FROM_IMAGE(image)
            frame.pts, frame.time_base = number, Fraction(1, FRAMES)
            frame.pict_type = PictureType.I if first else PictureType.NONE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _images(film: Film) -> Iterator[tuple[Image.Image, bool]]:
    """Each frame, and whether a scene begins with it; a still picture is painted once."""
    before: Drawing | None = None
    image = Image.new("RGB", SIZE)
    for scene in film.scenes:
        for number in range(scene.seconds * FRAMES):
            drawing = scene.draw(number / FRAMES)
            if drawing != before:
                image, before = painted(drawing), drawing
            yield image, number == 0


def painted(drawing: Drawing) -> Image.Image:
    """One frame, drawn twice as large and brought down for smooth edges."""
    document = pypdfium2.PdfDocument(draw_pdf((drawing,), *STAGE))
    large: Image.Image = document[0].render(scale=2 * SIZE[0] / STAGE[0]).to_pil().convert("RGB")
    document.close()
    return large.resize(SIZE, Image.Resampling.LANCZOS)


def write_captions(film: Film, content: Path) -> None:
    """Write `<name>.<language>.vtt` for every language that all scenes speak."""
    for language in film.scenes[0].words:
        cues, begin = ["WEBVTT"], 0
        for scene in film.scenes:
            end = begin + scene.seconds
            cues.append(f"{_stamp(begin)} --> {_stamp(end)}\n{scene.words[language]}")
            begin = end
        (content / f"{film.name}.{language}.vtt").write_text("\n\n".join(cues) + "\n", encoding="utf-8")


def _stamp(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}.000"
