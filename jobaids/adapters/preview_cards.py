"""Draws the cards of the preview in a process of its own, so that no page waits for one.

The first face of a card is shown as soon as it is laid out; its other faces are painted once a browser asks for them,
and its symbols are decoded behind that. A card that was saved again meanwhile is not drawn any more.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from typing import TypeVar

import pypdfium2

from jobaids.adapters.errors import JobaidsError, LibraryError
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.workshop import Workshop
from jobaids.model.diagnostic import Diagnostic
from jobaids.render.card.order import CardOrder
from jobaids.render.card.text import expected_of

DOTS = 96  # an inch: the column beside a page shows an A4 card at some 600 to 800 pixels
MOST_KEPT = 32  # drawn cards; one with pictures takes half a megabyte
_POINTS = 72  # an inch
_QUALITY = 95  # of 100: letters and lines have no fringes, and symbols are read
_COLOURS = "4:4:4"  # each pixel keeps its own: shared by four, they fray the words of an alert

Open = Callable[[], Workshop]
Work = TypeVar("Work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A card as a PDF, the first of its faces as a picture, and how many it has; `name` tells it from all others."""

    pdf: bytes
    first: bytes
    faces: int
    told: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """What no other card is called."""
        return sha256(self.pdf).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """A card that is being drawn: first its looks, then what is told once it was read back; `later` are other faces."""

    order: CardOrder
    drawn: Future[Drawn]
    proven: Future[tuple[Diagnostic, ...]]
    later: dict[int, Future[bytes]] = field(default_factory=dict)

    def drop(self) -> None:
        """Spare the work, where it was not begun."""
        self.drawn.cancel()
        self.proven.cancel()
        for face in self.later.values():
            face.cancel()


@dataclass(kw_only=True, eq=False)
class CardBench:
    """Draws one card after the other; `open_workshop` is sent to the process and called there."""

    open_workshop: Open
    kept: dict[tuple[str, ...], Drawing] = field(default_factory=dict)
    pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Bring in the PDF engine, which takes a second, before anybody asks for a card."""
        if self.pool is None:
            self.pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_open, initargs=(self.open_workshop,))
            self.pool.submit(_warm)

    def draw(self, key: tuple[str, ...], order: CardOrder) -> Drawing:
        """The card of an order; where the last one of this key was of an equal order, the same."""
        known = self.kept.pop(key, None)
        if known and known.order == order and not is_lost(known.drawn):
            self.kept[key] = known
            return known
        if known:
            known.drop()
        self.kept[key] = self._begin(order)
        if len(self.kept) > MOST_KEPT:
            self.kept.pop(next(iter(self.kept))).drop()
        return self.kept[key]

    def face(self, drawing: Drawing, number: int) -> Future[bytes]:
        """One face of a card that is drawn, counted from 1."""
        drawn = drawing.drawn.result()
        known = drawing.later.get(number)
        if known is None or is_lost(known):
            known = Future() if number == 1 else self._pool().submit(_face, drawn.pdf, number)
            drawing.later[number] = known
            if number == 1:
                known.set_result(drawn.first)
        return known

    def close(self) -> None:
        """End the process, and everything that waits for it."""
        for drawing in self.kept.values():
            drawing.drop()
        self.kept.clear()
        if self.pool:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def _begin(self, order: CardOrder) -> Drawing:
        self.start()
        try:
            return self._submitted(order)
        except BrokenProcessPool:
            self.pool = None
            self.start()
            return self._submitted(order)

    def _submitted(self, order: CardOrder) -> Drawing:
        pool = self._pool()
        drawing = Drawing(order=order, drawn=pool.submit(_draw, order), proven=pool.submit(_prove, order))
        pool.submit(_settle, order)
        return drawing

    def _pool(self) -> ProcessPoolExecutor:
        if self.pool is None:
            raise LibraryError("the process that draws cards did not start", fix="run make doctor")
        return self.pool


def is_lost(work: Future[Work]) -> bool:
    """Whether work was dropped, or its process died over it; a fault of the project's own is told again as it was."""
    return work.cancelled() or (work.done() and isinstance(work.exception(), BrokenProcessPool))


_here: list[Workshop] = []  # in the process that draws: its workshop
_last: list[tuple[CardOrder, bytes]] = []  # and the card it drew last, until that is read back


def _open(open_workshop: Open) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes of a terminal; the server ends this one
    _here.append(open_workshop())


def _warm() -> None:
    _ = _here[0].press


def _draw(order: CardOrder) -> Drawn:
    printed = _here[0].cards.print(order)
    _last[:] = [(order, printed.pdf)]
    first, faces = _painted(printed.pdf, 1)
    return Drawn(pdf=printed.pdf, first=first, faces=faces, told=printed.told)


def _prove(order: CardOrder) -> tuple[Diagnostic, ...]:
    for drawn, pdf in _last:
        if drawn == order:
            return scan_pdf(pdf, expected_of(order), order.format).told
    return ()


def _settle(order: CardOrder) -> None:
    """Let the press prove while nobody waits that it may keep styles: every later card is drawn a fifth sooner."""
    press = _here[0].press
    if press.keeps is None:
        press.prove_next()
        _here[0].cards.print(order)


def _face(pdf: bytes, number: int) -> bytes:
    return _painted(pdf, number)[0]


def _painted(pdf: bytes, number: int) -> tuple[bytes, int]:
    """One page of a card as a picture, and how many pages there are."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        face = BytesIO()
        image = document[number - 1].render(scale=DOTS / _POINTS).to_pil()
        image.save(face, "JPEG", quality=_QUALITY, subsampling=_COLOURS)
        return face.getvalue(), len(document)
    finally:
        document.close()


def failure(drawing: Drawing) -> JobaidsError | None:
    """Why a card could not be drawn, once that is known."""
    if not drawing.drawn.done() or drawing.drawn.cancelled():
        return None
    fault = drawing.drawn.exception()
    if isinstance(fault, JobaidsError):
        return fault
    if fault:
        return LibraryError("the process that draws cards broke down", why=str(fault), fix="run make doctor")
    return None
