"""Releases of a real project on a real disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from jobaids.model.diagnostic import Severity
from jobaids.model.names import Anchor, Slug
from jobaids.model.release import Effect, Reviewed
from jobaids.record.canonical import digest_of
from jobaids.record.order import AskedWronglyError
from jobaids.record.rematch import Answer
from jobaids.release import ReleasePorts, release, review
from tests.release.project import ORDER, SEAL, Plant, plant

STEPS = ("turn-the-isolator-to-off", "lift-out-the-old-seal", "seat-the-new-seal", "the-seal-tears")


def _errors(project: Plant) -> list[str]:
    return [one.rule for one in project.release().told if one.severity is Severity.ERROR]


def test_a_first_release_gives_every_target_a_code_and_a_name(tmp_path: Path) -> None:
    """From here on the paper is right for ever."""
    project = plant(tmp_path)

    released = project.release()

    record, latest = project.record(), project.record().latest
    assert released.recorded
    assert latest is not None
    assert latest.seal is not None
    assert latest.seal.effect is Effect.WORK
    assert latest.seal.changed == ()
    assert {given.target.anchor for given in record.codes} == {None, *STEPS}
    assert dict(latest.codes) == {given.target.anchor or "": given.code for given in record.codes}
    assert all(f"{{#{anchor}}}" in project.text("content/seal.md") for anchor in STEPS)
    assert "aid: seal\n" in project.text("content/seal.md")


def test_a_station_is_released_with_its_code_and_whom_to_tell(tmp_path: Path) -> None:
    """The card says whom to tell; its page must say the same."""
    project = plant(tmp_path)

    project.release()

    station = project.registry().registry.station(Slug("line-3"))
    assert station is not None
    assert station.latest is not None
    assert station.latest.tell == "shift lead, extension 200"
    assert len(station.codes) == 1


def test_nothing_changed_is_nothing_recorded(tmp_path: Path) -> None:
    """A second run, or a rewrapped line, makes no wall of cards old."""
    project = plant(tmp_path)
    project.release()
    before = project.registry()
    project.edit("content/seal.md", "Use the hooked tool.", "Use the\n   hooked tool.")

    released = project.release()

    assert released.docket.is_empty
    assert not released.recorded
    assert project.registry() == before


def test_a_change_is_a_new_revision_with_what_changed(tmp_path: Path) -> None:
    """The old card learns which step to distrust."""
    project = plant(tmp_path)
    project.release()
    project.edit("content/seal.md", "for 5 seconds", "for 50 seconds")

    project.release(replace(ORDER, note="Longer."))

    first, second = project.record().releases
    assert first.seal is not None
    assert second.seal is not None
    assert (first.seal.number, second.seal.number) == (1, 2)
    assert second.seal.changed == (("seat-the-new-seal", Effect.WORK),)
    assert second.codes == first.codes
    assert len(project.record().codes) == 5


def test_an_effect_is_lowered_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    """Whoever says that an old card is still good puts a reason to it."""
    project = plant(tmp_path)
    project.release()
    project.edit("content/seal.md", "for 5 seconds", "for five seconds")

    with pytest.raises(AskedWronglyError, match="--because"):
        project.release(replace(ORDER, effect=Effect.WORDING))
    project.release(replace(ORDER, effect=Effect.WORDING, because="Five is 5."))

    latest = project.record().latest
    assert latest is not None
    assert latest.seal is not None
    assert (latest.seal.effect, latest.seal.lowered) == (Effect.WORDING, "Five is 5.")
    assert latest.seal.changed == (("seat-the-new-seal", Effect.WORDING),)


def test_a_raised_effect_takes_its_gravest_change_along(tmp_path: Path) -> None:
    """The page of that very step must say STOP, not that it is the same."""
    project = plant(tmp_path)
    project.release()
    project.edit("content/seal.md", "for 5 seconds", "for 50 seconds")

    project.release(replace(ORDER, effect=Effect.SAFETY))

    latest = project.record().latest
    assert latest is not None
    assert latest.seal is not None
    assert latest.seal.changed == (("seat-the-new-seal", Effect.SAFETY),)
    assert latest.seal.lowered == ""


def test_an_aid_with_an_error_is_refused_and_holds_up_no_other(tmp_path: Path) -> None:
    """Somebody's half-written aid must not delay an urgent correction."""
    project = plant(tmp_path)
    project.write("content/broken.md", "---\ntitle: Broken\n---\n\n1. Look. ![Seal](missing.jpg)\n")

    released = project.release()

    assert released.refused == {"broken"}
    assert [one.edition.aid.slug for one in released.docket.proposals] == ["seal"]
    assert project.record().latest is not None


