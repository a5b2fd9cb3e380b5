"""Serves a built tree on this machine, the way a host would."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from watchfiles import awatch

from jobaids.adapters.errors import FolderError

WATCHED = ("jobaids.toml", "content", "templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is shown: a folder, at which beginning of addresses, and where a path leads that is no file in it."""

    folder: Path
    port: int
    root: str = "/"  # with a slash at both ends
    lead: Callable[[str], str] = lambda _: ""


class _Pages(StaticFiles):
    """Files, and the redirects of a host; `html=True` makes a folder answer with its `index.html`."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(directory=preview.folder, html=True)
        self.lead = preview.lead

    async def get_response(self, path: str, scope: Scope) -> Response:
        _, there = await anyio.to_thread.run_sync(self.lookup_path, path)
        if there is None and (place := await anyio.to_thread.run_sync(self.lead, scope["path"])):
            return RedirectResponse(place, status_code=302)
        return await super().get_response(path, scope)


def serve_folder(preview: Preview, project: Path, rebuild: tuple[str, ...]) -> None:
    """Serve a folder on loopback until interrupted; run `rebuild` in `project` whenever a source below it changes.

    It runs as a process of its own: a build forks workers, which a process with threads must not do.

    Raises:
        FolderError: there is nothing to serve.
    """
    if not preview.folder.is_dir():
        raise FolderError(f"there is nothing in {preview.folder}", fix="build first: jobaids build")

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_watch, project, rebuild)
            yield
            tasks.cancel_scope.cancel()

    home = (Route("/", lambda _: RedirectResponse(preview.root)),) if preview.root != "/" else ()
    app = Starlette(routes=[*home, Mount(preview.root, app=_Pages(preview))], lifespan=watching)
    uvicorn.run(app, host="127.0.0.1", port=preview.port, log_level="warning")


async def _watch(root: Path, rebuild: tuple[str, ...]) -> None:
    watched = [root / name for name in WATCHED if (root / name).exists()]
    async for _changes in awatch(*watched):
        await anyio.run_process(rebuild, cwd=root, check=False, stdout=None, stderr=None)
