"""The same aids as a project of jobaids, and as a site of each maker of sites, set up as its documentation begins.

A site gets one page an aid, or besides one page for every page that jobaids makes: as many, each with a step's text.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from tests.bench.content import BenchAid, aids
from tests.bench.forms import jobaids_markdown, plain_markdown
from tests.bench.photos import write_photos
from tests.bench.stopwatch import run

SETTINGS = """[site]
title = "Works"
base_url = "https://aids.example.com"
languages = ["en"]
tell = "the shift lead, extension 200"
"""
LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1"><title>{title}</title><style>body{{font:1.1rem/1.4 sans-serif;
max-width:40rem;margin:auto}}img{{max-width:100%}}</style></head><body><h1>{title}</h1>{content}</body></html>
"""
HUGO = """baseURL = "https://aids.example.com/"
title = "Works"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
"""
ELEVENTY = """export default function (config) {
  config.addPassthroughCopy("photos");
}
"""
MKDOCS = "site_name: Works\nsite_url: https://aids.example.com/\ntheme:\n  name: {theme}\n"


def jobaids_project(root: Path, count: int, command: tuple[str, ...], env: Mapping[str, str]) -> None:
    """A project of so many aids, all released by the command of every author."""
    write_photos(root / "content" / "photos")
    (root / "jobaids.toml").write_text(SETTINGS, encoding="utf-8")
    for aid in aids(count):
        text = jobaids_markdown(aid).replace("](photo-", "](photos/photo-")
        (root / "content" / f"{aid.slug}.md").write_text(text, encoding="utf-8")
    order = ("release", "--approved-by", "Maintenance lead", "--note", "First release.", "--yes")
    run((*command, *order), root, env)


def hugo_site(root: Path, count: int, pages: int) -> None:
    """Hugo with one template of its own."""
    _write(root / "config.toml", HUGO)
    for kind in ("single", "list"):
        _write(
            root / "layouts" / "_default" / f"{kind}.html",
            LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}"),
        )
    write_photos(root / "static" / "photos")
    _content(root / "content" / "aids", count, "/photos/")
    for place, text in _others(count, pages):
        _write(root / "content" / "codes" / place, text)


def eleventy_site(root: Path, count: int) -> None:
    """Eleventy with one template of its own."""
    _write(root / "package.json", '{"type": "module"}')
    _write(root / "eleventy.config.js", ELEVENTY)
    _write(root / "_includes" / "aid.njk", LAYOUT.format(title="{{ title }}", content="{{ content | safe }}"))
    _write(root / "aids" / "aids.json", '{"layout": "aid.njk"}')
    write_photos(root / "photos")
    _content(root / "aids", count, "/photos/")


def mkdocs_site(root: Path, count: int, theme: str) -> None:
    """MkDocs with one of its themes; Zensical reads the same."""
    _write(root / "mkdocs.yml", MKDOCS.format(theme=theme))
    _write(root / "docs" / "index.md", "# Works\n")
    write_photos(root / "docs" / "photos")
    _content(root / "docs" / "aids", count, "../photos/")


def once(place: Path, make: Callable[[Path], object]) -> Path:
    """A folder that is made at the first time, whole or not at all."""
    if not place.exists():
        coming = place.with_name(f"{place.name}.coming")
        shutil.rmtree(coming, ignore_errors=True)
        coming.mkdir(parents=True)
        make(coming)
        coming.rename(place)
    return place


def copy_unbuilt(project: Path, place: Path) -> None:
    """Copy a project without anything that was made of it, in place of what was there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(project, place, ignore=shutil.ignore_patterns(".cache", "build", "pages"))


def pages_below(folder: Path) -> int:
    """How many pages of HTML stand below a folder."""
    return sum(1 for _ in folder.rglob("*.html"))


def _content(folder: Path, count: int, photos: str) -> None:
    for aid in aids(count):
        _write(folder / f"{aid.slug}.md", plain_markdown(aid, photos))


def _others(count: int, pages: int) -> Iterator[tuple[str, str]]:
    """So many small pages, each of a step."""
    for number, aid in enumerate(islice(cycle(tuple(aids(count))), max(0, pages - count))):
        yield f"{aid.slug}/{number}.md", _step_page(aid, number // count)


def _step_page(aid: BenchAid, turn: int) -> str:
    step = aid.steps[turn % len(aid.steps)]
    picture = f"\n\n![{step.lead}](/photos/{step.photo})" if step.photo else ""
    alert = f"> **{step.alert[0]}**\n> {step.alert[1]}\n\n" if step.alert[0] else ""
    point = f"\n\n- Key point: {step.point[0]}\n- Why: {step.point[1]}" if step.point[0] else ""
    return f"---\ntitle: {aid.title}\n---\n\n{alert}**{step.lead}** {step.detail}{point}{picture}\n"


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
