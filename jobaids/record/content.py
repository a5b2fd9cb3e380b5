"""Aids and stations as they are sealed: which key holds which part."""

from __future__ import annotations

from typing import Any

from jobaids.model.aid import (
    Aid,
    Alert,
    Borrowed,
    Check,
    Clip,
    CodePolicy,
    Head,
    KeyPoint,
    Mode,
    Phase,
    Provider,
    Remedy,
    Signal,
    Step,
)
from jobaids.model.media import Media, MediaKind
from jobaids.model.release import Effect, Seal, Translated, TranslatedPart
from jobaids.model.station import PhoneUse, Station
from jobaids.record.forms import (
    BASE,
    COUNT,
    DATE,
    EXACT,
    FLAG,
    MEASURE,
    NAME,
    TEXT,
    TIME,
    Form,
    Key,
    many,
    one_of,
    pair,
    record,
)
from jobaids.record.prose import BLOCKS, INLINES, PICTURE


def _needed(name: str, form: Form[Any], attribute: str = "") -> Key:
    """A key that is always written."""
    return Key(name=name, attribute=attribute or name.replace("-", "_"), form=form, required=True)


def _maybe(name: str, form: Form[Any], absent: object = (), attribute: str = "") -> Key:
    """A key that is left out where its value says nothing."""
    return Key(name=name, attribute=attribute or name.replace("-", "_"), form=form, absent=absent)


_ALERT = record(Alert, _needed("alert", one_of(Signal), "signal"), _maybe("title", INLINES), _needed("body", BLOCKS))
_KEY_POINT = record(KeyPoint, _needed("point", INLINES, "text"), _maybe("why", INLINES, attribute="reason"))
_CLIP = record(
    Clip,
    _needed("clip", EXACT, "source"),
    _needed("title", TEXT),
    _maybe("provider", one_of(Provider), Provider.FILE),
    _maybe("start", MEASURE, None),
    _maybe("end", MEASURE, None),
)
_BORROWED = record(
    Borrowed,
    _needed("slug", NAME),
    _needed("anchor", EXACT),
    _maybe("code", NAME, ""),
    _maybe("label", NAME, ""),
)
_CHECK = record(Check, _needed("check", INLINES, "text"))
_STEP = record(
    Step,
    _needed("number", COUNT),
    _needed("anchor", EXACT),
    _needed("action", TEXT),
    _needed("quick", TEXT),
    _maybe("detail", INLINES),
    _maybe("links", INLINES),
    _maybe("alerts", many(_ALERT)),
    _maybe("key-points", many(_KEY_POINT)),
    _maybe("checks", many(_CHECK)),
    _maybe("pictures", many(PICTURE)),
    _maybe("clip", _CLIP, None),
    _maybe("body", BLOCKS),
    _maybe("borrowed", _BORROWED, None),
)
_PHASE = record(
    Phase,
    _needed("steps", many(_STEP)),
    _maybe("title", TEXT, ""),
    _maybe("alerts", many(_ALERT)),
    _maybe("lead", BLOCKS),
)
_REMEDY = record(
    Remedy,
    _needed("anchor", EXACT),
    _needed("symptom", INLINES),
    _needed("fix", BLOCKS),
    _maybe("alerts", many(_ALERT)),
)
_HEAD = record(
    Head,
    _maybe("owner", TEXT, ""),
    _maybe("review-by", DATE, None),
    _maybe("mode", one_of(Mode), Mode.READ_DO),
    _maybe("minutes", COUNT, None),
    _maybe("tools", many(TEXT)),
    _maybe("ppe", many(TEXT)),
    _maybe("first", many(EXACT)),
    _maybe("draft", FLAG, absent=False),
    _maybe("formats", many(EXACT)),
    _maybe("codes", one_of(CodePolicy), None),
    _maybe("tags", many(TEXT)),
    _maybe("moment-new", FLAG, absent=False),
    _maybe("extra", many(pair(EXACT, EXACT))),
)

AID: Form[Aid] = record(
    Aid,
    _needed("slug", NAME),
    _needed("title", TEXT),
    _needed("language", NAME),
    _maybe("head", _HEAD, Head()),
    _maybe("intro", BLOCKS),
    _maybe("before", BLOCKS),
    _maybe("phases", many(_PHASE)),
    _maybe("remedies", many(_REMEDY)),
    _maybe("remedies-lead", BLOCKS),
    _maybe("after", BLOCKS),
    _maybe("more", BLOCKS),
    _maybe("debrief", BLOCKS),
)

_TRANSLATED_PART = record(TranslatedPart, _needed("anchor", EXACT), _needed("label", NAME), _needed("text", TEXT))
TRANSLATED: Form[Translated] = record(
    Translated,
    _needed("slug", NAME),
    _needed("label", NAME),
    _maybe("texts", many(pair(EXACT, TEXT))),
    _maybe("parts", many(_TRANSLATED_PART)),
)

MEDIA: Form[Media] = record(
    Media,
    _needed("source", EXACT),
    _needed("kind", one_of(MediaKind)),
    _needed("digest", NAME),
    _needed("ending", NAME),
    _needed("size", COUNT),
    _maybe("width", COUNT, 0),
    _maybe("height", COUNT, 0),
    _maybe("seconds", MEASURE, None),
    _maybe("sound", FLAG, absent=False),
    _maybe("language", NAME, ""),
    _maybe("codecs", many(EXACT)),
)

SEAL: Form[Seal] = record(
    Seal,
    _needed("number", COUNT),
    _needed("label", NAME),
    _needed("at", TIME),
    _needed("effective", DATE),
    _needed("approved-by", TEXT),
    _needed("note", TEXT),
    _needed("effect", one_of(Effect)),
    _maybe("changed", many(pair(EXACT, one_of(Effect)))),
    _maybe("lowered", TEXT, ""),
    _maybe("base", BASE, ""),
)

STATION: Form[Station] = record(
    Station,
    _needed("slug", NAME),
    _needed("name", TEXT),
    _maybe("place", TEXT, ""),
    _maybe("tell", TEXT, ""),
    _maybe("aids", many(NAME)),
    _maybe("phone", one_of(PhoneUse), PhoneUse.OK),
    _maybe("reach-mm", MEASURE, None, "reach"),
    _maybe("languages", many(EXACT)),
)
