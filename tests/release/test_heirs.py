"""Codes follow steps between files and aids under a new name; what is killed in between is healed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import Effect, Moved
from jobaids.record.index import Index, index_registry, target_of
from jobaids.record.journal import Event
from jobaids.record.lineage import heir_of, lineage
from jobaids.record.order import Order
from jobaids.record.rematch import Answer
from jobaids.record.today import in_force
from jobaids.release import release
from jobaids.wiring.linting import lint_folder
from tests.release.project import ORDER, Plant, plant
from tests.site.moments import now_in

SEAT, LIFT = "3. **Seat the new seal.**", "2. **Lift out the old seal.**"
MORE = Order(approved_by="Maintenance lead", note="Cut in two.")
TEST_RUN = "---\ntitle: Test run\n---\n\n1. **Close the guard.** Both latches.\n2. **Run it for a minute.** Look.\n"


def _index(project: Plant) -> Index:
    return index_registry(project.registry().registry)


def _code(project: Plant, slug: str, anchor: str = "") -> Code:
    code = _index(project).code_of(target_of(Slug(slug), Anchor(anchor)))
    assert code is not None
    return code


def _place(project: Plant, code: Code) -> tuple[str, str | None]:
    target = _index(project).leads_to(code)
    assert target is not None
    return target.slug, target.anchor


def _errors(project: Plant) -> list[str]:
    return [one.rule for one in lint_folder(now_in(project.root)).told if one.rule in {"JA601", "JA620"}]


def _line(project: Plant, file: str, start: str) -> str:
    return next(line for line in project.text(file).splitlines(keepends=True) if line.startswith(start))


def _move_seat(project: Plant) -> None:
    """Cut step 3 of the seal change, with the name the release wrote behind it, and paste it into a new file."""
    line = _line(project, "content/seal.md", SEAT)
    project.edit("content/seal.md", line, "")
    project.write("content/test-run.md", TEST_RUN + line)


def test_a_step_pasted_into_another_file_keeps_its_code(tmp_path: Path) -> None:
    """Nobody reprints a wall because a file grew too long."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")

    _move_seat(project)
    told = _errors(project)
    project.release(MORE)

    assert told == []
    assert _place(project, code) == ("test-run", "seat-the-new-seal")
    assert code in dict(project.record("test-run").releases[-1].codes).values()
    assert _errors(project) == []


def test_a_step_that_still_stands_in_its_old_place_keeps_it(tmp_path: Path) -> None:
    """Copied is not moved: the copy is a step of its own."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")

    project.write("content/test-run.md", TEST_RUN + _line(project, "content/seal.md", SEAT))
    project.release(MORE)

    assert _place(project, code) == ("seal", "seat-the-new-seal")
    assert _code(project, "test-run", "seat-the-new-seal") != code


def test_a_step_pasted_into_a_draft_waits_for_it(tmp_path: Path) -> None:
    """What is not released answers nobody; until then the code is told as gone."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")

    _move_seat(project)
    project.edit("content/test-run.md", "title: Test run\n", "title: Test run\nstatus: draft\n")
    told = _errors(project)
    project.release(MORE)
    waiting = _place(project, code)
    project.edit("content/test-run.md", "status: draft\n", "")
    project.release(MORE)

    assert told == ["JA601"]
    assert waiting == ("seal", "seat-the-new-seal")
    assert _place(project, code) == ("test-run", "seat-the-new-seal")


def test_a_step_is_not_moved_while_its_old_file_cannot_be_read(tmp_path: Path) -> None:
    """Half of a merge, a lost encoding: what is missing there may come back with the next save."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")

    project.write("content/test-run.md", TEST_RUN + _line(project, "content/seal.md", SEAT))
    (tmp_path / "content/seal.md").write_bytes(b"\xff\xfe broken")
    project.release(MORE)

    assert _place(project, code) == ("seal", "seat-the-new-seal")


def test_a_step_said_to_be_new_takes_no_code(tmp_path: Path) -> None:
    """A person has answered; equal words are no reason to overrule them."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")
    line = _line(project, "content/seal.md", SEAT)
    project.write("content/test-run.md", TEST_RUN)
    project.release(MORE)

    project.edit("content/seal.md", line, "")
    project.write("content/test-run.md", project.text("content/test-run.md") + line)
    answer = Answer(slug=Slug("test-run"), new=Anchor("seat-the-new-seal"))
    project.release(replace(MORE, answers=(answer,)))

    assert _place(project, code) == ("seal", "seat-the-new-seal")


