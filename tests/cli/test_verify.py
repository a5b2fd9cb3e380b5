"""`jobaids verify` as somebody types it who stands before a wall."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from jobaids.adapters.scanner import read_card
from jobaids.cli.commands import jobaids
from tests.adapters.walls import Taking, pages_of, photograph_of
from tests.release.project import Plant, plant

HEIC = Path(__file__).parent / "telephone.heic"
WHO = ("--approved-by", "Maintenance lead", "--yes")
FORKLIFT = """\
---
title: Check the forklift
codes: each
---

1. **Look at the forks.** They must be straight.
2. **Press the horn.** It must sound.
"""
STATIONS = "line-3:\n  name: Line 3\n  aids: [seal, forklift]\nline-4:\n  name: Line 4\n  aids: [forklift]\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """A project whose cards lie ready, each revision as a PDF, and how many symbols stand on each."""

    root: Path
    old: Path
    new: Path
    forklift: Path
    ended: Path
    foreign: Path
    labels: tuple[str, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """In the order in which they are hung."""
        return self.old, self.new, self.forklift, self.ended, self.foreign


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Cards:
    """Two revisions of one card, one that is current, one whose job ended, and one of another site."""
    root = tmp_path_factory.mktemp("wall")
    with pytest.MonkeyPatch.context() as patch:
        other = plant(root / "elsewhere")
        other.edit("jobaids.toml", "aids.example.com", "help.example.org")
        patch.chdir(other.root)
        run("release", *WHO, "--note", "First cards.")
        foreign = printed("seal", root / "foreign.pdf")
        project = _released(root / "plant")
        patch.chdir(project.root)
        run("release", *WHO, "--note", "First cards.")
        files = [printed(one, root / f"{one}.pdf") for one in ("seal", "forklift", "eye-wash")]
        code = project.record("eye-wash").codes[0].code
        run("code", "retire", code, "--say", "The station was closed")
        project.edit("content/seal.md", "5 seconds", "50 seconds")
        run("release", *WHO, "--note", "It leaked.", "--effect", "safety")
        new = printed("seal", root / "seal-new.pdf")
    labels = tuple(release.label for release in project.record().releases)
    old, forklift, ended = files
    return Cards(root=project.root, old=old, new=new, forklift=forklift, ended=ended, foreign=foreign, labels=labels)


def _released(root: Path) -> Plant:
    project = plant(root)
    project.edit("content/seal.md", "title: Change the filler seal", "title: Change the filler seal\ncodes: each")
    project.write("content/forklift.md", FORKLIFT)
    project.write("content/eye-wash.md", FORKLIFT.replace("forklift", "eye wash").replace("forks", "bottle"))
    project.write("content/stations.yaml", STATIONS)
    return project


def run(*arguments: str, ends: int = 0) -> Result:
    """A command that ends as it should."""
    shown = CliRunner().invoke(jobaids, arguments)
    assert shown.exit_code == ends, shown.output
    return shown


def printed(which: str, place: Path) -> Path:
    """A card of a released aid, in the smallest format."""
    run("card", which, "--format", "a6", "-o", str(place))
    return place


def addresses(file: Path) -> list[list[str]]:
    """Every address on each page of a card, read from its PDF."""
    return [[symbol.address for symbol in page.symbols] for page in read_card(file.read_bytes()).pages]


def told(*files: Path, ends: int, more: tuple[str, ...] = ()) -> dict[str, Any]:
    """What is said of pictures, for programs."""
    shown = run("verify", *map(str, files), "--json", *more, ends=ends)
    return dict(json.loads(shown.stdout))


@pytest.fixture(autouse=True)
def here(cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are typed in the project."""
    monkeypatch.chdir(cards.root)


def snapshot(card: Path, place: Path, pixels: float = 4.0) -> Path:
    """The first page of a card, photographed by itself."""
    photograph_of(pages_of(card, pixels=pixels)[:1], Taking(columns=1, pixels=pixels, aside=0.03)).save(place)
    return place


def test_a_wall_of_24_cards_is_read_completely(cards: Cards, tmp_path: Path) -> None:
    """One photograph instead of a hundred scans: from aside, in shadow, at 3 pixels a module, all is told."""
    pages = pages_of(*cards.all, pixels=3.0)
    hung = [pages[number % len(pages)] for number in range(24)]
    wall = tmp_path / "wall.jpg"
    photograph_of(hung, Taking(pixels=3.0)).save(wall, quality=85)

    (picture,) = told(wall, ends=1)["pictures"]

    each = [page for file in cards.all for page in addresses(file)]
    there = Counter(address for number in range(24) for address in each[number % len(each)])
    assert Counter(symbol["address"] for symbol in picture["symbols"]) == there
    assert {symbol["state"] for symbol in picture["symbols"]} == {"unsafe", "current", "retired", "foreign"}


