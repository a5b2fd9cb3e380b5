"""Many machines make the cards and pictures of one build, through Dask, and change no byte of it.

This machine sends parcels and takes back what came of them (`cluster_worker.py` says what is in one). Nothing hangs on
any other machine: what fails there, or does not come back, is made here, and a build that cannot go on has published
nothing. Where a machine has other tools than this one, its cards would look different; that stops the build by name.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from jobaids.adapters.cluster_kit import Kit, asked_for, differences, sign_of, wanted
from jobaids.adapters.cluster_line import ClusterError, LineLost, connected
from jobaids.adapters.cluster_worker import Outfit, Stranger, make_there, packed, unpacked
from jobaids.adapters.fonts import FontFile
from jobaids.adapters.library import Lends
from jobaids.adapters.pools import work_through
from jobaids.model.media import Media, MediaKind
from jobaids.plan.recipe import Made, Maker, Recipe

PATIENCE = 10.0  # seconds without a result until this machine begins to help; a card takes 0.05 s
FORSAKEN = 60.0  # seconds without a result until nothing is expected any more
MOST_OUT = 1_000  # parcels under way: some 20 MB, and work for twenty machines for a second
MOST_OUT_BYTES = 100_000_000  # of pictures in them
LARGEST_PARCEL = 8_000_000  # bytes; above 10 MB Dask warns, and it takes longer to send than to make
LOCAL = 2  # processes at least for what is left: what killed a worker must not kill the build with no word
TOLD = 6  # differences between two machines; one forgotten update makes dozens
UNREADABLE = "Error during deserialization"  # what a scheduler says that does not know our function
SENT = frozenset({Maker.CARD, Maker.MEDIA})  # pages are made from the whole shelf, a thousand a second


SAME_EVERYWHERE = "install the same there as here, as docs/how-to/many-machines.md shows; what was made so far is kept"

HELPING = "this machine helps until something does; the logs of the workers may say why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Makes recipes on the machines behind `address`; those that are left over, on this one.

    `make` is this machine's own workshop, with `workers` processes; `say` tells the operator what went wrong.
    """

    address: str
    library: Lends
    outfit: Outfit
    kit: Kit
    make: Callable[[Recipe], Made]
    workers: int = 1
    say: Callable[[str], None] = lambda _: None

    def takes(self, recipe: Recipe) -> bool:
        """Whether a recipe may be made elsewhere."""
        return recipe.maker in SENT

    def follow(self, recipes: Sequence[Recipe]) -> Iterator[tuple[Made, float]]:
        """What comes of each recipe and how many seconds that took, in the order in which they are finished.

        Raises:
            ClusterError: the scheduler does not answer, or a machine has other tools.
        """
        run = _Run(cluster=self, left={recipe.name: recipe for recipe in recipes})
        with connected(self.address) as executor:
            yield from run.share(executor)
        if run.lost:
            self.say(f"{run.lost}: {len(run.left)} of {len(recipes)} pieces are made on this machine")
        elif run.left:
            self.say(f"{len(run.left)} pieces failed on the cluster and are made on this machine: {run.failed}")
        yield from work_through(tuple(run.left.values()), self.make_here, max(LOCAL, self.workers), chunk=1, fewest=1)

    def make_here(self, recipe: Recipe) -> tuple[Made, float]:
        """Follow a recipe on this machine."""
        started = time.perf_counter()
        made = self.make(recipe)
        return made, time.perf_counter() - started

    def pictures(self, recipe: Recipe) -> tuple[Media, ...]:
        """The files that a recipe is made from."""
        if recipe.maker is Maker.MEDIA:
            return (recipe.order.media,)
        shown = (one for one in recipe.order.order.shown if one.kind in {MediaKind.PICTURE, MediaKind.DRAWING})
        return tuple(shown)


def outfit_of(fonts: Iterable[FontFile], templates: tuple[tuple[str, bytes], ...]) -> tuple[Outfit, Kit]:
    """What all parcels of a project hold, and the tools that whoever opens one must have."""
    absent = wanted(fonts)
    kit = asked_for(absent)
    return Outfit(sign=sign_of(kit), fonts=absent, templates=templates), kit


