"""Projects of any size, released once: for measuring what a release costs in a company with many of them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from jobaids.adapters.registry import REGISTRY
from jobaids.codes.alphabet import ALPHABET
from jobaids.codes.derive import code_from
from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Code, Digest, Language, Slug
from jobaids.model.release import Edition, Effect, GivenCode, Seal
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.record.canonical import digest_of, text_of
from jobaids.record.index import target_of
from jobaids.record.journal import HEAD, write_line
from jobaids.record.label import label_of
from jobaids.record.ledger import aid_file

MODEL = 987654321  # a number that stands for every other
CODES_OF_AN_AID = 10  # its own, eight steps, one remedy
SETTINGS = '[site]\ntitle = "Works"\nbase_url = "https://aids.example.com"\nlanguages = ["en"]\n'
AT = datetime(2027, 3, 3, 12, tzinfo=UTC)
READING = Reading(languages=(Language("en"),))
AIDS_OF_A_FOLDER = 500
ROOT = Path(__file__).parent.parent.parent
REST = 2.5  # seconds; until then nothing is remembered of a file
STEPS = (
    ("isolate", "**Turn isolator {n} to OFF.** Hang your own lock on it."),
    ("drain", "**Drain line {n}.** Wait until the gauge shows 0 bar."),
    ("open", "**Open guard {n}.** Both latches."),
    ("lift", "**Lift out seal {n}.** Use the hooked tool."),
    ("wipe", "**Wipe seat {n} dry.** A lint-free cloth, because fibres leak."),
    ("seat", "**Seat new seal {n}.** Press it in with both thumbs for 5 seconds."),
    ("close", "**Close guard {n}.** Both latches click."),
    ("run", "**Run filler {n} for a minute.** Look for drops."),
)
REMEDY = (
    "\n## If something goes wrong\n\n| You see | Do this |\n|---|---|\n| Seal {n} tears {{#tears}} | Fit a new one. |\n"
)


def large_project(root: Path, aids: int, releases: int = 1) -> None:
    """Write a project of so many aids with ten codes each, all released; its sources say what was released last.

    One aid is parsed and sealed; all others are its lines with other numbers, codes and sums, as a release of each
    would have written them.
    """
    _write(root / "jobaids.toml", SETTINGS)
    model = _model(releases)
    numbers = count(1)
    for number in range(aids):
        codes = [_code(next(numbers)) for _ in range(CODES_OF_AN_AID)]
        _write(root / "content" / f"{place_of(number)}.md", source_of(number))
        _write(root / REGISTRY / aid_file(slug_of(number)), "\n".join((HEAD, *_stamped(model, number, codes), "")))


def measured(root: Path, aids: int) -> dict[str, Any]:
    """The figures of a project of so many aids: of the run that reads it all (`first`), and of the one after it."""
    large_project(root, aids)
    time.sleep(REST)
    world = os.environ | {"XDG_CACHE_HOME": str(root.with_name(f"{root.name}-cache"))}
    command = [sys.executable, "-m", "tests.bench.measure", str(root)]
    first, again = (
        json.loads(subprocess.run(run, cwd=ROOT, env=world, capture_output=True, text=True, check=True).stdout)
        for run in ([*command, "load"], command)
    )
    return {"first": first["load"], "first_megabytes": first["loaded"], **again}


def _model(releases: int) -> tuple[dict[str, Any], ...]:
    """The fields of every line of the aid that all others are like."""
    of = _aid(MODEL)
    codes = tuple((anchor, _code(place)) for place, anchor in enumerate(sorted({Anchor(""), *of.anchors})))
    given = (GivenCode(code=code, target=target_of(of.slug, anchor), at=AT) for anchor, code in codes)
    sealed = (_sealed(Edition(aid=of, codes=codes), number) for number in range(1, releases + 1))
    return tuple(json.loads(line) for line in (*map(write_line, given), *map(write_line, sealed)))


def _stamped(model: tuple[dict[str, Any], ...], number: int, codes: list[Code]) -> Iterator[str]:
    """The lines of the model as those of another aid."""
    names = {str(MODEL): str(number)} | {_code(place): code for place, code in enumerate(codes)}
    pattern = re.compile("|".join(names))
    for fields in model:
        event = json.loads(pattern.sub(lambda found: names[found[0]], json.dumps(fields)))
        del event["sum"]
        if "content" in event:
            event["digest"] = hashlib.sha256(text_of(event["content"]).encode()).hexdigest()
            event["label"] = label_of(event["number"], Digest(event["digest"]))
        rest = text_of(event)
        yield f'{{"sum":"{hashlib.sha256(rest.encode()).hexdigest()[:16]}",{rest[1:]}'


def place_of(number: int) -> str:
    """The path of an aid below the content folder, without its ending."""
    return f"hall-{number // AIDS_OF_A_FOLDER}/seal-{number}"


def slug_of(number: int) -> Slug:
    """What an aid is called."""
    return Slug(f"seal-{number}")


def source_of(number: int) -> str:
    """The Markdown of an aid."""
    steps = "\n".join(
        f"{place}. {words.format(n=number)} {{#{anchor}}}" for place, (anchor, words) in enumerate(STEPS, 1)
    )
    return f"---\ntitle: Change seal {number}\naid: {slug_of(number)}\n---\n\n{steps}\n{REMEDY.format(n=number)}"


def _aid(number: int) -> Aid:
    aid = parse_aid(Source(file=f"content/{place_of(number)}.md", text=source_of(number)), READING).aid
    if aid is None or len(tuple(aid.anchors)) + 1 != CODES_OF_AN_AID:
        raise AssertionError(f"aid {number} was written otherwise than it is read")
    return aid


def _sealed(edition: Edition, number: int) -> Edition:
    seal = Seal(
        number=number,
        label=label_of(number, digest_of(edition)),
        at=AT,
        effective=AT.date(),
        approved_by="Maintenance lead",
        note=f"Release {number}.",
        effect=Effect.WORK,
        base="https://aids.example.com",
    )
    return Edition(aid=edition.aid, codes=edition.codes, seal=seal)


def _code(number: int) -> Code:
    return code_from(number * 31 % (len(ALPHABET) ** 5))


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
