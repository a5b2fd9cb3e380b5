"""`jobaids code` and `jobaids card` as somebody types them, on a real registry."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.registry import read_registry
from jobaids.adapters.scanner import read_card
from jobaids.build import build
from jobaids.cli.card import card
from jobaids.cli.code import code
from jobaids.cli.code_text import unspoiled
from jobaids.model.names import Anchor, Code, Slug
from jobaids.plan.wish import Wish
from jobaids.record.index import index_registry, target_of
from jobaids.release import release
from jobaids.wiring.building import Shop, build_ports
from jobaids.wiring.releasing import release_ports
from jobaids.wiring.today import today
from tests.release.project import ORDER, Plant, plant

OTHER = "---\ntitle: Check the rack\n---\n\n1. **Look at each upright.** Hold the gauge against it.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """A released project whose second release left a step out."""
    project = plant(tmp_path)
    ports = release_ports(tmp_path, lambda _: True)  # on today's date, as the verbs
    project.write("content/rack.md", OTHER)
    release(ports, ORDER)
    text = project.text("content/seal.md")
    third = next(line for line in text.splitlines() if line.startswith("3. "))
    project.write("content/seal.md", text.replace(f"{third}\n", ""))
    release(ports, ORDER)
    monkeypatch.chdir(tmp_path)
    return project


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(code, arguments)


def _code(project: Plant, slug: str, anchor: str = "") -> Code:
    index = index_registry(project.registry().registry)
    found = index.bearers[f"aid:{slug}" + (f"#{anchor}" if anchor else "")]
    assert index.given[found].target == target_of(Slug(slug), Anchor(anchor))
    return found


def _files(root: Path) -> dict[str, str]:
    registry = root / "content/registry"
    return {str(path): path.read_text() for path in registry.rglob("*.jsonl")}


def _site(project: Plant) -> None:
    build(build_ports(Shop(root=project.root)), Wish(day=today("UTC"), drafts=False))


def _page(project: Plant, address: str) -> str:
    return project.text(f"build/site/{address}/index.html")


def test_a_step_that_is_gone_is_settled_by_retiring_its_code(project: Plant) -> None:
    """What lint tells, a person settles with the command it names; nothing is left to tell."""
    gone = _code(project, "seal", "seat-the-new-seal")
    before = _told(project)

    shown = _run("retire", gone, "--say", "The new seal snaps in.", "--instead", "rack")

    assert any(f"code retire {gone}" in fix for fix in before)
    assert shown.exit_code == 0
    assert not any(gone in fix for fix in _told(project))
    _site(project)
    label = project.record().releases[0].label
    for address in (gone, f"{gone}/{label}", f"{gone}/0"):
        page = _page(project, address)
        assert "The new seal snaps in." in page
        assert "Use: Check the rack" in page


def _told(project: Plant) -> list[str]:
    built = build(build_ports(Shop(root=project.root)), Wish(day=today("UTC"), site=False))
    return [one.fix for one in built.told if one.rule == "JA601"]


def test_a_moved_code_opens_the_other_step_and_says_so(project: Plant) -> None:
    """Whoever scans the old card must see that it is not the step on the card."""
    gone = _code(project, "seal", "seat-the-new-seal")

    shown = _run("move", gone.lower(), "rack#look-at-each-upright")

    assert shown.exit_code == 0
    assert "moved     rack#look-at-each-upright" in shown.stdout
    assert not _told(project)
    _site(project)
    page = _page(project, f"{gone}/{project.record().releases[0].label}")
    assert "This step replaces the one on your card." in page
    assert "Look at each upright" in page
    assert "Seat the new seal" in page  # behind "What was different?"


def test_an_aid_that_ended_leaves_the_lists_and_its_codes_open_on(project: Plant) -> None:
    """Nobody finds it any more, and everybody who still has its card is told."""
    own = _code(project, "rack")
    (project.root / "content/rack.md").unlink()

    shown = _run("retire", own, "--say", "The racks are gone.", "--instead", "seal")

    assert shown.exit_code == 0
    _site(project)
    assert "Check the rack" not in _page(project, "print")
    assert not (project.root / "build/cards/rack-a4.pdf").exists()
    for address in (own, _code(project, "rack", "look-at-each-upright"), "aids/rack"):
        assert "The racks are gone." in _page(project, address)


def test_blanks_are_printed_bound_and_then_open_their_step(project: Plant) -> None:
    """From a sticker on a machine to help, without printing anything anew."""
    shown = _run("reserve", "7", "--batch", "line-3", "--tell", "the fitter")

    assert shown.exit_code == 0, shown.output
    read = read_card((project.root / "build/blanks/line-3.pdf").read_bytes())
    blanks = [one.code for one in project.registry().registry.blanks]
    assert {one.address for page in read.pages for one in page.symbols} == {
        f"https://AIDS.EXAMPLE.COM/{blank}/0/" for blank in blanks
    }
    _site(project)
    assert "Tell the fitter." in _page(project, f"{blanks[0]}/0")
    assert _run("bind", blanks[0], "seal#lift-out-the-old-seal").exit_code == 0
    _site(project)
    assert "Lift out the old seal" in _page(project, f"{blanks[0]}/0")
    assert "Newest · revision 2" in _page(project, f"{blanks[0]}/0")
    assert "Tell the fitter." in _page(project, f"{blanks[1]}/0")
    assert (project.root / "build/blanks/line-3.pdf").exists()  # no build drops it


def test_a_lost_sheet_is_printed_again_and_says_what_is_bound(project: Plant) -> None:
    """Half of the stickers hang; the sheet with the rest went into the bin."""
    _run("reserve", "3", "--batch", "line-3")
    blanks = [one.code for one in project.registry().registry.blanks]
    _run("bind", blanks[0], "seal#lift-out-the-old-seal")
    place, before = project.root / "build/blanks/line-3.pdf", _files(project.root)
    place.unlink()

    shown = _run("reserve", "--again", "--batch", "line-3")

    assert shown.exit_code == 0, shown.output
    read = read_card(place.read_bytes())
    assert validate_pdf_bytes(place.read_bytes(), profile=ValidationProfile.PDF_UA_1).is_compliant
    assert sorted(one.address for page in read.pages for one in page.symbols) == sorted(
        f"https://AIDS.EXAMPLE.COM/{blank}/0/" for blank in blanks
    )
    text = " ".join(one.text for page in read.pages for one in page.texts)
    assert text.count("Bound:") == 1
    assert "Lift out the old seal" in text
    assert _files(project.root) == before


@pytest.mark.parametrize("asked", [("reserve",), ("reserve", "3", "--again"), ("reserve", "--again", "--batch", "no")])
def test_what_cannot_be_reserved_or_printed_again_is_told(project: Plant, asked: tuple[str, ...]) -> None:
    """A batch name typed wrong must not draw new codes for stickers that hang already."""
    shown = _run(*asked)

    assert shown.exit_code == 2
    assert not project.registry().registry.blanks


def test_no_blanks_are_printed_with_an_address_that_nobody_accepted(project: Plant) -> None:
    """A changed host would slip into the registry by a sheet of stickers."""
    project.edit("jobaids.toml", "aids.example.com", "help.example.com")

    shown = _run("reserve", "2")

    assert shown.exit_code == 2
    assert "--accept-base-url https://help.example.com" in shown.output
    assert not project.registry().registry.blanks


def test_a_sheet_whose_symbols_do_not_read_back_reserves_nothing(project: Plant) -> None:
    """Paper nobody can scan must not use up codes."""
    sheet = "{% include 'theme/print.css' %}\n.blank img { width: 9mm; height: 4mm; } @page { size: 210mm 297mm; }"
    project.write("templates/blanks/blanks.css", sheet)

    shown = _run("reserve", "2")

    assert shown.exit_code != 0
    assert "nothing was reserved" in getattr(shown.exception, "fix", "")
    assert not project.registry().registry.blanks


def test_the_registry_only_grows_whatever_is_said(project: Plant) -> None:
    """No verb may touch a line that was written before."""
    gone = _code(project, "seal", "seat-the-new-seal")
    said = [
        ("retire", gone, "--say", "Gone."),
        ("move", gone, "rack"),
        ("move", gone, "nowhere"),
        ("reserve", "1"),
        ("bind", gone, "rack"),
        ("retire", _code(project, "seal"), "--say", "Gone."),
    ]

    for arguments in said:
        before = _files(project.root)
        _run(*arguments)
        now = _files(project.root)
        assert all(now[path].startswith(text) for path, text in before.items())

    assert not read_registry(project.root).told


def test_a_table_survives_a_spreadsheet(project: Plant) -> None:
    """A code that became a number is a code nobody finds again."""
    raw = _run("list", "--csv").stdout_bytes

    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert head[:4] == ["address", "card", "state", "opens"]
    given = index_registry(project.registry().registry).given
    assert {row[0] for row in rows} == {f"https://AIDS.EXAMPLE.COM/{one}/" for one in given}
    assert all(row[1][:6] in given and row[1][6] == "-" for row in rows)


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-3", "@SUM(A1)", "1E5", "12", "3.4", "3 a", "12:30", "＝1", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_or_reckon_is_kept_as_words(cell: str) -> None:
    """A step's title comes from whoever wrote it."""
    assert unspoiled(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["7K3QMX-12K", "https://A.EXAMPLE/7K3QMX/", "Rev 1E, Rev 2A", "3. Grease the seal"])
