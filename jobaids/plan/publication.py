"""Which recipes are followed, and what of the files that come of them is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jobaids.lint.structure import Claim, one_path_twice
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.plan.media import MediaOrder
from jobaids.plan.recipe import Artifact, Choice, Made, Recipe
from jobaids.plan.tree import Tree

Piece: TypeAlias = tuple[Slug, Artifact]
"""A file, and the aid it belongs to, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A tree whose failed aids are held back: their last good cards and pages stay, if there are any."""

    tree: Tree
    made: tuple[Made, ...]
    held: frozenset[Slug]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The files to publish, those to leave as they stand, and what is told of files that claim one path."""

    files: tuple[Artifact, ...]
    keep: frozenset[str] = frozenset()
    told: tuple[Diagnostic, ...] = ()


def pieces_of(made: Iterable[Made]) -> Iterator[Piece]:
    """Every file that came of some recipes."""
    for one in made:
        for file in one.files:
            yield one.recipe.slug, file


def first_come(pieces: Iterable[Piece]) -> Publication:
    """Some files as they are published: of those that claim one path, the first has it."""
    first: dict[str, Piece] = {}
    disputed: dict[str, Piece] = {}
    later: list[Piece] = []
    for piece in pieces:
        path = piece[1].path.casefold()
        if first.setdefault(path, piece) is not piece:
            disputed[path] = first[path]
            later.append(piece)
    told = one_path_twice(map(_claim, (*disputed.values(), *later)))
    return Publication(files=tuple(file for _, file in first.values()), told=tuple(told))


def _claim(piece: Piece) -> Claim:
    slug, file = piece
    return Claim(path=file.path, by=slug or "the site", slug=slug)


def recipes_of(trees: Iterable[Tree], choice: Choice = frozenset()) -> tuple[Recipe, ...]:
    """All cards, pictures and clips that are to be made, once each; with a choice, those of some aids only."""
    recipes = {recipe.name: recipe for tree in trees for recipe in _chosen(tree, choice)}
    return tuple(recipes.values())


def _chosen(tree: Tree, choice: Choice) -> Iterator[Recipe]:
    editions = (edition for edition in tree.shown.editions if edition.aid.slug in choice)
    shown = frozenset(media.digest for edition in editions for media in edition.media)
    for recipe in tree.recipes:
        match recipe.order:
            case _ if not choice:
                yield recipe
            case MediaOrder(media=media) if media.digest in shown:
                yield recipe
            case _ if recipe.slug in choice:
                yield recipe


def pages_of(verified: Iterable[Verified], choice: Choice = frozenset()) -> tuple[Recipe, ...]:
    """The recipes of all pages that may be published; with a choice, those of some aids only."""
    pages = (recipe for one in verified for recipe in one.tree.pages)
    return tuple(recipe for recipe in pages if not choice or recipe.slug in choice)
