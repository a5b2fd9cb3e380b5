"""Releases in branches, merged by the real git with the attributes that `jobaids init` writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jobaids.adapters.registry import append_events
from jobaids.model.names import Anchor, Label, Slug
from jobaids.model.posted import Hung, Posted, Stack
from jobaids.record.age import Unknown, age_of
from jobaids.record.ledger import POSTED, aid_file
from tests.git.repository import REGISTRY, Repository, repository

SEAL_LINES = f"{REGISTRY}/{aid_file('seal')}"


def _release_on_both(found: Repository, ours: str = "6 seconds", theirs: str = "7 seconds") -> None:
    """Two branches that each release the seal change in words of their own."""
    for day, (name, words) in enumerate((("ours", ours), ("theirs", theirs)), 1):
        found.branch(name)
        found.plant.edit("content/seal.md", "5 seconds", words)
        found.release(day)
        found.commit(name)


def test_branches_that_release_different_aids_merge_without_conflict(tmp_path: Path) -> None:
    """Two halls work on their own cards; nobody should have to learn what a merge conflict is."""
    found = repository(tmp_path)
    for day, (name, file, old) in enumerate((("ours", "seal", "5 seconds"), ("theirs", "nozzle", "Warm water")), 1):
        found.branch(name)
        found.plant.edit(f"content/{file}.md", old, "Cold water")
        found.release(day)
        found.commit(name)

    conflicts = found.merge("ours", "theirs")

    assert conflicts == ()
    assert found.plant.registry().told == ()
    assert found.numbers("seal") == found.numbers("nozzle") == [1, 2]
    assert found.release(3).docket.is_empty


def test_new_aids_of_two_branches_merge_without_conflict(tmp_path: Path) -> None:
    """Each branch gave out codes without knowing of the other's."""
    found = repository(tmp_path)
    for day, name in enumerate(("belt", "pump"), 1):
        found.branch(name)
        found.plant.write(
            f"content/{name}.md", f"---\ntitle: Grease the {name}\n---\n\n1. **Grease it.** One stroke.\n"
        )
        found.release(day)
        found.commit(name)

    conflicts = found.merge("belt", "pump")

    assert conflicts == ()
    assert found.plant.registry().told == ()
    assert found.place(found.code("belt")) == ("belt", "")
    assert found.place(found.code("pump")) == ("pump", "")


def test_one_aid_released_twice_conflicts_and_both_releases_are_read(tmp_path: Path) -> None:
    """Cards of both hang; neither may open nothing while somebody settles it."""
    found = repository(tmp_path)
    _release_on_both(found)

    conflicts = found.merge("ours", "theirs")

    told = found.plant.registry().told
    assert set(conflicts) == {"content/seal.md", SEAL_LINES}
    assert [(one.rule, one.span.file) for one in told] == [("JA610", SEAL_LINES)]
    assert found.plant.text(SEAL_LINES).splitlines()[told[0].span.line - 1].startswith("<<<<<<<")
    assert "keep the lines of both sides" in told[0].fix
    assert found.numbers("seal") == [1, 2, 2]
    assert not found.release(3).recorded


def test_a_settled_conflict_goes_on_with_the_next_number_and_knows_both_cards(tmp_path: Path) -> None:
    """Card 2 of one branch and card 2 of the other are both old now, and each is told what it is."""
    found = repository(tmp_path)
    _release_on_both(found)
    found.merge("ours", "theirs")

    found.keep_both(SEAL_LINES)
    found.git("checkout", "--ours", "content/seal.md")
    found.plant.edit("content/seal.md", "6 seconds", "8 seconds")
    found.commit("settled")
    found.release(3)

    record = found.plant.record()
    ages = [
        age_of(record, Anchor("seat-the-new-seal"), one.label, datetime(2027, 6, 1, tzinfo=UTC).date())
        for one in record.releases
    ]
    assert found.plant.registry().told == ()
    assert found.numbers("seal") == [1, 2, 2, 3]
    assert not any(isinstance(age, Unknown) for age in ages)


