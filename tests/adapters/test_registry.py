"""The registry on a real disk, whole at every moment."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobaids.adapters import registry, remembered
from jobaids.adapters.errors import FolderError, FormatError, LockedError
from jobaids.adapters.pickles import pickled, unpickled
from jobaids.adapters.registry import (
    REGISTRY,
    append_events,
    keep_media,
    media_place,
    read_registry,
    registry_lock,
)
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Code, Digest, Label, Language, Slug
from jobaids.model.posted import Hung, Stack
from jobaids.model.release import Batch, GivenCode
from jobaids.model.station import Station
from jobaids.record.index import target_of
from jobaids.record.journal import Event, StationShown
from jobaids.record.ledger import POSTED, aid_file, blank_file, station_file
from tests.record.aids import NOON, aid, codes, edition, sealed, step

FILE = aid_file("filler-seal")


def _release(number: int) -> Event:
    return sealed(edition(aid(step("seat", f"Seat the seal {number}"))), number, base="https://aids.example.com")


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    """A release is worth nothing until the next run finds it."""
    append_events(tmp_path, FILE, [_release(1)])
    append_events(tmp_path, FILE, [_release(2)])

    found = read_registry(tmp_path)

    record = found.registry.aid(Slug("filler-seal"))
    assert found.told == ()
    assert record is not None
    assert record.releases == (_release(1), _release(2))
    assert found.registry.bases == ("https://aids.example.com",)
    assert (tmp_path / REGISTRY / FILE).read_text().startswith('{"format": 1}\n')


def test_an_aid_of_another_language_has_a_file_in_its_folder(tmp_path: Path) -> None:
    """`es/filler-seal` is an aid of its own and must not meet `filler-seal`."""
    slug = Slug("es/filler-seal")
    release = sealed(edition(aid(step("asentar", "Asiente el sello"), slug=slug)))
    append_events(tmp_path, aid_file(slug), [release])

    record = read_registry(tmp_path).registry.aid(slug)

    assert record is not None
    assert record.latest == release


def test_a_project_without_releases_has_an_empty_registry(tmp_path: Path) -> None:
    """The first build comes before the first release."""
    found = read_registry(tmp_path)

    assert found.registry.aids == ()
    assert not (tmp_path / REGISTRY).exists()


@settings(max_examples=20)
@given(st.lists(st.lists(codes, min_size=1, max_size=3), min_size=1, max_size=4))
def test_the_registry_only_grows(tmp_path_factory: pytest.TempPathFactory, batches: list[list[Code]]) -> None:
    """What was printed yesterday is still there today, byte for byte."""
    root = tmp_path_factory.mktemp("project")
    before = b""

    for batch in batches:
        target = target_of(Slug("filler-seal"))
        append_events(root, FILE, [GivenCode(code=code, target=target, at=NOON) for code in batch])
        after = (root / REGISTRY / FILE).read_bytes()

        assert after.startswith(before)
        assert len(after) > len(before)
        before = after


def test_a_newer_registry_is_refused_with_the_way_out(tmp_path: Path) -> None:
    """A page drawn from half a registry would say of a good card that it is unknown."""
    place = tmp_path / REGISTRY / FILE
    place.parent.mkdir(parents=True)
    place.write_text('{"format": 2}\n')

    with pytest.raises(FormatError) as refused:
        read_registry(tmp_path)

    assert "format 2" in refused.value.what
    assert "newer" in refused.value.fix


def test_a_lost_line_end_is_mended_by_the_next_line(tmp_path: Path) -> None:
    """Some editors drop the last line end; two releases must not become one unreadable line."""
    append_events(tmp_path, FILE, [_release(1)])
    place = tmp_path / REGISTRY / FILE
    place.write_bytes(place.read_bytes().removesuffix(b"\n"))

    append_events(tmp_path, FILE, [_release(2)])

    assert read_registry(tmp_path).told == ()
    assert place.read_bytes().count(b"\n") == 3


def test_line_ends_of_another_system_are_read(tmp_path: Path) -> None:
    """A checkout on Windows may turn every line end."""
    append_events(tmp_path, FILE, [_release(1)])
    place = tmp_path / REGISTRY / FILE
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))

    found = read_registry(tmp_path)

    assert found.told == ()
    assert len(found.registry.aids[0].releases) == 1


@contextmanager
def _full_disk(octets: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_registry_as_it_was(tmp_path: Path) -> None:
    """The disk fills up in the middle of a release; no card may lose its answer."""
    append_events(tmp_path, FILE, [_release(1)])
    before = (tmp_path / REGISTRY / FILE).read_bytes()

    with _full_disk(len(before) + 20), pytest.raises(FolderError):
        append_events(tmp_path, FILE, [_release(2)])

    assert (tmp_path / REGISTRY / FILE).read_bytes() == before
    assert [place.name for place in (tmp_path / REGISTRY / FILE).parent.iterdir()] == ["filler-seal.jsonl"]


ENDLESS = """
import sys
from pathlib import Path
from jobaids.adapters.registry import append_events
from tests.adapters.test_registry import FILE, _release
print("ready", flush=True)
for number in range(1, 10_000):
    append_events(Path(sys.argv[1]), FILE, [_release(number)])
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.05])
def test_a_killed_release_leaves_whole_lines(tmp_path: Path, after: float) -> None:
    """Somebody pulls the plug; the next run must find every release that was made, and no half one."""
    with subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(after)
        run.send_signal(signal.SIGKILL)

    found = read_registry(tmp_path)

    numbers = [release.seal.number for record in found.registry.aids for release in record.releases if release.seal]
    assert found.told == ()
    assert numbers == list(range(1, len(numbers) + 1))
    append_events(tmp_path, FILE, [_release(len(numbers) + 1)])
    assert read_registry(tmp_path).told == ()


