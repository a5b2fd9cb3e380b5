"""Registry lines as they are written, and as they are found after people and merges were at them."""

from __future__ import annotations

import hashlib
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import Edition, GivenCode, Moved, Retired, Reviewed, Target, TargetKind
from jobaids.model.station import Station
from jobaids.record.index import target_of
from jobaids.record.journal import HEAD, Event, StationShown, read_line, write_line
from jobaids.record.ledger import aid_record, claims_of, clashes, strangers, twins
from jobaids.record.lines import Entry, healed, read_lines
from tests.record.aids import NOON, WHOLE, aid, codes, dates, edition, releases, sealed, slugs, step, texts, times

FILE = "content/registry/aids/filler-seal.jsonl"
folded = texts.map(lambda text: " ".join(text.split())).filter(str.isascii)
bases = st.sampled_from(["", "https://aids.example.com"])
targets = st.one_of(
    st.builds(target_of, slug=slugs, anchor=st.none() | folded.filter(bool).map(Anchor)),
    st.builds(Target, kind=st.just(TargetKind.STATION), slug=slugs),
).filter(lambda target: target.slug.isascii())
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(GivenCode, code=codes, target=targets, at=times),
    st.builds(Moved, code=codes, to=targets, at=times, silent=st.booleans()),
    st.builds(Retired, code=codes, at=times, say=folded, instead=st.none() | targets),
    st.builds(Reviewed, at=times, by=folded, until=dates),
    st.builds(
        StationShown,
        station=st.builds(Station, slug=st.just(Slug("line-3")), name=folded),
        at=times,
        base=bases,
    ),
)


def _code(code: str, anchor: str = "", slug: str = "filler-seal") -> GivenCode:
    return GivenCode(code=Code(code), target=target_of(Slug(slug), Anchor(anchor)), at=NOON)


def _release(number: int = 1) -> Edition:
    return sealed(edition(aid(step("seat", f"Seat the seal {number}"))), number)


def _file(*lines: str) -> str:
    return "\n".join([HEAD, *lines, ""])


@given(events)
def test_an_event_reads_back_from_its_line(event: Event) -> None:
    """A card's answer years from now is what this line says today."""
    line = write_line(event)

    assert "\n" not in line
    assert read_line(line) == event
    assert write_line(read_line(line)) == line


@WHOLE
@given(releases())
def test_a_release_stands_in_one_line(release: Edition) -> None:
    """A merge takes lines whole, so a release must be one."""
    line = write_line(release)

    again = read_line(line)

    assert "\n" not in line
    assert write_line(again) == line


@given(st.data())
def test_no_sign_of_a_line_can_be_changed_unnoticed(data: st.DataObject) -> None:
    """Someone mends a torque by hand in the record of what was approved; the record must not take it."""
    line = write_line(_release())
    at = data.draw(st.integers(0, len(line) - 1))
    sign = data.draw(st.sampled_from("0a}, ").filter(lambda sign: sign != line[at]))

    found = read_lines(FILE, _file(line[:at] + sign + line[at + 1 :]))

    assert found.entries == ()
    assert {one.rule for one in found.told} <= {"JA611", "JA613"}
    assert [one.span.line for one in found.told] == [2]


@given(st.data())
def test_a_line_that_was_cut_off_is_named_and_the_others_are_read(data: st.DataObject) -> None:
    """A full disk on a copy ends a file anywhere; what stands before must still answer."""
    whole, cut = write_line(_code("PP4N5Q")), write_line(_release())
    length = data.draw(st.integers(1, len(cut) - 1))

    found = read_lines(FILE, _file(whole) + cut[:length], "filler-seal")

    assert [entry.event for entry in found.entries] == [_code("PP4N5Q")]
    assert [(one.rule, one.span.line, one.slug) for one in found.told] == [("JA612", 3, "filler-seal")]
    assert healed(_file(whole) + cut[:length]) == _file(whole)


def test_a_line_cut_off_in_the_middle_is_nothing_to_heal() -> None:
    """Whoever lost half a line there must look for it themselves."""
    first, second = write_line(_code("PP4N5Q")), write_line(_release())

    found = read_lines(FILE, _file(first[:20], second))

    assert len(found.entries) == 1
    assert [(one.rule, one.span.line) for one in found.told] == [("JA611", 2)]
    assert "version control" in found.told[0].fix
    assert healed(_file(first[:20], second)) == _file(first[:20], second)


