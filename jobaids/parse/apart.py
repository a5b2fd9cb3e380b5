"""Tells apart aids whose files have one name in several folders: `en/step_1.md` and `fr/step_1.md`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from jobaids.model.aid import Aid
from jobaids.model.names import Slug
from jobaids.parse.marks import LONGEST_WRITTEN, anchor_from
from jobaids.parse.names import FOLDER_FILES
from jobaids.parse.places import below_content


def told_apart(aids: tuple[Aid, ...]) -> tuple[Aid, ...]:
    """The aids; names that files share get as many folder names before them as it takes.

    A name that its author wrote stays as it is. An aid and its translations stay together, for they lie together.
    """
    deepest = max((len(_folders(aid)) for aid in aids), default=0)
    for depth in range(1, deepest + 1):
        shared = _shared(aids)
        if not shared:
            break
        aids = tuple(
            _placed(aid, depth)
            if _bare(aid) in shared and not aid.slug_written and depth <= len(_folders(aid))
            else aid
            for aid in aids
        )
    return aids


def _shared(aids: tuple[Aid, ...]) -> frozenset[str]:
    """The names, without their language, that two aids of one language have."""
    counted = Counter(aid.slug.casefold() for aid in aids)
    return frozenset(_bare(aid) for aid in aids if counted[aid.slug.casefold()] > 1)


def _bare(aid: Aid) -> str:
    return aid.slug.rpartition("/")[2].casefold()


def _folders(aid: Aid) -> list[str]:
    """The folders a file lies in, without the one that a folder's own page is named after."""
    *folders, name = below_content(aid.file).split("/")
    return folders[:-1] if name.partition(".")[0].lower() in FOLDER_FILES else folders


def _placed(aid: Aid, depth: int) -> Aid:
    """The aid named after its file, with the name of its `depth`-th folder from below before it."""
    language, slash, name = aid.slug.rpartition("/")
    folder = _folders(aid)[-depth]
    return replace(aid, slug=Slug(f"{language}{slash}{anchor_from(f'{folder} {name}', longest=LONGEST_WRITTEN)}"))
