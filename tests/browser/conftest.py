"""A browser the size of a phone, and a site on the loopback for it to open.

`JOBAIDS_SITE=build/site pytest tests/browser` asks the same of a site that was built.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.sample_site import write_sample

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # nothing is drawn by one, so it needs no process of its own
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a camera that sees a moving picture
    "--use-fake-ui-for-media-stream",  # and whose owner allows it
)


class StaticHost(SimpleHTTPRequestHandler):
    """A static host as there are many: files, `index.html`, and `404.html` where nothing is."""

    protocol_version = "HTTP/1.1"  # a connection stays for the next file
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class names it so)
        """Nobody reads it."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for what is not found."""
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        text = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site in a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def site(sample: Path) -> Path:
    """The folder of the site under test."""
    return Path(os.environ.get("JOBAIDS_SITE") or sample)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A static host on the loopback; gives its address without a closing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHost, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address of the site under test."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_host(sample: Path) -> Iterator[str]:
    """The address of the sample site."""
    with serving(sample) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()