def test_an_aid_under_another_name_keeps_every_code_and_its_numbers(tmp_path: Path) -> None:
    """`seal` became `filler-seal`; cards of both names hang side by side and must be told apart."""
    project = plant(tmp_path)
    project.release()
    codes = {given.target.anchor: given.code for given in project.record().codes}
    old = project.record().releases[-1]

    (tmp_path / "content/seal.md").rename(tmp_path / "content/filler-seal.md")
    project.edit("content/filler-seal.md", "aid: seal\n", "")
    project.edit("content/stations.yaml", "[seal]", "[filler-seal]")
    told = _errors(project)
    project.release(MORE)

    latest = project.record("filler-seal").latest
    assert told == []
    assert latest is not None
    assert latest.seal is not None
    assert {anchor: _place(project, code) for anchor, code in codes.items()} == {
        anchor: ("filler-seal", anchor) for anchor in codes
    }
    assert dict(latest.codes) == dict(old.codes)
    assert (latest.seal.number, latest.seal.effect) == (2, Effect.WORDING)
    assert [one.label for one in lineage(_index(project), Slug("filler-seal")).releases] == [old.label, latest.label]
    assert {anchor for anchor, _ in latest.seal.changed} == {""}
    assert heir_of(_index(project), Slug("seal")) == "filler-seal"
    assert _errors(project) == []


def test_an_aid_renamed_twice_knows_all_its_names(tmp_path: Path) -> None:
    """The first cards still hang; every number between is one of the same job."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")

    for old, new in (("seal", "filler-seal"), ("filler-seal", "seal-change")):
        (tmp_path / f"content/{old}.md").rename(tmp_path / f"content/{new}.md")
        project.edit(f"content/{new}.md", f"aid: {old}\n", "")
        project.edit("content/stations.yaml", f"[{old}]", f"[{new}]")
        project.release(MORE)

    releases = lineage(_index(project), Slug("seal-change")).releases
    assert _place(project, code) == ("seal-change", "seat-the-new-seal")
    assert [one.seal.number for one in releases if one.seal] == [1, 2, 3]
    assert heir_of(_index(project), Slug("seal")) == heir_of(_index(project), Slug("filler-seal")) == "seal-change"


def test_a_code_opens_its_step_where_it_stood_until_the_new_place_holds(tmp_path: Path) -> None:
    """Released on Friday for Monday: over the weekend the old checklist is the one in force."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")
    _move_seat(project)

    project.release(replace(MORE, effective=date(2027, 3, 8)))

    registry = project.registry().registry
    places = [index_registry(in_force(registry, date(2027, 3, day))).leads_to(code) for day in (7, 8)]
    assert [place.slug for place in places if place] == ["seal", "test-run"]


def test_what_a_renamed_aid_left_out_is_told_by_its_own_name(tmp_path: Path) -> None:
    """The aid is not gone; one of its steps is."""
    project = plant(tmp_path)
    project.release()
    line = _line(project, "content/seal.md", LIFT)

    project.edit("content/seal.md", line, "")
    (tmp_path / "content/seal.md").rename(tmp_path / "content/filler-seal.md")
    project.edit("content/filler-seal.md", "aid: seal\n", "")

    (told,) = [one.what for one in lint_folder(now_in(tmp_path)).told if one.rule == "JA601"]
    assert told.startswith("seal#lift-out-the-old-seal is gone")


def test_every_code_of_a_renamed_step_follows(tmp_path: Path) -> None:
    """Two branches had given one step two codes; cards of both hang."""
    project = plant(tmp_path)
    project.release()
    first = _code(project, "seal", "seat-the-new-seal")
    record = project.record()
    twin = next(given for given in record.codes if given.code == first)
    second = next(given.code for given in record.codes if given.target.anchor == "the-seal-tears")
    project.ports().append("aids/seal.jsonl", (Moved(code=second, to=twin.target, at=twin.at, silent=True),))

    project.edit("content/seal.md", "{#seat-the-new-seal}", "{#press}")
    project.release(MORE)

    assert _place(project, first) == _place(project, second) == ("seal", "press")


