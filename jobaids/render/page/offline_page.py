"""What a phone needs to keep the site: the page of what it keeps, the worker that keeps it, and the manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words, own_name
from jobaids.model.names import Language
from jobaids.render.page.finding import said_of_results
from jobaids.render.page.lists import Hall
from jobaids.render.page.scripts import shrink_script
from jobaids.render.page.site import Frame, Look, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.view import Render
from jobaids.search.small_words import small_words

BARE, CUT = "any", "maskable"  # shown as it is; cut to the shape that a phone gives all its icons

ICONS = (("icon-192", 192, BARE), ("icon-512", 512, BARE), ("icon-plain-512", 512, CUT))
"""The icons of the manifest: name, width in pixels, and what they are for (W3C Web Application Manifest, 1.10)."""

TOUCH_ICON = ("apple-touch-icon", 180, CUT)
"""What iOS looks for at the root without being told."""

PAPER = "#ffffff"  # behind the first page while it opens
INK = "#101214"  # around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language whose aids can be kept."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView:
    """Everything on the page of what is kept."""

    words: Words
    site: Site
    frame: Frame
    title: str
    languages: tuple[Tongue, ...]
    back: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """What the worker is told: addresses, and what it says in each language, as JSON."""

    words: Words
    told: Markup


def render_offline(hall: Hall, render: Render) -> Page:
    """The page of what this phone keeps, in one language."""
    words, addresses = hall.words, hall.site.addresses
    address = addresses.offline(hall.language)
    tongues = hall.tongues((tongue, addresses.offline(tongue)) for tongue in hall.site.languages)
    title = words("On this phone")
    view = OfflineView(
        words=words,
        site=hall.site,
        frame=hall.frame(title, address, tongues),
        title=title,
        languages=tuple(_tongue(language, words) for language in hall.site.languages),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("offline/offline.html", view))


def _tongue(language: Language, words: Words) -> Tongue:
    title = words("All aids in {language}", language=words.apart(own_name(language)))
    return Tongue(name=f"languages/{language}", title=title)


def render_worker(site: Site, look: Look, words: Mapping[Language, Words], render: Render) -> Page:
    """The worker: one file, which a phone compares with the one it has whenever it opens a page."""
    addresses = site.addresses
    pages = {language: addresses.offline(language) for language in site.languages}
    told = {
        "root": addresses.root,
        "rewrites": addresses.rewrites,
        "languages": site.languages,
        "offline": pages,
        "shell": (*pages.values(), *assets(site, look)),
        "find": {language: _found(words[language], site) for language in site.languages},
        "say": {language: _said(words[language]) for language in site.languages},
    }
    view = WorkerView(words=words[site.languages[0]], told=Markup(_json(told)))  # noqa: S704  (a script, not mark-up)
    return Page(path=addresses.file(addresses.worker()), text=shrink_script(render("offline/worker.js", view)))


def assets(site: Site, look: Look) -> tuple[str, ...]:
    """What pages load beside their pictures."""
    logo = (site.logo.address,) if site.logo else ()
    return (*(script.address for script in look.scripts), site.addresses.icon(), site.addresses.manifest(), *logo)


def _said(words: Words) -> dict[str, str]:
    """What is said of pages from this phone, ready to be put into them; `{when}` and `{ago}` are filled in there."""
    holes = {"when": "{when}", "ago": "{ago}"}
    said = {
        "off": words("No network. Saved {when}, {ago}. It may have changed.", **holes),
        "checking": words("Saved {when}, {ago}. Still asking the network whether it changed.", **holes),
        "ask": words("Ask before you start."),
        "missing": words("No network. This page is not kept on this phone."),
        "card": words("No network. This card is not kept on this phone. It may be newer than what is."),
        "older": words("See what was saved of this code"),
    }
    return {name: str(Markup.escape(text)) for name, text in said.items()}


def _found(words: Words, site: Site) -> dict[str, object]:
    """What the search says that has only what this phone keeps."""
    return said_of_results(site, words) | {
        "found": words("Found on this phone: {count}", count="{count}"),
        "nothing": words("Nothing found on this phone. There is no network to look further."),
        "small": small_words(words.language),
    }


def render_manifest(site: Site) -> Page:
    """What puts the site on a phone's home screen."""
    addresses = site.addresses
    icons = [
        {"src": addresses.app_icon(name), "sizes": f"{width}x{width}", "type": "image/png", "purpose": purpose}
        for name, width, purpose in ICONS
    ]
    told = {
        "id": addresses.root,
        "name": site.title,
        "short_name": site.title,
        "lang": site.languages[0],
        "start_url": addresses.root,
        "scope": addresses.root,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": icons,
    }
    return Page(path=addresses.file(addresses.manifest()), text=_json(told) + "\n")


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
