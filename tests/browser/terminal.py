"""A manufacturing execution system in small: operators book operations at a terminal, and ask for help beside each.

It is as strict as such systems are, and its style sheet as rough as those that have grown for fifteen years.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from threading import Thread

import uvicorn
from markupsafe import escape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

POLICY = (
    "default-src 'none'; script-src {aids}/embed.js 'self'; style-src 'self'; connect-src {aids}; img-src {aids}; "
    "media-src {aids}; frame-src {aids}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

PLAIN = "body { font: 16px sans-serif; margin: 24px; } input { font: inherit; padding: 8px; }"
HOSTILE = """
html { font-size: 5px !important; }
body { letter-spacing: .6em; text-transform: uppercase; cursor: wait; line-height: 4; text-align: right; }
main { transform: rotate(1deg); overflow: hidden; }
* { --paper: magenta !important; --ink: magenta !important; --face: fantasy !important; font-family: fantasy !important;
    color: magenta !important; user-select: none !important; }
job-aid, job-aid *, dialog, section, article, header, footer, nav, button, h2, p, span, a, ul, li, img, details,
summary { all: unset !important; display: none !important; position: fixed !important; left: -9999px !important;
    opacity: 0 !important; pointer-events: none !important; color: magenta !important; background: magenta !important; }
::backdrop { background: magenta !important; }
"""

SHORT_CUTS = """addEventListener("keydown", (event) => {
  if (event.target.matches("input")) return;
  document.body.dataset.pressed = (document.body.dataset.pressed || "") + event.key;
});"""


class Terminal:
    """The pages of the terminal; `markup` is what its programmers wrote to show help."""

    def __init__(self, aids: str) -> None:
        self.aids = aids
        self.markup = ""
        self.style = PLAIN
        self.script = True
        self.language = "en"
        self.booked: list[str] = []

    def app(self) -> Starlette:
        """The application."""
        routes = [
            Route("/", self._order),
            Route("/book", self._book, methods=["POST"]),
            Route("/style.css", lambda _: Response(self.style, media_type="text/css")),
            Route("/keys.js", lambda _: Response(SHORT_CUTS, media_type="text/javascript")),
            Route("/favicon.ico", lambda _: PlainTextResponse("")),
        ]
        return Starlette(routes=routes)

    async def _order(self, _: Request) -> HTMLResponse:
        script = f'<script src="{self.aids}/embed.js" defer></script>' if self.script else ""
        page = (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8"><title>Order 4711</title>'
            f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css">{script}'
            '<script src="/keys.js" defer></script></head>'
            '<body><main><h1>Order 4711</h1><form method="post" action="/book"><label>Counted '
            '<input name="count" value="12" autocomplete="off"></label>'
            f'<button id="book">Book</button></form>{self.markup}</main></body></html>'
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": POLICY.format(aids=self.aids)})

    async def _book(self, request: Request) -> RedirectResponse:
        self.booked.append(str(escape((await request.body()).decode())))
        return RedirectResponse("/", status_code=303)


def aids_host(folder: Path, sent: tuple[tuple[str, str], ...]) -> Starlette:
    """The site of job aids, with the headers that its host is told to send."""

    class Headers(BaseHTTPMiddleware):
        async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
            answer = await call_next(request)
            answer.headers.update(dict(sent))
            return answer

    files = StaticFiles(directory=folder, html=True)
    return Starlette(routes=[Mount("/", files)], middleware=[Middleware(Headers)])


@contextmanager
def running(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """An application on the loopback; gives its origin."""
    with socket() as door:
        door.bind(("127.0.0.1", port))
        settings = uvicorn.Config(app, log_level="error", lifespan="off")
        server = uvicorn.Server(settings)
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join()
