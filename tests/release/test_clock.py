"""Releases on a machine whose clock was set back, and registry files that two branches wrote."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from jobaids.adapters.registry import append_events
from jobaids.codes.derive import code_from
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import GivenCode, Target, TargetKind
from jobaids.record.index import Index, index_registry, target_of
from jobaids.record.ledger import aid_file, blank_file, station_file
from jobaids.record.order import Moment
from jobaids.record.verbs import Writing, bind, move, retire
from tests.release.project import NOON, Plant, plant

BACK = NOON - timedelta(days=400)  # a battery ran flat
LINE = Slug("line-3")
SEAT = Anchor("seat-the-new-seal")


def index_of(project: Plant) -> Index:
    """The registry as it is read anew."""
    return index_registry(project.registry().registry)


def moment(back: bool) -> Moment:
    """Noon, or what a clock that was set back takes for it."""
    return Moment(at=BACK if back else NOON, day=date(2028, 1, 1), base="https://aids.example.com")


def record(project: Plant, writing: object) -> None:
    """Write what a verb says."""
    assert isinstance(writing, Writing)
    append_events(project.root, writing.file, writing.events)


def code_of(project: Plant, anchor: str = "") -> Code:
    """The code of the seal change, or of a step of it."""
    latest = project.record().latest
    assert latest is not None
    return dict(latest.codes)[Anchor(anchor)]


def test_the_newest_release_and_station_count_whatever_the_clock_says(tmp_path: Path) -> None:
    """The card says whom to call now; the number that left with the old shift lead must not come back."""
    project = plant(tmp_path)
    project.release()
    project.edit("content/stations.yaml", "extension 200", "extension 300")
    project.edit("content/seal.md", "for 5 seconds", "for 6 seconds")

    project.release(at=BACK)
    again = project.release(at=BACK)

    station, latest = project.registry().registry.station(LINE), project.record().latest
    assert station is not None
    assert station.latest is not None
    assert station.latest.tell == "shift lead, extension 300"
    assert latest is not None
    assert "for 6 seconds" in latest.aid.steps[2].action
    assert again.docket.is_empty


def test_the_last_word_on_a_code_counts_whatever_the_clock_says(tmp_path: Path) -> None:
    """A step that was ended must not answer again because a battery ran flat in between."""
    project = plant(tmp_path)
    project.release()
    code = code_of(project, SEAT)
    record(project, move(index_of(project), code, "seal#lift-out-the-old-seal", moment(back=False)))

    record(project, retire(index_of(project), code, "No seal any more.", "", moment(back=True)))
    ended = index_of(project).opens(code)
    record(project, move(index_of(project), code, f"seal#{SEAT}", moment(back=True)))

    back = index_of(project).opens(code)
    assert ended is not None
    assert ended.ended is not None
    assert back is not None
    assert back.ended is None
    assert back.target.anchor == SEAT


def test_a_blank_bound_under_a_clock_set_back_changes_no_printed_code(tmp_path: Path) -> None:
    """The oldest code of a step is printed; a blank that joins it later is never the oldest."""
    project = plant(tmp_path)
    project.release()
    code, blank = code_of(project, SEAT), code_from(12345)
    given = GivenCode(code=blank, target=Target(kind=TargetKind.BLANK, slug=Slug("line-3")), at=BACK)
    append_events(project.root, blank_file("line-3"), (given,))

    record(project, bind(index_of(project), blank, f"seal#{SEAT}", moment(back=True)))

    index = index_of(project)
    assert index.code_of(target_of(Slug("seal"), SEAT)) == code
    assert index.leads_to(blank) == index.leads_to(code)


def lines_of(project: Plant, file: str) -> list[str]:
    """The lines of a registry file."""
    return project.text(f"content/registry/{file}").splitlines(keepends=True)


def test_of_two_branches_the_lines_that_stand_last_count_among_equals(tmp_path: Path) -> None:
    """Whoever merges keeps the lines of both sides; which side comes last is for them to say, and all clones agree."""
    project = plant(tmp_path)
    project.release()
    shared = {file: len(lines_of(project, file)) for file in (aid_file("seal"), station_file(LINE))}
    files = {file: project.text(f"content/registry/{file}") for file in shared}
    added: list[dict[str, list[str]]] = []
    for seconds, tell, at in ((6, 300, NOON), (7, 400, BACK)):
        for file, text in files.items():
            project.write(f"content/registry/{file}", text)
        project.write("content/stations.yaml", f"line-3:\n  name: Line 3\n  tell: ext {tell}\n  aids: [seal]\n")
        project.edit("content/seal.md", f"for {seconds - 1} seconds", f"for {seconds} seconds")
        project.release(at=at)
        added.append({file: lines_of(project, file)[many:] for file, many in shared.items()})

    for file, text in files.items():
        project.write(f"content/registry/{file}", text + "".join((*added[0][file], *added[1][file])))

    station, latest = project.registry().registry.station(LINE), project.record().latest
    assert station is not None
    assert station.latest is not None
    assert station.latest.tell == "ext 400"
    assert latest is not None
    assert "for 7 seconds" in latest.aid.steps[2].action
