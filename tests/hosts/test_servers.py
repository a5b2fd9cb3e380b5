"""Real nginx and Caddy, told by the files of a build: all that was printed opens, and nothing is called unchanged."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.model.settings import Host
from jobaids.model.source import Source
from jobaids.parse.settings import parse_settings
from jobaids.render.hosts import host_files
from jobaids.render.page.site import headers, look_of, site_of
from tests.browser.sample_site import SETTINGS, write_sample
from tests.hosts.conftest import BuiltSites, Serve
from tests.hosts.servers import Answer, Server
from tests.release.project import SETTINGS as PLANT_SETTINGS
from tests.render.page_sample import code_of

SERVERS = pytest.mark.parametrize("server", ["nginx", "caddy"])
HOSTS = pytest.mark.parametrize("host", ["static", "rewrites"])
render = read_templates().render
PLANT = parse_settings(Source(file="jobaids.toml", text=PLANT_SETTINGS)).settings


def started(serve: Serve, sites: BuiltSites, server: str, host: str) -> Server:
    """That server for the site as built for that kind of host."""
    folder = sites.folder(host)
    return serve(server, folder / "site", folder / "hosts" / server)


def there(host: str, code: str, label: str) -> str:
    """Where a phone ends that opened a printed address."""
    return f"/{code}/{label}/" if host == "static" else f"/{code}/#R{label}"


@SERVERS
@HOSTS
def test_every_printed_address_opens(serve: Serve, sites: BuiltSites, server: str, host: str) -> None:
    """Cards on walls hold these addresses for as long as they hang; a redirect costs a phone half a second."""
    running = started(serve, sites, server, host)

    opened = {(code, label): running.open(f"/{code}/{label}/") for code, label in sites.printed}

    assert len(opened) >= 15
    assert {answer.status for answer, _ in opened.values()} == {200}
    assert {printed: place for printed, (_, place) in opened.items()} == {
        (code, label): there(host, code, label) for code, label in sites.printed
    }
    for (_, label), (answer, _) in opened.items():
        assert host == "static" or label == "0" or f'id="R{label}"' in answer.text


@SERVERS
@HOSTS
@pytest.mark.parametrize("slash", ["", "/"])
def test_small_letters_arrive(serve: Serve, sites: BuiltSites, server: str, host: str, slash: str) -> None:
    """Nobody with gloves on finds the key for capitals; O and zero look alike on every card."""
    running = started(serve, sites, server, host)

    for code, label in sites.printed:
        typed = code.lower().replace("0", "o").replace("1", "l")
        for path, place in ((f"/{typed}/{label.lower()}", there(host, code, label)), (f"/{typed}", f"/{code}/")):
            answer, shown = running.open(path + slash)
            assert (answer.status, shown) == (200, place), path


@SERVERS
@HOSTS
def test_what_is_not_there_is_not_found(serve: Serve, sites: BuiltSites, server: str, host: str) -> None:
    """A wrong step would be worse than none; and what leads nowhere must not go round in circles."""
    running = started(serve, sites, server, host)

    for path in (
        "/zzzzzz/",
        "/ZZZZZZ/12K/",
        "/nothing/here/",
        "/missing.json",
        "/media/none.svg",
        "/aids/none/",
        "/7k3qm",
    ):
        answer, _ = running.open(path)
        assert (answer.status, "data-lost" in answer.text) == (404, True), path
        assert answer["Content-Type"] == "text/html; charset=utf-8", path
        assert answer["Cache-Control"] == "no-cache", path


@SERVERS
@HOSTS
def test_a_revision_that_is_none_of_a_code_leads_to_where_its_page_says_so(
    serve: Serve, sites: BuiltSites, server: str, host: str
) -> None:
    """A card of another site, or a forged one, must not end where nothing is and nobody knows what to do."""
    running = started(serve, sites, server, host)
    steps = {code for code, label in sites.printed if label != "0"}

    assert steps
    for code in steps:
        for path in (f"/{code}/hello/", f"/{code.lower()}/hello", f"/{code}/999Z99/", f"/{code}/-/"):
            answer, shown = running.open(path)
            assert (answer.status, shown) == (200, f"/{code}/#R"), path
            assert 'id="R"' in answer.text
        answer, shown = running.open(f"/{code}/99Z/")
        assert (answer.status, shown) == (200, f"/{code}/#R" if host == "static" else f"/{code}/#R99Z")
    assert running.open("/ZZZZZZ/hello/")[0].status == 404
    assert running.open(f"/{next(iter(steps))}/hello/more/")[0].status == 404


def sends_everything(answer: Answer) -> list[str]:
    """The headers a page should have and has not."""
    look = look_of(PLANT, render)
    wanted = (*headers(look), ("X-Robots-Tag", "noindex"), ("Cache-Control", "no-cache"))
    return [name for name, value in wanted if answer[name] != value]


@SERVERS
@HOSTS
def test_every_page_is_sent_with_its_headers(serve: Serve, sites: BuiltSites, server: str, host: str) -> None:
    """A page that may load from elsewhere tells a stranger who stands at which machine."""
    running = started(serve, sites, server, host)
    code, label = sites.printed[0]

    for path in ("/", f"/{code}/", "/aids/seal/", "/stations/line-3/", "/changes/", "/changes/atom.xml", "/aids.json"):
        assert sends_everything(running.ask(path)) == [], path
    assert sends_everything(running.open(f"/{code}/{label}/")[0]) == []
    assert sends_everything(running.ask("/nothing/")) == []


@SERVERS
def test_kinds_of_files_are_named(serve: Serve, sites: BuiltSites, server: str) -> None:
    """With `nosniff`, a browser does not run a script nor read captions that come under another name."""
    site = sites.static / "site"
    script = next(site.glob("site-*.js")).name
    made = {"x.vtt": "WEBVTT", "x.jsonl": "{}", "x.webmanifest": "{}", "x.wasm": "w", "x.mp4": "m", "x.webp": "w"}
    for name, text in made.items():
        (site / name).write_text(text)
    running = started(serve, sites, server, "static")

    kinds = {name: running.ask(f"/{name}")["Content-Type"] for name in (*made, script, "aids.json", "icon.svg")}
    for name in made:
        (site / name).unlink()

    assert running.ask("/changes/atom.xml")["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert running.ask("/cards/seal-a4.pdf")["Content-Type"] == "application/pdf"
    assert kinds == {
        "x.vtt": "text/vtt; charset=utf-8",
        "x.jsonl": "application/jsonl; charset=utf-8",
        "x.webmanifest": "application/manifest+json; charset=utf-8",
        "x.wasm": "application/wasm",
        "x.mp4": "video/mp4",
        "x.webp": "image/webp",
        script: "text/javascript; charset=utf-8",
        "aids.json": "application/json; charset=utf-8",
        "icon.svg": "image/svg+xml; charset=utf-8",
    }


@SERVERS
def test_what_is_named_by_its_content_is_kept_and_nothing_else(serve: Serve, sites: BuiltSites, server: str) -> None:
    """A picture never changes under its name; a page does, and a phone that keeps it shows yesterday's way."""
    site = sites.static / "site"
    (site / "media").mkdir(exist_ok=True)
    (site / "media/0123456789-480.jpg").write_bytes(b"picture")
    running = started(serve, sites, server, "static")

    kept = [
        running.ask(f"/{path}")["Cache-Control"]
        for path in (next(site.glob("site-*.js")).name, "media/0123456789-480.jpg")
    ]

    assert kept == ["public, max-age=31536000, immutable"] * 2
    assert running.ask("/site-000000000000.js")["Cache-Control"] == "no-cache"