def test_each_symbol_is_told_with_its_card_its_step_and_its_revision(cards: Cards, tmp_path: Path) -> None:
    """Whoever stands before the wall with a bag of new cards needs to know which ones."""
    old, new = cards.labels

    shown = run("verify", str(snapshot(cards.old, tmp_path / "old.png")), ends=1).stdout

    assert "Change the filler seal, step 3: Seat the new seal.  STOP. Do not use this card (1, now 2)." in shown
    assert "This step changed." in shown
    assert f"take down seal@{old}, hang seal@{new}  [unsafe]" in shown


def test_a_wall_of_newest_cards_ends_well(cards: Cards) -> None:
    """A weekly check in a script says by its exit code whether anybody has to walk."""
    shown = run("verify", str(cards.new), str(cards.forklift)).stdout

    assert shown.splitlines()[-1].endswith("current")


def test_a_photograph_lying_on_its_side_is_set_upright(cards: Cards, tmp_path: Path) -> None:
    """Telephones store what the sensor saw and note which way up it was."""
    upright = Image.open(snapshot(cards.new, tmp_path / "upright.png"))
    place = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned by a quarter to the right
    upright.rotate(90, expand=True).save(place, exif=exif, quality=90)

    one, other = (told(file, ends=0)["pictures"][0] for file in (tmp_path / "upright.png", place))

    assert [symbol["code"] for symbol in other["symbols"]] == [symbol["code"] for symbol in one["symbols"]]
    assert (other["width"], other["height"]) == upright.size


def test_a_symbol_too_far_off_is_told_with_its_place(cards: Cards, tmp_path: Path) -> None:
    """A card that nobody could read must not count as seen."""
    picture = Image.open(snapshot(cards.forklift, tmp_path / "card.png")).convert("L")
    spoiled = told(tmp_path / "card.png", ends=0)["pictures"][0]["symbols"][0]
    (left, top), _, (right, bottom), _ = spoiled["corners"]
    middle = ((left + right) // 2, (top + bottom) // 2)
    side = (right - left) // 4
    picture.paste(255, (middle[0] - side, middle[1] - side, middle[0] + side, middle[1] + side))
    picture.save(tmp_path / "spoiled.png")

    shown = run("verify", str(tmp_path / "spoiled.png"), ends=1).stdout

    assert "could not be read: go closer" in shown
    assert "1 not read" in shown


def test_what_should_hang_at_a_station_is_held_against_what_does(cards: Cards) -> None:
    """A wall of current cards may still lack the one that matters."""
    shown = run("verify", str(cards.new), str(cards.ended), "--posted", "line-3", ends=1).stdout

    assert "forklift should hang here, and no card of it was seen: hang forklift@" in shown
    assert "eye-wash@" in shown
    assert "hangs here, and the station does not list it." in shown
    assert "line-3: as it should be" in run("verify", str(cards.new), str(cards.forklift), "--posted", "line-3").stdout


def test_a_file_that_is_no_picture_is_told_and_the_others_are_looked_at(cards: Cards, tmp_path: Path) -> None:
    """One bad file of forty must not cost the walk along the wall."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 not much of a photograph")

    shown = run("verify", str(broken), str(cards.new), ends=3)

    assert f"error: {broken} cannot be looked at" in shown.stderr
    assert "fix: take or scan it again" in shown.stderr
    assert "current" in shown.stdout


def test_of_a_damaged_file_only_its_fault_is_told(tmp_path: Path) -> None:
    """Nobody sees it better from nearer by."""
    damaged = tmp_path / "wall.pdf"
    damaged.write_bytes(b"%PDF-1.7 cut short")

    said = run("verify", str(damaged), ends=3).output

    assert "wall.pdf" in said
    assert "symbols" not in said
    assert "go closer" not in said


def test_a_photograph_of_a_telephone_in_heic_is_read() -> None:
    """Most telephones store nothing else, and nobody on a shop floor converts files."""
    (picture,) = told(HEIC, ends=1)["pictures"]

    assert [symbol["address"] for symbol in picture["symbols"]] == ["https://AIDS.EXAMPLE.COM/7K3QMX/12K/"]
    assert picture["symbols"][0]["state"] == "foreign"  # its check sign is wrong, so nobody gave it


def test_a_station_that_never_was_is_refused_before_pictures_are_looked_at(cards: Cards) -> None:
    """A slip of the finger is told at once, not after a minute of looking."""
    shown = run("verify", str(cards.new), "--posted", "line-33", ends=2)

    assert "did you mean line-3" in shown.stderr
