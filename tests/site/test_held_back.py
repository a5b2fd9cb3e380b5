"""A card that fails its proof hangs on no wall, and what was good before goes on standing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.running import ROOT, Ended, build, release, tree
from tests.sites.archive import unpack

CARD = (ROOT / "templates/card/card.html").read_text(encoding="utf-8")
IMAGE = '<img class="symbol" src="symbol:{{ one.address }}" alt="{{ one.alt }}"/>'
PROJECT = """
-- content/seal.md --
---
title: Change the seal
aid: seal
owner: Maintenance
codes: each
---

1. **Lift out the old seal.** Use the hook. {#lift}
2. **Press in the new one.** With both thumbs. {#press}
3. **Close the guard.** Until it clicks. {#close}
-- content/oil.md --
---
title: Oil the chain
aid: oil
owner: Maintenance
codes: card
---

1. **Oil each link.** Three drops. {#oil}
2. **Start the line.** {#start}
""".lstrip()

SPOILED = {
    "one symbol is missing": CARD.replace(IMAGE, f"{{% if step.numeral != '2' %}}{IMAGE}{{% endif %}}")
    .replace("{% macro symbol(one) %}", "{% macro symbol(one, step) %}")
    .replace("symbol(step.symbol)", "symbol(step.symbol, step)"),
    "all symbols are hidden": CARD.replace(IMAGE, f'<span style="visibility:hidden">{IMAGE}</span>'),
    "symbols are shrunk": CARD.replace(
        IMAGE, IMAGE.replace("<img ", '<img style="width:9mm;height:9mm;object-fit:contain" ')
    ),
    "symbols are under a picture": CARD.replace(
        IMAGE, f'{IMAGE}<span style="position:absolute;right:4mm;top:4mm;width:8mm;height:8mm;background:#000"></span>'
    ),
    "symbols are swapped": CARD.replace(
        "{% if step.symbol %}{{ symbol(step.symbol) }}",
        "{% if step.symbol %}{{ symbol(view.phases[0].steps[-1 - loop_index(step)].symbol) }}",
    ).replace("loop_index(step)", "(step.numeral | int - 1)"),
    "symbols are mirrored": CARD.replace(IMAGE, IMAGE.replace("<img ", '<img style="transform:scaleX(-1)" ')),
}


def spoil(root: Path, template: str) -> None:
    """Put a template of the project's own in the place of the shipped one."""
    place = root / "templates/card/card.html"
    place.parent.mkdir(parents=True)
    place.write_text(template, encoding="utf-8")


def errors(ended: Ended) -> set[tuple[str, str]]:
    """The rules that stopped something, and what they stopped."""
    return {(one["rule"], one["aid"]) for one in json.loads(ended.out)["told"] if one["severity"] == "error"}


@pytest.mark.parametrize("template", SPOILED.values(), ids=SPOILED.keys())
def test_a_card_that_was_tampered_with_is_caught(tmp_path: Path, template: str) -> None:
    """A template is changed on a Friday; the wrong symbol is scanned on the Monday after."""
    root = unpack(PROJECT, tmp_path / "plant")
    assert template != CARD
    spoil(root, template)

    ended = build(root, "--draft")

    names = sorted(place.name for place in root.rglob("*.pdf"))
    assert ended.code == 1
    assert {aid for _, aid in errors(ended)} >= {"seal"}
    assert "seal-a4.pdf" not in names


def test_what_fails_for_the_first_time_appears_nowhere(tmp_path: Path) -> None:
    """A link on the first page that leads to nothing sends a worker away with nothing."""
    root = unpack(PROJECT, tmp_path / "plant")
    spoil(root, SPOILED["symbols are swapped"])

    ended = build(root, "--draft")

    draft = root / "build/draft"
    assert ended.code == 1
    assert {aid for _, aid in errors(ended)} == {"seal"}
    assert (draft / "aids/oil/index.html").exists()
    assert not (draft / "aids/seal").exists()
    listed = [
        path
        for path, octets in tree(draft).items()
        if path.endswith((".html", ".json", ".xml")) and b"Change the seal" in octets
    ]
    assert listed == []


def test_the_last_good_card_and_its_pages_stay(tmp_path: Path) -> None:
    """The card on the wall still opens them."""
    root = unpack(PROJECT, tmp_path / "plant")
    assert release(root).code == 0
    assert build(root).code == 0
    before = tree(root / "build")
    spoil(root, SPOILED["symbols are swapped"])

    ended = build(root)

    after = tree(root / "build")
    assert ended.code == 1
    assert "held back: seal" in ended.err
    assert {path: octets for path, octets in after.items() if "seal" in path} == {
        path: octets for path, octets in before.items() if "seal" in path
    }
    assert after.keys() == before.keys()
    assert any(path.startswith("cards/seal") for path in after)
