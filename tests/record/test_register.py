"""The register of documents: what an auditor asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobaids.model.names import Slug
from jobaids.model.release import Reviewed
from jobaids.record.index import index_registry
from jobaids.record.order import Order, moment_of
from jobaids.record.posted import hang
from jobaids.record.register import Registered, places_of, register_of
from jobaids.record.verbs import retire
from jobaids.release import review
from tests.record.test_posted import LATER, recorded, wish
from tests.release.project import Plant, plant

TODAY = date(2027, 4, 1)
OTHER = "---\ntitle: Other\nowner: Stores\nreview-by: 2027-03-31\n---\n\n1. Look at it.\n"


@pytest.fixture
def project(tmp_path: Path) -> Plant:
    """Two released aids; the review of one is overdue."""
    project = plant(tmp_path)
    project.write("content/other.md", OTHER)
    project.release()
    return project


def lines(project: Plant, day: date = TODAY) -> dict[str, Registered]:
    """The register by slug, in its order."""
    registry = project.registry().registry
    return {line.slug: line for line in register_of(registry, index_registry(registry), day)}


def test_what_is_overdue_stands_first(project: Plant) -> None:
    """An auditor reads the top of the list, and so should whoever owns it."""
    found = lines(project)

    assert list(found) == ["other", "seal"]
    assert found["other"].is_overdue(TODAY)
    assert not found["other"].is_overdue(date(2027, 3, 31))
    assert not found["seal"].is_overdue(TODAY)


def test_a_line_says_who_approved_what_since_when(project: Plant) -> None:
    """ISO 9001:2015, 7.5.3: identification, review, approval, distribution."""
    line = lines(project)["other"]

    assert (line.title, line.owner, line.approved_by) == ("Other", "Stores", "Maintenance lead")
    assert (line.effective, line.label) == (date(2027, 3, 3), project.record("other").releases[-1].label)


def test_a_review_without_a_revision_moves_the_review_date(project: Plant) -> None:
    """The aid was read at the workplace and still holds; no card changes for it."""
    by = Reviewed(at=datetime(2027, 3, 9, tzinfo=UTC), by="Stores lead", until=date(2028, 3, 31))

    review(project.ports(), (Slug("other"),), by)

    line = lines(project)["other"]
    assert (line.review, line.reviewed_by) == (date(2028, 3, 31), "Stores lead")
    assert not line.is_overdue(TODAY)


def test_a_release_that_is_not_yet_in_force_is_said_to_come(project: Plant) -> None:
    """What holds today stays in the register until the day."""
    old = project.record("other").releases[-1].label
    project.edit("content/other.md", "Look at it.", "Look at it twice.")
    project.release(Order(approved_by="Lead", note="Twice.", effective=date(2027, 5, 1)))

    before, after = lines(project)["other"], lines(project, date(2027, 5, 1))["other"]

    assert before.label == old
    assert before.coming == (after.label, date(2027, 5, 1))
    assert after.coming is None


def test_an_ended_job_stays_in_the_register_at_its_end(project: Plant) -> None:
    """Documents that hold no more are kept and marked, not lost."""
    code = project.record("other").releases[-1].code_of()
    answer = retire(index_registry(project.registry().registry), code, "Scrapped.", "seal", moment_of(LATER, ""))
    recorded(project, answer)

    found = lines(project)

    ended = found["other"].ended
    assert list(found) == ["seal", "other"]
    assert ended
    assert (ended.say, ended.instead) == ("Scrapped.", "seal")
    assert not found["other"].is_overdue(TODAY)


def test_where_cards_hang_stands_beside_the_aid(project: Plant) -> None:
    """Distribution is half of 7.5.3."""
    recorded(project, hang(project.registry().registry, wish("seal", copies=2), LATER))

    ((station, cards),) = places_of(lines(project)["seal"])

    assert station == "line-3"
    assert [one.copies for one in cards] == [2]
