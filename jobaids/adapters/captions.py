"""Checks captions before they are published beside a clip."""

from __future__ import annotations

import io

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from jobaids.adapters.errors import FolderError
from jobaids.adapters.library import Lends
from jobaids.model.media import Cue, Media
from jobaids.model.names import Seconds

UNWRITTEN = "…"  # what stands in captions that are to be filled in


class CaptionsError(Exception):
    """The captions cannot be shown."""


def hear(library: Lends, captions: Media) -> tuple[Cue, ...]:
    """What the captions of a clip say; nothing where they are gone, for a page can be without."""
    try:
        return check_captions(library.bring(captions))
    except (FolderError, CaptionsError):
        return ()


def check_captions(octets: bytes) -> tuple[Cue, ...]:
    """See that captions are WebVTT, have words, end after they start, and follow one another; what they say.

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
        if caption.text.strip() == UNWRITTEN:
            raise CaptionsError(f"the one at {caption.start} is not written yet")
        before = caption.start_in_seconds
    return tuple(
        Cue(start=Seconds(one.start_in_seconds), end=Seconds(one.end_in_seconds), text=" ".join(one.text.split()))
        for one in captions.captions
    )