def test_a_second_release_is_told_to_wait(tmp_path: Path) -> None:
    """Two supervisors press the button at once; both must not get number 12."""
    with registry_lock(tmp_path), pytest.raises(LockedError) as told, registry_lock(tmp_path, seconds=0.05):
        pass

    assert "wait" in told.value.fix


def _photo(root: Path, octets: bytes = b"a photo") -> Media:
    (root / "content").mkdir(exist_ok=True)
    (root / "content/lock.jpg").write_bytes(octets)
    digest = Digest(hashlib.sha256(b"a photo").hexdigest())
    return Media(source="lock.jpg", kind=MediaKind.PICTURE, digest=digest, ending="jpg", size=7)


def test_released_pictures_outlive_their_files(tmp_path: Path) -> None:
    """The page of an old card shows the old picture, though its file was replaced long ago."""
    photo = _photo(tmp_path)

    keep_media(tmp_path, [photo])
    (tmp_path / "content/lock.jpg").unlink()
    keep_media(tmp_path, [photo])

    assert media_place(tmp_path, photo).read_bytes() == b"a photo"


def test_captions_are_kept_from_beside_their_clip(tmp_path: Path) -> None:
    """The clip of an old card still has its words."""
    (tmp_path / "content/seal").mkdir(parents=True)
    (tmp_path / "content/seal/seat.es.vtt").write_bytes(b"WEBVTT\n")
    captions = Media(
        source="seal/seat.mp4",
        kind=MediaKind.CAPTIONS,
        digest=Digest(hashlib.sha256(b"WEBVTT\n").hexdigest()),
        ending="vtt",
        size=7,
        language=Language("es"),
    )

    keep_media(tmp_path, [captions])

    assert media_place(tmp_path, captions).read_bytes() == b"WEBVTT\n"


def test_a_picture_that_changed_since_it_was_shown_is_not_kept(tmp_path: Path) -> None:
    """What is sealed is what the approver saw."""
    photo = _photo(tmp_path, b"another photo")

    with pytest.raises(FolderError) as told:
        keep_media(tmp_path, [photo])

    assert "changed" in told.value.what
    assert not media_place(tmp_path, photo).exists()


def _rest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what was just written be remembered as if two seconds had passed."""
    monkeypatch.setattr(remembered, "UNSETTLED", -(10**12))
    read_registry(root)


def _grown(root: Path) -> None:
    """A registry with something of every kind, and two lines that are told about."""
    append_events(root, FILE, [_given("PP4N5Q"), _release(1), _release(2)])
    append_events(root, aid_file("rack-damage"), [_given("PP4N5Q", "rack-damage")])
    shown = StationShown(station=Station(slug=Slug("line-3"), name="Line 3"), at=NOON, base="https://old.example.com")
    append_events(root, station_file("line-3"), [shown])
    append_events(root, blank_file("first"), [Batch(slug=Slug("first"), at=NOON)])
    stack = Stack(station=Slug("line-3"), slug=Slug("filler-seal"), label=Label("1A"), format="a5")
    append_events(root, POSTED, [Hung(stack=stack, copies=2, when=NOON, at=NOON)])


def _given(code: str, slug: str = "filler-seal") -> GivenCode:
    return GivenCode(code=Code(code), target=target_of(Slug(slug)), at=NOON)


def test_what_is_remembered_is_what_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card must get one answer, whether this run read the line or an earlier one did."""
    _grown(tmp_path)
    read = read_registry(tmp_path)
    _rest(tmp_path, monkeypatch)
    monkeypatch.setattr(registry, "read_lines", lambda *_: pytest.fail("a file was opened again"))

    again = read_registry(tmp_path)

    assert again == read
    assert [told.rule for told in again.told] == ["JA430"]


def test_a_line_edited_by_hand_is_told_although_the_file_was_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone mends a word in the registry: as long, in the same second, and with the time set back."""
    _grown(tmp_path)
    _rest(tmp_path, monkeypatch)
    place = tmp_path / REGISTRY / FILE
    before = place.stat()

    place.write_text(place.read_text().replace("Seat the seal 2", "Seat the lid. 2"))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert place.stat().st_size == before.st_size
    assert {told.rule for told in read_registry(tmp_path).told} >= {"JA613"}


def test_only_the_releases_that_are_looked_at_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years of releases of thousands of aids do not fit into the memory of a small machine."""
    append_events(tmp_path, FILE, [_release(number) for number in (1, 2, 3)])
    unpacked: list[bytes] = []

    def unpack(octets: bytes) -> object:
        unpacked.append(octets)
        return unpickled(octets)

    monkeypatch.setattr(registry, "unpickled", unpack)

    record = read_registry(tmp_path).registry.aid(Slug("filler-seal"))

    assert record is not None
    assert len(record.releases) == 3
    assert not unpacked
    assert record.latest == _release(3)
    assert record.latest is record.releases[-1]
    assert len(unpacked) == 1
    assert record.releases == (_release(1), _release(2), _release(3))
    assert record.releases[:2] == (_release(1), _release(2))
    assert unpickled(pickled(record)) == record
    assert repr(record.releases).count("Edition(") == 3
