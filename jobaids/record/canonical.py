"""Canonical content: one edition, one text, one digest, whatever machine and year it is.

The text is JSON in UTF-8 with sorted keys and no spaces. Its keys are given in `docs/reference/registry.md`; they stay
when classes move. Facts about media that a library measured (length, codecs) stand beside the content, not in it, so
that a newer library makes no new revision.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Code, Digest
from jobaids.model.release import Edition
from jobaids.record.content import AID, MEDIA, SEAL, TRANSLATED
from jobaids.record.forms import EXACT, NAME, Form, Json, UnreadableError, is_a, many, nfc
from jobaids.record.label import label_of

_FACTS = many(MEDIA)


def _write_codes(codes: tuple[tuple[Anchor, Code], ...]) -> Json:
    return {nfc(anchor): code for anchor, code in codes}


def _read_codes(value: Json) -> tuple[tuple[Anchor, Code], ...]:
    return tuple((Anchor(anchor), Code(NAME.read(code))) for anchor, code in sorted(is_a(dict, value).items()))


_CODES: Form[tuple[tuple[Anchor, Code], ...]] = Form(write=_write_codes, read=_read_codes)


def text_of(value: Json) -> str:
    """The one way to write a value: sorted keys, no spaces, no escapes that UTF-8 does not need."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_of(edition: Edition) -> dict[str, Json]:
    """What is sealed of an edition: every field, in order, a code for each anchor, media by digest."""
    shown = sorted((media.source, media.language, media.digest) for media in edition.media)
    content: dict[str, Json] = {
        "aid": AID.write(edition.aid),
        "codes": _CODES.write(edition.codes),
        "media": [[EXACT.write(source), language, digest] for source, language, digest in shown],
    }
    if edition.translated:
        content["translated"] = TRANSLATED.write(edition.translated)
    return content


def canonical(edition: Edition) -> Edition:
    """The edition as its canonical content says it, with seal and media as they are; twice is the same as once."""
    return replace(edition, aid=canonical_aid(edition.aid))


def canonical_aid(aid: Aid) -> Aid:
    """The aid in NFC with white space folded, without spans."""
    return AID.read(AID.write(aid))


def seal_json(edition: Edition) -> str:
    """The canonical content as text."""
    return text_of(content_of(edition))


def digest_of(edition: Edition) -> Digest:
    """The SHA-256 of the canonical content."""
    return Digest(hashlib.sha256(seal_json(edition).encode()).hexdigest())


def write_release(edition: Edition) -> dict[str, Json]:
    """A sealed edition as the fields of its line in the registry.

    Raises:
        ValueError: the edition has no seal, which is a fault of ours.
    """
    if edition.seal is None:
        raise ValueError(f"{edition.aid.slug} is a draft and cannot be recorded")
    facts = sorted(edition.media, key=lambda media: (media.source, media.language))
    return {
        **is_a(dict, SEAL.write(edition.seal)),
        "digest": digest_of(edition),
        "facts": _FACTS.write(tuple(facts)),
        "content": content_of(edition),
    }


def read_edition(fields: dict[str, Any]) -> Edition:
    """The edition that `write_release` wrote, equal to it but for white space that was folded and spans.

    Raises:
        UnreadableError: a part is missing, unknown, or not what its digest says.
    """
    rest = dict(fields)
    content = is_a(dict, rest.pop("content", None))
    facts = _FACTS.read(rest.pop("facts", []))
    digest = is_a(str, rest.pop("digest", None))
    if unknown := sorted(set(content) - {"aid", "codes", "media", "translated"}):
        raise UnreadableError(f"`{unknown[0]}` is not known to this jobaids")
    if [[media.source, media.language, media.digest] for media in facts] != content.get("media"):
        raise UnreadableError("`facts` and `media` speak of different files")
    seal = SEAL.read(rest)
    if seal.label != label_of(seal.number, Digest(digest)):
        raise UnreadableError(f"the label {seal.label} does not belong to its content")
    return Edition(
        aid=AID.read(content.get("aid")),
        codes=_CODES.read(content.get("codes")),
        media=facts,
        seal=seal,
        translated=TRANSLATED.read(content["translated"]) if "translated" in content else None,
    )
