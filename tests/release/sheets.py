"""What authors of a plant write: jobs with steps and remedies, stations, and the files that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Line:
    """A step or a remedy: who it is, what it says, and its anchor once that is written.

    Of a step that was cut in two both halves are who it was; two that were joined are both. `more` is a step's key
    point, or what to do about a remedy's symptom.
    """

    whos: frozenset[int]
    text: str
    anchor: str = ""
    more: str = ""
    hazard: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that is said."""
        return tuple(filter(None, (self.text, self.more, self.hazard)))

    def step(self, number: int) -> str:
        """The Markdown of a step."""
        text = f"{number}. {self.named}\n"
        if self.hazard:
            text += f"\n   > [!WARNING]\n   > {self.hazard}\n"
        return text + (f"\n   - Key point: {self.more}\n" if self.more else "")

    @property
    def named(self) -> str:
        """The text, and its anchor behind it."""
        return self.text + (f" {{#{self.anchor}}}" if self.anchor else "")


@dataclass(slots=True, kw_only=True)
class Sheet:
    """An aid: all the aids it is made of, its name once that is written, its steps and remedies."""

    whos: frozenset[int]
    title: str
    lines: list[Line]
    remedies: list[Line] = field(default_factory=list)
    slug: str = ""
    language: str = "en"
    draft: bool = False

    @property
    def text(self) -> str:
        """The source."""
        head = f"title: {self.title}\n" + (f"aid: {self.slug}\n" if self.slug else "")
        head += "status: draft\n" if self.draft else ""
        steps = "".join(line.step(number) for number, line in enumerate(self.lines, start=1))
        rows = "".join(f"| {line.named} | {line.more} |\n" for line in self.remedies)
        solve = f"\n## Trouble {{.solve}}\n\n| You see | Do this |\n|---|---|\n{rows}" if rows else ""
        return f"---\n{head}---\n\n{steps}{solve}"

    @property
    def parts(self) -> tuple[Line, ...]:
        """Steps, then remedies, as an aid has its anchors."""
        return (*self.lines, *self.remedies)

    @property
    def words(self) -> frozenset[str]:
        """All that is said."""
        return frozenset((self.title, *(words for line in self.parts for words in line.words)))


@dataclass(slots=True, kw_only=True)
class Post:
    """A station: who it is, what it is called, and the aids that hang there, by their permanent names."""

    who: int
    name: str
    aids: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Tree:
    """What a branch holds: sheets by file, stations by name, and registry files as text."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    registry: dict[str, str] = field(default_factory=dict)

    @property
    def stations(self) -> str:
        """The text of `stations.yaml`, which names only aids that are there."""
        there = {sheet.slug for sheet in self.sheets.values()}
        listed = {slug: ", ".join(sorted(there.intersection(post.aids))) for slug, post in self.posts.items()}
        return "".join(
            f"{slug}:\n  name: {post.name}\n  tell: shift lead\n  aids: [{listed[slug]}]\n"
            for slug, post in sorted(self.posts.items())
        )