def test_a_draft_is_not_released_and_says_so_when_it_is_named(tmp_path: Path) -> None:
    """`status: draft` is a promise that nobody works from it."""
    project = plant(tmp_path)
    project.write("content/later.md", "---\ntitle: Later\nstatus: draft\n---\n\n1. Look.\n")

    released = project.release()

    assert [one.edition.aid.slug for one in released.docket.proposals] == ["seal"]
    with pytest.raises(AskedWronglyError, match="draft"):
        project.release(replace(ORDER, slugs=(Slug("later"),)))


def test_without_a_yes_nothing_is_touched(tmp_path: Path) -> None:
    """Looking at what would happen is free."""
    project = plant(tmp_path)

    released = release(project.ports(agree=False), ORDER)

    assert not released.recorded
    assert released.docket.proposals
    assert project.text("content/seal.md") == SEAL
    assert project.registry().registry.aids == ()


def test_an_unclear_step_is_asked_and_the_answer_is_taken(tmp_path: Path) -> None:
    """Two new steps are like an old one; only a person knows which."""
    project = plant(tmp_path)
    bolt = "Tighten the four bolts of the left flange to 12 Nm."
    project.write("content/bolts.md", f"---\ntitle: Tighten\naid: bolts\n---\n\n1. Put on gloves.\n2. {bolt}\n")
    project.release()
    upper, lower = bolt.replace("left", "upper"), bolt.replace("left", "lower")
    project.write("content/bolts.md", f"---\ntitle: T\naid: bolts\n---\n\n1. Put on gloves.\n2. {upper}\n3. {lower}\n")

    asked = project.release()
    question = asked.docket.questions[0].question
    old = Anchor("tighten-the-four-bolts-of-the")
    answered = project.release(replace(ORDER, answers=(Answer(slug=Slug("bolts"), new=question.new, old=old),)))

    assert "JA620" in [one.rule for one in asked.told]
    assert asked.refused == {"bolts"}
    assert answered.recorded
    latest = project.record("bolts").latest
    assert latest is not None
    assert len({code for _, code in latest.codes}) == 4


def test_a_renamed_anchor_keeps_its_code_in_silence(tmp_path: Path) -> None:
    """An author tidies names in the source; nothing on the wall changes."""
    project = plant(tmp_path)
    project.release()
    before = project.record().latest
    project.edit("content/seal.md", "{#seat-the-new-seal}", "{#seat}")

    project.release()

    record = project.record()
    assert before is not None
    assert record.latest is not None
    assert record.latest.code_of(Anchor("seat")) == before.code_of(Anchor("seat-the-new-seal"))
    assert [(move.to.anchor, move.silent) for move in record.moved] == [("seat", True)]
    assert len(record.codes) == 5


def test_a_removed_step_is_told_and_does_not_hold_up_its_aid(tmp_path: Path) -> None:
    """The aid without the step must reach the floor; the old code keeps its last page."""
    project = plant(tmp_path)
    project.release()
    step = "2. **Lift out the old seal.** Use the hooked tool. {#lift-out-the-old-seal}\n"
    project.edit("content/seal.md", step + "3.", "2.")

    released = project.release()

    latest = project.record().latest
    assert latest is not None
    assert latest.seal is not None
    assert ("lift-out-the-old-seal", Effect.WORK) in latest.seal.changed
    assert "JA601" in [one.rule for one in released.told]


def test_pictures_are_kept_as_they_were_released(tmp_path: Path) -> None:
    """The page of an old card shows what the approver saw."""
    project = plant(tmp_path)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><path d="M0 0h8v6z"/></svg>'
    (tmp_path / "content/seal.svg").write_bytes(drawing)
    project.edit("content/seal.md", "Use the hooked tool.", "Use the hooked tool. ![The tool](seal.svg)")

    project.release()

    kept = tmp_path / f"content/registry/media/{hashlib.sha256(drawing).hexdigest()}.svg"
    assert kept.read_bytes() == drawing


