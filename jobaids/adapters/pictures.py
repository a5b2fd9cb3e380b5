"""Pictures for paper and phone: turned upright, brought to size, and freed of everything but the picture."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from jobaids.adapters.drawings import DrawingError, harmless, read_drawing, size_of

MOST_PIXELS = 40_000_000  # a phone's largest photograph; above it a file is more likely a bomb
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
JPEG_QUALITY = 82  # below it, blocks show in the flat fills of photographs of machines

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class PictureError(Exception):
    """The bytes are no picture that can be shown; the words say why."""


class TooManyPixelsError(PictureError):
    """The picture has more than `MOST_PIXELS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a picture is: its size upright, in pixels, and whether it is a drawing."""

    width: int
    height: int
    ending: str
    drawing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPicture:
    """A picture without metadata: a photograph as JPEG, line art as PNG, a drawing as SVG."""

    octets: bytes
    ending: str
    width: int
    height: int


def picture_facts(octets: bytes) -> PictureFacts:
    """What the bytes are, told from themselves; every pixel is decoded once, so a broken file is found here.

    Raises:
        TooManyPixelsError: it has more than `MOST_PIXELS`.
        PictureError: it cannot be decoded.
    """
    if _looks_like_drawing(octets):
        try:
            width, height = size_of(read_drawing(octets))
        except DrawingError as error:
            raise PictureError(str(error)) from error
        return PictureFacts(width=width, height=height, ending="svg", drawing=True)
    image = _decoded(octets)
    upright = ImageOps.exif_transpose(image)
    ending = {"JPEG": "jpg", "TIFF": "tif"}.get(image.format or "", (image.format or "").lower())
    return PictureFacts(width=upright.width, height=upright.height, ending=ending)


def clean_picture(octets: bytes, width: int, ending: str) -> CleanPicture:
    """The picture at most `width` pixels wide, as `jpg`, `png` or `webp`; a drawing stays `svg` and as large as it is.

    Raises:
        PictureError: it cannot be decoded.
    """
    if _looks_like_drawing(octets):
        return _clean_drawing(octets)
    image = ImageOps.exif_transpose(_decoded(octets))
    shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
    shown.thumbnail((width, shown.height), Image.Resampling.LANCZOS)
    if ending == "jpg" and shown.mode == "RGBA":
        shown = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("RGB")
    bare = Image.new(shown.mode, shown.size)  # carries no EXIF, no GPS, no comment
    bare.paste(shown)
    file = io.BytesIO()
    bare.save(file, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[ending], quality=JPEG_QUALITY, optimize=True)
    return CleanPicture(octets=file.getvalue(), ending=ending, width=bare.width, height=bare.height)


def _clean_drawing(octets: bytes) -> CleanPicture:
    try:
        drawing = harmless(octets)
        width, height = size_of(read_drawing(drawing))
    except DrawingError as error:
        raise PictureError(str(error)) from error
    return CleanPicture(octets=drawing, ending="svg", width=width, height=height)


def _decoded(octets: bytes) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the PDF engine sets it for all, and half a picture would be printed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of bombs, counted below, and of metadata, which is left out
        try:
            image = Image.open(io.BytesIO(octets), formats=FORMATS)
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixelsError(f"{image.width} × {image.height} pixels")
            image.load()
        except Image.DecompressionBombError as error:
            raise TooManyPixelsError(f"more than {2 * MOST_PIXELS:,} pixels") from error
        except UnidentifiedImageError as error:
            raise PictureError("it is none of " + ", ".join(FORMATS) + ", SVG") from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise PictureError(str(error)) from error
    return image


def _looks_like_drawing(octets: bytes) -> bool:
    opening = octets[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return opening.startswith(b"<") and b"<svg" in octets[:65536]
