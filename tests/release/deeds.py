"""What authors do to a plant over years, drawn at random."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from jobaids.model.names import Slug
from jobaids.record.index import index_registry
from jobaids.record.order import Moment
from jobaids.record.verbs import Writing, move, retire
from tests.release.worlds import ORDER, Card, Line, Sheet, Tree, World


@dataclass(slots=True, kw_only=True)
class Years:
    """A world in which things happen; `side` is a branch that others work on, with the tree it left."""

    world: World
    side: tuple[Tree, Tree] | None = None
    done: list[str] = field(default_factory=list)
    translated: set[str] = field(default_factory=set)  # files; one that comes back is the aid of its name

    @property
    def draw(self) -> Random:
        """Where chance comes from."""
        return self.world.draw

    def begin(self) -> None:
        """Three jobs, released."""
        for _ in range(3):
            sheet = Sheet(whos=frozenset({self.world.someone()}), lines=[self.world.line() for _ in range(4)])
            self.world.write(self.world.new_file(), sheet)
        self.release()

    def happen(self) -> None:
        """One thing, at random."""
        deed = self.draw.choice(DEEDS)
        self.done.append(deed.__name__)
        deed(self)

    def some(self) -> tuple[str, Sheet]:
        """A file and its sheet; a new one where none is left."""
        if not self.world.tree.sheets:
            self.insert_aid()
        return self.draw.choice(sorted(self.world.tree.sheets.items(), key=lambda pair: pair[0]))

    def insert_aid(self) -> None:
        """A new job."""
        lines = [self.world.line() for _ in range(self.draw.randint(1, 4))]
        self.world.write(self.world.new_file(), Sheet(whos=frozenset({self.world.someone()}), lines=lines))

    def edit(self) -> None:
        """A value changes."""
        line = self.line()
        line.text = re.sub(r"\d+", str(self.draw.randint(10, 99)), line.text)

    def reword(self) -> None:
        """A word is bettered."""
        line = self.line()
        words = line.text.split(" ")
        words[self.draw.randrange(1, len(words) - 3)] = self.draw.choice(("gently", "firmly", "slowly", "by hand"))
        line.text = " ".join(words)

    def line(self) -> Line:
        """Some step."""
        _, sheet = self.some()
        return self.draw.choice(sheet.lines)

    def reorder(self) -> None:
        """The order changes."""
        self.draw.shuffle(self.some()[1].lines)

    def insert(self) -> None:
        """A step comes in."""
        sheet = self.some()[1]
        sheet.lines.insert(self.draw.randint(0, len(sheet.lines)), self.world.line())

    def delete(self) -> None:
        """A step goes; with the last one the whole job."""
        file, sheet = self.some()
        sheet.lines.pop(self.draw.randrange(len(sheet.lines)))
        if not sheet.lines:
            del self.world.tree.sheets[file]

    def echo(self) -> None:
        """A step goes, and one comes in that opens with the same words and is another."""
        _, sheet = self.some()
        gone = sheet.lines.pop(self.draw.randrange(len(sheet.lines)))
        new = self.world.line()
        rest = (self.world.sentence().lower().rstrip(".") for _ in range(3))
        new.text = " ".join([*gone.text.split(" ")[:6], *rest])
        sheet.lines.append(new)

    def delete_aid(self) -> None:
        """A file goes."""
        if len(self.world.tree.sheets) > 1:
            del self.world.tree.sheets[self.some()[0]]

    def rename(self) -> None:
        """A file gets another name, and its head loses the old one."""
        file, sheet = self.some()
        del self.world.tree.sheets[file]
        sheet.slug = ""
        self.world.write(self.world.new_file(sheet.language), sheet)

    def rename_anchor(self) -> None:
        """An author writes another anchor."""
        line = self.line()
        line.anchor = f"step-{self.world.someone()}"

    def move(self) -> None:
        """A step is cut here and pasted there."""
        (file, sheet), (_, other) = self.some(), self.some()
        if sheet is not other and sheet.language == other.language:
            other.lines.append(sheet.lines.pop(self.draw.randrange(len(sheet.lines))))
            other.whos |= sheet.whos
        if not sheet.lines:
            del self.world.tree.sheets[file]

    def split(self) -> None:
        """The second half becomes a job of its own."""
        _, sheet = self.some()
        half = len(sheet.lines) // 2
        if half:
            new = Sheet(whos=sheet.whos | {self.world.someone()}, lines=sheet.lines[half:], language=sheet.language)
            sheet.lines = sheet.lines[:half]
            self.world.write(self.world.new_file(sheet.language), new)

    def join(self) -> None:
        """Two jobs become one: the one goes into the other, or both into a new file."""
        (file, sheet), (other_file, other) = self.some(), self.some()
        if sheet is other or sheet.language != other.language:
            return
        del self.world.tree.sheets[file]
        other.lines += sheet.lines
        other.whos |= sheet.whos
        if self.draw.random() < 0.5:
            del self.world.tree.sheets[other_file]
            other.slug = ""
            self.world.write(self.world.new_file(other.language), other)

    def translate(self) -> None:
        """A job is told in Spanish, step by step under the same names."""
        file, sheet = self.some()
        target = file.replace(".md", ".es.md")
        if sheet.language == "en" and target not in self.translated:
            self.translated.add(target)
            lines = [replace(self.world.line(), anchor=line.anchor) for line in sheet.lines]
            new = Sheet(whos=frozenset({self.world.someone()}), lines=lines, language="es")
            new.slug = f"es/{sheet.slug}" if sheet.slug else ""
            self.world.write(target, new)

    def release(self) -> None:
        """All that changed is released."""
        self.world.release()

    def release_one(self) -> None:
        """One job is released, and the others wait."""
        sheet = self.some()[1]
        if sheet.slug:
            self.world.release(replace(ORDER, slugs=(Slug(sheet.slug),)))

    def retire(self) -> None:
        """Somebody says that a code has ended."""
        self._say("retire")

    def answer(self) -> None:
        """Somebody says that another step answers for a code."""
        self._say("move")

    def _say(self, verb: str) -> None:
        if not self.world.cards:
            return
        registry, _ = self.world.registry()
        index, card, other = index_registry(registry), self._card(), self._card()
        if card.code not in index.given:
            return
        moment = Moment(at=self.world.now, day=self.world.now.date(), base="https://aids.example.com")
        place = f"{other.slug}#{other.anchor}" if other.anchor else other.slug
        said = move(index, card.code, place, moment) if verb == "move" else retire(index, card.code, "", "", moment)
        if isinstance(said, Writing):
            self.world.append(said.file, said.events)
            self.world.settled |= {event.code for event in said.events if hasattr(event, "code")}

    def _card(self) -> Card:
        return self.draw.choice(self.world.cards)

    def branch(self) -> None:
        """Others begin to work on a copy, or the work goes over to the other branch."""
        if self.side is None:
            self.side = self.world.branch(), self.world.branch()
        else:
            base, other = self.side
            self.side, self.world.tree = (base, self.world.tree), other

    def merge(self) -> None:
        """What both did comes together."""
        if self.side:
            base, other = self.side
            self.world.merge(base, other)
            self.world.merged = True
            self.side = None


DEEDS: tuple[Callable[[Years], None], ...] = (
    Years.edit,
    Years.reword,
    Years.reorder,
    Years.insert,
    Years.delete,
    Years.delete_aid,
    Years.echo,
    Years.rename,
    Years.rename_anchor,
    Years.move,
    Years.split,
    Years.join,
    Years.translate,
    Years.insert_aid,
    Years.retire,
    Years.answer,
    Years.branch,
    Years.merge,
    *(Years.release,) * 8,
    *(Years.release_one,) * 2,
)
