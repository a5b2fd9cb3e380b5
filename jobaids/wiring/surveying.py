"""A project held in memory: looked at whole when it is opened, then source by source as its author saves."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jobaids.adapters.content import CONTENT, read_project, read_text
from jobaids.adapters.errors import JobaidsError
from jobaids.adapters.folder import Folder
from jobaids.adapters.templates import Templates, read_templates
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import Parsed, Reading, parse_aid
from jobaids.parse.settings import parse_settings
from jobaids.plan.asked import AskedTree, asked_tree
from jobaids.plan.site import released as released_now
from jobaids.plan.survey import Found, Probe, Survey, survey, touched, without_media
from jobaids.plan.tree import Furniture, Shown
from jobaids.plan.workbench import formats_asked
from jobaids.record.today import in_force, not_yet
from jobaids.render.addresses import Addresses
from jobaids.render.page.site import addresses_of
from jobaids.wiring.dressing import furnish
from jobaids.wiring.reading import parse_remembered, probe_files, remember
from jobaids.wiring.today import today
from jobaids.wiring.workshops import TEMPLATES, own_templates

REGISTRY = f"{CONTENT}/registry/"
FEW = 5  # drafts that are put into a tree one by one; for more it is laid out anew


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that is known of a project at one moment."""

    found: Found
    survey: Survey
    furniture: Furniture
    templates: Templates

    @property
    def addresses(self) -> Addresses:
        """Where everything of its drafts stands."""
        return addresses_of(self.survey.settings, draft=True)


@dataclass(slots=True, kw_only=True, eq=False)
class Memory:
    """What each source said, for as long as it says so."""

    root: Path
    parsed: dict[Source, Parsed] = field(default_factory=dict)
    reading: Reading | None = None

    def parse(self, sources: tuple[Source, ...], reading: Reading) -> tuple[Parsed, ...]:
        """What each source says; only those that changed are parsed."""
        if reading != self.reading:
            said = parse_remembered(self.root, os.cpu_count() or 1, sources, reading)
        else:
            said = tuple(self.parsed.get(source) or parse_aid(source, reading) for source in sources)
        self.parsed, self.reading = dict(zip(sources, said, strict=True)), reading
        return said


@dataclass(kw_only=True, eq=False)
class Held:
    """A project, and the trees of it that somebody looked at. `renewed` is called when its templates were."""

    root: Path
    state: State
    renewed: Callable[[], None]
    memory: Memory
    probe: Probe
    trees: dict[bool, AskedTree] = field(default_factory=dict)  # by whether it is what is released
    heard: frozenset[str] = frozenset()  # what was saved since everything was looked at
    saves: int = 0

    def tree(self, *, released: bool) -> AskedTree:
        """What phones show now, or what they would if everything was released."""
        if released not in self.trees:
            shown = _released(self.state) if released else _drafts(self.state)
            self.trees[released] = asked_tree(shown, self.state.furniture, self.state.templates.render)
        return self.trees[released]

    def saved(self, paths: frozenset[str]) -> bool:
        """Look at the sources that were saved, and at nothing else; whether that was enough for now."""
        self.heard |= paths
        self.saves += 1
        known: Survey | None = self.state.survey
        for path in sorted(paths):
            source = read_text(Folder(root=self.root), path) if _is_text(path) else None
            known = (
                touched(known, source, partial(probe_files, self.root))
                if known and isinstance(source, Source)
                else None
            )
        if known:
            self._show(replace(self.state, survey=known))
        return known is not None

    def settle(self) -> Callable[[], bool]:
        """Look at everything again; what comes of it is adopted unless something was saved meanwhile."""
        saves, heard, old = self.saves, self.heard, self.state
        try:
            new = _looked(self, old, heard)
        except JobaidsError:
            return lambda: True  # the folder is just being moved, say: all stays as it was until the next save
        return partial(self._adopt, new, saves)

    def _adopt(self, new: State, saves: int) -> bool:
        if saves != self.saves:
            return False
        old, self.heard = self.state, frozenset()
        furnished = new.furniture is old.furniture and new.found.day == old.found.day
        if not furnished or new.found.registry is not old.found.registry:
            self.trees.pop(True, None)
        same_stations = new.survey.parsed.stations == old.survey.parsed.stations
        if not (furnished and same_stations and new.survey.registry is old.survey.registry):
            self.trees.pop(False, None)
        if new.templates is not old.templates:
            self.renewed()
        self._show(new)
        return True

    def _show(self, new: State) -> None:
        """Put the drafts that are not as they were into the tree that shows them."""
        self.state, tree = new, self.trees.get(False)
        if tree is None:
            return
        drafts = new.survey.drafts
        changed = [draft for slug, draft in drafts.items() if tree.editions.get(slug) is not draft]
        if drafts.keys() != tree.editions.keys() or len(changed) > FEW:
            self.trees.pop(False)
            return
        for draft in changed:
            tree = tree.with_draft(draft)
        self.trees[False] = tree


def hold(root: Path, renewed: Callable[[], None]) -> Held:
    """Read and understand a project.

    Raises:
        FolderError: there is none.
    """
    templates = read_templates(own_templates(root))
    found = _found(root, None)
    memory, probe = Memory(root=root), partial(probe_files, root)
    known = survey(found, memory.parse, probe)
    furniture = furnish(root, templates, known.settings)
    state = State(found=found, survey=known, furniture=furniture, templates=templates)
    return Held(root=root, state=state, renewed=renewed, memory=memory, probe=probe)


def _looked(held: Held, old: State, heard: frozenset[str]) -> State:
    """The state of a project after some files were saved; what they do not touch stays the same thing."""
    root = held.root
    if renewed := any(path.startswith(f"{TEMPLATES}/") for path in heard):
        read_templates.cache_clear()
    templates = read_templates(own_templates(root)) if renewed else old.templates
    found = _found(root, None if any(path.startswith(REGISTRY) for path in heard) else old.found)
    before = old.survey if all(map(_is_text, heard)) else without_media(old.survey)
    known = survey(found, held.memory.parse, held.probe, before)
    same = not renewed and known.settings == old.survey.settings
    furniture = old.furniture if same else furnish(held.root, templates, known.settings)
    return State(found=found, survey=known, furniture=furniture, templates=templates)


def _found(root: Path, known: Found | None) -> Found:
    """What stands on disk; the registry only where it was written, for to read it takes longest."""
    project = read_project(root)
    settings = parse_settings(project.settings).settings if project.settings else Settings()
    registry, damage = (known.registry, known.damage) if known else remember(root)
    return Found(project=project, registry=registry, damage=damage, day=today(settings.site.timezone))


def _drafts(state: State) -> Shown:
    known = state.survey
    return Shown(
        editions=tuple(known.drafts.values()),
        stations=known.parsed.stations,
        registry=known.registry,
        draft=True,
        printed=frozenset(known.drafts),
    )


def _released(state: State) -> Shown:
    registry, day = state.found.registry, state.found.day
    shown = released_now(in_force(registry, day), not_yet(registry, day))
    return replace(shown, formats=formats_asked(tuple(state.survey.drafts.values())))


def _is_text(path: str) -> bool:
    return path.startswith(f"{CONTENT}/") and path.endswith(".md")
