"""Lists of what a phone keeps for the time without a network: by aid, by station and by language, with digests.

A phone that holds every file of a list under its digest holds that aid whole. Each station and language names the
digests of the lists of its aids, so that one small file says whether anything changed.

    site/offline/index.json               what can be kept, with its size
    site/offline/stations/filler-3.json   the files of a station, and the lists of its aids
    site/offline/languages/es.json        the same of a language
    site/offline/aids/filler-seal.json    the files of one aid
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from jobaids.language.words import own_name
from jobaids.model.media import MediaKind
from jobaids.model.names import DRAFT_LABEL, Digest, Language, Slug
from jobaids.model.release import Edition
from jobaids.model.station import Station
from jobaids.plan.fingerprint import SIZE
from jobaids.plan.media import MediaOrder
from jobaids.plan.pages import PagesWork
from jobaids.plan.recipe import Artifact, File, Kept, Made, Maker
from jobaids.plan.tree import Tree
from jobaids.render.page.offline_page import assets

FORMAT = 1  # of the lists; raised when a phone has to read them otherwise

Row = tuple[str, str, int]
"""A file: its address, the first 40 signs of its SHA-256, and its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is kept of one aid: pages with pictures, and, on wish, its clips."""

    edition: Edition
    files: tuple[Row, ...]
    clips: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A station or a language: by which name it is kept, which page it belongs to, and what is in it."""

    name: str
    title: str
    page: str
    pages: tuple[str, ...]  # addresses of lists
    slugs: tuple[Slug, ...]


@dataclass(frozen=True, kw_only=True)
class Larder:
    """Everything that the lists of a tree are made from; of the `held` aids only the lists of an earlier build stand.

    It has no slots, so that what is asked of it often is worked out once.
    """

    tree: Tree
    pages: tuple[Made, ...]
    media: tuple[Made, ...]
    held: frozenset[Slug] = field(default_factory=frozenset)

    @cached_property
    def shared(self) -> Mapping[str, Row]:
        """The pages of no single aid and all pictures, by address."""
        lists = (made for made in self.pages if made.recipe.maker is Maker.LISTS)
        return {row[0]: row for made in (*lists, *self._pictures) for row in map(self.row, made.files)}

    @cached_property
    def parcels(self) -> Mapping[Slug, Parcel]:
        """What is kept of each aid that is listed."""
        works = ((made, made.recipe.order) for made in self.pages)
        return {
            made.recipe.slug: self._parcel(made, order.whole.edition)
            for made, order in works
            if isinstance(order, PagesWork) and made.recipe.slug not in self.held
        }

    @property
    def _pictures(self) -> tuple[Made, ...]:
        """What was made of pictures, clips and the logo."""
        return tuple(made for made in self.media if made.recipe.maker is Maker.MEDIA)

    @cached_property
    def _orders(self) -> Mapping[Digest, tuple[MediaOrder, Mapping[str, Artifact]]]:
        orders = ((made.recipe.order, made.files) for made in self._pictures)
        return {order.media.digest: (order, {file.path: file for file in files}) for order, files in orders}

    def row(self, file: Artifact) -> Row:
        """A file of the site as a list names it."""
        path = file.path.removeprefix(self.tree.folder)
        address = self.tree.content.site.addresses.root + path.removesuffix("index.html")
        return address, digest_of(file), file.size

    def _parcel(self, made: Made, edition: Edition) -> Parcel:
        files = [self.row(file) for file in made.files]
        clips: list[Row] = []
        for media in dict.fromkeys(edition.media):
            if media.digest not in self._orders:
                continue
            order, there = self._orders[media.digest]
            shown = [path for path, _ in order.pictures[-1:]] + [path for path, _ in order.stills]
            files += [self.row(there[path]) for path in shown if path in there]  # what could not be made is not kept
            if order.whole in there and media.kind in {MediaKind.CLIP, MediaKind.CAPTIONS}:
                (clips if media.kind is MediaKind.CLIP else files).append(self.row(there[order.whole]))
        return Parcel(edition=edition, files=tuple(dict.fromkeys(files)), clips=tuple(dict.fromkeys(clips)))


def digest_of(file: Artifact) -> str:
    """The first 40 signs of the SHA-256 of a file."""
    return file.digest if isinstance(file, Kept) else sha256(file.octets).digest()[:SIZE].hex()


def offline_lists(larder: Larder) -> Iterator[File]:
    """Every list of a tree; there is none of drafts."""
    tree = larder.tree
    if tree.shown.draft or not larder.pages:
        return
    made: dict[Slug, File] = {}
    for slug, parcel in larder.parcels.items():
        aid = parcel.edition.aid
        told = {"format": FORMAT, "title": aid.title, "files": parcel.files, "clips": parcel.clips}
        made[slug] = _file(larder, f"aids/{slug}", told)
        yield made[slug]
    rows = []
    for group in _groups(larder):
        told = _told(larder, group, made)
        rows.append({"name": group.name, "title": group.title, "page": group.page, **_sizes(told)})
        yield _file(larder, group.name, told)
    yield _file(larder, "", {"format": FORMAT, "kept": rows})


