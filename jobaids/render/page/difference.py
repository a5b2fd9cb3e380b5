"""What was different: an older card and what holds now in one text, behind the instruction that holds now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.names import Anchor
from jobaids.model.plain import plain
from jobaids.model.prose import Picture
from jobaids.model.release import Edition
from jobaids.record.difference import Line
from jobaids.record.said import NOTHING, Differences, Kind, Told, differences, part_of
from jobaids.render.page.figure import Figure, figure_of
from jobaids.render.page.signal import signal_word
from jobaids.render.page.whole import WHOLE_AID, Whole
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What stands behind a line that is opened with a tap."""

    summary: str
    shown: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """One line that differs, and what it is."""

    name: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A picture as it was and as it is."""

    old: Figure | None
    new: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What differs of one step, or of the aid itself where it has no title."""

    title: str
    told: tuple[ToldView, ...]
    pairs: tuple[Pair, ...]
    clip: bool  # whether another clip is shown, or another part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """All that differs between two editions at one target."""

    words: Words
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Two editions, the older first, and the words to tell it in."""

    whole: Whole
    old: Edition
    new: Edition

    def section(self, then: Anchor, now: Anchor, title: str = "") -> Section | None:
        """What differs between two targets; None where nothing does."""
        found = differences(part_of(self.old, then), part_of(self.new, now))
        return self._section(found, title) if found else None

    def left(self, anchor: Anchor, title: str = "") -> Section:
        """All that a target said which is no more."""
        return self._section(differences(part_of(self.old, anchor), NOTHING), title)

    def came(self, anchor: Anchor, title: str) -> Section:
        """All that a target says which was not there."""
        return self._section(differences(NOTHING, part_of(self.new, anchor)), title)

    def _section(self, found: Differences, title: str) -> Section:
        return Section(
            title=title,
            told=tuple(ToldView(name=name_of(told, self.whole.words), line=told.line) for told in found.told),
            pairs=tuple(self._pairs(found)),
            clip=found.clip,
        )

    def _pairs(self, found: Differences) -> Iterator[Pair]:
        for old, new in zip_longest(found.old_pictures, found.new_pictures):
            yield Pair(old=self._figure(old, self.old), new=self._figure(new, self.new))

    def _figure(self, picture: Picture | None, edition: Edition) -> Figure | None:
        stands_in = self.whole.words("Picture")
        return figure_of(picture, edition, self.whole.site.addresses, stands_in) if picture else None


def was_different(whole: Whole, old: Edition, then: Anchor, now: Anchor, render: Render) -> Difference | None:
    """What an older card says at one of its targets, beside what holds now; None where they say the same."""
    between = Between(whole=whole, old=old, new=whole.edition)
    sections = tuple(_of_whole(between)) if now == WHOLE_AID == then else _some(between.section(then, now))
    return _behind(whole.words("What was different?"), whole.words, sections, render)


def what_left(whole: Whole, old: Edition, anchor: Anchor, render: Render) -> Difference | None:
    """What an older card says at a target that is gone."""
    between = Between(whole=whole, old=old, new=whole.edition)
    return _behind(whole.words("What was different?"), whole.words, (between.left(anchor),), render)


def will_be_different(whole: Whole, new: Edition, anchor: Anchor, render: Render) -> Difference | None:
    """What a release that is not yet in force will say otherwise."""
    between = Between(whole=whole, old=whole.edition, new=new)
    sections = tuple(_of_whole(between)) if anchor == WHOLE_AID else _some(between.section(anchor, anchor))
    return _behind(whole.words("What will be different?"), whole.words, sections, render)


def _some(section: Section | None) -> tuple[Section, ...]:
    return (section,) if section else ()


def _of_whole(between: Between) -> Iterator[Section]:
    """The aid itself, then each target by its new place, then what is gone."""
    yield from _some(between.section(WHOLE_AID, WHOLE_AID))
    before, after = _titles(between.old, between.whole.words), _titles(between.new, between.whole.words)
    renamed = {code: anchor for anchor, code in between.old.codes if anchor not in after}
    codes = dict(between.new.codes)
    kept: set[Anchor] = set()
    for anchor, title in after.items():
        then = anchor if anchor in before else renamed.get(codes[anchor])
        if then is None:
            yield between.came(anchor, title)
        else:
            kept.add(then)
            yield from _some(between.section(then, anchor, title))
    yield from (between.left(anchor, title) for anchor, title in before.items() if anchor not in kept)


def _titles(edition: Edition, words: Words) -> dict[Anchor, str]:
    """The steps by number and the remedies by what one sees."""
    steps = {step.anchor: words("Step {number}", number=step.number) for step in edition.aid.steps}
    return steps | {remedy.anchor: plain(remedy.symptom) for remedy in edition.aid.remedies}


def _behind(summary: str, words: Words, sections: tuple[Section, ...], render: Render) -> Difference | None:
    if not sections:
        return None
    text = render("page/difference.html", DifferenceView(words=words, sections=sections))
    return Difference(summary=summary, shown=Markup(text))  # noqa: S704  (an escaping template made it)


def name_of(told: Told, words: Words) -> str:
    """What a part of a step is called before its text; nothing where the text speaks for itself."""
    names = {
        Kind.MINUTES: words("Time"),
        Kind.PPE: words("Wear"),
        Kind.TOOL: words("Bring"),
        Kind.FIRST: words("First"),
        Kind.KEY_POINT: words("Key point"),
        Kind.CHECK: words("Check"),
        Kind.CLIP: words("Watch"),
    }
    return signal_word(told.signal, words) if told.signal else names.get(told.kind, "")
