"""Checks captions before they are published beside a clip."""

from __future__ import annotations

import io

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError


class CaptionsError(Exception):
    """The captions cannot be shown."""


def check_captions(octets: bytes) -> None:
    """See that captions are WebVTT, have words, end after they start, and follow one another.

    Raises:
        CaptionsError: they do not; the words say what is wrong.
    """
    try:
        captions = webvtt.from_buffer(io.StringIO(octets.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise CaptionsError("they are not UTF-8") from error
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise CaptionsError(str(error) or "they are not WebVTT") from error
    if not captions.captions:
        raise CaptionsError("they hold no words")
    before = 0.0
    for caption in captions.captions:
        if caption.end_in_seconds <= caption.start_in_seconds:
            raise CaptionsError(f"“{caption.text}” ends before it starts")
        if caption.start_in_seconds < before:
            raise CaptionsError(f"“{caption.text}” starts before the caption above it")
        before = caption.start_in_seconds