def test_other_cells_stand_as_they_are(cell: str) -> None:
    """An apostrophe too many would be copied onto a card."""
    assert unspoiled(cell) == cell


def test_programs_get_the_same_list(project: Plant) -> None:
    """Another system follows what codes open."""
    listed = json.loads(_run("list", "--json").stdout)["codes"]

    assert {one["code"] for one in listed} == set(index_registry(project.registry().registry).given)
    assert {one["state"] for one in listed} == {"active"}


def test_show_tells_what_a_card_is_worth(project: Plant) -> None:
    """Somebody calls and reads a card aloud."""
    lift = _code(project, "seal", "lift-out-the-old-seal")
    old, new = (edition.label for edition in project.record().releases)

    shown = _run("show", f"{lift[:3]} {lift[3:]}-{old}".lower())

    assert f"{lift}  active" in shown.stdout
    assert f"{old} is old; the newest revision is {new}" in shown.stdout
    assert f"printed in {old}, {new}" in shown.stdout


def test_a_refusal_ends_with_2_and_says_what_to_do(project: Plant) -> None:
    """And nothing is recorded."""
    before = _files(project.root)

    shown = _run("move", _code(project, "seal"), "sael")

    assert shown.exit_code == 2
    assert "sael was never released" in shown.output
    assert "did you mean seal?" in shown.output
    assert _files(project.root) == before