def test_a_borrowed_step_is_sealed_as_its_owner_released_it(tmp_path: Path) -> None:
    """One lock-out, one code, on every card that needs it; released together, the owner goes first."""
    project = plant(tmp_path)
    project.write(
        "content/a-nozzle.md",
        "---\ntitle: Clean the nozzle\naid: a-nozzle\n---\n\n"
        "1. [Lock out](seal.md#turn-the-isolator-to-off)\n2. Wipe the nozzle dry.\n",
    )
    project.edit(
        "content/seal.md", "Hang your own lock on it.", "Hang your own lock on it. {#turn-the-isolator-to-off}"
    )

    project.release()

    borrower, owner = project.record("a-nozzle").latest, project.record("seal").latest
    assert borrower is not None
    assert owner is not None
    shown = borrower.aid.steps[0]
    assert shown.borrowed is not None
    assert shown.borrowed.label == owner.label
    assert shown.borrowed.code == owner.code_of(Anchor("turn-the-isolator-to-off"))
    assert shown.action == owner.aid.steps[0].action
    assert len(project.record("a-nozzle").codes) == 2


def test_a_lender_that_left_the_borrowed_step_alone_makes_no_new_revision(tmp_path: Path) -> None:
    """Every card that shows the lock-out would get a new number for a change somewhere else."""
    project = plant(tmp_path)
    project.edit("content/seal.md", "Hang your own lock on it.", "Hang your own lock. {#lock-out}")
    loan = "1. [Lock out](seal.md#lock-out)\n2. Wipe the nozzle dry.\n"
    project.write("content/a-nozzle.md", f"---\ntitle: Clean the nozzle\naid: a-nozzle\n---\n\n{loan}")
    project.release()
    project.edit("content/seal.md", "for 5 seconds", "for 6 seconds")

    elsewhere = project.release()
    project.edit("content/seal.md", "Hang your own lock.", "Never hang the lock of another.")
    there = project.release()

    assert [one.edition.aid.slug for one in elsewhere.docket.proposals] == ["seal"]
    assert [one.edition.aid.slug for one in there.docket.proposals] == ["seal", "a-nozzle"]
    assert there.docket.proposals[1].proposed is Effect.SAFETY


def test_a_translation_records_what_it_translates(tmp_path: Path) -> None:
    """Only so can a Spanish card say later that the English one went on."""
    project = plant(tmp_path)
    project.release()
    project.write(
        "content/seal.es.md",
        "---\ntitle: Cambie el sello\n---\n\n1. Gire el aislador a OFF. {#turn-the-isolator-to-off}\n",
    )

    project.release()

    spanish, english = project.record("es/seal").latest, project.record("seal").latest
    assert spanish is not None
    assert english is not None
    assert spanish.translated is not None
    assert spanish.translated.label == english.label
    parts = {part.anchor: part for part in spanish.translated.parts}
    assert parts[Anchor("seat-the-new-seal")].text.startswith("Seat the new seal.")


def test_another_base_url_is_an_error_until_it_is_accepted_by_name(tmp_path: Path) -> None:
    """Every symbol on every wall holds the old one."""
    project = plant(tmp_path)
    project.release()
    project.edit("jobaids.toml", "aids.example.com", "help.example.com")
    project.edit("content/seal.md", "for 5 seconds", "for 6 seconds")

    refused = project.release()
    accepted = project.release(replace(ORDER, accept_base="https://help.example.com"))

    assert "JA622" in [one.rule for one in refused.told]
    assert not refused.recorded
    assert accepted.recorded
    assert project.registry().registry.bases == ("https://aids.example.com", "https://help.example.com")
    assert "JA622" not in _errors(project)


def test_a_base_url_is_accepted_by_itself_and_at_once(tmp_path: Path) -> None:
    """The old host must lead to the new one before the first new card hangs, whenever that will be."""
    project = plant(tmp_path)
    project.release()
    project.edit("jobaids.toml", "aids.example.com", "help.example.com")

    accepted = project.release(replace(ORDER, accept_base="https://HELP.example.com/"))

    assert (accepted.accepted, accepted.recorded) == ("https://help.example.com", False)
    assert project.registry().registry.bases == ("https://aids.example.com", "https://help.example.com")
    assert '"by":"Maintenance lead"' in project.text("content/registry/bases.jsonl")
    assert not _errors(project)
    assert project.release(replace(ORDER, accept_base="https://help.example.com")).accepted == ""


