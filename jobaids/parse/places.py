"""Everything an address within a project may lead to: its files, and the aids with the names in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.model.aid import Aid
from jobaids.model.names import Anchor, Slug
from jobaids.model.prose import Heading

_FOLDER_PAGES = ("index.md", "_index.md", "README.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """Of an aid, what links of others can lead to."""

    file: str
    slug: Slug
    anchors: frozenset[Anchor]  # of steps, remedies and headings
    steps: frozenset[Anchor]


def landmark_of(aid: Aid) -> Landmark:
    """What links can lead to in an aid."""
    prose = (*aid.intro, *aid.before, *aid.after, *aid.more, *aid.debrief, *aid.remedies_lead)
    headings = (block for block in prose if isinstance(block, Heading))
    return Landmark(
        file=aid.file,
        slug=aid.slug,
        anchors=frozenset((*aid.anchors, *(Anchor(heading.anchor) for heading in headings if heading.anchor))),
        steps=frozenset(step.anchor for step in aid.steps),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Everything an address may lead to. Make it with `places_of`."""

    files: frozenset[str]
    by_path: dict[str, Landmark]
    by_slug: dict[Slug, Landmark]
    by_name: dict[str, list[str]]  # last part of a path, lower case → paths

    def find(self, path: str) -> str:
        """The file or aid at a path: itself, with `.md`, a folder's own page, or the only one of its name."""
        for candidate in (path, f"{path}.md", *(f"{path}/{name}".lstrip("/") for name in _FOLDER_PAGES)):
            if candidate in self.files or candidate in self.by_path:
                return candidate
        same = self.by_name.get(path.rpartition("/")[2].lower(), [])
        return same[0] if len(same) == 1 else ""


def places_of(landmarks: Iterable[Landmark], files: frozenset[str]) -> Places:
    """The aids of a project, and all files below `content/`; of aids that share a slug, the first can be led to."""
    backwards = tuple(reversed(tuple(landmarks)))
    by_name: dict[str, list[str]] = defaultdict(list)
    paths = {below_content(one.file): one for one in backwards}
    for path in sorted(files | paths.keys()):
        by_name[path.rpartition("/")[2].lower()].append(path)
    return Places(files=files, by_path=paths, by_slug={one.slug: one for one in backwards}, by_name=by_name)


def below_content(file: str) -> str:
    """The path of a source below `content/`."""
    _, found, below = f"/{file}".rpartition("/content/")
    return below if found else file