@SERVERS
def test_pages_are_compressed(serve: Serve, sites: BuiltSites, server: str) -> None:
    """Halls of steel have bad reception."""
    running = started(serve, sites, server, "static")

    answer = running.ask("/aids/seal/", Accept_Encoding="gzip")

    assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")


@SERVERS
def test_a_page_that_kept_its_size_and_time_is_never_called_unchanged(
    serve: Serve, sites: BuiltSites, server: str, tmp_path: Path
) -> None:
    """10 seconds for 5 changes a page and maybe not its size and time: "not modified" would leave the old one standing.

    The same server without our files is asked the same, so that we know the danger is real.
    """
    site, files = tmp_path / "site", sites.static / "hosts" / server
    shutil.copytree(sites.static / "site", site)
    page, path = site / "aids/seal/index.html", "/aids/seal/"
    plain, told = serve(server, site, _untold(tmp_path / "plain")), serve(server, site, files)
    fooled, safe = _validators(plain.ask(path)), _validators(told.ask(path))
    before = page.stat()

    page.write_text(page.read_text("utf-8").replace("for 10 seconds", "for 99 seconds"), "utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert page.stat().st_size == before.st_size
    assert plain.ask(path, **fooled).status == 304
    assert safe == {}
    for asked in (
        fooled,
        {"If_Modified_Since": fooled["If_Modified_Since"]},
        {"If_None_Match": fooled["If_None_Match"]},
    ):
        answer = told.ask(path, **asked)
        assert (answer.status, "for 99 seconds" in answer.text) == (200, True), asked


def _untold(folder: Path) -> Path:
    """Files that tell a server nothing but to serve."""
    folder.mkdir()
    (folder / "site.conf").write_text("")
    (folder / "site.caddy").write_text("file_server")
    return folder


def _validators(answer: Answer) -> dict[str, str]:
    """What a browser would ask with the next time."""
    named = {"If_None_Match": answer["ETag"], "If_Modified_Since": answer["Last-Modified"]}
    return {name: value for name, value in named.items() if value}


@SERVERS
def test_a_clip_can_be_watched_from_its_middle(serve: Serve, sites: BuiltSites, server: str) -> None:
    """Some phones play no clip at all from a host that does not send parts of it."""
    site = sites.static / "site"
    (site / "media").mkdir(exist_ok=True)
    (site / "media/0123456789.mp4").write_bytes(bytes(range(100)))
    running = started(serve, sites, server, "static")

    answer = running.ask("/media/0123456789.mp4", Range="bytes=10-19")

    assert (answer.status, answer["Content-Range"]) == (206, "bytes 10-19/100")


@SERVERS
@HOSTS
def test_the_old_host_leads_every_card_to_the_new_one(serve: Serve, sites: BuiltSites, server: str, host: str) -> None:
    """The cards of five years ago hold the old address, and nobody takes them all down on one day."""
    folder = sites.folder(host) / "hosts/old/old.example.org" / server
    old = serve(server, folder, folder)

    for code, label in sites.printed:
        for path in (f"{code}/{label}/", f"{code.lower()}/{label.lower()}"):
            answer = old.ask(f"/wiki/{path}")
            assert (answer.status, answer["Location"]) == (302, f"https://aids.example.com/{path}")
            assert answer["Cache-Control"] == "no-cache"
    assert old.ask("/elsewhere/").status == 404


@SERVERS
@HOSTS
def test_a_site_below_a_path_keeps_to_it(serve: Serve, server: str, host: str, tmp_path: Path) -> None:
    """A plant may have one host name for everything; and cards may have been printed before it had that path."""
    settings = replace(
        SETTINGS, site=replace(SETTINGS.site, base_url="https://plant.example.com/Wiki/aids", host=Host(host))
    )
    look = look_of(settings, render)
    write_sample(tmp_path / "www/Wiki/aids", settings)
    bases = (
        "https://plant.example.com",
        "https://plant.example.com/Wiki/aids",
        "https://plant.example.com/Wiki/aids/v1",
    )
    for page in host_files(site_of(settings, look), look, bases, (), render):
        place = tmp_path / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page.text)
    running = serve(server, tmp_path / "www", tmp_path / "hosts" / server)
    code = code_of("filler-seal#tighten")

    end = "1H/" if host == "static" else "#R1H"
    new = "https://plant.example.com/Wiki/aids/"

    for path in (f"/Wiki/aids/{code}/1H/", f"/Wiki/aids/{code.lower()}/1h"):
        answer, shown = running.open(path)
        assert (answer.status, shown) == (200, f"/Wiki/aids/{code}/{end}")
    assert running.ask(f"/{code}/1H/")["Location"] == f"{new}{code}/1H/"
    assert running.ask(f"/Wiki/aids/v1/{code}/1H/")["Location"] == f"{new}{code}/1H/"
    lost = running.ask("/Wiki/aids/nothing/")
    assert (lost.status, "data-lost" in lost.text) == (404, True)
