"""Serves a built tree on this machine, the way a static host would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from watchfiles import awatch

from jobaids.adapters.errors import FolderError

WATCHED = ("jobaids.toml", "content", "templates")


def serve_folder(folder: Path, port: int, root: Path, rebuild: tuple[str, ...]) -> None:
    """Serve `folder` on loopback until interrupted; run `rebuild` in `root` whenever a source below it changes.

    It runs as a process of its own: a build forks workers, which a process with threads must not do.

    `html=True` makes a folder answer with its `index.html`, and what is not there with `404.html`.

    Raises:
        FolderError: there is nothing to serve.
    """
    if not folder.is_dir():
        raise FolderError(f"there is nothing in {folder}", fix="build first: jobaids build")

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_watch, root, rebuild)
            yield
            tasks.cancel_scope.cancel()

    pages = StaticFiles(directory=folder, html=True)
    app = Starlette(routes=[Mount("/", app=pages)], lifespan=watching)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


async def _watch(root: Path, rebuild: tuple[str, ...]) -> None:
    watched = [root / name for name in WATCHED if (root / name).exists()]
    async for _changes in awatch(*watched):
        await anyio.run_process(rebuild, cwd=root, check=False, stdout=None, stderr=None)
