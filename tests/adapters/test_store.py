"""What was made once is found again, whole or not at all, whoever writes into the store and whatever becomes of it."""

from __future__ import annotations

import os
import time
from dataclasses import fields
from hashlib import shake_128
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.adapters import store as stores
from jobaids.adapters.body import DamagedError
from jobaids.adapters.store import MADE, MOST_READS, OLDEST, PRUNE_AFTER, PRUNED, Entry, Store
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.source import Span
from jobaids.plan.fingerprint import Fingerprint, Prints
from jobaids.plan.recipe import File, Kept, Made, Maker, Recipe

CARD = Recipe(maker=Maker.CARD, name="cards/oil-a6.pdf", order="oil")
TOLD = Diagnostic(
    rule="JA501",
    severity=Severity.WARNING,
    what="the action does not fit «—»",
    why="it is long",
    fix="cut it",
    span=Span(file="content/oil.md", line=3, column=4, length=5),
    slug="oil",
)
PDF = b"%PDF-1.7 \x00\xff" * 300
OIL, SEAL = Prints().of("oil"), Prints().of("seal")


FILES = (
    File(path="cards/oil-a6.pdf", octets=PDF),
    File(path="site/cards/oil-a6.pdf", octets=PDF),
    File(path="site/empty", octets=b""),
)


def made(*files: tuple[str, bytes], told: tuple[Diagnostic, ...] = ()) -> Made:
    """What came of the recipe."""
    named = tuple(File(path=path, octets=octets) for path, octets in files)
    return Made(recipe=CARD, files=named or FILES, told=told, decoded=4)


def contents(entry: Entry | None) -> dict[str, bytes] | None:
    """The files of an entry by path."""
    return {file.path: file.bring() for file in entry.files if isinstance(file, Kept)} if entry else None


def place_of(store: Store, name: Fingerprint) -> Path:
    """The one file that holds an entry."""
    (found,) = (path for path in store.root.rglob("*") if path.is_file() and path.name == name[2:])
    return found


def age(path: Path, seconds: float) -> None:
    """Let a file be unused for some time."""
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store nobody has used yet."""
    return Store(root=tmp_path / "store")


def test_what_is_kept_is_found_as_it_was(store: Store) -> None:
    """A card out of the store is the card that was decoded when it was made, with all that was told of it."""
    kept = store.keep(OIL, made(told=(TOLD,)), placed="here")

    found = store.find(OIL)

    assert contents(found) == contents(kept) == {file.path: file.octets for file in FILES}
    assert found is not None
    assert found.told == (TOLD,)
    assert (found.decoded, found.placed) == (4, "here")
    assert store.find(SEAL) is None


def test_what_lies_in_two_folders_is_kept_once(store: Store) -> None:
    """A card goes to `cards/` and to `site/`; a store of a hundred thousand must not be twice as large."""
    store.keep(OIL, made())

    assert place_of(store, OIL).stat().st_size < 2 * len(PDF)


def test_the_fault_that_these_tests_keep_says_all_that_a_fault_can_say() -> None:
    """A field that is added to diagnostics later must come out of the store, too: say it here, and see above."""
    assert all(getattr(TOLD, field.name) != field.default for field in fields(Diagnostic))
    assert all(getattr(TOLD.span, field.name) != field.default for field in fields(Span))


@pytest.mark.parametrize("where", ["first", "digest", "head", "body", "last", "cut", "empty", "gone"])
def test_a_damaged_entry_counts_for_nothing(store: Store, where: str) -> None:
    """A disk that forgets one bit must not put a wrong torque on a card."""
    store.keep(OIL, made(("a", b"right torque"), ("b", b"left torque")))
    place = place_of(store, OIL)
    octets = bytearray(place.read_bytes())
    spot = {"first": 0, "digest": 20, "head": 60, "body": octets.index(b"right"), "last": len(octets) - 1}.get(where)
    match where:
        case "gone":
            place.unlink()
        case "cut" | "empty":
            place.write_bytes(octets[: len(octets) // 2 if where == "cut" else 0])
        case _:
            octets[spot or 0] ^= 1
            place.write_bytes(octets)

    found = store.find(OIL)

    if where in {"body", "last"}:
        assert found is not None
        with pytest.raises(DamagedError):
            contents(found)
    assert store.find(OIL) is None
    assert contents(store.keep(OIL, made())) == contents(store.find(OIL))


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_happens_to_an_entry_what_comes_out_is_what_went_in(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Stores lie on shared disks for years; anything may happen to them but a wrong card."""
    store = Store(root=tmp_path_factory.mktemp("store"))
    store.keep(OIL, made(("a", b"right torque"), ("b", b"left torque"), told=(TOLD,)))
    octets = place_of(store, OIL).read_bytes()
    start = data.draw(st.integers(0, len(octets)))
    gone = data.draw(st.integers(0, 6))
    damaged = octets[:start] + data.draw(st.binary(max_size=6)) + octets[start + gone :]
    place_of(store, OIL).write_bytes(damaged)

    try:
        found = contents(store.find(OIL))
    except DamagedError:
        found = None

    assert found in (None, {"a": b"right torque", "b": b"left torque"})


