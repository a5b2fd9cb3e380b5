"""Writes a PDF of any length to disk as it grows, page by page, out of pages of other PDFs.

Nothing that was written is held: of each object its place in the file, of the newest also what they look like, so that
a font or a photograph that many cards share stands in the file once.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b, sha256
from typing import Any, BinaryIO, NewType, TypeAlias

import pikepdf

Ref = NewType("Ref", int)
"""The number of an object of the file that is written."""

_Met: TypeAlias = dict[tuple[int, int], Ref]

MOST_KNOWN = 20_000  # objects remembered by their looks: some hundred cards
POINTS_A_MM = 72 / 25.4
UNPLACED = 2**64 - 1
_DROPPED = frozenset({"/Parent", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified"})
"""What leads from a page to the rest of its file."""


@dataclass(kw_only=True)
class PaperFile:
    """A PDF under way; pages are shown in the order of `close`, in whatever order they came."""

    stream: BinaryIO
    places: array[int] = field(default_factory=lambda: array("Q"))
    known: OrderedDict[bytes, Ref] = field(default_factory=OrderedDict)
    length: int = 0
    digest: Any = field(default_factory=sha256)

    def __post_init__(self) -> None:
        """Begin the file, and keep the first two numbers for what closes it."""
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.catalogue, self.pages = self._number(), self._number()

    def form(self, page: pikepdf.Page) -> Ref:
        """A page of another PDF, with all that it is drawn with, to be placed on pages of this one."""
        return self.copy(page.as_form_xobject())

    def copy(self, thing: pikepdf.Object) -> Ref:
        """An object of another PDF with all that it leads to."""
        return self._kept(self._plain(thing, {}))

    def add(self, text: bytes) -> Ref:
        """An object as it is written."""
        return self._kept(text)

    def page(self, size: tuple[float, float], drawing: bytes, resources: Mapping[str, Mapping[str, Ref]]) -> Ref:
        """A page of a size in millimetres; `resources` are named by their kind, as `Font`, and by the drawing."""
        width, height = (_real(side * POINTS_A_MM) for side in size)
        contents = self._written(_stream(b"", drawing))
        named = b"".join(
            b"/%s<<%s>>" % (kind.encode(), b"".join(b"/%s %d 0 R" % (name.encode(), ref) for name, ref in refs.items()))
            for kind, refs in resources.items()
            if refs
        )
        return self._written(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<<%s>>/Contents %d 0 R>>"
            % (self.pages, width, height, named, contents)
        )

    def close(self, pages: Iterable[int], catalogue: bytes, title: str) -> None:
        """Say in which order the pages come, and end the file; the same pages give the same bytes."""
        kids = array("Q", pages)
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        self._write(self.pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed))
        self._write(self.catalogue, b"<</Type/Catalog/Pages %d 0 R%s>>" % (self.pages, catalogue))
        about = self._written(b"<</Title %s/Producer(jobaids)>>" % pikepdf.String(title).unparse())
        start, count = self.length, len(self.places) + 1
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for place in self.places:
            self._put(b"%010d 00000 n \n" % place)
        sign = self.digest.hexdigest()[:32].encode()
        self._put(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (count, self.catalogue, about, sign, sign, start)
        )

    def _plain(self, thing: Any, met: _Met) -> bytes:  # noqa: ANN401 - pikepdf's kinds are known when it runs
        """An object as it is written here; `met` are those of its file that are written already."""
        if isinstance(thing, pikepdf.Stream):
            entries = (pair for pair in sorted(thing.stream_dict.items()) if pair[0] != "/Length")
            return _stream(self._entries(entries, met), thing.read_raw_bytes())
        if isinstance(thing, pikepdf.Dictionary):
            return b"<<%s>>" % self._entries(sorted(thing.items()), met)
        if isinstance(thing, pikepdf.Array):
            return b"[%s]" % b" ".join(self._value(one, met) for one in thing)
        return bytes(thing.unparse(resolved=True))

    def _entries(self, pairs: Iterable[tuple[str, Any]], met: _Met) -> bytes:
        kept = ((key, part) for key, part in pairs if key not in _DROPPED)
        return b"".join(b"%s %s" % (pikepdf.Name(key).unparse(), self._value(part, met)) for key, part in kept)

    def _value(self, part: object, met: _Met) -> bytes:
        if not isinstance(part, pikepdf.Object):
            return _scalar(part)
        if not part.is_indirect:
            return self._plain(part, met)
        if part.objgen not in met:
            met[part.objgen] = self._kept(self._plain(part, met))
        return b"%d 0 R" % met[part.objgen]

    def _kept(self, body: bytes) -> Ref:
        """The number of an object that looks like this; it is written unless it was of late."""
        looks = blake2b(body, digest_size=16).digest()
        found = self.known.get(looks)
        if found is None:
            found = self.known[looks] = self._written(body)
            if len(self.known) > MOST_KNOWN:
                self.known.popitem(last=False)
        else:
            self.known.move_to_end(looks)
        return found

    def _written(self, body: bytes) -> Ref:
        number = self._number()
        self._write(number, body)
        return number

    def _number(self) -> Ref:
        self.places.append(UNPLACED)
        return Ref(len(self.places))

    def _write(self, number: Ref, body: bytes) -> None:
        self.places[number - 1] = self.length
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _put(self, octets: bytes) -> None:
        self.stream.write(octets)
        self.digest.update(octets)
        self.length += len(octets)


def _stream(entries: bytes, octets: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(octets), octets)


def _scalar(part: object) -> bytes:
    match part:
        case bool():
            return b"true" if part else b"false"
        case None:
            return b"null"
        case int():
            return b"%d" % part
        case Decimal() | float():
            return _real(float(part))
        case _:
            raise TypeError(f"a PDF holds a {type(part).__name__}")  # a fault of ours


def _real(value: float) -> bytes:
    return f"{value:.6f}".rstrip("0").rstrip(".").encode()
