"""Pictures of a wall, as cameras, telephones and scanners write them: each an upright picture in grey.

JPEG, PNG, HEIC, WebP, TIFF and whatever else Pillow opens; of a PDF each page. HEIC is what many telephones write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pi_heif
import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from jobaids.adapters.errors import FolderError

LARGEST = 120_000_000
"""Pixels of a picture that is looked at; telephones take up to 108 million. More is told, not tried."""

RESOLUTION = 240
"""Dots an inch of a PDF's page: 4.7 pixels to a module of 0.5 mm, and 3 to one of a small badge."""

LARGEST_PAGE = 60_000_000
"""Pixels of a PDF's page: a sheet larger than A1 is looked at more coarsely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One picture: of a file, or of one page of it, counted from 1."""

    file: str
    page: int
    of: int  # how many the file holds
    picture: Image.Image


def expose(file: Path) -> Iterator[Exposure]:
    """Every picture of a file, one after the other, so that one is in memory at a time.

    Raises:
        FolderError: the file cannot be read, or is no picture and no PDF.
    """
    try:
        with file.open("rb") as stream:
            is_pdf = stream.read(1024).lstrip().startswith(b"%PDF-")
        yield from _pages(file) if is_pdf else _frames(file)
    except UnidentifiedImageError as fault:
        raise _unreadable(file, "it is no picture and no PDF that this machine knows") from fault
    except pypdfium2.PdfiumError as fault:
        raise _unreadable(file, f"the PDF cannot be opened: {fault}") from fault
    except OSError as fault:
        raise _unreadable(file, fault.strerror or f"it is cut off or damaged: {fault}") from fault
    except (SyntaxError, ValueError, EOFError) as fault:  # what Pillow's readers raise on damaged files
        raise _unreadable(file, f"it is damaged: {fault}") from fault


def _frames(file: Path) -> Iterator[Exposure]:
    pi_heif.register_heif_opener()
    with _open(file) as opened:
        many = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1  # pages of a scan; never a film's
        for page, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if page > many:
                return
            upright = ImageOps.exif_transpose(frame)
            yield Exposure(file=str(file), page=page, of=many, picture=_grey(upright))


def _open(file: Path) -> Image.Image:
    """The file, of which only its head is read yet; smaller limits are set for pictures of strangers' pages."""
    usual = Image.MAX_IMAGE_PIXELS
    try:
        Image.MAX_IMAGE_PIXELS = None
        opened = Image.open(file)
    finally:
        Image.MAX_IMAGE_PIXELS = usual
    if opened.width * opened.height > LARGEST:
        opened.close()
        raise _too_large(file)
    return opened


def _grey(picture: Image.Image) -> Image.Image:
    """In grey on white: what is transparent shows the paper."""
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture.convert("RGBA"))
        picture = white
    if picture.mode.startswith("I"):  # sixteen bits a pixel
        picture = picture.convert("I").point(lambda shade: shade / 256)
    return picture.convert("L")


def _pages(file: Path) -> Iterator[Exposure]:
    document = pypdfium2.PdfDocument(file)
    try:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            scale = min(RESOLUTION / 72, (LARGEST_PAGE / max(width * height, 1)) ** 0.5)
            picture = page.render(scale=scale, grayscale=True).to_pil()
            yield Exposure(file=str(file), page=number + 1, of=len(document), picture=picture.convert("L"))
    finally:
        document.close()


def _unreadable(file: Path, why: str) -> FolderError:
    return FolderError(
        f"{file} cannot be looked at: {why}",
        why="whatever hangs in that picture is unknown",
        fix="take or scan it again as JPEG, PNG, HEIC or PDF",
    )


def _too_large(file: Path) -> FolderError:
    return FolderError(
        f"{file} has more than {LARGEST // 1_000_000} million pixels",
        why="it would need more memory than a small machine has",
        fix="cut it into several pictures, or make it smaller: 3 pixels to a module are enough",
    )
