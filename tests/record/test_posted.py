"""The journal of posted cards: what hung where, and what it takes to be recorded."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.adapters.registry import append_events, read_registry
from jobaids.model.names import Label, Slug
from jobaids.model.posted import Hung, Posted, Stack, TakenDown
from jobaids.model.release import Registry
from jobaids.record.journal import read_line, write_line
from jobaids.record.ledger import POSTED
from jobaids.record.places import Refusal
from jobaids.record.posted import Wish, card_of, hang, hanging, take_down
from jobaids.record.verbs import Answer, Writing
from tests.release.project import Plant, plant

NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)  # when the plant releases
LATER = NOON + timedelta(days=30)
LINE = Slug("line-3")
HOURS = st.integers(0, 200).map(lambda hours: NOON + timedelta(hours=hours))
STACKS = st.builds(
    Stack,
    station=st.sampled_from([LINE, Slug("dock")]),
    slug=st.sampled_from([Slug("seal"), Slug("es/seal")]),
    label=st.sampled_from([Label("1K"), Label("2M")]),
    format=st.sampled_from(["a4", "a6"]),
    pack=st.sampled_from(["", "spring"]),
)
EVENTS = st.one_of(
    st.builds(Hung, stack=STACKS, copies=st.integers(1, 9), when=HOURS, at=HOURS),
    st.builds(TakenDown, stack=STACKS, copies=st.integers(1, 9), when=HOURS, at=HOURS),
)


@pytest.fixture
def project(tmp_path: Path) -> Plant:
    """A project whose only aid is released."""
    project = plant(tmp_path)
    project.release()
    return project


def wish(*cards: str, hours: int = 1, copies: int = 0, replacing: bool = False, form: str = "a4") -> Wish:
    """Some cards at the line, so many hours after the release."""
    when = NOON + timedelta(hours=hours)
    return Wish(cards=cards, station=LINE, when=when, format=form, copies=copies, replacing=replacing)


def written(answer: Answer) -> Writing:
    """What was recorded, which must be something."""
    assert isinstance(answer, Writing), answer
    return answer


def refused(answer: Answer) -> Refusal:
    """Why nothing was recorded."""
    assert isinstance(answer, Refusal), answer
    return answer


def recorded(project: Plant, answer: Answer) -> Registry:
    """The registry with what was answered."""
    writing = written(answer)
    append_events(project.root, writing.file, writing.events)
    read = project.registry()
    assert not read.told
    return read.registry


@given(EVENTS)
def test_a_posted_card_is_read_back_as_it_was_written(event: Posted) -> None:
    """An investigation years later reads these lines and nothing else."""
    line = write_line(event)

    assert read_line(line) == event


@given(st.lists(EVENTS, max_size=12), HOURS)
def test_never_do_fewer_than_no_cards_hang(events: list[Posted], when: datetime) -> None:
    """Two branches may both record that one card came down."""
    ordered = sorted(events, key=lambda one: (one.when, one.at))

    found = hanging(ordered, when)

    assert all(one.copies > 0 and one.since <= when for one in found)
    assert len({one.stack for one in found}) == len(found)


def test_what_hung_at_a_moment_is_known_after_it_came_down(project: Plant) -> None:
    """After an accident somebody asks what hung at line 3 on 14 February at 03:10."""
    registry = recorded(project, hang(project.registry().registry, wish("seal", hours=1, copies=2), LATER))
    registry = recorded(project, take_down(registry, wish("seal", hours=10), LATER))

    before, during, after = (hanging(registry.posted, NOON + timedelta(hours=hours)) for hours in (0, 9, 10))

    assert not before
    assert [(one.stack.slug, one.copies) for one in during] == [("seal", 2)]
    assert not after


def test_the_newest_revision_hangs_where_none_is_named(project: Plant) -> None:
    """Whoever hangs the card just printed need not spell its number."""
    label = project.record().releases[-1].label

    writing = written(hang(project.registry().registry, wish("seal"), LATER))

    assert [card_of(event.stack) for event in writing.events if isinstance(event, Hung)] == [f"seal@{label}"]


def test_replacing_takes_down_as_many_as_it_hangs(project: Plant) -> None:
    """One command at the wall, not two, else the second is forgotten."""
    first = project.record().releases[-1].label
    registry = recorded(project, hang(project.registry().registry, wish("seal", copies=3), LATER))
    project.edit("content/seal.md", "5 seconds", "50 seconds")
    project.release()

    registry = recorded(project, hang(project.registry().registry, wish("seal", hours=5, replacing=True), LATER))

    now = hanging(registry.posted)
    assert [one.copies for one in now] == [3]
    assert now[0].stack.label != first


def test_a_slip_is_taken_back_at_its_own_moment(project: Plant) -> None:
    """Nothing is ever deleted; what never hung leaves no time at which it did."""
    registry = recorded(project, hang(project.registry().registry, wish("seal"), LATER))
    registry = recorded(project, take_down(registry, wish("seal"), LATER))

    assert all(not hanging(registry.posted, NOON + timedelta(minutes=minute)) for minute in range(0, 300, 10))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (wish("seal@9"), "no revision 9"),
        (wish("sael"), "never released"),
        (wish("seal", hours=-1), "released only"),
        (wish("seal", hours=10_000), "still to come"),
        (wish("seal", copies=5000), "5000 copies"),
        (Wish(cards=("seal",), station=Slug("line-4"), when=NOON, format="a4"), "no station line-4"),
    ],
)
def test_what_cannot_have_happened_is_not_recorded(project: Plant, asked: Wish, said: str) -> None:
    """A journal with guesses in it answers nothing."""
    answer = refused(hang(project.registry().registry, asked, LATER))

    assert said in answer.what


def test_a_card_known_by_day_only_hung_from_its_release_on(project: Plant) -> None:
    """It was printed at noon and hung the same day; the day begins before noon."""
    asked = Wish(cards=("seal",), station=LINE, when=NOON.replace(hour=0), format="a4", day_only=True)

    writing = written(hang(project.registry().registry, asked, LATER))

    assert [event.when for event in writing.events if isinstance(event, Hung)] == [NOON]


def test_what_does_not_hang_cannot_come_down(project: Plant) -> None:
    """A wrong label is most likely a misread card."""
    registry = recorded(project, hang(project.registry().registry, wish("seal"), LATER))

    missing = refused(take_down(registry, wish("seal@7"), LATER))
    too_many = refused(take_down(registry, wish("seal", copies=9), LATER))

    assert "seal@" in missing.fix
    assert "cannot be taken down" in too_many.what


def test_two_branches_that_post_cards_merge(project: Plant) -> None:
    """Line 3 and the dock are walked by two people on one morning."""
    root = project.root
    (root / ".gitattributes").write_text("content/registry/posted.jsonl merge=union\n")
    git = ("git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.com")

    def run(*words: str) -> None:
        subprocess.run((*git, *words), check=True, capture_output=True)

    def post(hours: int) -> None:
        recorded(project, hang(project.registry().registry, wish("seal", hours=hours, form=f"a{hours}"), LATER))
        run("add", "-A")
        run("commit", "-qm", "posted")

    run("init", "-qb", "main")
    run("add", "-A")
    run("commit", "-qm", "released")
    run("switch", "-qc", "other")
    post(5)
    run("switch", "-q", "main")
    post(4)
    run("merge", "-q", "other", "-m", "both")

    read = read_registry(root)

    assert not read.told
    assert [one.stack.format for one in hanging(read.registry.posted)] == ["a4", "a5"]
    assert [one.when for one in read.registry.posted] == sorted(one.when for one in read.registry.posted)
    assert (root / "content/registry" / POSTED).read_text().count('{"format": 1}') == 1
