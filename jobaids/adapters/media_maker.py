"""Makes pictures, clips and files ready for phones: in their sizes, with stills, and clean of what cameras add."""

from __future__ import annotations

from jobaids.adapters.library import Lends
from jobaids.adapters.pictures import clean_picture
from jobaids.adapters.videos import clean_clip, poster
from jobaids.model.media import Media, MediaKind
from jobaids.plan.media import MediaOrder
from jobaids.plan.recipe import File, Made, Recipe

STILL_WIDTH = 720  # pixels: a phone's width at twice its usual resolution


def make_media(recipe: Recipe, library: Lends) -> Made:
    """Every form of one file of the author's."""
    order: MediaOrder = recipe.order
    octets = library.bring(order.media)
    pictures = (
        File(path=path, octets=clean_picture(octets, size.width, size.ending).octets) for path, size in order.pictures
    )
    stills = (File(path=path, octets=poster(octets, at, STILL_WIDTH)) for path, at in order.stills)
    whole = (File(path=order.whole, octets=_whole(octets, order.media)),) if order.whole else ()
    return Made(recipe=recipe, files=(*pictures, *stills, *whole))


def _whole(octets: bytes, media: Media) -> bytes:
    return clean_clip(octets, media.ending) if media.kind is MediaKind.CLIP else octets
