"""`jobaids pack`, and recording a whole pack by its number, as somebody types them."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobaids.adapters.registry import read_registry
from jobaids.adapters.scanner import read_card
from jobaids.cli.commands import jobaids
from jobaids.model.posted import Hung, TakenDown
from tests.release.project import Plant, plant

WHO = ("--approved-by", "Maintenance lead", "--yes")


def run(*arguments: str, code: int = 0) -> Result:
    """A command that ends as expected."""
    shown = CliRunner().invoke(jobaids, arguments)
    assert shown.exit_code == code, shown.output
    return shown


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """A project whose only aid is released and hangs at line 3."""
    project = plant(tmp_path)
    monkeypatch.chdir(tmp_path)
    run("release", *WHO, "--note", "First cards.")
    return project


def number_in(output: str) -> str:
    """The number of the pack that was made."""
    found = re.search(r"P-[0-9A-Z]{6}", output)
    assert found, output
    return found[0]


def change(project: Plant) -> None:
    """A release after which cards on the wall must come down."""
    project.edit("content/seal.md", "5 seconds", "50 seconds")
    run("release", *WHO, "--note", "It leaked.", "--effect", "safety")


def test_a_pack_has_a_cover_and_its_number_on_every_sheet() -> None:
    """Whoever finds a stack of cards on a table knows what they are for."""
    number = number_in(run("pack", "line-3", "--format", "a6").output)

    cover, *sheets = read_card(Path(f"build/packs/{number}.pdf").read_bytes()).pages
    said = " ".join(text.text for text in cover.texts)
    assert number in said
    assert "Change the filler seal" in said
    assert "Line 3" in said
    assert sheets
    for count, sheet in enumerate(sheets, start=1):
        assert f"{number} · {count}" in {text.text for text in sheet.texts}


def test_the_number_of_a_pack_is_all_there_is_to_type(project: Plant) -> None:
    """Forty cards typed one by one are not typed at all, and then nobody knows what hangs."""
    number = number_in(run("pack", "line-3", "--format", "a6", "--copies", "2").output)

    run("posted", "add", number.lower().replace("-", ""))

    (hung,) = read_registry(project.root).registry.posted
    assert isinstance(hung, Hung)
    assert (hung.stack.station, hung.stack.format, hung.stack.pack, hung.copies) == ("line-3", "a6", number, 2)


def test_a_pack_is_recorded_at_a_station_once(project: Plant) -> None:
    """Who records it a second time holds the cover of another pack, or did not see that it was done."""
    number = number_in(run("pack", "line-3", "--format", "a6").output)
    run("posted", "add", number)

    said = run("posted", "add", number, code=2).output

    assert f"{number} was recorded at line-3 on " in said
    assert len(read_registry(project.root).registry.posted) == 1


def test_cards_for_no_station_hang_where_somebody_says(project: Plant) -> None:
    """An aid printed by name goes wherever it is needed."""
    number = number_in(run("pack", "seal", "--format", "a6").output)

    said = run("posted", "add", number, code=2).output
    run("posted", "add", number, "--station", "line-3")

    assert "say where it hangs: --station SLUG" in said
    assert [one.stack.station for one in read_registry(project.root).registry.posted] == ["line-3"]


def test_a_reprint_holds_just_the_cards_that_are_good_no_more(project: Plant) -> None:
    """Take down this, hang that; and the journal says so once the pack hangs."""
    old = project.record().releases[-1].label
    run("posted", "add", "seal", "--station", "line-3", "--copies", "2")
    nothing = run("pack", "--reprint").output
    change(project)

    made = run("pack", "--reprint").output
    run("posted", "add", number_in(made))

    new = project.record().releases[-1].label
    assert nothing == "nothing to print: every card on record is good\n"
    assert f"seal (a4): take down {old} × 2, hang {new} × 2  [SAFETY: stop using the old card]" in made
    posted = read_registry(project.root).registry.posted[-2:]
    (down,) = (one for one in posted if isinstance(one, TakenDown))
    (up,) = (one for one in posted if isinstance(one, Hung))
    assert (down.stack.label, down.copies, up.stack.label, up.copies) == (old, 2, new, 2)
    assert run("pack", "--reprint").output == nothing


def test_a_pack_from_the_site_is_found_though_nobody_recorded_it(project: Plant) -> None:
    """A trainer prints from the site, where nothing writes; the number is drawn from what is in the pack."""
    number = number_in(run("pack", "line-3").output)
    (project.root / "content/registry/packs.jsonl").unlink()
    time.sleep(1.1)  # the registry tells moments by the second
    change(project)

    run("posted", "add", number)

    (hung,) = read_registry(project.root).registry.posted
    assert (hung.stack.slug, hung.stack.pack) == ("seal", number)
    assert hung.stack.label == project.record().releases[0].label


def test_a_number_nobody_printed_is_refused() -> None:
    """A slip in one sign must record nothing."""
    slip = run("posted", "add", "P-AAAA", code=2).output
    other = run("posted", "add", "P-7K3QM0", code=2).output

    assert "P-AAAA is no pack number" in slip
    assert "P-7K3QM0 was never recorded" in other


def test_a_card_that_does_not_fit_is_not_made_smaller() -> None:
    """Nothing is scaled: a smaller symbol may not be read."""
    said = run("pack", "seal", "--fold", code=2).output

    assert "cards of A4 do not fit side by side, front and back, on A4" in said


def test_a_pack_of_what_was_never_released_is_refused() -> None:
    """A draft on a wall is work that nobody approved."""
    said = run("pack", "nothing-here", code=2).output

    assert "there is no station and no released aid nothing-here" in said


def test_the_same_cards_have_the_same_number_and_one_record(project: Plant) -> None:
    """Printed twice after a jam, it is one pack."""
    first = number_in(run("pack", "line-3", "--format", "a6").output)
    again = number_in(run("pack", "line-3", "--format", "a6", "--duplex", "long-edge").output)

    assert first == again
    assert len(read_registry(project.root).registry.packs) == 1


def test_the_site_holds_packs_that_need_nothing_but_a_printer(project: Plant) -> None:
    """A trainer opens a page, prints, hangs, and reads one number out on the phone."""
    run("posted", "add", "seal", "--station", "line-3")
    change(project)
    run("build", "--workers", "1")
    page = (project.root / "build/site/print/index.html").read_text(encoding="utf-8")

    changed, whole = dict.fromkeys(re.findall(r"/print/(P-[0-9A-Z]{6})\.pdf", page))
    run("posted", "add", changed)

    cover = read_card((project.root / f"build/site/print/{whole}.pdf").read_bytes()).pages[0]
    assert whole in {text.text for text in cover.texts}
    assert "nothing to print" in run("pack", "--reprint").output
