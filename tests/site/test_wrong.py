"""Whole projects that are wrong: each of `tests/sites/wrong` tells what it says it tells, and harms nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.running import build
from tests.sites.archive import read_archive

WRONG = sorted((Path(__file__).parents[1] / "sites/wrong").glob("*.txt"))


@pytest.mark.parametrize("site", WRONG, ids=lambda site: site.stem)
def test_a_wrong_project_is_told_in_one_run(site: Path, tmp_path: Path) -> None:
    """Who mends one fault after the other, with a build in between, gives up at the third."""
    archive = read_archive(site.read_text(encoding="utf-8"))
    root = archive.unpack(tmp_path / "plant")

    ended = build(root)

    told = json.loads(ended.out)["told"]
    assert archive.why
    assert ended.code == 1
    assert {(one["rule"], one["file"]) for one in told if one["severity"] == "error"} == archive.told


@pytest.mark.parametrize("site", WRONG, ids=lambda site: site.stem)
def test_only_sound_aids_of_a_wrong_project_have_cards(site: Path, tmp_path: Path) -> None:
    """A card of half an aid is worse than none."""
    archive = read_archive(site.read_text(encoding="utf-8"))
    root = archive.unpack(tmp_path / "plant")

    build(root)

    faulty = {file.removesuffix(".md").rpartition("/")[2] for _, file in archive.told}
    everything = {file.removesuffix(".md").rpartition("/")[2] for file in archive.files if file.endswith(".md")}
    sound = set() if "jobaids.toml" in faulty else everything - faulty
    assert {card.name.removesuffix("-a4.pdf") for card in root.rglob("*.pdf")} == sound
