"""What a host must be told to serve a site well: redirects, headers, types, and how long things may be kept.

Every file is made of a template below `templates/hosts/`, and lies below `build/hosts/` or, where a host looks for it
there, in the site itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from jobaids.codes.alphabet import ALPHABET
from jobaids.language.words import Words
from jobaids.model.names import Code, Label
from jobaids.render.addresses import Addresses
from jobaids.render.page.site import Look, Page, Site, headers
from jobaids.render.view import Render

PLACES = ("1", "2", "3", "4", "5", "6", "sign")  # of a typed code and of the check sign of its label
SIGN = "[0-9A-TV-Za-tv-z]"  # what a person may type for a sign of a code
MEANT = {"o": "0", "i": "1", "l": "1"}

TYPES = (
    ("text/html", "html"),
    ("text/css", "css"),
    ("text/javascript", "js"),
    ("text/plain", "txt"),
    ("text/vtt", "vtt"),
    ("application/json", "json"),
    ("application/jsonl", "jsonl"),
    ("application/manifest+json", "webmanifest"),
    ("application/xml", "xml"),
    ("application/pdf", "pdf"),
    ("application/wasm", "wasm"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("image/jpeg", "jpg jpeg"),
    ("image/webp", "webp"),
    ("image/gif", "gif"),
    ("video/mp4", "mp4 m4v"),
    ("video/webm", "webm"),
    ("font/woff2", "woff2"),
)
"""The kinds of files a site may hold, with their endings (IANA media types)."""

ATOM = "application/atom+xml"
TEXTS = tuple(kind for kind, _ in TYPES if kind.startswith("text/") or kind.endswith(("json", "jsonl", "xml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One beginning of addresses: as a pattern of nginx and Caddy, and with a star."""

    pattern: Markup
    glob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An address the site once had, and where what follows it is found now."""

    old: str
    root: str
    pattern: Markup
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A host that cards were printed with, and each address the site had on it."""

    host: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostView:
    """Everything the files of a host are made of."""

    host: str
    root: str
    new: str
    moved: tuple[Move, ...]
    rewrites: bool = False
    headers: tuple[tuple[str, Markup], ...] = ()
    kept: tuple[Root, ...] = ()
    feeds: tuple[str, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    signs: str = ALPHABET
    places: tuple[str, ...] = PLACES
    types: tuple[tuple[str, str], ...] = TYPES
    texts: tuple[str, ...] = (*TEXTS, ATOM)
    atom: str = ATOM
    words: Words = field(default_factory=Words)

    @property
    def spelling(self) -> tuple[tuple[str, str], ...]:
        """What may be typed for a sign, in small letters, and the sign that is meant; digits mean themselves."""
        return tuple((sign.lower(), sign) for sign in ALPHABET if sign.isalpha()) + tuple(MEANT.items())

    @property
    def spellings(self) -> tuple[tuple[str, str], ...]:
        """The same in small letters and in capitals, with the digits, for who does not forgive."""
        return tuple(
            (typed, sign)
            for small, sign in (*((sign, sign) for sign in ALPHABET if sign.isdigit()), *self.spelling)
            for typed in dict.fromkeys((small, small.upper()))
        )

    @property
    def typed(self) -> Markup:
        """A code as it may be typed, each sign in a group of its own."""
        return Markup(f"{re.escape(self.root)}{f'({SIGN})' * 6}")  # noqa: S704  (a pattern, of our own signs)

    @property
    def typed_named(self) -> Markup:
        """The same, each sign in a group with a name."""
        groups = "".join(f"(?<aids_{place}>{SIGN})" for place in PLACES[:6])
        return Markup(f"{re.escape(self.root)}{groups}")  # noqa: S704  (a pattern, of our own signs)

    @property
    def right(self) -> Markup:
        """A code as it is written."""
        return Markup(f"{re.escape(self.root)}[{ALPHABET}]{{6}}")  # noqa: S704  (a pattern, of our own signs)

    @property
    def globs(self) -> tuple[tuple[str, str], ...]:
        """Each type with the paths that have it."""
        return tuple((kind, " ".join(f"*.{ending}" for ending in endings.split())) for kind, endings in TYPES)

    @property
    def moved_pairs(self) -> tuple[tuple[str, str], ...]:
        """Old and new beginnings, the longest first."""
        return tuple((move.root, move.new) for move in self.moved)


def host_files(
    site: Site, look: Look, bases: Iterable[str], cards: Iterable[tuple[Code, Label]], render: Render
) -> Iterator[Page]:
    """Every file for every host; paths are below `build/`. `bases` are all that cards were ever printed with."""
    former = former_hosts(site, bases)
    here, view = host_of(site.origin), _view(site, look, former, cards)
    for path, template in FILES:
        yield Page(path=path, text=render(template, view) + "\n")
    yield Page(path="hosts/cloudfront/headers.json", text=_policy(view))
    for one in former:
        if one.host == here:
            continue
        old = HostView(host=one.host, root="/", new=f"{site.origin}{site.addresses.root}", moved=one.moves)
        for path, template in OLD_FILES:
            yield Page(path=f"hosts/old/{one.host.replace(':', '-')}/{path}", text=render(template, old) + "\n")


FILES = (
    ("site/_headers", "hosts/headers.txt"),
    ("site/_redirects", "hosts/redirects.txt"),
    ("hosts/nginx/http.conf", "hosts/nginx-http.conf"),
    ("hosts/nginx/site.conf", "hosts/nginx-site.conf"),
    ("hosts/nginx/server.conf", "hosts/nginx-server.conf"),
    ("hosts/caddy/Caddyfile", "hosts/caddy-server.caddy"),
    ("hosts/caddy/site.caddy", "hosts/caddy-site.caddy"),
    ("hosts/cloudflare/functions/_middleware.js", "hosts/cloudflare-middleware.js"),
    ("hosts/netlify/netlify.toml", "hosts/netlify.toml"),
    ("hosts/netlify/edge-functions/arrive.js", "hosts/netlify-edge.js"),
    ("hosts/cloudfront/function.js", "hosts/cloudfront-function.js"),
)

OLD_FILES = (
    ("_redirects", "hosts/moved-redirects.txt"),
    ("nginx/site.conf", "hosts/moved-nginx.conf"),
    ("nginx/server.conf", "hosts/moved-server.conf"),
    ("caddy/Caddyfile", "hosts/moved-server.caddy"),
    ("caddy/site.caddy", "hosts/moved-site.caddy"),
    ("cloudfront/function.js", "hosts/moved-cloudfront.js"),
)


def former_hosts(site: Site, bases: Iterable[str]) -> tuple[Former, ...]:
    """The hosts and paths of all bases but the one in force, each host once; longer paths first."""
    new = f"{site.origin.lower()}{site.addresses.root}"
    moves: dict[str, dict[str, Move]] = {}
    for base in bases:
        host, root = host_of(base), root_of(base)
        target = f"{site.origin}{site.addresses.root}"
        if (host, root) != (host_of(new), site.addresses.root):
            pattern = Markup(re.escape(root))  # noqa: S704  (a pattern, of a path that was read as one)
            moves.setdefault(host, {})[root] = Move(old=f"https://{host}{root}", root=root, pattern=pattern, new=target)
    return tuple(
        Former(host=host, moves=tuple(sorted(found.values(), key=lambda move: -len(move.root))))
        for host, found in moves.items()
    )


def host_of(base: str) -> str:
    """The host of an address, in small letters: `aids.example.com`."""
    return base.partition("://")[2].partition("/")[0].lower()


def root_of(base: str) -> str:
    """The path of an address, with a slash at both ends."""
    path = base.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"


def _view(site: Site, look: Look, former: Iterable[Former], cards: Iterable[tuple[Code, Label]]) -> HostView:
    addresses, host = site.addresses, host_of(site.origin)
    sent = (*headers(look, site.embed, site.players), *(() if site.index else (("X-Robots-Tag", "noindex"),)))
    moved = next((one.moves for one in former if one.host == host), ())
    return HostView(
        host=host,
        root=addresses.root,
        new=f"{site.origin}{addresses.root}",
        moved=moved,
        rewrites=addresses.rewrites,
        headers=tuple((name, Markup(value)) for name, value in sent),  # noqa: S704  (no mark-up is made of it)
        kept=tuple(_root(start) for start in _kept_for_ever(site, look)),
        feeds=tuple(addresses.feed(language) for language in site.languages),
        redirects=tuple(_redirects(addresses, moved, cards)),
    )


def _kept_for_ever(site: Site, look: Look) -> tuple[str, ...]:
    """What is named by its content."""
    scripts = (script.address for script in look.scripts)
    return (f"{site.addresses.root}media/*", f"{site.addresses.searching()}shards/*", *scripts)


def _root(glob: str) -> Root:
    pattern = re.escape(glob.rstrip("*")) + ("" if glob.endswith("*") else "$")
    return Root(pattern=Markup(pattern), glob=glob)  # noqa: S704  (a pattern, of addresses of our own)


def _redirects(
    addresses: Addresses, moved: Iterable[Move], cards: Iterable[tuple[Code, Label]]
) -> Iterator[tuple[str, str]]:
    """Line by line, for hosts that follow a redirect even where a page is: what was printed, then what has moved."""
    if addresses.rewrites:
        for code, label in cards:
            yield f"{addresses.root}{code}/{label}/", addresses.card(code, label)
    for move in moved:
        if not addresses.root.startswith(move.root):
            yield f"{move.root}*", f"{move.new}:splat"


def _policy(view: HostView) -> str:
    """The headers as CloudFront takes them: a response headers policy."""
    own = {"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"}
    named = {name: str(value) for name, value in view.headers}
    items = [{"Header": name, "Value": value, "Override": True} for name, value in named.items() if name not in own]
    policy = {
        "Name": re.sub(r"[^a-z0-9]+", "-", view.host),
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": True,
                "ContentSecurityPolicy": named["Content-Security-Policy"],
            },
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": named["Referrer-Policy"]},
            "ContentTypeOptions": {"Override": True},
        },
        "CustomHeadersConfig": {"Quantity": len(items), "Items": items},
    }
    return json.dumps(policy, indent=2) + "\n"