def test_only_the_base_url_of_the_project_is_accepted(tmp_path: Path) -> None:
    """A typing error would be printed on every card and could never be taken back."""
    project = plant(tmp_path)
    project.release()
    project.edit("jobaids.toml", "aids.example.com", "help.example.com")

    with pytest.raises(AskedWronglyError, match="base_url is https"):
        project.release(replace(ORDER, accept_base="https://hepl.example.com"))

    assert project.registry().registry.bases == ("https://aids.example.com",)


def test_a_damaged_registry_stops_every_release(tmp_path: Path) -> None:
    """A code in a line that cannot be read might be given twice."""
    project = plant(tmp_path)
    project.release()
    project.edit("content/registry/aids/seal.jsonl", '"event":"code"', '"event":"coda"')
    project.write("content/other.md", "---\ntitle: Other\n---\n\n1. Look.\n")

    released = project.release()

    assert not released.recorded
    assert "JA613" in [one.rule for one in released.told]


def test_a_review_makes_no_revision(tmp_path: Path) -> None:
    """Somebody read it at the machine and it still holds; not one card is older for it."""
    project = plant(tmp_path)
    project.release()
    held = Reviewed(at=datetime(2027, 3, 3, tzinfo=UTC), by="Lead", until=date(2029, 1, 1))

    review(project.ports(), (Slug("seal"),), held)
    project.edit("content/seal.md", "aid: seal\n", "aid: seal\nreview-by: 2029-01-01\n")

    assert [one.until for one in project.record().reviewed] == [date(2029, 1, 1)]
    assert project.release().docket.is_empty
    with pytest.raises(AskedWronglyError, match="never released"):
        review(project.ports(), (Slug("other"),), held)


def test_another_format_makes_no_revision(tmp_path: Path) -> None:
    """A badge beside the card on the wall says nothing new; nobody has to hang or approve anything."""
    project = plant(tmp_path)
    project.release()

    project.edit("content/seal.md", "aid: seal\n", "aid: seal\nformats: [a6, badge]\n")

    assert project.release().docket.is_empty


class PulledPlugError(BaseException):
    """The machine stopped."""


def _stopping(ports: ReleasePorts, name: str, after: int) -> ReleasePorts:
    """The ports, of which one stops the machine at its call number `after`, before or in place of doing anything."""
    calls = iter(range(100))
    real: Callable[..., Any] = getattr(ports, name)

    def call(*arguments: Any) -> Any:
        if next(calls) == after:
            raise PulledPlugError
        return real(*arguments)

    return replace(ports, **{name: call})


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("port", [field.name for field in fields(ReleasePorts)])
def test_a_crash_at_any_port_loses_nothing_and_the_next_run_heals(tmp_path: Path, port: str, after: int) -> None:
    """Whenever the plug is pulled, what is recorded is whole, and running again ends where it would have ended."""
    crashed, smooth = plant(tmp_path / "crashed"), plant(tmp_path / "smooth")
    for project in (crashed, smooth):
        project.write("content/other.md", "---\ntitle: Other\n---\n\n1. Look at it.\n")
        project.release()
        project.edit("content/other.md", "Look at it.", "Look at it twice.")
        project.edit("content/seal.md", "for 5 seconds", "for 6 seconds")
        project.edit("content/stations.yaml", "Line 3", "Line 3, hall B")
    smooth.release()

    try:
        release(_stopping(crashed.ports(), port, after), ORDER)
    except PulledPlugError:
        assert crashed.registry().told == ()
    crashed.release()

    for slug in ("seal", "other"):
        expected, found = smooth.record(slug), crashed.record(slug)
        assert found == expected
        assert [digest_of(one) for one in found.releases] == [digest_of(one) for one in expected.releases]
    assert crashed.registry().registry.stations == smooth.registry().registry.stations
    assert crashed.text("content/seal.md") == smooth.text("content/seal.md")
