"""A history lived through in memory: the same matching as a release, commit by commit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jobaids.model.aid import Aid
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.record.match import How
from jobaids.record.replay import Replay

THEN = datetime(2027, 3, 3, 12, tzinfo=UTC)
LOCK = "Lock out the filler and hang your own lock on the isolator."
LIFT = "Lift out the old seal with the hooked tool, never with a screwdriver."
SEAT = "Press the new seal in with both thumbs until it lies flat."
TEST = "Run the filler for one minute and look for drips."


def _text(*actions: str) -> str:
    return "# A job\n\n" + "".join(f"{number}. {action}\n" for number, action in enumerate(actions, start=1))


def _aid(file: str, text: str) -> Aid | None:
    return parse_aid(Source(file=file, text=text), Reading()).aid


def _lived(*commits: dict[str, str | None]) -> Replay:
    replay = Replay()
    for number, files in enumerate(commits):
        aids = {file: _aid(file, text) if text else None for file, text in files.items()}
        replay.release(THEN + timedelta(minutes=number), aids)
    assert replay.dangling() == 0
    return replay


def test_steps_are_counted_by_what_told_them() -> None:
    """The figures by which the thresholds are judged."""
    tally = _lived(
        {"seal.md": _text(LOCK, LIFT, SEAT)},
        {"seal.md": _text(LOCK, LIFT.replace("hooked tool", "seal hook"), TEST)},
    ).tally

    assert (tally.compared, tally.kept[How.EQUAL], tally.kept[How.LIKE], tally.gone, tally.new) == (3, 1, 1, 1, 1)
    assert (tally.commits, tally.releases, tally.first_steps) == (2, 2, 3)


def test_a_commit_that_changes_no_content_releases_nothing() -> None:
    """White space is no revision."""
    tally = _lived({"seal.md": _text(LOCK, LIFT)}, {"seal.md": _text(LOCK, LIFT) + "\n\n"}).tally

    assert tally.releases == 1


def test_a_renamed_file_is_the_same_aid() -> None:
    """No step is new, none is gone, no code is given anew."""
    replay = _lived(
        {"seal.md": _text(LOCK, LIFT, SEAT)}, {"seal.md": None, "filler/change.md": _text(LOCK, LIFT, TEST)}
    )

    assert (replay.tally.renamed_aids, replay.tally.kept[How.EQUAL]) == (1, 2)
    assert replay.tally.codes == 4 + 1


def test_a_file_that_only_went_to_another_folder_keeps_its_name() -> None:
    """A slug is no path."""
    tally = _lived({"a/seal.md": _text(LOCK, LIFT)}, {"a/seal.md": None, "b/seal.md": _text(LOCK, LIFT)}).tally

    assert (tally.renamed_aids, tally.codes, tally.releases) == (0, 3, 1)


def test_two_files_of_one_name_are_two_aids() -> None:
    """Every folder of a forge has a README."""
    tally = _lived({"a/README.md": _text(LOCK), "README.md": _text(LOCK), "b/a/README.md": _text(LIFT)}).tally

    assert (tally.releases, tally.codes) == (3, 6)


def test_a_step_that_went_to_another_file_is_counted_as_moved() -> None:
    """Its code went with it."""
    replay = _lived(
        {"seal.md": _text(LOCK, LIFT, SEAT), "test.md": _text(TEST)},
        {"seal.md": _text(LOCK, LIFT), "test.md": _text(TEST, SEAT)},
    )

    assert (replay.tally.moved_steps, replay.tally.codes) == (1, 6)


def test_a_step_that_was_taken_out_and_put_back_has_its_code_again() -> None:
    """A commit was reverted; the card hung there all the time."""
    replay = _lived(
        {"seal.md": _text(LOCK, LIFT, SEAT)}, {"seal.md": _text(LOCK, SEAT)}, {"seal.md": _text(LOCK, LIFT, SEAT)}
    )

    assert (replay.tally.gone, replay.tally.returned_steps, replay.tally.codes) == (1, 1, 4)


def test_a_file_that_was_deleted_and_put_back_has_its_codes_again() -> None:
    """The record of an aid ends never."""
    text = _text(LOCK, LIFT, SEAT)

    assert _lived({"seal.md": text}, {"seal.md": None}, {"seal.md": text}).tally.codes == 4


def test_a_question_is_counted_and_its_step_is_new() -> None:
    """Nobody is there to answer."""
    bolt = "Tighten the four bolts of the {} flange to 12 Nm."
    tally = _lived(
        {"seal.md": _text(LOCK, bolt.format("left"))},
        {"seal.md": _text(LOCK, bolt.format("upper"), bolt.format("lower"))},
    ).tally

    assert (tally.questions, tally.gone) == (1, 1)
