"""A small works where anything may be edited, and what an incremental and a clean build make of it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from jobaids.adapters.registry import read_registry
from jobaids.adapters.templates import read_templates, shipped
from tests.site.running import Ended, release, run, tree
from tests.sites.archive import unpack

WORKS = """
-- jobaids.toml --
[site]
title = "Works"
base_url = "https://aids.example.com"
languages = ["en", "es"]
tell = "the shift lead, 200"
[cards]
formats = ["a6"]
codes = "card"
-- content/stations.yaml --
line-1:
  name: Line 1
  tell: line lead, 211
  aids: [oil]
line-2:
  name: Line 2
  aids: [seal, lock]
-- content/oil.md --
---
title: Oil the chain
aid: oil
tags: [chain]
---

1. **Stop the line.** Turn the key to OFF. {#stop}

   > [!DANGER]
   > A moving chain takes your hand. Wait until it stands.

   ![The key at OFF](key.png)

2. **Oil each link.** Three drops. {#oil}

## If something goes wrong

| You see | Do this |
|---|---|
| It squeaks {#squeaks} | Oil it again. |
-- content/oil.es.md --
---
title: Engrasar la cadena
aid: oil
---

1. **Pare la línea.** Gire la llave a OFF. {#stop}
2. **Engrase cada eslabón.** Tres gotas. {#oil}
-- content/seal.md --
---
title: Change the seal
aid: seal
first: [lock]
---

1. **Lift out the old seal.** Use the hook. {#lift}
2. **Press in the new one.** Then [oil it](oil.md#oil). {#press}
-- content/lock.md --
---
title: Lock the drive
aid: lock
---

1. **Hang your lock.** Keep the key. {#hang}
2. **Try the start button.** Nothing moves. {#try}
"""
FIRST_DAY = date(2026, 10, 1)
WORDS = ("Three drops.", "Four drops.", "Five drops.", "No more than needed.")
BAY = "bay-9:\n  name: Bay 9\n"
NAMES = ("Oil the chain", "Oil the drive chain", "Grease the chain", "Oil it")
SETTINGS = {
    "title": ('"Works"', '"North works"', '"Plant <2>"'),
    "tell": ('"the shift lead, 200"', '"whoever is there"', '""'),
    "timezone": ('"UTC"', '"Europe/Berlin"', '"Pacific/Kiritimati"'),
    "feedback": ('""', '"mailto:lead@example.com?subject={code}"'),
    "index": ("true", "false"),
    "host": ('"static"', '"rewrites"'),
    "languages": ('["en", "es"]', '["en"]', '["es", "en"]'),
    "formats": ('["a6"]', '["a6-grey"]', '["a5"]'),
    "codes": ('"card"', '"auto"'),
    "error_correction": ('"Q"', '"M"', '"H"'),
    "module_mm": ("0.5", "0.6"),
}
OVERRIDES = ("page/step.html", "page/page.css", "card/card.css", "theme/tokens.css", "home/home.html", "aid/aid.html")


def png(red: int) -> bytes:
    """A picture; all of them have the same number of bytes."""
    stream = BytesIO()
    Image.new("RGB", (60, 40), (red % 256, 80, 80)).save(stream, "PNG", compress_level=0)
    return stream.getvalue()


@dataclass(kw_only=True)
class Works:
    """A project that is built again and again, and the day for which it is."""

    root: Path
    day: date = FIRST_DAY
    cleaned: int = 0
    log: list[str] = field(default_factory=list)

    def build(self, *more: str) -> Ended:
        """Build it as it stands, upon what was built before."""
        return self._build(self.root, *more)

    def _build(self, root: Path, *more: str) -> Ended:
        read_templates.cache_clear()  # every run of the command is a new process
        return run(root, "build", "--workers", "1", "--as-of", str(self.day), *more)

    def outcome(self) -> tuple[int, dict[str, bytes], object]:
        """How a build ended, what then stands in `build/`, and what the report says, but for the seconds."""
        return _outcome(self.build(), self.root)

    def clean_outcome(self) -> tuple[int, dict[str, bytes], object]:
        """The same of a project where nothing was ever built, in another folder."""
        self.cleaned += 1
        fresh = self.root.with_name(f"clean-{self.cleaned}")
        shutil.copytree(self.root, fresh, ignore=shutil.ignore_patterns("build", ".cache"))
        try:
            return _outcome(self._build(fresh), fresh)
        finally:
            shutil.rmtree(fresh)

    def copy(self, root: Path) -> Works:
        """The same project in another folder, with what is in its store; elsewhere nothing is remembered of it."""
        shutil.copytree(self.root, root)
        return Works(root=root, day=self.day)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some words, where they stand."""
        place = self.root / "content" / file
        if place.exists():
            place.write_text(place.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def set(self, key: str, value: str) -> None:
        """Change one setting."""
        place = self.root / "jobaids.toml"
        lines = [line for line in place.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key} =")]
        above = "[cards]" if key in {"formats", "codes", "error_correction", "module_mm"} else "[site]"
        lines.insert(lines.index(above) + 1, f"{key} = {value}")
        place.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def codes(self) -> list[str]:
        """Every code that was given to an aid, a step or a remedy and is not retired."""
        records = read_registry(self.root).registry.aids
        ended = {one.code for record in records for one in record.retired}
        return sorted({one.code for record in records for one in record.codes} - ended)


def works(root: Path) -> Works:
    """The works, with one aid released and nothing built."""
    unpack(WORKS, root)
    (root / "content/key.png").write_bytes(png(10))
    made = Works(root=root)
    assert release(root, "oil").code == 0
    return made


def _outcome(ended: Ended, root: Path) -> tuple[int, dict[str, bytes], object]:
    assert ended.code in {0, 1}, ended.err
    report = json.loads((root / "build/report.json").read_bytes())
    return ended.code, tree(root / "build"), {key: told for key, told in report.items() if key != "seconds"}


def _word(works: Works, chance: Random) -> None:
    old = chance.choice(WORDS)
    for word in WORDS:
        works.edit(chance.choice(("oil.md", "oil.md", "lock.md")), word, old)
    works.edit("lock.md", "Keep the key.", "Keep the key on you.")


def _spanish(works: Works, chance: Random) -> None:
    works.edit("oil.es.md", "gotas.", f"gotas, {chance.randint(1, 9)} veces.")


def _title(works: Works, chance: Random) -> None:
    new = chance.choice(NAMES)
    for name in NAMES:
        works.edit("oil.md", f"title: {name}\n", f"title: {new}\n")


def _line_above(works: Works, chance: Random) -> None:
    works.edit(chance.choice(("oil.md", "seal.md", "lock.md")), "\n1. **", "\n\n1. **")


def _long_action(works: Works, chance: Random) -> None:
    """Something is told of this step, with the line where it stands."""
    works.edit(
        "lock.md", "Nothing moves.", f"Nothing at all {'ever ' * chance.randint(12, 20)}moves here or there or below."
    )


def _station(works: Works, chance: Random) -> None:
    works.edit("stations.yaml", "name: Line", chance.choice(("name: Lane", "name: Hall")))
    works.edit("stations.yaml", "name: Hall", "name: Line")


def _hang_elsewhere(works: Works, chance: Random) -> None:
    pairs = (("[seal, lock]", "[lock, oil]"), ("[lock, oil]", "[seal, lock]"), ("[oil]", "[oil, seal]"))
    works.edit("stations.yaml", *chance.choice(pairs))


def _more_stations(works: Works, chance: Random) -> None:
    """One more, or none more."""
    place = works.root / "content/stations.yaml"
    before, more, _ = place.read_text(encoding="utf-8").partition(BAY)
    place.write_text(before if more else f"{before}{BAY}  aids: [{chance.choice(('lock', 'oil'))}]\n", encoding="utf-8")


def _picture(works: Works, chance: Random) -> None:
    """Other bytes, as many as before, with the time of before."""
    place = works.root / "content/key.png"
    stat = place.stat()
    place.write_bytes(png(chance.randint(0, 255)))
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _setting(works: Works, chance: Random) -> None:
    key = chance.choice(sorted(SETTINGS))
    works.set(key, chance.choice(SETTINGS[key]))


def _colour(works: Works, chance: Random) -> None:
    place = works.root / "jobaids.toml"
    text = place.read_text(encoding="utf-8").partition("[theme")[0]
    colour = chance.choice(("#0b5d3b", "#123a6b", "#5a1e46"))
    place.write_text(f'{text}[theme.colours]\nline = "{colour}"\n', encoding="utf-8")


def _template(works: Works, chance: Random) -> None:
    """A template of their own, which is the shipped one with a word more; or the shipped one again."""
    name = chance.choice(OVERRIDES)
    place = works.root / "templates" / name
    if place.exists() and chance.random() < 0.4:
        place.unlink()
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    text = (shipped() / name).read_text(encoding="utf-8")
    mark = f"/* {chance.random()} */" if name.endswith("css") else f"<!-- {chance.random()} -->"
    place.write_text(f"{text.rstrip()}\n{mark}\n", encoding="utf-8")


def _new_aid(works: Works, chance: Random) -> None:
    name = chance.choice(("belt", "valve"))
    text = f"---\ntitle: Look at the {name}\naid: {name}\n---\n\n1. **Look.** Is [it oiled](oil.md)? {{#look}}\n"
    (works.root / f"content/{name}.md").write_text(text, encoding="utf-8")


def _gone_aid(works: Works, chance: Random) -> None:
    (works.root / f"content/{chance.choice(('belt', 'valve'))}.md").unlink(missing_ok=True)


def _release(works: Works, chance: Random) -> None:
    release(works.root, *chance.choice((("oil",), ("seal",), ("lock",), ())))


def _retire(works: Works, chance: Random) -> None:
    if codes := works.codes():
        run(works.root, "code", "retire", chance.choice(codes), "--say", "It was scrapped")


def _move(works: Works, chance: Random) -> None:
    if codes := works.codes():
        run(works.root, "code", "move", chance.choice(codes), chance.choice(("oil#oil", "oil#stop", "seal#lift")))


def _another_day(works: Works, chance: Random) -> None:
    works.day += timedelta(days=chance.choice((1, 40, 400, -30)))


def _some(works: Works, folder: str, chance: Random) -> list[Path]:
    found = sorted(path for path in (works.root / folder).rglob("*") if path.is_file() and path.name != ".lock")
    return chance.sample(found, min(len(found), chance.choice((1, 5, 50))))


def _store_lost(works: Works, chance: Random) -> None:
    for place in _some(works, ".cache", chance):
        place.unlink()


def _store_damaged(works: Works, chance: Random) -> None:
    for place in _some(works, ".cache", chance):
        octets = bytearray(place.read_bytes()) or bytearray(1)
        octets[chance.randrange(len(octets))] ^= 1 << chance.randrange(8)
        place.write_bytes(octets)
    _published_lost(works, chance)  # so that something is brought out of it


def _published_lost(works: Works, chance: Random) -> None:
    for place in _some(works, "build", chance):
        place.unlink()
    _line_above(works, chance)  # deep below, only a build that makes something sees it


def _published_touched(works: Works, chance: Random) -> None:
    for place in _some(works, "build", chance):
        octets = place.read_bytes()
        place.write_bytes(octets[::-1])
    (works.root / "build/site/stray.html").write_text("nobody made this")
    _line_above(works, chance)


def _one_tree(works: Works, chance: Random) -> None:
    _word(works, chance)
    works.build(*chance.choice((("--draft",), ("--released",), ("lock",))))


EDITS: dict[str, Callable[[Works, Random], None]] = {
    one.__name__.strip("_").replace("_", " "): one
    for one in (
        *(_word, _spanish, _title, _line_above, _long_action, _station, _more_stations, _hang_elsewhere),
        *(_picture, _setting, _colour),
        *(_template, _new_aid, _gone_aid, _release, _retire, _move, _another_day, _one_tree),
        *(_store_lost, _store_damaged, _published_lost, _published_touched),
    )
}


def any_order(seed: int, rounds: int) -> list[str]:
    """Every kind of edit, in another order in each round."""
    chance = Random(seed)  # noqa: S311 - the same edits in every run
    return [name for _ in range(rounds) for name in chance.sample(sorted(EDITS), len(EDITS))]


def edit_often(works: Works, order: Sequence[str], seed: int, every: int = 1) -> list[str]:
    """After each of some edits, build upon what was there, and compare `every` so often with a build from nothing.

    Returns the edits after which the two differ.
    """
    chance = Random(seed)  # noqa: S311 - the same edits in every run
    differ: list[str] = []
    for number, name in enumerate(order, start=1):
        EDITS[name](works, chance)
        outcome = works.outcome()
        if (number % every == 0 or number == len(order)) and outcome != works.clean_outcome():
            differ.append(f"{number} {name}")
    return differ