def test_an_entry_of_another_form_counts_for_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer jobaids may write other entries into the same store."""
    with monkeypatch.context() as newer:
        newer.setattr(stores, "FORMAT", stores.FORMAT + 1)
        store.keep(OIL, made())
        assert store.find(OIL) is not None

    assert store.find(OIL) is None


def test_questions_are_kept_the_latest_first_and_not_without_end(store: Store) -> None:
    """What is asked may depend on what was answered, so one recipe may have asked this and then that."""
    for number in range(MOST_READS + 3):
        store.ask(OIL, (("spines", f"aid-{number}"), ("homes", "*")))
    store.ask(OIL, (("spines", "aid-7"), ("homes", "*")))

    asked = store.asked(OIL)

    assert len(asked) == MOST_READS
    assert [reads[0][1] for reads in asked][:2] == ["aid-7", f"aid-{MOST_READS + 2}"]
    assert store.asked(SEAL) == ()


@pytest.mark.parametrize("octets", [b"", b"[", b"{}", b"7", b"[[1]]", b'[["one"]]', b"\xff\xfe"])
def test_damaged_questions_count_for_nothing(store: Store, octets: bytes) -> None:
    """They are asked anew."""
    store.ask(OIL, (("spines", "oil"),))
    place_of(store, OIL).write_bytes(octets)

    assert store.asked(OIL) == ()


def test_a_store_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """A file stands where its folder should be: as good as a full or a read-only disk."""
    (tmp_path / "store").write_text("no folder")
    store = Store(root=tmp_path / "store")

    store.ask(OIL, (("spines", "oil"),))

    assert store.keep(OIL, made()) is None
    assert store.find(OIL) is None
    assert store.asked(OIL) == ()
    assert store.prune(0) == 0


def _write_often(store: Store, times: int) -> None:
    for _ in range(times):
        store.keep(OIL, made())
        store.ask(OIL, (("spines", "oil"),))


def test_many_writers_and_a_reader_share_a_store(store: Store) -> None:
    """Two people and a server build the same site at once; nobody may find half an entry."""
    store.keep(OIL, made())
    whole = contents(store.find(OIL))
    writers = [get_context("fork").Process(target=_write_often, args=(store, 60)) for _ in range(3)]
    for writer in writers:
        writer.start()

    seen = [contents(store.find(OIL)) for _ in range(200)]
    for writer in writers:
        writer.join()

    assert all(one == whole for one in seen)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert [path for path in store.root.rglob(".*") if path.is_file()] == []


def test_two_processes_of_one_number_do_not_share_a_draft(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """In containers the first process is number 1 everywhere, and they may well share a disk."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    drafts: set[str] = set()
    replace = Path.replace

    def seen(draft: Path, target: Path) -> Path:
        drafts.add(draft.name)
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", seen)

    store.keep(OIL, made())
    store.keep(OIL, made())

    assert len(drafts) == 2


def test_what_was_not_used_for_a_month_goes(store: Store) -> None:
    """A store must not grow for ever; what is used daily stays, however old it is."""
    store.keep(OIL, made())
    store.keep(SEAL, made())
    store.ask(SEAL, (("spines", "oil"),))
    for path in store.root.rglob("*"):
        age(path, OLDEST + 60) if path.is_file() else None
    store.find(OIL)  # used today

    gone = store.prune(10**9)

    assert gone == 2
    assert store.find(OIL) is not None
    assert store.find(SEAL) is None


def test_questions_that_are_still_asked_do_not_age(store: Store) -> None:
    """Without them no page would be found, though it is there."""
    store.ask(OIL, (("spines", "oil"),))
    age(place_of(store, OIL), OLDEST + 60)
    store.asked(OIL)

    assert store.prune(10**9) == 0


def test_the_longest_unused_goes_where_room_is_short(store: Store) -> None:
    """What was used last is what will be used next."""
    names = [Prints().of(number) for number in range(6)]
    for number, name in enumerate(names):
        store.keep(name, made(("a", shake_128(name.encode()).digest(1000))))
        age(place_of(store, name), 3600 * (len(names) - number))

    gone = store.prune(3500)

    assert 0 < gone < len(names)
    assert [store.find(name) is not None for name in names] == [False] * gone + [True] * (6 - gone)
    assert sum(path.stat().st_size for path in (store.root / MADE).rglob("*") if path.is_file()) <= 3500


def test_a_store_is_looked_over_once_a_day(store: Store) -> None:
    """To list a hundred thousand entries takes longer than a build with little to do."""
    store.keep(OIL, made())
    store.prune(10**9)

    soon = store.prune(0)
    age(store.root / PRUNED, PRUNE_AFTER + 60)
    next_day = store.prune(0)

    assert (soon, next_day) == (0, 1)
    assert store.find(OIL) is None


def test_nothing_in_a_store_can_be_run() -> None:
    """A store is shared; what is in it may have been put there by anybody who can write to that disk."""
    text = Path(stores.__file__).read_text(encoding="utf-8")

    assert not [word for word in ("pickle", "marshal", "shelve", "eval(", "exec(", "yaml") if f"import {word}" in text]
