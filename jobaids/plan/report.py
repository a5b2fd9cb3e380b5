"""`build/report.json`: everything told, decoded, counted and timed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from jobaids.model.diagnostic import Diagnostic
from jobaids.plan.publication import Publication, Verified
from jobaids.plan.recipe import Artifact, File, Made, Maker

REPORT = "report.json"


TREES = ("site/", "draft/", "cards/", "hosts/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How many files one tree of `build/` holds, and their bytes; hosts limit both."""

    tree: str
    files: int
    octets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a build came to: pieces, symbols read back, and bytes."""

    cards: int
    pages: int
    symbols: int
    files: int
    octets: int
    held: tuple[str, ...] = ()  # aids whose last good cards and pages were left in place
    english: tuple[str, ...] = ()  # languages without a catalogue, whose readers see English words around the text
    trees: tuple[Weight, ...] = ()


def counts_of(made: Iterable[Made], publication: Publication, verified: tuple[Verified, ...]) -> Counts:
    """Count what was made and what is published."""
    spoken = [one.tree.furniture.speak(edition.aid.language) for one in verified for edition in one.tree.shown.editions]
    cards = [one for one in made if one.recipe.maker is Maker.CARD]
    endings = Counter(file.path.rpartition(".")[2] for file in publication.files)
    return Counts(
        cards=sum(one.good for one in cards if one.recipe.slug),  # posters are of no aid
        pages=endings["html"],
        symbols=sum(one.decoded for one in cards),
        files=len(publication.files),
        octets=sum(file.size for file in publication.files),
        held=tuple(sorted({slug for one in verified for slug in one.held})),
        english=tuple(sorted({words.language for words in spoken if words.borrowed})),
        trees=tuple(_weight(tree, publication.files) for tree in TREES),
    )


def _weight(tree: str, files: Iterable[Artifact]) -> Weight:
    sizes = [file.size for file in files if file.path.startswith(tree)]
    return Weight(tree=tree, files=len(sizes), octets=sum(sizes))


def report_file(told: Iterable[Diagnostic], counts: Counts, seconds: Mapping[str, float]) -> File:
    """The report as a file; of all that is published, it alone says how long things took."""
    content = {
        "told": [_plain(one) for one in told],
        "counts": asdict(counts),
        "seconds": {stage: round(took, 3) for stage, took in seconds.items()},
    }
    return File(path=REPORT, octets=(json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _plain(one: Diagnostic) -> dict[str, object]:
    return {**asdict(one), "severity": one.severity.value}
