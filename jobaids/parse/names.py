"""Permanent names: of an aid from its file, of steps and remedies from their words, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from unicodedata import category, normalize

from jobaids.language.terms import TABLES
from jobaids.model.aid import Phase, Remedy, Step
from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor, Language, Slug
from jobaids.model.plain import plain
from jobaids.model.prose import Heading
from jobaids.parse.fields import LANGUAGE_TAG
from jobaids.parse.marks import LONGEST_WRITTEN, Marks, anchor_from, derived_anchor
from jobaids.parse.reading import Desk, Reading
from jobaids.parse.remedies import MarkedRemedy
from jobaids.parse.steps import Marked, MarkedPhase

FOLDER_FILES = frozenset(("index", "_index", "readme"))
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""What no file on Windows may be called, with any ending; a registry with such a file could not be checked out."""


def is_name(name: str) -> bool:
    """Whether a written anchor or slug is as it should be: lower-case letters, digits, hyphens; of any script."""
    if not name or len(name) > LONGEST_WRITTEN or name.strip("-") != name:
        return False
    folded = normalize("NFKC", name.casefold())
    return folded == name and all(sign == "-" or category(sign)[0] in "LNM" for sign in name)


def is_file_name(name: str) -> bool:
    """Whether a slug is a name, and one that folders and files may have everywhere."""
    return is_name(name) and name not in DEVICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where an aid's file says it belongs: its slug without a language, and the language its name ends in."""

    slug: Slug
    language: Language | None
    stem: str  # what stands in for a title


def named_by_file(file: str, reading: Reading) -> Named:
    """The name and language in a path; `index.md` takes its folder's name, `seal.es.md` is Spanish."""
    parts = [part for part in file.split("/") if part]
    if "content" in parts[:-1]:
        parts = parts[parts.index("content") + 1 :]
    stem = parts[-1].removesuffix(".md") if parts else ""
    stem, _, suffix = stem.rpartition(".") if _is_language(stem.rpartition(".")[2], reading) else (stem, "", "")
    if stem.lower() in FOLDER_FILES and len(parts) > 1:
        stem = parts[-2]
    name = anchor_from(stem, longest=LONGEST_WRITTEN) or "aid"
    slug = Slug(f"{name}-aid" if name in DEVICES else name)
    return Named(slug=slug, language=Language(suffix) if suffix else None, stem=stem)


def _is_language(suffix: str, reading: Reading) -> bool:
    return suffix in reading.languages or (bool(LANGUAGE_TAG.fullmatch(suffix)) and suffix.partition("-")[0] in TABLES)


@dataclass(slots=True, kw_only=True)
class Names:
    """The anchors of one aid: written ones first, so that no derived one takes their place."""

    desk: Desk
    taken: set[str] = field(default_factory=set)

    def reserve(self, everything: Iterable[Marks]) -> None:
        """Take the written anchors; one that stands twice is told."""
        for marks in everything:
            if not marks.written:
                continue
            if not is_name(marks.written):
                self._tell_bad(marks)
            if marks.anchor in self.taken:
                self._tell_twice(marks)
            self.taken.add(marks.anchor)

    def reserve_headings(self, headings: Iterable[Heading]) -> None:
        """Take the anchors of headings in prose."""
        self.taken.update(heading.anchor for heading in headings if heading.anchor)

    def step(self, marked: Marked) -> Step:
        """The step with its name."""
        step = marked.step
        if step.borrowed and not marked.marks.written:
            anchor = self._free(Anchor(anchor_from(step.borrowed.anchor) or "step"))
            return replace(step, anchor=anchor, anchor_written=True, anchor_span=marked.marks.at)
        anchor, written = self._name(marked.marks, step.quick, step.action)
        return replace(step, anchor=anchor, anchor_written=written, anchor_span=marked.marks.at)

    def remedy(self, marked: MarkedRemedy) -> Remedy:
        """The remedy with its name."""
        anchor, written = self._name(marked.marks, plain(marked.remedy.symptom), "")
        return replace(marked.remedy, anchor=anchor, anchor_written=written, anchor_span=marked.marks.at)

    def phase(self, marked: MarkedPhase) -> Phase:
        """The phase with its steps named."""
        return replace(marked.phase, steps=tuple(map(self.step, marked.steps)))

    def _name(self, marks: Marks, *words: str) -> tuple[Anchor, bool]:
        if marks.anchor:
            return marks.anchor, True
        base = next((anchor for text in words if (anchor := derived_anchor(text))), Anchor("step"))
        return self._free(base), False

    def _free(self, base: Anchor) -> Anchor:
        """The name itself, or with the lowest number from 2 that makes it free."""
        name, count = base, 1
        while name in self.taken:
            count += 1
            name = Anchor(f"{base}-{count}")
        self.taken.add(name)
        return name

    def _tell_bad(self, marks: Marks) -> None:
        self.desk.tell(
            "JA010",
            Severity.WARNING,
            marks.at,
            f"`{marks.written}` is no name for an anchor",
            "an anchor is printed in addresses and compared in every later release",
            f"it is read as {{#{marks.anchor}}}; write it so",
        )

    def _tell_twice(self, marks: Marks) -> None:
        self.desk.tell(
            "JA009",
            Severity.ERROR,
            marks.at,
            f"the anchor `{marks.written}` stands twice in this aid",
            "a code hangs on an anchor and must open one thing",
            "give one of the two another name",
        )


def written_marks(phases: Iterable[MarkedPhase], remedies: Iterable[MarkedRemedy]) -> Iterator[Marks]:
    """The marks of all steps and remedies, in order."""
    for phase in phases:
        yield from (step.marks for step in phase.steps)
    yield from (remedy.marks for remedy in remedies)
