"""Workers who hold nothing of the project: forked by a foreman, who was forked before anything of it was read.

Whoever is forked from a process that holds thousands of aids shares its memory, and copies what he reads of it. The
foreman is forked first. When something is to be made he brings in what that takes, once, and forks workers, who share
it. Each is sent one recipe after the other (`parcels.py`), and puts what he makes into the store himself.

To bring in the PDF engine takes as long as all else that a build of one aid needs. Where few cards are to be made, he
does so at once, while the project is read on another core; then workers make the cards, and whoever asked the pages.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import recv_handle, send_handle
from typing import Self, TypeAlias

from jobaids.adapters.compiled import keep_compiled
from jobaids.adapters.kitchen import Kitchen, Order
from jobaids.adapters.parcels import Desk, Key, answer, answered, packed
from jobaids.adapters.pools import FEWEST, dead_worker, looking_at_what_is_new
from jobaids.adapters.store import Entry, Store
from jobaids.adapters.workshop import Workshop
from jobaids.plan.recipe import Maker

Cooked: TypeAlias = tuple[Entry, float]
Cook: TypeAlias = Callable[[Desk, bytes], Cooked | Exception]

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What a foreman is told before something is made: which makers it takes, where it goes, and made with what."""

    workers: int
    makers: frozenset[Maker]
    store: Store
    tools: Mapping[Maker, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreman:
    """Has recipes followed by some `workers`. Engage one with `engage`, and send him home in the end."""

    workers: int
    early: frozenset[Maker]
    process: BaseProcess
    line: Connection
    lines: list[Connection] = field(default_factory=list)  # to the workers of now

    def share(self, orders: Sequence[Order]) -> Sequence[Order]:
        """Those of some orders that are worth his while: of few, what he got ready for."""
        theirs = [order for order in orders if order[0].maker is not Maker.LISTS]  # those are made from everything
        return theirs if len(theirs) >= FEWEST else [order for order in theirs if order[0].maker in self.early]

    def cook(self, orders: Sequence[Order], store: Store, tools: Mapping[Maker, str]) -> Iterator[Cooked]:
        """What comes of some orders, in their order, and how many seconds each took; it begins at once.

        Raises:
            LibraryError: a worker died, which only a native library can do to it.
        """
        makers = frozenset(recipe.maker for recipe, _ in orders)
        shift = Shift(workers=min(self.workers, len(orders)), makers=makers, store=store, tools=tools)
        round_ = _Round(orders=orders)
        self.lines.clear()
        with _telling_death():
            self.line.send(shift)
            for _ in range(shift.workers):
                ours, theirs = _FORK.Pipe()
                send_handle(self.line, theirs.fileno(), self.process.pid)
                theirs.close()
                self.lines.append(ours)
                round_.give(ours)
        return round_.brought()

    def __enter__(self) -> Self:
        """Himself, until he is sent home."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send him home; he waits for his workers, who end with what they have in hand."""
        for line in (*self.lines, self.line):
            line.close()
        self.process.join()


def engage(open_workshop: Callable[[], Workshop], workers: int, early: frozenset[Maker] = frozenset()) -> Foreman:
    """A foreman; engaged before anything is read, he holds nothing of the project.

    For some makers he gets ready at once, `early`, and not when he is asked for what they make.
    """
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_lead, args=(ours, theirs, cache(open_workshop), early))
    process.start()
    theirs.close()
    return Foreman(workers=workers, early=early, process=process, line=ours)