def test_a_damaged_registry_is_built_on_by_nobody(project: Plant) -> None:
    """A verb that followed a line somebody edited would make the fault last for ever."""
    file = "content/registry/aids/seal.jsonl"
    project.edit(file, "Maintenance lead", "Somebody else")

    shown = _run("retire", "AAAAAA", "--say", "Gone.")

    assert shown.exit_code == 1
    assert "JA613" in shown.output
    assert "nothing was recorded" in shown.output


def test_an_old_revision_is_printed_again_and_marked(project: Plant) -> None:
    """An investigation asks what hung there; nobody must take the print for a card."""
    old, new = (edition.label for edition in project.record().releases)

    shown = CliRunner().invoke(card, ["seal@1", "-o", "then.pdf"])
    newest = CliRunner().invoke(card, [f"seal@{new}"])

    assert shown.exit_code == 0, shown.output
    assert f"{old}, marked as superseded by {new}" in shown.output
    then = read_card((project.root / "then.pdf").read_bytes())
    said = " ".join(text.text for page in then.pages for text in page.texts)
    assert f"SUPERSEDED by {new}. Not for use." in said
    assert "Seat the new seal." in said
    assert all(one.address.endswith(f"/{old}/") for page in then.pages for one in page.symbols)
    assert newest.exit_code == 0
    now = read_card((project.root / f"build/again/seal-{new}-a4.pdf").read_bytes())
    assert "SUPERSEDED" not in " ".join(text.text for page in now.pages for text in page.texts)


def test_a_release_that_was_passed_over_before_its_day_is_superseded(project: Plant) -> None:
    """Its card would say that it holds from a day on which something else has held for long."""
    ports = release_ports(project.root, lambda _: True)
    for effective, old, new in ((date(2099, 1, 1), "hooked tool", "long hook"), (None, "long hook", "short hook")):
        project.edit("content/seal.md", old, new)
        release(ports, replace(ORDER, effective=effective))
    passed, newest = (edition.label for edition in project.record().releases[-2:])

    shown = CliRunner().invoke(card, [f"seal@{passed}"])

    assert shown.exit_code == 0, shown.output
    assert f"{passed}, marked as superseded by {newest}" in shown.output


@pytest.mark.parametrize(("which", "said"), [("sael@1", "did you mean seal"), ("seal@7", "name one of 1")])
def test_a_revision_that_nobody_released_is_refused(which: str, said: str) -> None:
    """A card made up for an investigation would be worse than none."""
    shown = CliRunner().invoke(card, [which])

    assert shown.exit_code == 2
    assert said in shown.output