def _two_twelves(root: Path, ours: str, theirs: str) -> Repository:
    """Eleven releases, then in each of two branches a twelfth in words of its own, merged."""
    found = repository(root)
    for number in range(2, 12):
        found.plant.edit("content/seal.md", f"{number + 3} seconds", f"{number + 4} seconds")
        found.release(number)
    found.commit("eleven releases")
    for name, words in (("ours", ours), ("theirs", theirs)):
        found.branch(name)
        found.plant.edit("content/seal.md", "15 seconds", words)
        found.release(20)
        found.commit(name)
    found.merge("ours", "theirs")
    found.keep_both(SEAL_LINES)
    return found


def _twelves(found: Repository) -> list[Label]:
    return [one.label for one in found.plant.record().releases if one.seal and one.seal.number == 12]


def test_two_twelves_bear_different_labels(tmp_path: Path) -> None:
    """Somebody reads `12` off a card over the telephone; the letter behind it says which."""
    found = _two_twelves(tmp_path, "30 seconds", "50 seconds")

    first, second = _twelves(found)
    assert first != second
    assert first[:-1] == second[:-1] == "12"
    assert found.plant.registry().told == ()


def test_two_twelves_that_happen_to_bear_one_label_are_told(tmp_path: Path) -> None:
    """One time in 22 the letters are equal too; then somebody must know before cards of both hang."""
    found = _two_twelves(tmp_path, "30 seconds", "40 seconds")

    first, second = _twelves(found)
    assert first == second
    assert [one.rule for one in found.plant.registry().told] == ["JA618"]


def test_an_aid_first_released_in_two_branches_is_never_silently_lost(tmp_path: Path) -> None:
    """Both wrote the file anew, so git has no common beginning to merge from."""
    found = repository(tmp_path)
    for day, (name, words) in enumerate((("ours", "One stroke."), ("theirs", "Two strokes.")), 1):
        found.branch(name)
        found.plant.write("content/belt.md", f"---\ntitle: Grease the belt\n---\n\n1. **Grease it.** {words}\n")
        found.release(day)
        found.commit(name)

    conflicts = found.merge("ours", "theirs")

    assert f"{REGISTRY}/{aid_file('belt')}" in conflicts
    assert found.numbers("belt") == [1, 1]
    found.keep_both(f"{REGISTRY}/{aid_file('belt')}")
    assert {one.rule for one in found.plant.registry().told} <= {"JA614"}
    assert found.numbers("belt") == [1, 1]


def test_a_rename_in_one_branch_takes_the_release_of_the_other_along(tmp_path: Path) -> None:
    """One branch renames the aid, another mends it; the next number is above both."""
    found = repository(tmp_path)
    code = found.code("seal", "seat-the-new-seal")
    found.branch("renamed")
    found.git("mv", "content/seal.md", "content/filler-seal.md")
    found.plant.edit("content/filler-seal.md", "aid: seal\n", "")
    found.plant.edit("content/stations.yaml", "[seal]", "[filler-seal]")
    found.release(1)
    found.commit("renamed")
    found.branch("mended")
    found.plant.edit("content/seal.md", "5 seconds", "6 seconds")
    found.release(2)
    found.commit("mended")

    conflicts = found.merge("renamed", "mended")
    found.release(3)

    assert conflicts == ()
    assert "6 seconds" in found.plant.text("content/filler-seal.md")
    assert found.place(code) == ("filler-seal", "seat-the-new-seal")
    assert found.numbers("filler-seal")[-1] == 3
    assert [one for one in found.plant.registry().told if one.severity.value == "error"] == []


def _move_seat(found: Repository, name: str, day: int) -> None:
    """In a branch of its own, put the step that seats the seal into a file of that name."""
    found.branch(name)
    text = found.plant.text("content/seal.md")
    line = next(line for line in text.splitlines(keepends=True) if "Seat the new seal" in line)
    found.plant.edit("content/seal.md", line, "")
    head = f"---\ntitle: After the {name}\n---\n\n1. **Close the {name} guard.** Both latches.\n"
    found.plant.write(f"content/{name}.md", head + line.replace("3.", "2."))
    found.release(day)
    found.commit(name)


