"""Kills builds at any moment, and sees what they leave."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from jobaids.adapters.publisher import recover
from tests.site.running import DAY, Ended, finish, start, tree
from tests.sites.archive import unpack

AID = "---\ntitle: Aid {n}\naid: aid-{n}\ncodes: card\n---\n\n1. **Stop.** {word}. {{#stop}}\n2. **Go.** {{#go}}\n"
AIDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A project with two states of its content, and what each comes to when nobody disturbs its build."""

    root: Path
    trees: dict[str, dict[str, bytes]]
    seconds: float  # that a build takes

    def write(self, word: str) -> None:
        """Put the content into one of its states."""
        files = "".join(f"-- content/{n}.md --\n{AID.format(n=n, word=word)}" for n in range(AIDS))
        unpack(files, self.root)

    def build(self) -> Ended:
        """A build that is left alone."""
        return finish(start(self.root, "build", "--workers", "1", "--as-of", DAY))

    def kill(self, after: float) -> None:
        """A build that is killed after some seconds."""
        process = start(self.root, "build", "--workers", "1", "--as-of", DAY)
        time.sleep(after)
        process.kill()
        process.communicate()

    def left(self) -> str:
        """Which of the two states `build/` is in once the next run has tidied up; empty for a mixture."""
        if (self.root / "build").is_dir():
            recover(self.root / "build")
        found = tree(self.root / "build")
        return next((word for word, wanted in self.trees.items() if found == wanted), "")


def plant(root: Path) -> Plant:
    """Both states built once without a disturbance; the new one stands."""
    made = Plant(root=root, trees={}, seconds=0.0)
    for word in ("old", "new"):
        made.write(word)
        started = time.monotonic()
        ended = made.build()
        seconds = time.monotonic() - started
        assert ended.code == 0, ended.err
        made.trees[word] = tree(root / "build")
    assert made.trees["old"] != made.trees["new"]
    return Plant(root=root, trees=made.trees, seconds=seconds)


def kill_often(plant: Plant, times: int, seed: int) -> list[str]:
    """What stood after each kill; in between, every second build is left alone."""
    chance = Random(seed)  # noqa: S311 - the same moments in every run
    found = []
    for number in range(times):
        plant.write("new" if number % 2 else "old")
        plant.kill(plant.seconds * chance.uniform(0.5, 1.05))
        found.append(plant.left())
    return found
