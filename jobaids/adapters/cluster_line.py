"""The line to a cluster: how its scheduler is reached, and what a person reads where it cannot be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TypeAlias

from distributed import Client, Security
from distributed.client import ClosedClientError
from tornado.ioloop import IOLoop

from jobaids.adapters.errors import JobaidsError

GREETING = 10.0  # seconds for the scheduler to answer, and for a first worker to be there
LEAVING = 5.0  # seconds to say good-bye

LineLost: TypeAlias = ClosedClientError
"""What is raised where something is sent after Dask has given up to call a scheduler that went away."""


class ClusterError(JobaidsError):
    """The machines that were to help cannot be reached, or do not have what they need."""


class _Caller(Client):
    """Says good-bye where it is told to, and not once more when it is thrown away and there is no loop to say it in."""

    def __del__(self) -> None:
        """Nothing is left to do."""


@contextmanager
def connected(address: str) -> Iterator[Executor]:
    """A way to the workers of a scheduler, for as long as it is needed.

    Raises:
        ClusterError: nobody answers there, or no worker is there.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what happens is told in our own words
    with _own_loop() as loop:
        client = _client(address, loop)
        try:
            _await_worker(client, address)
            yield client.get_executor(pure=False)
        finally:
            with suppress(TimeoutError):  # all is made by now; who does not hear a good-bye misses nothing
                client.close(timeout=LEAVING)


@contextmanager
def _own_loop() -> Iterator[IOLoop]:
    """A thread in which Dask listens; its own gives up where a busy machine leaves it no turn for ten seconds."""
    runner, leave = asyncio.Runner(loop_factory=asyncio.new_event_loop), asyncio.Event()
    loop = runner.get_loop()

    def listen() -> None:
        with runner:
            runner.run(leave.wait())

    listening = Thread(target=listen, name="cluster", daemon=True)
    listening.start()
    try:
        yield asyncio.run_coroutine_threadsafe(_this_loop(), loop).result()
    finally:
        loop.call_soon_threadsafe(leave.set)
        listening.join(LEAVING)


async def _this_loop() -> IOLoop:
    return IOLoop.current()


def _client(address: str, loop: IOLoop) -> Client:
    """A connection to a scheduler, by the certificates that Dask's own configuration names.

    Raises:
        ClusterError: nobody answers there, that is no address, or there are no certificates for it.
    """
    if address.startswith("tls://") and not Security().get_connection_args("client")["ssl_context"]:
        raise _silent(address, "Dask's configuration names no certificate for tls://")
    caller: type[Client] = _Caller  # so called, it is known to be Dask's, which carries few types
    try:
        return caller(address, loop=loop, timeout=GREETING, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise _silent(address, str(error)) from error


def _await_worker(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=GREETING)
    except TimeoutError as error:
        raise ClusterError(
            f"the scheduler at {address} has no workers",
            why=f"none joined it within {GREETING:.0f} s",
            fix=f"start some on other machines: dask worker {address} --nworkers 4 --nthreads 1",
        ) from error
    except OSError as error:  # it answered once, and went away
        raise _silent(address, str(error)) from error


def _silent(address: str, why: str) -> ClusterError:
    return ClusterError(
        f"no scheduler answers at {address}",
        why=why.partition("\n")[0],
        fix="start it as docs/how-to/many-machines.md shows, or build without --cluster",
    )
