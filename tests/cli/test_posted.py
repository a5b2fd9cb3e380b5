"""`jobaids posted`, `register` and `brief` as somebody types them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from jobaids.cli.commands import jobaids
from tests.release.project import Plant, plant

WHO = ("--approved-by", "Maintenance lead", "--yes")


def run(*arguments: str) -> Result:
    """A command that ends as it should."""
    shown = CliRunner().invoke(jobaids, arguments)
    assert shown.exit_code == 0, shown.output
    return shown


def refused(*arguments: str) -> str:
    """What is said to a command that was asked wrongly."""
    shown = CliRunner().invoke(jobaids, arguments)
    assert shown.exit_code == 2, shown.output
    return shown.output


def words(pdf: Path) -> list[str]:
    """The words of each page, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """A project whose only aid is released."""
    project = plant(tmp_path)
    monkeypatch.chdir(tmp_path)
    run("release", *WHO, "--note", "First cards.")
    return project


def change(project: Plant, old: str, new: str, *more: str) -> Result:
    """Another release of the aid."""
    project.edit("content/seal.md", old, new)
    return run("release", *WHO, "--note", "It leaked.", *more)


def test_a_card_is_hung_listed_and_taken_down(project: Plant) -> None:
    """The whole life of a card on a wall."""
    label = project.record().releases[-1].label
    run("posted", "add", "seal", "--station", "line-3", "--copies", "2")

    listed = run("posted", "list").output
    run("posted", "remove", f"seal@{label}", "--station", "line-3")

    assert "line-3  Line 3" in listed
    assert f"seal@{label}  a4 × 2  since " in listed
    assert run("posted", "list").output == "nothing\n"


def test_an_old_card_beside_a_newer_one_is_remarked_on(project: Plant) -> None:
    """Somebody reads the label from the wrong card, or hangs up what was just taken down."""
    change(project, "5 seconds", "50 seconds")
    old, new = (one.label for one in project.record().releases)
    run("posted", "add", f"seal@{new}", "--station", "line-3")

    beside = run("posted", "add", f"seal@{old}", "--station", "line-3").output
    instead = run("posted", "add", f"seal@{old}", "--station", "line-3", "--replace").output
    onward = run("posted", "add", f"seal@{new}", "--station", "line-3", "--replace").output

    assert f"seal@{old} is older than seal@{new}, which goes on hanging there, too" in beside
    assert f"seal@{old} is older than seal@{new}, which came down for it" in instead
    assert "older" not in onward


def test_what_is_to_be_changed_says_which_label_goes_and_which_comes(project: Plant) -> None:
    """Read aloud at the printer: take down this, hang that."""
    run("posted", "add", "seal", "--station", "line-3")
    change(project, "5 seconds", "50 seconds", "--effect", "safety")

    listed = run("posted", "list", "--reprint", "--station", "line-3").output

    old, new = (release.label for release in project.record().releases)
    assert f"seal (a4): take down {old}, hang {new}  [SAFETY: stop using the old card]" in listed


def test_a_table_of_posted_cards_is_safe_to_open(project: Plant) -> None:
    """A station called =1+1 must not count in a spreadsheet."""
    project.edit("content/stations.yaml", "Line 3", '"=1+1"')
    run("release", *WHO, "--note", "Renamed.")
    run("posted", "add", "seal", "--station", "line-3")

    table = run("posted", "list", "--csv").output

    (row,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert row["name"] == "'=1+1"
    assert row["station"] == "station:line-3"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "seal", "--station", "line-4"), "did you mean line-3"),
        (("add", "seal", "--station", "line-3", "--on", "2020-01-01"), "released only"),
        (("add", "seal", "--station", "line-3", "--on", "2999-01-01"), "still to come"),
        (("remove", "seal", "--station", "line-3"), "nothing hung there"),
        (("list", "--station", "dock"), "never was a station dock"),
        (("list", "--reprint", "--csv"), "leave --at and --csv out"),
    ],
)
def test_a_wrong_question_says_what_to_ask(arguments: tuple[str, ...], said: str) -> None:
    """Nobody at a wall reads a manual; and nothing is recorded."""
    shown = refused("posted", *arguments)

    assert said in shown
    assert not Path("content/registry/posted.jsonl").exists()


def test_what_hung_is_asked_in_the_time_of_the_site(project: Plant) -> None:
    """03:10 on the incident report is 03:10 on the wall clock of the hall."""
    project.edit("jobaids.toml", '"Plant"\n', '"Plant"\ntimezone = "Pacific/Kiritimati"\n')

    shown = run("posted", "list", "--at", "2027-02-14 03:10").output

    assert "On 2027-02-14 03:10 (Pacific/Kiritimati) there hung" in shown


def test_the_register_is_one_sheet_with_every_aid(project: Plant) -> None:
    """The auditor gets paper, and it is whole."""
    run("posted", "add", "seal", "--station", "line-3")
    run("release", "seal", "--approved-by", "Safety", "--reviewed", "2030-06-30")

    told = run("register", "--as-of", "2030-07-01", "-o", "audit.pdf").output

    (page,) = words(Path("audit.pdf"))
    label = project.record().releases[-1].label
    assert "1 aid, 1 overdue" in told
    assert all(said in page for said in ("Change the filler seal", label, "Maintenance lead", "30 Jun 2030", "Overdue"))
    assert f"Line 3: {label} A4 since" in page


def test_the_register_as_a_table_is_not_spoiled() -> None:
    """Excel takes 1E for a number and -x for a formula."""
    table = run("register", "--csv", "--as-of", "2027-01-01").output

    (row,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert row["aid"].startswith("seal@1")
    assert row["revision"].startswith("Rev 1")
    assert row["overdue"] == ""


def test_a_change_brief_says_what_to_do_now_and_what_it_was(project: Plant) -> None:
    """It is read aloud at shift start, and signed."""
    change(project, "both thumbs for 5 seconds", "both palms for 50 seconds", "--change-brief")

    old, new = (release.label for release in project.record().releases)
    (page,) = words(Path(f"build/briefs/seal-{new}.pdf"))
    assert f"{old} is now {new}" in page
    assert "Why: It leaked." in page
    assert "Press it in with both palms for 50 seconds." in page
    assert "Press it in with both thumbs for 5 seconds." in page
    assert f"Take down {old}, hang {new}. Line 3" in page
    assert "I was shown the change" in page


def test_a_brief_can_be_printed_later(project: Plant) -> None:
    """The night shift comes at ten."""
    change(project, "5 seconds", "50 seconds")
    new = project.record().releases[-1].label

    run("brief", f"seal@{new}")

    assert Path(f"build/briefs/seal-{new}.pdf").exists()


def test_a_brief_of_many_changes_still_has_one_page(project: Plant) -> None:
    """Two pages are one too many to hold up; what is left out is counted."""
    steps = "\n".join(f"{number}. **Turn the valve {number} off.** {'Wait for it. ' * 9}" for number in range(4, 30))
    project.edit("content/seal.md", "\n## If something", f"{steps}\n\n## If something")
    change(project, "5 seconds", "50 seconds", "--change-brief")
    new = project.record().releases[-1].label

    (page,) = words(Path(f"build/briefs/seal-{new}.pdf"))

    assert "more changes: scan the code." in page
    assert "I was shown the change" in page


def test_the_brief_of_a_first_release_says_new(project: Plant) -> None:
    """There is nothing to compare it with."""
    label = project.record().releases[-1].label

    run("brief", "seal")

    (page,) = words(Path(f"build/briefs/seal-{label}.pdf"))
    assert "New." in page
    assert f"Hang {label}. Line 3" in page
