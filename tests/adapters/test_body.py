"""The pages of an aid take little room in a store, and come out of it as they went in, or not at all."""

from __future__ import annotations

import io
import tracemalloc
from hashlib import shake_128
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zstandard import ZstdCompressor

from jobaids.adapters.body import AT_HAND, LONGEST, Body, DamagedError, digest_of, packed_of

SHEET = b"".join(b".step-%d{torque:%d}" % (number, number * number % 977) for number in range(900))  # some 20 kB
PAGES = tuple(b"<style>%s</style><p>Turn bolt %d to %d Nm" % (SHEET, number, 7 * number) for number in range(42))
CARD = shake_128(b"card").digest(90_000)  # as hard to pack as a PDF, whose streams are packed already


def put(place: Path, files: tuple[bytes, ...], before: bytes = b"") -> tuple[Body, list[tuple[int, int, str]]]:
    """Some files as a store writes them, after its head; and where each of them begins, how long it is, its digest."""
    whole, packed, parts = packed_of(files)
    place.write_bytes(before + b"".join(parts))
    starts = [sum(map(len, files[:number])) for number in range(len(files))]
    where = [(start, len(file), digest_of(file)) for start, file in zip(starts, files, strict=True)]
    return Body(place=place, start=len(before), whole=whole, packed=packed), where


def test_the_pages_of_an_aid_are_kept_in_a_twentieth_of_their_room(tmp_path: Path) -> None:
    """They carry the same style and the same words; a store of a plant fits on the disk of a notebook."""
    body, where = put(tmp_path / "entry", PAGES, before=b"head\n")

    brought = tuple(body.bring(*one) for one in where)

    assert brought == PAGES
    assert body.end == (tmp_path / "entry").stat().st_size < sum(map(len, PAGES)) / 20


@pytest.mark.parametrize("files", [(CARD,), (b"a", b"b"), (b"", b""), ()], ids=["a card", "short", "empty", "nothing"])
def test_what_does_not_pack_lies_as_it_is(tmp_path: Path, files: tuple[bytes, ...]) -> None:
    """A card is brought out of the store without unpacking anything."""
    body, where = put(tmp_path / "entry", files)

    brought = tuple(body.bring(*one) for one in where)

    assert (body.packed, brought) == (0, files)
    assert (tmp_path / "entry").read_bytes() == b"".join(files)


def test_a_long_clip_is_not_held_twice_to_be_packed() -> None:
    """Half an hour of training is a gigabyte, and packs no further."""
    clip = bytes(LONGEST + 1)

    whole, packed, parts = packed_of((clip,))

    assert (whole, packed) == (len(clip), 0)
    assert parts[0] is clip


def test_an_entry_is_unpacked_once_for_all_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty pages an aid, each with its own unpacking of all of them, would take longer than to make them."""
    body, where = put(tmp_path / "entry", PAGES)
    opened: list[str] = []
    real = Path.open

    def seen(path: Path, mode: str) -> io.IOBase:
        opened.append(path.name)
        return real(path, mode)

    monkeypatch.setattr(Path, "open", seen)

    for one in where:
        body.bring(*one)

    assert opened == ["entry"]


def test_a_build_holds_few_entries_unpacked(tmp_path: Path) -> None:
    """A hundred thousand aids are published by a machine with little memory."""
    entries = [put(tmp_path / f"{number}", PAGES) for number in range(4 * AT_HAND)]
    for body, where in entries[:AT_HAND]:
        body.bring(*where[0])
    tracemalloc.start()

    for body, where in entries:
        body.bring(*where[0])

    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < (AT_HAND + 1) * entries[0][0].whole


@settings(max_examples=80)
@given(data=st.data())
def test_whatever_happens_to_a_frame_no_other_page_comes_out(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """One bit of a packed page stands for many signs: a wrong torque must not slip through."""
    place = tmp_path_factory.mktemp("store") / "entry"
    body, where = put(place, PAGES)
    octets = place.read_bytes()
    start = data.draw(st.integers(0, len(octets)))
    gone = data.draw(st.integers(0, 6))
    place.write_bytes(octets[:start] + data.draw(st.binary(max_size=6)) + octets[start + gone :])
    number = data.draw(st.integers(0, len(PAGES) - 1))

    try:
        found = body.bring(*where[number])
    except DamagedError:
        found = b""

    assert found in (b"", PAGES[number])
    assert bool(found) == place.exists()


def test_a_page_that_is_not_what_was_promised_spoils_its_entry(tmp_path: Path) -> None:
    """What is damaged is gone, and not even its unpacked bytes are asked again once it was made anew."""
    body, where = put(tmp_path / "entry", PAGES)
    start, size, digest = where[0]
    body.bring(start, size, digest)

    with pytest.raises(DamagedError):
        body.bring(start, size, digest_of(b"another"))

    assert not (tmp_path / "entry").exists()
    with pytest.raises(DamagedError):
        body.bring(start, size, digest)


@pytest.mark.parametrize("whole", [2_000, LONGEST + 1, 10**15])
def test_a_frame_that_swells_is_not_unpacked(tmp_path: Path, whole: int) -> None:
    """A store may lie where others write; kilobytes that become gigabytes must not fill the memory of a build."""
    frame = ZstdCompressor().compress(bytes(8 * LONGEST // 7))
    (tmp_path / "entry").write_bytes(frame)
    body = Body(place=tmp_path / "entry", start=0, whole=whole, packed=len(frame))
    tracemalloc.start()

    with pytest.raises(DamagedError):
        body.bring(0, whole, digest_of(b""))

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_frame_that_does_not_say_how_long_it_is_is_not_unpacked(tmp_path: Path) -> None:
    """Nobody but a stranger writes such."""
    stream = io.BytesIO()
    with ZstdCompressor().stream_writer(stream, closefd=False) as packer:
        packer.write(bytes(50_000))
    (tmp_path / "entry").write_bytes(stream.getvalue())
    body = Body(place=tmp_path / "entry", start=0, whole=50_000, packed=len(stream.getvalue()))

    with pytest.raises(DamagedError):
        body.bring(0, 50_000, digest_of(bytes(50_000)))


def test_a_plain_file_is_read_no_further_than_it_goes(tmp_path: Path) -> None:
    """A head that tells of a terabyte must not make room for it."""
    body, _ = put(tmp_path / "entry", (CARD,))

    with pytest.raises(DamagedError):
        body.bring(0, 10**12, digest_of(CARD + b"more"))

    assert not (tmp_path / "entry").exists()