@dataclass(slots=True, kw_only=True)
class _Run:
    """One build on a cluster: what is still to be made, and where each piece of it is."""

    cluster: Cluster
    left: dict[str, Recipe]  # by name: all that has not come back
    queue: deque[Recipe] = field(default_factory=deque)  # to be sent
    large: deque[Recipe] = field(default_factory=deque)  # to be made here while others work
    out: dict[Future[bytes], tuple[Recipe, int]] = field(default_factory=dict)  # sent, with how many bytes
    back: SimpleQueue[Future[bytes]] = field(default_factory=SimpleQueue)
    heard: float = 0.0  # when something came back for the last time
    helps: bool = False
    failed: str = ""  # why the last one failed that did
    lost: str = ""  # why nothing more is expected

    def share(self, executor: Executor) -> Iterator[tuple[Made, float]]:
        """Send what can be sent and yield what comes back; `left` is then what has to be made on this machine."""
        self._sort()
        self.heard = time.monotonic()
        while not self.lost and (self.queue or self.out or self.large):
            self._send(executor)
            if came := self._next():
                del self.left[came[0].recipe.name]
                yield came

    def _sort(self) -> None:
        for recipe in self.left.values():
            size = sum(media.size for media in self.cluster.pictures(recipe))
            (self.large if size > LARGEST_PARCEL else self.queue).append(recipe)

    def _send(self, executor: Executor) -> None:
        under_way = sum(size for _, size in self.out.values()) if self.queue else 0
        while self.queue and len(self.out) < MOST_OUT and under_way < MOST_OUT_BYTES:
            recipe = self.queue.popleft()
            parcel = self._parcel(recipe)
            try:
                future = executor.submit(make_there, parcel)
            except LineLost:  # Dask called again and again while what had come was kept
                self.lost = self._gone()
                return
            self.out[future] = (recipe, len(parcel))
            under_way += len(parcel)
            future.add_done_callback(self.back.put)

    def _gone(self) -> str:
        return f"the scheduler at {self.cluster.address} went away"

    def _parcel(self, recipe: Recipe) -> bytes:
        cluster = self.cluster
        found = ((media.digest, cluster.library.bring(media)) for media in cluster.pictures(recipe))
        return packed(cluster.outfit, recipe, found)

    def _next(self) -> tuple[Made, float] | None:
        """What came back next, or something made here where nothing did."""
        if self.lost:
            return None
        wait = 0.0 if self.large else max(0.0, self.heard + PATIENCE - time.monotonic())
        try:
            future = self.back.get(timeout=wait)
        except Empty:
            return self._here(time.monotonic() - self.heard)
        recipe, _ = self.out.pop(future, (None, 0))
        if recipe is None:  # it was called back, and made here
            return None
        self.heard = time.monotonic()
        return self._opened(future, recipe)

    def _here(self, silent: float) -> tuple[Made, float] | None:
        """Make something on this machine, which has nothing else to do: what is too large to send, or comes last."""
        if self.large:
            return self.cluster.make_here(self.large.popleft())
        if silent > FORSAKEN:
            self.lost = f"nothing came from the cluster at {self.cluster.address} for {FORSAKEN:.0f} s"
            return None
        if not self.helps:
            self.cluster.say(f"nothing came from the cluster for {silent:.0f} s: {HELPING}")
            self.helps = True
        if self.queue:
            return self.cluster.make_here(self.queue.pop())
        future, (recipe, _) = self.out.popitem()
        future.cancel()
        return self.cluster.make_here(recipe)

    def _opened(self, future: Future[bytes], recipe: Recipe) -> tuple[Made, float] | None:
        """What came of a recipe elsewhere; None where it failed there, whatever the reason."""
        if future.cancelled():
            self.lost = self._gone()
            return None
        fault = future.exception()
        if fault:
            self.failed = f"{type(fault).__name__}: {fault}".partition("\n")[0]
            if isinstance(fault, ImportError | AttributeError) or UNREADABLE in self.failed:
                raise ClusterError(
                    "the scheduler or a worker has no jobaids, or another one", why=self.failed, fix=SAME_EVERYWHERE
                )
            return None
        came = unpacked(future.result())
        if isinstance(came, Stranger):
            raise _strange(came, self.cluster.kit)
        return Made(recipe=recipe, files=came.files, told=came.told, decoded=came.decoded), came.seconds


def _strange(stranger: Stranger, kit: Kit) -> ClusterError:
    named = differences(kit, stranger.kit)
    more = f"; and {len(named) - TOLD} more" if len(named) > TOLD else ""
    return ClusterError(
        f"the machine {stranger.host} of the cluster has other tools than this one, and its cards would look different",
        why="; ".join(named[:TOLD]) + more,
        fix=SAME_EVERYWHERE,
    )
