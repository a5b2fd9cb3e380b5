"""Builds a project from texts as they come, with all but the layout of cards: that takes a hundred times as long."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from jobaids.adapters.templates import read_templates
from jobaids.build import build
from jobaids.model.settings import StoreSettings
from jobaids.plan.cards import CardWork
from jobaids.plan.ports import Built
from jobaids.plan.recipe import Made, Maker, Recipe
from jobaids.plan.wish import Wish
from jobaids.plan.writing import write
from jobaids.record.canonical import text_of
from jobaids.render.card.text import expected_of, render_card
from jobaids.wiring.building import Shop, build_ports
from tests.security.strategies import HOSTILE, MARKDOWN, TEXT
from tests.site.reading import look
from tests.site.running import release
from tests.site.test_same_bytes import PROJECT
from tests.sites.archive import unpack

DAY = date(2026, 10, 1)
OTHER = "# Other\n\n1. **Stop.** Turn the key. {#stop}\n2. **Go.** {#go}\n"
BROUGHT_IN = frozenset(("applet", "base", "embed", "frame", "frameset", "iframe", "math", "object", "portal"))
"""Elements that no page has and that bring something in."""

Files = Mapping[str, str | bytes]


def written(files: Files, root: Path) -> Path:
    """A project of some files."""
    for path, text in {"jobaids.toml": "", **files}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def survive(files: Files) -> Built:
    """Build a project, and see that its cards are well-formed and its pages hold nothing of anybody's own."""
    with TemporaryDirectory() as folder:
        root = written(files, Path(folder) / "plant")
        ports = build_ports(Shop(root=root))
        built = build(replace(ports, make=_make), Wish(day=DAY))
        strange = {place.name: one for place in root.glob("build/**/*.html") for one in _strange(place)}
        outside = [place for place in Path(folder).iterdir() if place != root]
    assert strange == {}
    assert outside == []
    return built


def _strange(page: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Elements that a page should not have, or that listen to something."""
    for tag, names in look(page.read_text(encoding="utf-8")).tags:
        if tag in BROUGHT_IN or any(name.startswith("on") for name in names):
            yield tag, names


def _make(_: StoreSettings, recipes: tuple[Recipe, ...]) -> Iterator[Made]:
    """Cards up to their layout, no pictures, and all pages."""
    render = read_templates().render
    for recipe in recipes:
        if isinstance(recipe.order, CardWork):
            ET.fromstring(render_card(recipe.order.order, render).xhtml)  # noqa: S314 - our own text
            expected_of(recipe.order.order)
        pages = recipe.maker in {Maker.PAGES, Maker.LISTS}
        yield Made(recipe=recipe, files=write(recipe, render)[0] if pages else ())


def release_small(folder: Path) -> dict[str, bytes]:
    """The files of a small project that was released below a folder."""
    root = unpack(PROJECT, folder / "plant")
    sealed = release(root)
    assert sealed.code == 0, sealed.err
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def spoiled(files: Mapping[str, bytes], data: st.DataObject) -> dict[str, bytes]:
    """A registry file with one line cut off, or with something else in its place."""
    path, lines = _registry_file(files, data)
    at = data.draw(st.integers(0, len(lines) - 1))
    cut = st.integers(0, 400).map(lambda count: lines[at][:count])
    lines[at] = data.draw(st.one_of(TEXT, MARKDOWN, cut))
    return {path: "\n".join(lines).encode()}


def forged(files: Mapping[str, bytes], data: st.DataObject) -> dict[str, bytes]:
    """A registry file with one value of one line exchanged, and a sum that fits."""
    path, lines = _registry_file(files, data)
    at = data.draw(st.integers(1, len(lines) - 2))  # not the head, and not the end of the last line
    event = json.loads(lines[at])
    del event["sum"]
    place, key = data.draw(st.sampled_from(list(_leaves(event))))
    place[key] = data.draw(st.one_of(HOSTILE, st.integers(), st.none(), st.just([]), st.just({}), st.just(1e308)))
    lines[at] = _signed(event)
    return {path: "\n".join(lines).encode()}


def _registry_file(files: Mapping[str, bytes], data: st.DataObject) -> tuple[str, list[str]]:
    path = data.draw(st.sampled_from(sorted(name for name in files if name.endswith(".jsonl"))))
    return path, files[path].decode().split("\n")


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in some JSON that holds a value, with its key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield value, key
        yield from _leaves(one)


def _signed(event: dict[str, Any]) -> str:
    """A line with a sum that fits."""
    rest = text_of(event)
    return '{"sum":"' + hashlib.sha256(rest.encode()).hexdigest()[:16] + '",' + rest[1:]
