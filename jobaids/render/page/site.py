"""What every page of a site shares: its name, its look, and what its pages may load."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobaids.model.media import Media
from jobaids.model.names import Language
from jobaids.model.settings import Host, Settings
from jobaids.render.addresses import Addresses, variants
from jobaids.render.page.scripts import Script, inline_hash, scripts_of
from jobaids.render.theme import theme_view
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the site: where it lies below its folder, and what is in it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The inline style and script of all pages, and the scripts that are files; the first of those is every page's."""

    style: str
    early: str
    scripts: tuple[Script, ...]
    icon: str
    embed_style: str = ""  # of what is shown in other systems


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """Whose site it is; sizes in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site as its pages see it."""

    title: str
    host: str  # as it stands in print: `aids.example.com`
    origin: str  # the address of the host, without a closing slash
    addresses: Addresses
    languages: tuple[Language, ...]
    tell: str
    feedback: str
    index: bool
    draft: bool
    style: str
    early: str  # the inline script
    script: str  # its address
    integrity: str
    policy: str
    formats: tuple[str, ...] = ()  # of the cards that are ready to print
    logo: Logo | None = None
    embed: tuple[str, ...] = ()  # whose pages may show what this site says
    players: tuple[str, ...] = ()  # whose frames some page of it shows; told to hosts, for each page knows its own

    def searched_from(self, language: Language) -> tuple[Language, ...]:
        """The languages whose aids a page in one language searches, its own first."""
        own = language if language in self.languages else self.languages[0]
        return (own, *(other for other in self.languages if other != own))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The same page in another language."""

    language: str
    name: str  # as its speakers call it
    address: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds the content of one page."""

    title: str
    address: str  # where the page is found for good
    tongues: tuple[Tongue, ...] = ()
    description: str = ""
    feed: str = ""
    players: tuple[str, ...] = ()  # whose frames it may show, once somebody taps


def look_of(settings: Settings, render: Render) -> Look:
    """The look of a site: the shipped style with the theme's colours, as small as it gets without a build step."""
    view = theme_view(settings.theme, settings.site.languages)
    return Look(
        style=shrink_style(render("theme/style.css", view)),
        early=render("theme/early.js", view).strip(),
        scripts=scripts_of(addresses_of(settings), render),
        icon=render("theme/icon.svg", view),
        embed_style=shrink_style(render("embed/embed.css", view)),
    )


def site_of(settings: Settings, look: Look, *, draft: bool = False, logo: Media | None = None) -> Site:
    """The site as its pages see it."""
    scheme, _, rest = settings.site.base_url.partition("://")
    host = rest.partition("/")[0]
    addresses = addresses_of(settings, draft=draft)
    return Site(
        title=settings.site.title,
        host=rest.rstrip("/"),
        origin=f"{scheme}://{host}",
        addresses=addresses,
        languages=settings.site.languages,
        tell=settings.site.tell,
        feedback=settings.site.feedback,
        index=settings.site.index and not draft,
        draft=draft,
        style=look.style,
        early=look.early,
        script=look.scripts[0].address,
        integrity=look.scripts[0].integrity,
        policy=policy(look),
        formats=settings.cards.formats,
        logo=_logo(logo, addresses) if logo else None,
        embed=settings.site.embed,
    )


def _logo(media: Media, addresses: Addresses) -> Logo:
    size = variants(media)[0]
    return Logo(address=addresses.picture(media.digest, size), width=size.width, height=size.height)


def addresses_of(settings: Settings, *, draft: bool = False) -> Addresses:
    """Where everything of a site stands."""
    path = settings.site.base_url.partition("://")[2].partition("/")[2].strip("/")
    rewrites = settings.site.host is Host.REWRITES and not draft  # drafts are looked at here, where no host redirects
    return Addresses(root=f"/{path}/" if path else "/", default=settings.site.languages[0], rewrites=rewrites)


def policy(look: Look) -> str:
    """The Content-Security-Policy every page carries: nothing loads from elsewhere, nothing inline but by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{inline_hash(look.style)}'",
            f"script-src 'self' '{inline_hash(look.early)}'",
            "img-src 'self'",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def headers(look: Look, embed: tuple[str, ...] = (), players: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """What a host should send with every page; `frame-ancestors` is only heeded in a header.

    `embed` are the origins whose pages may frame and read the site. A static host sends one value to all: where more
    than one origin may read, every page may, as it may with `*`. No cookie goes with it.
    `players` are all whose frames some page shows; each page allows its own only.
    """
    frames = f"; frame-src {' '.join(players)}" if players else ""
    ancestors = " ".join(("'self'", *embed)) if "*" not in embed else "*"
    readers = (
        (
            ("Access-Control-Allow-Origin", embed[0] if len(embed) == 1 else "*"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
        )
        if embed
        else ()
    )
    return (
        ("Content-Security-Policy", f"{policy(look)}{frames}; frame-ancestors {ancestors}"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"),
        *readers,
    )


def shrink_style(style: str) -> str:
    """The same style without comments and without the space between its signs."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"\s+", " ", style)
    style = re.sub(r" ?([{};,]) ?", r"\1", style)
    style = re.sub(r"(?<=[\w-]): ", ":", style)
    return style.replace(";}", "}").strip()
