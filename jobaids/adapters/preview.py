"""The author's preview: pages from memory, the card beside them, and word to the browser when a source was saved."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from jobaids.adapters.preview_cards import CardBench, Drawing, failure, is_lost
from jobaids.adapters.preview_ports import Ask, Card, PreviewPorts
from jobaids.adapters.preview_watch import watch
from jobaids.render.preview.dress import OWN

REST = 0.7  # seconds without a save before everything is looked at again: an author types on
ALIVE = 15.0  # seconds until a silent stream says that it is there
MOST_STREAMS = 64  # pages that can be open at once
KINDS = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "xml": "application/atom+xml",
}
YEAR = 365 * 24 * 3600


@dataclass(kw_only=True, eq=False)
class Preview:
    """What one server holds; everything but `settle` and the making of pictures happens in its one thread."""

    ports: PreviewPorts
    bench: CardBench
    root: Path
    released: bool = False  # which tree is shown first
    start: str = "/"  # where the addresses of the site begin
    change: anyio.Event = field(default_factory=anyio.Event)
    unsettled: anyio.Event = field(default_factory=anyio.Event)
    at_once: bool = False
    closing: bool = False
    streams: int = 0
    kept: dict[str, Path] = field(default_factory=dict)
    folder: Path = Path()
    loop: asyncio.AbstractEventLoop | None = None

    def app(self, hosts: tuple[str, ...]) -> Starlette:
        """The application; it answers to some names of this machine only, so that no other site can ask for drafts."""
        routes = [
            Route(f"{OWN}events", self._events),
            Route(f"{OWN}show/{{tree}}", self._show),
            Route(f"{OWN}form/{{form}}", self._form),
            Route(f"{OWN}card/{{slug:path}}/{{form}}/{{face:int}}.jpg", self._face),
            Route(f"{OWN}{{name}}", self._own),
            Route(f"{self.start}media/{{name}}", self._media),
            Route(f"{self.start}cards/{{name:path}}.pdf", self._pdf),
            Route("/{path:path}", self._page),
        ]
        guard = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
        return Starlette(routes=routes, middleware=[guard], lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        with TemporaryDirectory(prefix="jobaids-") as folder:
            self.folder = Path(folder)
            self.loop = asyncio.get_running_loop()
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(watch, self.root, self._saved)
                tasks.start_soon(self._settling)
                yield
                tasks.cancel_scope.cancel()
        await anyio.to_thread.run_sync(self.bench.close)

    def close(self) -> None:
        """Let every open stream end, so that the server can."""
        self.closing = True
        self._ring_from_outside()

    def _ring(self) -> None:
        rung, self.change = self.change, anyio.Event()
        rung.set()

    async def _saved(self, paths: frozenset[str]) -> None:
        shown = self.ports.saved(paths)
        self.at_once = self.at_once or not shown
        self.unsettled.set()
        if shown:
            self._ring()

    async def _settling(self) -> None:
        while True:
            await self.unsettled.wait()
            self.unsettled = anyio.Event()
            while not self.at_once:
                with anyio.move_on_after(REST) as rest:
                    await self.unsettled.wait()
                if rest.cancelled_caught:
                    break
                self.unsettled = anyio.Event()
            self.at_once = False
            adopt = await anyio.to_thread.run_sync(self.ports.settle, abandon_on_cancel=True)
            if adopt():
                self._ring()
            elif not self.unsettled.is_set():
                self.unsettled.set()

    def _ask(self, request: Request, path: str) -> Ask:
        wish = request.cookies.get("preview", "released" if self.released else "draft")
        return Ask(path=path, released=wish == "released", form=request.cookies.get("preview-form", ""))

    async def _page(self, request: Request) -> Response:
        path = request.url.path
        answer = self.ports.answer(self._ask(request, path))
        if answer.lead:
            return RedirectResponse(answer.lead, status_code=302)
        if answer.octets:
            kind = "application/json" if path.endswith(".json") else "application/octet-stream"
            return Response(answer.octets, media_type=kind, headers={"Cache-Control": "no-store"})
        ending = path.rpartition(".")[2] if "." in path.rpartition("/")[2] and answer.status == 200 else "html"
        kind = KINDS.get(ending, KINDS["html"])
        return Response(answer.text, answer.status, media_type=kind, headers={"Cache-Control": "no-store"})

    async def _own(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in {"preview.css", "preview.js"}:
            return PlainTextResponse("there is no such thing", 404)
        kind = KINDS[name.rpartition(".")[2]]
        return Response(self.ports.own(name), media_type=kind, headers={"Cache-Control": "no-cache"})

    async def _show(self, request: Request) -> Response:
        tree = "released" if request.path_params["tree"] == "released" else "draft"
        return self._remembering("preview", tree, request.query_params.get("at", "/"))

    async def _form(self, request: Request) -> Response:
        return self._remembering("preview-form", request.path_params["form"], request.query_params.get("at", "/"))

    def _remembering(self, name: str, value: str, place: str) -> Response:
        own = place if place.startswith("/") and not place.startswith(("//", "/\\")) else self.start
        response = RedirectResponse(own, status_code=303)
        response.set_cookie(name, value, httponly=True, samesite="strict")
        return response

    async def _media(self, request: Request) -> Response:
        path = f"media/{request.path_params['name']}"
        order = self.ports.media(path, self._ask(request, path).released)
        if order is None:
            return PlainTextResponse("there is no such picture", 404)
        if path not in self.kept:
            octets = await anyio.to_thread.run_sync(self.ports.make_media, order)
            place = self.folder / Path(path).name
            await anyio.Path(place).write_bytes(octets)
            self.kept[path] = place
        return FileResponse(self.kept[path], headers={"Cache-Control": f"max-age={YEAR}"})  # its name is its digest

    async def _face(self, request: Request) -> Response:
        asked, wanted = self._ask(request, ""), request.path_params
        drawing = await self._drawn(lambda: self.ports.card_at(wanted["slug"], wanted["form"], asked.released))
        if drawing is None or failure(drawing) or not 0 < wanted["face"] <= drawing.drawn.result().faces:
            return PlainTextResponse("there is no such card", 404)
        face = await self._painted(drawing, wanted["face"])
        return Response(face, media_type="image/jpeg", headers={"Cache-Control": "no-store"})

    async def _painted(self, drawing: Drawing, number: int) -> bytes:
        """A face of a card, once it is painted."""
        while not self.closing:
            change, known = self.change, drawing.later.get(number)
            face = self.bench.face(drawing, number)
            if face.done() and not is_lost(face):
                return face.result()
            if face is not known:
                face.add_done_callback(self._ring_from_outside)
            await change.wait()
        return b""

    async def _pdf(self, request: Request) -> Response:
        slug, _, form = request.path_params["name"].rpartition("-")
        while slug and self.ports.card_at(slug, form, self._ask(request, "").released) is None:
            slug, _, last = slug.rpartition("-")
            form = f"{last}-{form}"
        drawing = await self._drawn(lambda: self.ports.card_at(slug, form, self._ask(request, "").released))
        if drawing is None or (fault := failure(drawing)):
            return PlainTextResponse(fault.what if drawing and fault else "there is no such card", 404)
        headers = {"Cache-Control": "no-store"}
        return Response(drawing.drawn.result().pdf, media_type="application/pdf", headers=headers)

    def _drawing(self, card: Card) -> Drawing:
        known = self.bench.kept.get(card.key)
        drawing = self.bench.draw(card.key, card.order)
        if drawing is not known:
            for future in (drawing.drawn, drawing.proven):
                future.add_done_callback(self._ring_from_outside)
        return drawing

    def _ring_from_outside(self, _: object = None) -> None:
        """The same from another thread, or from whatever a signal broke into."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._ring)

    async def _drawn(self, wanted: Callable[[], Card | None]) -> Drawing | None:
        """A card once it is drawn: the newest there is by then."""
        while not self.closing and (card := wanted()):
            change = self.change
            drawing = self._drawing(card)
            if drawing.drawn.done() and not drawing.drawn.cancelled():
                return drawing
            await change.wait()
        return None

    async def _events(self, request: Request) -> Response:
        if self.streams >= MOST_STREAMS:
            return PlainTextResponse("too many pages are open", 503)
        ask = self._ask(request, request.query_params.get("at", "/"))
        stream = self._stream(ask, request.query_params.get("seen", ""))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _stream(self, ask: Ask, seen: str) -> AsyncIterator[str]:
        """Word of each change of one page and its card, for as long as the page is open."""
        self.streams += 1
        said = ""
        try:
            while not self.closing:
                change = self.change
                card = self.ports.card(ask)  # it is begun first: a process of its own draws it meanwhile
                drawing = self._drawing(card) if card else None
                if (now := self.ports.answer(ask).seen) != seen:
                    seen = now
                    yield "event: page\ndata: \n\n"
                if drawing and (word := self._word(drawing)) != said:
                    said = word
                    yield f"event: card\ndata: {word}\n\n"
                with anyio.move_on_after(ALIVE) as still:
                    await change.wait()
                if still.cancelled_caught:
                    yield ": here\n\n"
        finally:
            self.streams -= 1

    def _word(self, drawing: Drawing) -> str:
        """How far a card is."""
        if fault := failure(drawing):
            what = "".join(f"<p>{part}</p>" for part in (fault.what, fault.why, fault.fix) if part)
            return json.dumps({"late": True, "told": what})
        if not drawing.drawn.done() or drawing.drawn.cancelled():
            return json.dumps({"late": True})
        drawn, proven = drawing.drawn.result(), drawing.proven
        word = {"late": False, "faces": drawn.faces, "name": drawn.name}
        if proven.done() and not proven.cancelled():
            return json.dumps({**word, "told": self.ports.told((*drawn.told, *proven.result()))})
        return json.dumps(word)
