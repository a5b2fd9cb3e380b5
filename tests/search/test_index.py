"""The index of the sample content, read back."""

from __future__ import annotations

import random
from functools import cache

import pytest

from jobaids.model.names import Language
from jobaids.model.release import Edition
from jobaids.search.documents import found_of
from jobaids.search.index import Piece, render_index
from jobaids.search.postings import MOST, gathered, judged
from jobaids.search.shards import SHARD, SHORTEST_SLIP
from jobaids.search.tokens import tokens
from tests.search.reading import read_index
from tests.search.sample_lists import sample_tree

LANGUAGES = [Language(name) for name in ("en", "es", "ar")]
LARGEST = SHARD + 2 * MOST + 200  # bytes: a full shard, a word that nearly every document has, and its head


@cache
def editions(language: Language) -> tuple[Edition, ...]:
    """The released sample aids in one language."""
    return tuple(edition for edition in sample_tree().shown.editions if edition.aid.language == language)


def index(language: Language, shown: tuple[Edition, ...] | None = None) -> tuple[Piece, ...]:
    """Every file of the index of some aids."""
    return tuple(render_index(language, shown or editions(language), "/search/", {}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_released_step_finds_it(language: Language) -> None:
    """A worker knows one word of the step, and nobody can tell which."""
    read = read_index(index(language))

    lost = [
        (edition.aid.slug, document.anchor, token)
        for edition in editions(language)
        for document in found_of(edition).documents
        for _, text in document.words
        for token in tokens(text)
        if document.code not in {read.codes[number] for number in read.words.get(token, ())}
    ]

    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_in_the_order_in_which_a_phone_looks_for_them(language: Language) -> None:
    """A shard is chosen by its first word; one word out of place would never be found."""
    read = read_index(index(language))

    order = [word.encode("utf-16-be") for word in read.words]

    assert order == sorted(order)
    assert {word for word in read.words if word.isascii() and word.isalpha() and len(word) >= SHORTEST_SLIP} <= set(
        read.ends
    )


def test_the_order_of_aids_changes_no_byte() -> None:
    """Two machines that build one site must publish one index."""
    shown = list(editions(LANGUAGES[0]))
    before = index(LANGUAGES[0])

    random.Random(7).shuffle(shown)  # noqa: S311 - an order, no secret

    assert index(LANGUAGES[0], tuple(shown)) == before


def test_what_changes_is_called_otherwise() -> None:
    """Shards are kept by phones for ever; a new one under an old name would never be seen."""
    before, after = index(LANGUAGES[0]), index(LANGUAGES[0], editions(LANGUAGES[0])[1:])

    assert before[0].path == after[0].path == "en.json"
    assert not {piece.path for piece in before[1:]} & {piece.path for piece in after[1:]}


def test_an_index_of_nothing_answers_that_there_is_nothing() -> None:
    """A language without aids yet must not look like a broken network."""
    pieces = tuple(render_index(Language("fr"), (), "/search/", {}))

    assert [piece.path for piece in pieces] == ["fr.json"]
    assert read_index(pieces).words == {}


def test_a_word_that_everything_has_costs_no_more_than_another() -> None:
    """On a slow network a common word must not keep the rare one waiting."""
    documents = [document for edition in editions(LANGUAGES[0]) for document in found_of(edition).documents]

    postings = judged(gathered(documents * 40))

    assert postings["the"].count > MOST
    assert len(postings["the"].kept) == MOST
    assert list(postings["the"].kept) == sorted(postings["the"].kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_is_large(language: Language) -> None:
    """What one question costs is bounded by the largest file it can ask for."""
    sizes = {piece.path: len(piece.octets) for piece in index(language)}

    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}
