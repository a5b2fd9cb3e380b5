"""Years of a plant as a machine of states: authors edit, approvers release, people say what became of codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from jobaids.model.names import Slug
from jobaids.model.release import Effect
from jobaids.record.index import index_registry
from jobaids.record.order import Moment, Order
from jobaids.record.verbs import Writing, move, retire
from tests.release.editing import EDITING, Authors
from tests.release.sheets import Tree
from tests.release.worlds import ORDER, Card, Sign


@dataclass(slots=True, kw_only=True)
class Years(Authors):
    """A world in which things happen; `side` is a branch that others work on, with the tree it left."""

    side: tuple[Tree, Tree] | None = None
    done: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Three jobs, released."""
        for _ in range(3):
            self.world.write(self.world.new_file(), self.world.sheet(4))
        self.release()

    def happen(self) -> None:
        """One thing, at random: as often a thing that the registry grows by as one that it does not."""
        deed = self.draw.choice(self.draw.choice((EDITING, RECORDING)))
        self.done.append(deed.__name__)
        deed(self)

    def release(self) -> None:
        """All that changed is released."""
        self.world.release()

    def release_one(self) -> None:
        """One job is released, and the others wait."""
        self._release_one(ORDER)

    def release_lowered(self) -> None:
        """An approver says that what changed is wording only, and why."""
        self._release_one(replace(ORDER, effect=Effect.WORDING, because="It is done as before."))

    def release_raised(self) -> None:
        """An approver says that nobody may use the old cards."""
        self._release_one(replace(ORDER, effect=Effect.SAFETY))

    def release_for_later(self) -> None:
        """All that changed is released, and holds from a later day."""
        self.world.release(replace(ORDER, effective=self.world.today + timedelta(days=self.draw.randint(1, 9))))

    def wait(self) -> None:
        """Days pass."""
        self.world.now += timedelta(days=self.draw.randint(1, 6))

    def retire(self) -> None:
        """Somebody says that a code has ended, and perhaps what to use instead."""
        self._say("retire")

    def answer(self) -> None:
        """Somebody says that something else answers for a code."""
        self._say("move")

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
            self.world.merge(*self.side)
            self.side = None

    def _release_one(self, order: Order) -> None:
        sheet = self.some()[1]
        if sheet.slug and not sheet.draft and sheet.slug in self._names():
            self.world.release(replace(order, slugs=(Slug(sheet.slug),)))

    def _names(self) -> set[str]:
        """The names that stand in one file only; the author of the others will throw one of them away."""
        names = [sheet.slug for sheet in self.world.tree.sheets.values()]
        return {name for name in names if names.count(name) == 1}

    def _say(self, verb: str) -> None:
        index = index_registry(self.world.registry()[0])
        stations = self.draw.random() < 0.2 and len(self.world.signs) > 1
        signs: list[Card | Sign] = [*self.world.signs] if stations else [*self.world.cards]
        one, other = self.draw.choice(signs), self.draw.choice(signs)
        if one.code not in index.given:
            return  # it was printed on the other branch
        moment = Moment(at=self.world.now, day=self.world.today, base="https://aids.example.com")
        instead = _place(other) if verb == "move" or self.draw.random() < 0.5 else ""
        said = (
            move(index, one.code, instead, moment)
            if verb == "move"
            else retire(index, one.code, "It is done no more.", instead, moment)
        )
        if isinstance(said, Writing):
            self.world.append(said.file, said.events)
            self.world.settled |= {event.code for event in said.events if hasattr(event, "code")}


def _place(sign: Card | Sign) -> str:
    """What a person types for what stands there."""
    if isinstance(sign, Sign):
        return f"station:{sign.slug}"
    return f"{sign.slug}#{sign.anchor}" if sign.anchor else sign.slug


RECORDING: tuple[Callable[[Years], None], ...] = (
    *(Years.release,) * 8,
    *(Years.release_one,) * 2,
    *(Years.release_for_later,) * 2,
    *(Years.wait,) * 2,
    Years.release_lowered,
    Years.release_raised,
    Years.retire,
    Years.answer,
    *(Years.branch,) * 2,
    *(Years.merge,) * 2,
)