def test_both_sides_of_a_merge_are_read_and_the_marks_are_told() -> None:
    """Two people released the same aid; neither release may be lost while they sort it out."""
    ours, theirs = write_line(_release(1)), write_line(_release(2))

    found = read_lines(FILE, _file("<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> branch"))

    assert len(found.entries) == 2
    assert [(one.rule, one.span.line) for one in found.told] == [("JA610", 2)]


def test_a_line_that_stands_twice_counts_once() -> None:
    """Some merges take both sides of equal lines."""
    line = write_line(_release())

    found = read_lines(FILE, _file(line, line))

    assert len(found.entries) == 1
    assert [(one.rule, one.span.line) for one in found.told] == [("JA614", 3)]


def test_a_newer_format_is_not_read_at_all() -> None:
    """An older jobaids that skips what it does not know would give cards wrong answers."""
    text = '{"format": 2}\n' + write_line(_release())

    found = read_lines(FILE, text)

    assert found.newer == 2
    assert found.entries == ()


@pytest.mark.parametrize("head", ["", "{}", "[1]", '{"format": "1"}'])
def test_a_file_without_its_head_is_told_and_read(head: str) -> None:
    """A deleted first line must not hide the codes below it."""
    text = f"{head}\n{write_line(_code('PP4N5Q'))}\n" if head else write_line(_code("PP4N5Q"))

    found = read_lines(FILE, text)

    assert len(found.entries) == 1
    assert found.told[0].rule == "JA616"


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    """Whatever lies in the registry, the author is told and not the interpreter."""
    found = read_lines(FILE, text)

    assert found.entries == ()


def test_an_event_of_a_newer_jobaids_is_told_as_such() -> None:
    """Its way out is another than that of a broken line."""
    rest = '"at":"2027-03-03T12:00:00Z","event":"audited"}'
    line = f'{{"sum":"{hashlib.sha256(("{" + rest).encode()).hexdigest()[:16]}",{rest}'

    found = read_lines(FILE, _file(line))

    assert [one.rule for one in found.told] == ["JA615"]
    assert "`audited` is not known" in found.told[0].what


def test_releases_stand_in_the_order_of_their_numbers() -> None:
    """After a merge the lines stand in any order, and the newest must still be the highest."""
    entries = read_lines(FILE, _file(*(write_line(_release(number)) for number in (3, 1, 2)))).entries

    record = aid_record(Slug("filler-seal"), [entry.event for entry in entries])

    assert [release.seal.number for release in record.releases if release.seal] == [1, 2, 3]


def _entries(*events: Event) -> tuple[Entry, ...]:
    return read_lines(FILE, _file(*map(write_line, events))).entries


def test_a_code_that_two_targets_claim_is_told_at_the_later() -> None:
    """Two branches can draw one code; the card that was printed first must win, and someone must know."""
    entries = _entries(_code("PP4N5Q", "seat"), _code("PP4N5Q", "test"))

    told = tuple(clashes(claims_of(entries)))

    assert [(one.rule, one.span.line) for one in told] == [("JA430", 3)]


def test_a_blank_that_was_bound_is_no_clash() -> None:
    """Codes printed in advance get their target later."""
    blank = GivenCode(code=Code("PP4N5Q"), target=Target(kind=TargetKind.BLANK, slug=Slug("sheet-1")), at=NOON)

    told = tuple(clashes(claims_of(_entries(blank, _code("PP4N5Q", "seat")))))

    assert told == ()


def test_lines_of_another_aid_are_told() -> None:
    """A registry file renamed by hand would answer for the wrong job."""
    told = tuple(strangers(Slug("filler-seal"), _entries(_code("PP4N5Q", slug="rack-damage"))))

    assert [one.rule for one in told] == ["JA617"]
    assert "rack-damage" in told[0].what


def test_two_releases_with_one_label_are_told() -> None:
    """A card that says 1K must mean one text."""
    first = _release()
    assert first.seal is not None
    drafts = (edition(aid(step("seat", f"Seat the seal in way {way}"))) for way in count())
    other = next(release for draft in drafts if (release := sealed(draft, 1)).label == first.label)

    told = tuple(twins(Slug("filler-seal"), _entries(first, other)))

    assert [one.rule for one in told] == ["JA618"]


def test_two_branches_that_released_the_same_content_are_as_good_as_one() -> None:
    """Their cards say the same under the same label; nothing has to be hung anew."""
    first = _release()
    again = sealed(edition(first.aid), 1, note="On the other branch.")

    assert first.label == again.label
    assert not [*twins(Slug("filler-seal"), _entries(first, again))]
