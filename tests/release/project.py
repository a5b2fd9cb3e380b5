"""A small project on a real disk, for the tests of releases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from jobaids.adapters.registry import RegistryRead, read_registry
from jobaids.model.names import Slug
from jobaids.model.release import AidRecord
from jobaids.record.docket import Docket
from jobaids.record.order import Order
from jobaids.release import Released, ReleasePorts, release
from jobaids.wiring.releasing import release_ports

SETTINGS = '[site]\ntitle = "Plant"\nbase_url = "https://aids.example.com"\nlanguages = ["en", "es"]\n'
STATIONS = "line-3:\n  name: Line 3\n  tell: shift lead, extension 200\n  aids: [seal]\n"
LOCK_OUT = """\
1. **Turn the isolator to OFF.** Hang your own lock on it.

   > [!DANGER]
   > Lock it before you open the guard. The valve will crush your hand.
"""
SEAL = f"""\
---
title: Change the filler seal
---

{LOCK_OUT}
2. **Lift out the old seal.** Use the hooked tool.
3. **Seat the new seal.** Press it in with both thumbs for 5 seconds.

## If something goes wrong

| You see | Do this |
|---|---|
| The seal tears | Stop. Fit a new seal. |
"""
NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)
ORDER = Order(approved_by="Maintenance lead", note="First cards.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A project in a folder."""

    root: Path

    def write(self, file: str, text: str) -> None:
        """Write one text of the project."""
        place = self.root / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some words of a text, which must be there."""
        text = self.text(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new))

    def text(self, file: str) -> str:
        """A text as it stands."""
        return (self.root / file).read_text(encoding="utf-8")

    def ports(self, *, agree: bool = True, at: datetime = NOON) -> ReleasePorts:
        """The real ports, with a clock that stands still and an approver who has made up their mind."""

        def answer(_: Docket) -> bool:
            return agree

        return replace(release_ports(self.root, answer), now=lambda _: at)

    def release(self, order: Order = ORDER, at: datetime = NOON) -> Released:
        """Release what changed."""
        return release(self.ports(at=at), order)

    def registry(self) -> RegistryRead:
        """What is recorded."""
        return read_registry(self.root)

    def record(self, slug: str = "seal") -> AidRecord:
        """What is recorded of one aid, which must be there."""
        record = self.registry().registry.aid(Slug(slug))
        assert record is not None
        return record


def plant(root: Path) -> Plant:
    """A project with one aid and one station, nothing released."""
    project = Plant(root=root)
    project.write("jobaids.toml", SETTINGS)
    project.write("content/stations.yaml", STATIONS)
    project.write("content/seal.md", SEAL)
    return project
