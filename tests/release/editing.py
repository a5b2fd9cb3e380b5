"""What authors do to their sheets, at random. Nothing of it is released by this."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from tests.release.sheets import Line, Post, Sheet
from tests.release.worlds import World


@dataclass(slots=True, kw_only=True)
class Authors:
    """Those who write the sheets of a world."""

    world: World
    translated: set[str] = field(default_factory=set)  # files; one that comes back is the aid of its name

    @property
    def draw(self) -> Random:
        """Where chance comes from."""
        return self.world.draw

    def some(self) -> tuple[str, Sheet]:
        """A file and its sheet; a new one where none is left."""
        if not self.world.tree.sheets:
            self.insert_aid()
        return self.draw.choice(sorted(self.world.tree.sheets.items(), key=lambda pair: pair[0]))

    def line(self) -> Line:
        """Some step."""
        return self.draw.choice(self.some()[1].lines)

    def insert_aid(self) -> None:
        """A new job."""
        self.world.write(self.world.new_file(), self.world.sheet(self.draw.randint(1, 4)))

    def draft_aid(self) -> None:
        """A new job that is not finished, or one that now is."""
        drafts = [sheet for sheet in self.world.tree.sheets.values() if sheet.draft]
        if drafts:
            drafts[0].draft = False
            return
        sheet = self.world.sheet(2)
        sheet.draft = True
        sheet.remedies.append(self.world.remedy())
        self.world.write(self.world.new_file(), sheet)

    def edit(self) -> None:
        """A value changes."""
        line = self.line()
        line.text = re.sub(r"\d+", str(self.draw.randint(10, 99)), line.text)

    def warn(self) -> None:
        """A hazard is found, or one is there no more."""
        line = self.line()
        line.hazard = "" if line.hazard else f"{self.world.phrase(6)}."

    def explain(self) -> None:
        """A key point comes in, or another one."""
        self.line().more = f"{self.world.phrase(5)}."

    def reword(self) -> None:
        """A word is bettered."""
        line = self.line()
        words = line.text.split(" ")
        if len(words) > 5:
            words[self.draw.randrange(1, len(words) - 3)] = self.draw.choice(("gently", "firmly", "slowly", "by hand"))
        line.text = " ".join(words)

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
        self._throw_away_if_empty(file, sheet)

    def echo(self) -> None:
        """A step goes, and one comes in that opens with the same words and is another."""
        _, sheet = self.some()
        gone = sheet.lines.pop(self.draw.randrange(len(sheet.lines)))
        new = self.world.line()
        rest = (self.world.sentence().lower().rstrip(".") for _ in range(3))
        opening = gone.text.replace(".", "").split(" ")[:6]  # words, not a whole sentence: that would be the same step
        new.text = " ".join([*opening, *rest])
        sheet.lines.append(new)

    def cut_step(self) -> None:
        """One step becomes two: each half is who the step was, and somebody besides."""
        sheet = self.some()[1]
        place = self.draw.randrange(len(sheet.lines))
        line = sheet.lines[place]
        words = line.text.split(" ")
        if len(words) >= 6:
            line.text = " ".join(words[:4]) + "."
            rest = " ".join(words[4:]).capitalize()
            sheet.lines.insert(place + 1, Line(whos=line.whos | {self.world.someone()}, text=rest))
            line.whos |= {self.world.someone()}

    def join_steps(self) -> None:
        """Two steps become one, under the name of the first."""
        sheet = self.some()[1]
        if len(sheet.lines) > 1:
            place = self.draw.randrange(len(sheet.lines) - 1)
            one, other = sheet.lines[place], sheet.lines.pop(place + 1)
            one.text = f"{one.text.rstrip('.')} and {other.text.lower()}"
            one.whos |= other.whos

    def insert_remedy(self) -> None:
        """Somebody found out what to do."""
        self.some()[1].remedies.append(self.world.remedy())

    def change_remedy(self) -> None:
        """Something else helps better, the symptom is told otherwise, or it does not occur any more."""
        sheet = self.some()[1]
        if not sheet.remedies:
            return
        remedy = self.draw.choice(sheet.remedies)
        match self.draw.choice(("fix", "symptom", "gone")):
            case "fix":
                remedy.more = f"{self.world.phrase(5)}."
            case "symptom":
                remedy.text = remedy.text.replace(" for ", " often for ")
            case _:
                sheet.remedies.remove(remedy)

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

    def rename_file(self) -> None:
        """A file gets another name, and its head keeps the old one."""
        file, sheet = self.some()
        if sheet.slug:
            del self.world.tree.sheets[file]
            self.world.write(self.world.new_file(sheet.language), sheet)

    def rename_slug(self) -> None:
        """An author writes another permanent name."""
        sheet = self.some()[1]
        sheet.slug = f"{'' if sheet.language == 'en' else sheet.language + '/'}name-{self.world.someone()}"

    def rename_anchor(self) -> None:
        """An author writes another anchor."""
        self.line().anchor = f"step-{self.world.someone()}"

    def move(self) -> None:
        """A step is cut here and pasted there."""
        (file, sheet), (_, other) = self.some(), self.some()
        if sheet is not other and sheet.language == other.language:
            other.lines.append(sheet.lines.pop(self.draw.randrange(len(sheet.lines))))
            other.whos |= sheet.whos
        self._throw_away_if_empty(file, sheet)

    def split(self) -> None:
        """The second half becomes a job of its own."""
        _, sheet = self.some()
        half = len(sheet.lines) // 2
        if half:
            new = self.world.sheet(0)
            new.whos, new.lines, new.language = new.whos | sheet.whos, sheet.lines[half:], sheet.language
            sheet.lines = sheet.lines[:half]
            self.world.write(self.world.new_file(sheet.language), new)

    def join(self) -> None:
        """Two jobs become one: the one goes into the other, or both into a new file."""
        (file, sheet), (other_file, other) = self.some(), self.some()
        if sheet is other or sheet.language != other.language:
            return
        del self.world.tree.sheets[file]
        other.lines += sheet.lines
        other.remedies += sheet.remedies
        other.whos |= sheet.whos
        if self.draw.random() < 0.5:
            del self.world.tree.sheets[other_file]
            other.slug = ""
            self.world.write(self.world.new_file(other.language), other)

    def translate(self) -> None:
        """A job is told in Spanish, step by step under the same names."""
        file, sheet = self.some()
        target = file.replace(".md", ".es.md")
        if sheet.language == "en" and not sheet.draft and target not in self.translated:
            self.translated.add(target)
            new = self.world.sheet(0)
            new.lines = [replace(self.world.line(), anchor=line.anchor) for line in sheet.lines]
            new.remedies = [replace(self.world.remedy(), anchor=line.anchor) for line in sheet.remedies]
            new.language, new.slug = "es", f"es/{sheet.slug}" if sheet.slug else ""
            self.world.write(target, new)

    def put_up_station(self) -> None:
        """Cards get a place."""
        who = self.world.someone()
        aids = tuple(sheet.slug for _, sheet in (self.some(), self.some()) if sheet.slug)
        self.world.tree.posts[f"line-{who}"] = Post(who=who, name=self.world.phrase(), aids=aids)

    def change_station(self) -> None:
        """A place is called otherwise, is known by another name, or is given up."""
        posts = self.world.tree.posts
        if not posts:
            return
        slug = self.draw.choice(sorted(posts))
        match self.draw.choice(("called", "known", "gone")):
            case "called":
                posts[slug].name = self.world.phrase()
            case "known":
                posts[f"hall-{self.world.someone()}"] = posts.pop(slug)
            case _:
                del posts[slug]

    def _throw_away_if_empty(self, file: str, sheet: Sheet) -> None:
        if not sheet.lines:
            del self.world.tree.sheets[file]


EDITING = (
    Authors.edit,
    Authors.warn,
    Authors.explain,
    Authors.reword,
    Authors.reorder,
    Authors.insert,
    Authors.delete,
    Authors.echo,
    Authors.cut_step,
    Authors.join_steps,
    Authors.insert_remedy,
    Authors.change_remedy,
    Authors.insert_aid,
    Authors.draft_aid,
    Authors.delete_aid,
    Authors.rename,
    Authors.rename_file,
    Authors.rename_slug,
    Authors.rename_anchor,
    Authors.move,
    Authors.split,
    Authors.join,
    Authors.translate,
    Authors.put_up_station,
    Authors.change_station,
)