def test_a_name_that_a_code_was_moved_to_is_given_to_no_other_step_by_chance(tmp_path: Path) -> None:
    """Renamed to `press-it`, taken out, and another step whose words yield that name: the old card is not its card."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")
    project.edit("content/seal.md", "{#seat-the-new-seal}", "{#press-it}")
    project.release(MORE)
    project.edit("content/seal.md", _line(project, "content/seal.md", SEAT), "")
    project.release(MORE)

    project.edit("content/seal.md", "## If", "3. **Press it.** The green button starts the wash.\n\n## If")
    project.release(MORE)

    latest = project.record().latest
    assert latest is not None
    assert [step.anchor for step in latest.aid.steps][-1] == "press-it-2"
    assert code not in dict(latest.codes).values()


class KilledError(Exception):
    """The machine went off."""


def _killed_at(project: Plant, write: int, order: Order) -> None:
    """Release, and go off before the registry is written for the `write`-th time."""
    ports = project.ports()
    done = 0

    def append(file: str, events: tuple[Event, ...]) -> None:
        nonlocal done
        if done == write:
            raise KilledError
        done += 1
        ports.append(file, events)

    with pytest.raises(KilledError):
        release(replace(ports, append=append), order)


@pytest.mark.parametrize("write", [0, 1])
def test_a_run_killed_between_two_files_is_made_good_by_the_next(tmp_path: Path, write: int) -> None:
    """The step is gained before it is lost: at no time does its code open nothing."""
    project = plant(tmp_path)
    project.release()
    code = _code(project, "seal", "seat-the-new-seal")
    _move_seat(project)

    _killed_at(project, write, MORE)
    between = _place(project, code)
    project.release(MORE)

    slug, anchor = between
    assert anchor in set(project.record(slug).releases[0].aid.anchors)
    assert slug == ("seal" if write == 0 else "test-run")
    assert _place(project, code) == ("test-run", "seat-the-new-seal")
    assert project.release(MORE).docket.is_empty


@pytest.mark.parametrize("write", [0, 1])
def test_two_files_that_exchange_steps_are_made_good_too(tmp_path: Path, write: int) -> None:
    """Neither can gain before the other loses; the code that waits finds its step in the next run."""
    project = plant(tmp_path)
    project.write("content/test-run.md", TEST_RUN)
    project.release(ORDER)
    seat, run = _code(project, "seal", "seat-the-new-seal"), _code(project, "test-run", "run-it-for-a-minute")
    one = _line(project, "content/seal.md", SEAT)
    other = _line(project, "content/test-run.md", "2. **Run")
    project.edit("content/seal.md", one, other.replace("2.", "3."))
    project.edit("content/test-run.md", other, one.replace("3.", "2."))

    _killed_at(project, write, MORE)
    project.release(MORE)

    assert _place(project, seat) == ("test-run", "seat-the-new-seal")
    assert _place(project, run) == ("seal", "run-it-for-a-minute")


def test_who_shows_a_step_is_told_when_its_owner_released_it_again(tmp_path: Path) -> None:
    """The lock-out got a new word; the card of the seal change still shows the old one."""
    project = plant(tmp_path)
    project.write("content/test-run.md", TEST_RUN + "3. [Lift out](seal.md#lift-out-the-old-seal)\n")
    project.release()

    project.edit("content/seal.md", "hooked tool", "long hooked tool")
    project.release(Order(slugs=(Slug("seal"),), approved_by="Maintenance lead", note="A longer tool."))
    told = [one for one in lint_folder(now_in(tmp_path)).told if one.rule == "JA603"]
    project.release(MORE)
    after = [one for one in lint_folder(now_in(tmp_path)).told if one.rule == "JA603"]

    assert [(one.slug, one.span.file, one.span.line) for one in told] == [("test-run", "content/test-run.md", 8)]
    assert after == []
