"""What the search costs: bytes of the index and of one question, seconds and memory to make it.

    python -m tests.bench.search 100 1000 10000

For so many generated aids, of eight steps and four remedies each. A question's bytes are those of the top file, the
script, the shards of its words and the first result. Prints a table in Markdown.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from jobaids.adapters.templates import shipped
from jobaids.codes.derive import derive
from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Code, Language, Slug
from jobaids.model.release import Edition, Target, TargetKind
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.search.index import Piece, render_index
from jobaids.search.tokens import tokens
from tests.bench.content import aid
from tests.bench.forms import jobaids_markdown

QUESTIONS = (
    "filler drips",
    "seal tears",
    "alarm E77 stays on",
    "change the gasket of the palletiser and hold it from below with both thumbs",
    "tighten crosswise to 12 N·m, then run it again",
)
"""The fourth has seven words, each of which stands in thousands of aids: no question asks for more."""

KINDS = 500  # aids that are written; any further one has the text of one of these, and a title of its own
WORDS = 7  # of a question that the phone looks for


def editions(count: int) -> Iterator[Edition]:
    """So many aids, each with a title of its own."""
    for number in range(count):
        slug = Slug(f"job-{number:05}")
        written = replace(_written(number % KINDS), slug=slug, title=aid(number).title)
        anchors = (Anchor(""), *written.anchors)
        codes = tuple((anchor, _code(slug, anchor)) for anchor in anchors)
        yield Edition(aid=written, codes=codes)


@cache
def _written(number: int) -> Aid:
    text = jobaids_markdown(aid(number))
    parsed = parse_aid(Source(file=f"job-{number:05}.md", text=text), Reading())
    assert parsed.aid
    return parsed.aid


def _code(slug: Slug, anchor: Anchor) -> Code:
    kind = TargetKind.STEP if anchor else TargetKind.AID
    return derive(Target(kind=kind, slug=slug, anchor=anchor or None), frozenset())


def asked(question: str, pieces: dict[str, int], top: dict[str, list[str]]) -> int:
    """The bytes of all that a phone fetches to show the first result of a question."""
    words = sorted({word for word in tokens(question) if word not in top["small"]}, key=len, reverse=True)[:WORDS]
    shards = {shard for word in words for shard in _shards(word, top["words"])}
    results = max(size for name, size in pieces.items() if name.startswith("results-"))
    return sum(pieces[f"words-{shard}.bin"] for shard in shards) + results


def _shards(word: str, firsts: list[str]) -> Iterator[int]:
    """Those of the phone: where the word stands, and one more where words that begin alike go on."""
    stem = word if word[0].isdigit() else word[: max(4, len(word) - 3)]
    places = [max(0, sum(first <= one for first in firsts) - 1) for one in (stem, stem + "\uffff", word)]
    low, high, middle = places
    start = max(low, min(middle - 1, high - 1))
    yield from range(start, min(high + 1, start + 2))


def row(count: int) -> str:
    """One row of the table."""
    shown = tuple(editions(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    made: tuple[Piece, ...] = tuple(render_index(Language("en"), shown, "/search/", {}))
    took = time.process_time() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    sizes = {piece.path.rpartition("/")[2]: len(piece.octets) for piece in made}
    top = json.loads(made[0].octets)
    script = len(gzip.compress((shipped() / "script/search.js").read_bytes(), 9))
    fixed = len(made[0].octets) + script
    costs = [fixed + asked(question, sizes, top) for question in QUESTIONS]
    words, results = (
        sum(size for name, size in sizes.items() if name.startswith(kind)) for kind in ("words", "results")
    )
    return (
        f"| {count:,} | {len(made):,} | {words / 1000:,.0f} kB | {results / 1000:,.0f} kB | "
        f"{len(made[0].octets) / 1000:.1f} kB | {min(costs) / 1000:.0f}–{max(costs) / 1000:.0f} kB | "
        f"{took:.1f} s | {1000 * took / count:.1f} ms | {memory:.0f} MB |"
    )


def _sum(sizes: dict[str, int], kind: str) -> int:
    return sum(size for name, size in sizes.items() if name.startswith(kind))


def main() -> None:
    """Measure each size."""
    sys.stdout.write("| aids | files | words | results | top | to the first result | time | an aid | memory |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|---|---|\n")
    for count in map(int, sys.argv[1:]):
        sys.stdout.write(f"{row(count)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
