"""Lets a browser reach the preview: on this machine, or, where that is wished, in its network."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from jobaids.adapters.errors import JobaidsError, LibraryError

LOOPBACK = "127.0.0.1"
ANYWHERE = "0.0.0.0"  # noqa: S104 - only where somebody wished it
HERE = ("127.0.0.1", "localhost", "[::1]")
GRACE = 2  # seconds for answers on their way when the server ends
_OUTSIDE = "192.0.2.1"  # of no machine (RFC 5737); nothing is sent there


class TakenError(JobaidsError):
    """The port or the address cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the preview listens, and what others open it by."""

    listening: socket.socket
    host: str
    port: int

    @property
    def is_open(self) -> bool:
        """Whether other machines can come in."""
        return self.host not in {*HERE, "::1"}

    @property
    def name(self) -> str:
        """What a browser calls this machine by."""
        return own_address() if self.host in {ANYWHERE, "::"} else self.host

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it answers to."""
        return tuple(dict.fromkeys((*HERE, *((self.name, socket.gethostname()) if self.is_open else ()))))


def open_door(host: str, port: int) -> Door:
    """Listen at an address of this machine.

    Raises:
        TakenError: another program listens there, or this machine has no such address.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as fault:
        listening.close()
        raise _taken(host, port, fault) from fault
    return Door(listening=listening, host=host, port=listening.getsockname()[1])


def own_address() -> str:
    """The address of this machine in its network.

    Raises:
        LibraryError: it is in none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((_OUTSIDE, 9))
        except OSError as fault:
            raise LibraryError(
                "this machine is in no network",
                why="no phone could open the preview",
                fix="join one, or name the address to listen at: jobaids serve --host ADDRESS",
            ) from fault
        return str(asking.getsockname()[0])


def serve(app: Starlette, door: Door, closing: Callable[[], None]) -> None:
    """Answer until interrupted; `closing` is called when it is to end."""
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=GRACE)
    _Server(config, closing).run(sockets=[door.listening])


class _Server(uvicorn.Server):
    """Tells open streams to end before it waits for them."""

    def __init__(self, config: uvicorn.Config, closing: Callable[[], None]) -> None:
        super().__init__(config)
        self._closing = closing

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._closing()


def _taken(host: str, port: int, fault: OSError) -> TakenError:
    if fault.errno == errno.EADDRINUSE:
        return TakenError(
            f"port {port} is taken",
            why="another program listens there, perhaps another preview",
            fix=f"end it, or take another port: jobaids serve --port {port + 1 if port < 65535 else port - 1}",
        )
    return TakenError(
        f"{host}, port {port}, cannot be listened at: {fault.strerror}",
        fix="name an address of this machine: jobaids serve --host ADDRESS",
    )
