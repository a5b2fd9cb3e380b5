"""Which files of pictures and clips the pages of a site need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.model.aid import Provider
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Digest, Seconds
from jobaids.model.release import Edition
from jobaids.plan.recipe import Maker, Recipe
from jobaids.render.addresses import Addresses, Variant, variants


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaOrder:
    """One file of the author's, and where each form of it goes; paths are below `build/`.

    `pictures` are its sizes, `stills` what a clip shows at some moments, `whole` the thing itself.
    """

    media: Media
    pictures: tuple[tuple[str, Variant], ...] = ()
    stills: tuple[tuple[str, Seconds], ...] = ()
    whole: str = ""


def media_recipes(
    editions: Iterable[Edition], others: Iterable[Media], addresses: Addresses, folder: str
) -> tuple[Recipe, ...]:
    """A recipe for each file that the editions show, and some others, in the order of their digests.

    `folder` is below `build/`.
    """
    known = {f"{folder}media/{media.digest}.{media.kind.value}": media for media in others}
    moments: dict[Digest, set[Seconds]] = {}
    for edition in editions:
        known.update({f"{folder}media/{media.digest}.{media.kind.value}": media for media in edition.media})
        for digest, moment in _moments(edition):
            moments.setdefault(digest, set()).add(moment)
    orders = (
        (name, media_order(media, tuple(sorted(moments.get(media.digest, ()))), addresses, folder))
        for name, media in sorted(known.items())
    )
    return tuple(Recipe(maker=Maker.MEDIA, name=name, order=order) for name, order in orders)


def media_order(media: Media, moments: tuple[Seconds, ...], addresses: Addresses, folder: str) -> MediaOrder:
    """What is to be made of one file."""

    def place(address: str) -> str:
        return folder + addresses.file(address)

    if media.kind in {MediaKind.PICTURE, MediaKind.DRAWING}:
        sizes = tuple((place(addresses.picture(media.digest, size)), size) for size in variants(media))
        return MediaOrder(media=media, pictures=sizes)
    stills = tuple((place(addresses.still(media.digest, moment)), moment) for moment in moments)
    return MediaOrder(media=media, stills=stills, whole=place(addresses.media(media)))


def _moments(edition: Edition) -> Iterable[tuple[Digest, Seconds]]:
    for step in edition.aid.steps:
        if step.clip and step.clip.provider is Provider.FILE and (media := edition.media_of(step.clip.source)):
            yield media.digest, step.clip.start or Seconds(0.0)