def held_lists(tree: Tree, held: Iterable[Slug]) -> Iterator[str]:
    """The paths of the lists of some aids."""
    return (tree.folder + _path(tree, f"aids/{slug}") for slug in held)


def _path(tree: Tree, name: str) -> str:
    addresses = tree.content.site.addresses
    return addresses.file(addresses.kept(name))


def _file(larder: Larder, name: str, told: Mapping[str, object]) -> File:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    return File(path=larder.tree.folder + _path(larder.tree, name), octets=text.encode())


def _groups(larder: Larder) -> Iterator[_Group]:
    content = larder.tree.content
    site, shelf = content.site, content.shelf
    addresses = site.addresses
    for station in shelf.stations.values():
        yield _Group(
            name=f"stations/{station.slug}",
            title=station.name,
            page=addresses.station(station.slug),
            pages=(
                *(addresses.station(station.slug, language) for language in site.languages),
                *_codes_of(larder, station),
            ),
            slugs=tuple(_needed(larder, station)),
        )
    for language in site.languages:
        yield _Group(
            name=f"languages/{language}",
            title=own_name(language),
            page=addresses.home(language),
            pages=tuple(_pages_in(larder, language)),
            slugs=tuple(slug for slug, spine in shelf.spines.items() if _read_in(larder, language, spine.language)),
        )


def _read_in(larder: Larder, language: Language, own: Language) -> bool:
    """Whether an aid belongs to a language of the site; one in any other is kept with the first."""
    languages = larder.tree.content.site.languages
    return own == language or (own not in languages and language == languages[0])


def _codes_of(larder: Larder, station: Station) -> Iterator[str]:
    """What the codes of a station open."""
    content = larder.tree.content
    record = content.registry.station(station.slug)
    for given in record.codes if record else ():
        yield from content.site.addresses.opened(given.code, (DRAFT_LABEL,))


def _needed(larder: Larder, station: Station) -> Iterator[Slug]:
    """The aids at a station in the languages its cards are in, what comes first of each, and what lends it steps."""
    shelf = larder.tree.content.shelf
    editions = {edition.aid.slug: edition for edition in larder.tree.shown.editions}
    found: dict[Slug, None] = {}
    for slug in station.aids:
        for spine in shelf.tongues(slug):
            if spine.slug == slug or not station.languages or spine.language in station.languages:
                found[spine.slug] = None
    for slug in tuple(found):
        aid = editions[slug].aid
        lent = (step.borrowed.slug for step in aid.steps if step.borrowed)
        found.update(dict.fromkeys(other for other in (*aid.head.first, *lent) if other in shelf.spines))
    return iter(found)


def _pages_in(larder: Larder, language: Language) -> Iterator[str]:
    content = larder.tree.content
    addresses = content.site.addresses
    yield from (addresses.home(language), addresses.problems(language), addresses.changes(language))
    for station in content.shelf.stations.values():
        yield addresses.station(station.slug, language)
        yield from _codes_of(larder, station)


def _told(larder: Larder, group: _Group, made: Mapping[Slug, File]) -> dict[str, object]:
    content = larder.tree.content
    addresses, languages = content.site.addresses, content.site.languages
    homes = (address for tongue in languages for address in (addresses.home(tongue), addresses.offline(tongue)))
    shared = dict.fromkeys((*homes, *assets(content.site, content.look), *group.pages))
    return {
        "format": FORMAT,
        "title": group.title,
        "page": group.page,
        "newest": _newest(larder.tree),
        "files": tuple(larder.shared[address] for address in shared if address in larder.shared),
        "aids": tuple((slug, digest_of(made[slug]) if slug in made else "") for slug in group.slugs),
        **_weighed(larder, group.slugs, shared),
    }


def _weighed(larder: Larder, slugs: Iterable[Slug], shared: Iterable[str]) -> dict[str, int]:
    """How many bytes are kept, each file once."""
    parcels = [larder.parcels[slug] for slug in slugs if slug in larder.parcels]
    files = {row for parcel in parcels for row in parcel.files}
    files |= {larder.shared[address] for address in shared if address in larder.shared}
    clips = {row for parcel in parcels for row in parcel.clips}
    return {"bytes": sum(size for *_, size in files), "clips": sum(size for *_, size in clips)}


def _sizes(told: Mapping[str, object]) -> dict[str, object]:
    return {name: told[name] for name in ("bytes", "clips")}


def _newest(tree: Tree) -> str:
    """When the newest of all releases that are shown was sealed: a phone takes no list that is older than its own."""
    sealed = (edition.seal.at for edition in tree.shown.editions if edition.seal)
    return max((at.isoformat() for at in sealed), default="")