class _Round:
    """One piece of work: who has which order in hand, and what came back before its turn."""

    def __init__(self, *, orders: Sequence[Order]) -> None:
        self._orders = orders
        self._waiting = iter(enumerate(orders))
        self._next = self._packed()
        self._out: dict[Connection, int] = {}

    def give(self, line: Connection) -> None:
        """Send a worker what comes next, or home; then pack another, so that nobody waits for that."""
        if self._next is None:
            line.close()
            return
        self._out[line], parcel = self._next
        line.send_bytes(parcel)
        self._next = self._packed()

    def brought(self) -> Iterator[Cooked]:
        """What the workers bring, in the order of the orders."""
        come: dict[int, Cooked] = {}
        turn = 0
        try:
            with looking_at_what_is_new():
                while self._out:
                    for line in wait(list(self._out)):
                        if isinstance(line, Connection) and (found := self._heard(line)):
                            come[found[0]] = found[1]
                    while turn in come:
                        yield come.pop(turn)
                        turn += 1
        finally:
            for line in self._out:
                line.close()

    def _packed(self) -> tuple[int, bytes] | None:
        return next(((number, packed(*order)) for number, order in self._waiting), None)

    def _heard(self, line: Connection) -> tuple[int, Cooked] | None:
        """What a worker has to say: a question, which is answered, or what came of his order."""
        with _telling_death():
            said = line.recv()
            number = self._out[line]
            match said:
                case BaseException() as fault:
                    raise fault
                case (str(), str()) as key:
                    recipe, _ = self._orders[number]
                    line.send_bytes(answered(answer(recipe, key)))
                    return None
                case cooked:
                    del self._out[line]
                    self.give(line)
                    return number, cooked


@contextmanager
def _telling_death() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise dead_worker() from error


def _lead(theirs: Connection, line: Connection, open_workshop: Callable[[], Workshop], early: frozenset[Maker]) -> None:
    """In the foreman's process: have workers for each shift, until nobody asks for one any more."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C goes to all; whoever began says so, once
    with suppress(Exception):  # it goes wrong again, and is told, with the first thing that is asked for
        _get_ready(open_workshop(), early)
    with suppress(EOFError, ConnectionError):
        while True:
            shift: Shift = line.recv()
            _work_off(shift, [Connection(recv_handle(line)) for _ in range(shift.workers)], line, open_workshop)


def _work_off(shift: Shift, lines: list[Connection], line: Connection, open_workshop: Callable[[], Workshop]) -> None:
    first = lines[0].recv_bytes()
    try:
        kitchen, workshop = _kitchen(shift, open_workshop)
        recipe, _ = _desk(lines[0]).opened(first)
        workshop.rehearse(recipe)
        cook = partial(_cooked, kitchen)
    except Exception as fault:  # noqa: BLE001 - whoever asked hears of it, whatever it is
        cook = partial(_refused, fault)
    with looking_at_what_is_new():
        for one in lines:
            others = [other for other in (*lines, line) if other is not one]
            _FORK.Process(target=_serve, args=(one, others, cook, first)).start()
            first = b""
    for one in lines:
        one.close()


def _kitchen(shift: Shift, open_workshop: Callable[[], Workshop]) -> tuple[Kitchen, Workshop]:
    """Where a worker cooks: with the tools, and into the store, of whoever asked."""
    workshop = open_workshop()
    _get_ready(workshop, shift.makers)
    kitchen = Kitchen(make=workshop.make, prepare=workshop.prepare, store=shift.store, tools=shift.tools)
    workshop.follow = partial(map, kitchen.take)
    return kitchen, workshop


def _get_ready(workshop: Workshop, makers: frozenset[Maker]) -> None:
    workshop.prepare(makers)
    keep_compiled()


def _serve(line: Connection, others: list[Connection], cook: Cook, first: bytes) -> None:
    """In a worker's process: cook one order after the other, until nobody sends one any more."""
    for other in others:
        other.close()
    desk = _desk(line)
    with suppress(EOFError, ConnectionError):
        line.send(cook(desk, first or line.recv_bytes()))
        while True:
            line.send(cook(desk, line.recv_bytes()))


def _desk(line: Connection) -> Desk:
    def ask(key: Key) -> bytes:
        line.send(key)
        return line.recv_bytes()

    return Desk(ask=ask)


def _cooked(kitchen: Kitchen, desk: Desk, parcel: bytes) -> Cooked | Exception:
    try:
        return kitchen.cook(*desk.opened(parcel))
    except Exception as fault:  # noqa: BLE001 - as above
        fault.add_note(traceback.format_exc())
        return fault


def _refused(fault: Exception, _desk: Desk, _parcel: bytes) -> Cooked | Exception:
    return fault
