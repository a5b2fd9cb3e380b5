"""What another machine runs: it makes the card or the pictures of one parcel, and sends them back as a parcel.

A parcel holds all that a recipe needs: the recipe, the bytes of its pictures, the project's own templates of cards,
and the names of the fonts that were fetched for it. It says which tools it was packed with. A machine that has others
opens nothing, and sends back what it has.

Whoever can send a parcel can run programs on the machine that opens it, as everywhere in Dask.
"""

from __future__ import annotations

import io
import pickle
import platform
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from distributed import get_worker

from jobaids.adapters.body import digest_of
from jobaids.adapters.catalogues import read_words
from jobaids.adapters.cluster_kit import FontWanted, find_font, found_here, sign_of
from jobaids.adapters.fonts import FontFile, shipped_fonts
from jobaids.adapters.templates import read_templates
from jobaids.adapters.workshop import Workshop
from jobaids.language.words import Words
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.media import Media
from jobaids.model.names import Digest, Language
from jobaids.plan.recipe import File, Maker, Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What all recipes of a build share: the sign of its tools, fonts that do not ship, templates of the project.

    It goes with each parcel, as a few kilobytes: what is laid down in a cluster once goes with the machine it lay on.
    """

    sign: str
    fonts: tuple[FontWanted, ...] = ()
    templates: tuple[tuple[str, bytes], ...] = ()  # paths below `templates/`


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooked:
    """What came of a parcel."""

    files: tuple[File, ...]
    told: tuple[Diagnostic, ...]
    decoded: int
    seconds: float  # that it took


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """A machine that opened nothing, because it has other tools."""

    host: str
    kit: dict[str, str]


def packed(outfit: Outfit, recipe: Recipe, pictures: Iterable[tuple[Digest, bytes]]) -> bytes:
    """A parcel; words go by the name of their language, for they are on every machine."""
    stream = io.BytesIO()
    _Packer(stream, pickle.HIGHEST_PROTOCOL).dump((recipe.maker, recipe.name, recipe.order))
    outside = (pickle.dumps(outfit, pickle.HIGHEST_PROTOCOL), stream.getvalue(), dict(pictures))
    return pickle.dumps(outside, pickle.HIGHEST_PROTOCOL)


def unpacked(parcel: bytes) -> Cooked | Stranger:
    """What came back."""
    found: Cooked | Stranger = _opened(parcel)
    return found


def make_there(parcel: bytes) -> bytes:
    """Follow the recipe of a parcel on this machine."""
    outfit, recipe, pictures = _opened(parcel)
    with _ONE_AT_A_TIME:
        bench = _bench(outfit)
        came = bench if isinstance(bench, Stranger) else _cook(bench, recipe, pictures)
    return pickle.dumps(came, pickle.HIGHEST_PROTOCOL)


_ONE_AT_A_TIME = Lock()  # the engine is opened once a process, and Dask may give a worker many threads


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basket:
    """The pictures that came with a parcel."""

    pictures: dict[Digest, bytes] = field(default_factory=dict)

    def bring(self, media: Media) -> bytes:
        return self.pictures[media.digest]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    workshop: Workshop
    basket: _Basket


@cache
def _bench(outfit: bytes) -> _Bench | Stranger:
    """The place where cards of an outfit are made, kept from parcel to parcel; a worker sees few outfits."""
    told: Outfit = _opened(outfit)
    kit = found_here(told.fonts)
    if sign_of(kit) != told.sign:
        return Stranger(host=platform.node(), kit=dict(kit))
    place, basket = Path(get_worker().local_directory) / f"jobaids-{digest_of(outfit)}", _Basket()
    workshop = Workshop(
        library=basket,
        templates=read_templates(_laid_out(told.templates, place)),
        fonts=(*shipped_fonts(), *(_font(font) for font in told.fonts)),
        cache=place / "fonts",
    )
    return _Bench(workshop=workshop, basket=basket)


def _cook(bench: _Bench, recipe: bytes, pictures: dict[Digest, bytes]) -> Cooked:
    started = time.perf_counter()
    bench.basket.pictures.clear()
    bench.basket.pictures.update(pictures)
    maker, name, order = _Unpacker(io.BytesIO(recipe)).load()
    made = bench.workshop.make(Recipe(maker=Maker(maker), name=name, order=order))
    files = tuple(file for file in made.files if isinstance(file, File))
    seconds = time.perf_counter() - started
    return Cooked(files=files, told=made.told, decoded=made.decoded, seconds=seconds)


def _laid_out(templates: tuple[tuple[str, bytes], ...], place: Path) -> Path | None:
    """The project's own templates as a folder of this machine."""
    root = place / "templates"
    for path, octets in templates:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(octets)
    return root if templates else None


def _font(wish: FontWanted) -> FontFile:
    path = find_font(wish)
    if path is None:
        raise RuntimeError(f"{wish.file} was here a moment ago")
    return FontFile(families=wish.families, path=path, sha256=wish.sha256, signs=frozenset())


def _opened(octets: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """What somebody packed. Who is in a cluster is trusted with it, as its how-to says."""
    return pickle.loads(octets)  # noqa: S301 - Dask itself would run what came, before this is asked


class _Packer(pickle.Pickler):
    def persistent_id(self, value: object) -> tuple[str, str] | None:
        return (value.language, value.timezone) if type(value) is Words else None


class _Unpacker(pickle.Unpickler):
    def persistent_load(self, name: tuple[Language, str]) -> Words:
        return read_words(*name)