def test_a_step_moved_in_one_branch_stays_moved_when_the_other_released_its_old_aid(tmp_path: Path) -> None:
    """The other branch had not heard of the move, and released the aid with the step still in it."""
    found = repository(tmp_path)
    code = found.code("seal", "seat-the-new-seal")
    _move_seat(found, "test-run", 1)
    found.branch("mended")
    found.plant.edit("content/seal.md", "hooked tool", "long hooked tool")
    found.release(2)
    found.commit("mended")

    conflicts = found.merge("test-run", "mended")
    for file in conflicts:
        found.keep_both(file)
    found.plant.write("content/seal.md", found.git("show", "test-run:content/seal.md").stdout)
    found.plant.edit("content/seal.md", "hooked tool", "long hooked tool")
    found.release(3)

    assert SEAL_LINES in conflicts
    assert found.place(code) == ("test-run", "seat-the-new-seal")
    assert found.numbers("seal")[-1] == 3
    assert found.plant.registry().told == ()


def test_a_step_moved_to_two_files_in_two_branches_leads_to_one_of_them(tmp_path: Path) -> None:
    """A code has one answer, the last that was recorded; the other copy is a step of its own."""
    found = repository(tmp_path)
    code = found.code("seal", "seat-the-new-seal")
    _move_seat(found, "line", 1)
    _move_seat(found, "hall", 2)

    conflicts = found.merge("line", "hall")
    for file in conflicts:
        found.keep_both(file)
    found.plant.write("content/seal.md", found.git("show", "hall:content/seal.md").stdout)
    found.release(3)

    assert found.place(code) == ("hall", "seat-the-new-seal")
    assert found.place(found.code("line", "seat-the-new-seal")) == ("line", "seat-the-new-seal")
    assert found.code("line", "seat-the-new-seal") != code


def _hang(found: Repository, day: int, label: Label) -> Posted:
    at = datetime(2027, 4, day, tzinfo=UTC)
    stack = Stack(station=Slug("line-3"), slug=Slug("seal"), label=label, format="a4")
    hung = Hung(stack=stack, copies=1, when=at, at=at)
    append_events(found.plant.root, POSTED, [hung])
    return hung


def test_what_was_hung_in_two_branches_is_kept_from_both_without_conflict(tmp_path: Path) -> None:
    """Two people hang cards on one morning; each line is a fact of its own."""
    found = repository(tmp_path)
    label = found.plant.record().releases[-1].label
    hung: list[Posted] = []
    for day, name in enumerate(("ours", "theirs"), 1):
        found.branch(name)
        hung += [_hang(found, day, label), _hang(found, day + 10, label)]
        found.commit(name)

    conflicts = found.merge("ours", "theirs")

    read = found.plant.registry()
    assert conflicts == ()
    assert read.told == ()
    assert set(read.registry.posted) == set(hung)
    assert [one.when for one in read.registry.posted] == sorted(one.when for one in hung)


def test_a_checkout_that_turns_line_ends_leaves_the_registry_alone(tmp_path: Path) -> None:
    """Git on Windows turns line ends unless it is told not to; a turned line would look edited elsewhere."""
    found = repository(tmp_path)
    before = (found.plant.root / SEAL_LINES).read_bytes()

    found.git("config", "core.autocrlf", "true")
    found.git("config", "core.eol", "crlf")
    (found.plant.root / SEAL_LINES).unlink()
    found.git("checkout", "--", SEAL_LINES)

    assert (found.plant.root / SEAL_LINES).read_bytes() == before


def test_a_reword_that_both_branches_released_alike_is_one_release(tmp_path: Path) -> None:
    """The same mistake mended twice in the same words makes no third revision."""
    found = repository(tmp_path)
    _release_on_both(found, "6 seconds", "6 seconds")

    found.merge("ours", "theirs")
    found.keep_both(SEAL_LINES)

    labels = {one.label for one in found.plant.record().releases}
    assert len(labels) == 2
    assert found.release(3).docket.is_empty
