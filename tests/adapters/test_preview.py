"""The preview answers as a host would, shows what is saved, and only to whom it was opened."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.previewed import (
    AID,
    PATIENCE,
    Served,
    answers,
    await_event,
    free_port,
    previewed,
    start_preview,
    until,
    write_project,
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A project of one aid, shown below a path as behind a wiki."""
    with previewed(tmp_path_factory.mktemp("project"), "/Wiki") as served:
        yield served


def test_a_page_is_shown_with_its_card_and_nothing_is_written(served: Served) -> None:
    """An author looks at paper and phone at once, and what was published stays as it is."""
    page = served.text("/Wiki/aids/seal/")
    faces = re.search(r'data-faces="([^"]+)"', page)
    assert faces is not None

    card = served.ask(f"{faces[1]}1.jpg")

    assert "Stop the filler." in page
    assert (card.headers["content-type"], card.octets[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert [served.ask(f"{faces[1]}{number}.jpg").status for number in (0, 9)] == [404, 404]
    assert not (served.root / "build").exists()
    assert sorted(path.name for path in (served.root / "content").iterdir()) == ["seal.md", "seal.png"]


def test_codes_arrive_as_they_do_on_a_host(served: Served) -> None:
    """An author who scans a test card at the desk comes to where the worker comes."""
    code = _code(served)

    small, right = served.ask(f"/Wiki/{code.lower()}/0"), served.ask(f"/Wiki/{code}/0/")

    assert (small.status, small.headers["location"]) == (302, f"/Wiki/{code}/0/")
    assert right.status == 200
    assert served.ask("/").headers["location"] == "/Wiki/"
    assert served.ask("/Wiki/ABCDEF/").status == 404


def test_a_saved_source_is_told_to_the_page_that_shows_it(served: Served) -> None:
    """An author saves and looks."""
    with served.events("/Wiki/aids/seal/") as events:
        served.source.write_text(AID.replace("Seat the seal.", "Seat the new seal by hand."))

        await_event(events, "page")

    assert "Seat the new seal by hand." in served.text("/Wiki/aids/seal/")


def test_a_broken_source_leaves_the_last_good_page_with_what_is_wrong(served: Served) -> None:
    """In the middle of a sentence a picture's name is half written; the page must not go for it."""
    served.source.write_text(AID.replace("seal.png", "sea.png"))

    until(lambda: "An error holds back what you saved" in served.text("/Wiki/aids/seal/"))

    page = served.text("/Wiki/aids/seal/")
    assert "JA322" in page
    assert "content/seal.md:6" in page
    assert "Stop the filler." in page
    served.source.write_text(AID)
    until(lambda: "An error holds back" not in served.text("/Wiki/aids/seal/"))


def test_a_new_aid_has_its_page_soon(served: Served) -> None:
    """An aid that was not there before needs more than one look at one file."""
    new = served.root / "content/drain.md"

    new.write_text("# Drain the line\n\n1. Open the cock.\n")

    until(lambda: served.ask("/Wiki/aids/drain/").status == 200)
    new.unlink()
    until(lambda: served.ask("/Wiki/aids/drain/").status == 404)


def test_a_picture_is_shown_and_a_part_of_it_can_be_asked_for(served: Served) -> None:
    """Players jump to a step's part of a clip by asking for bytes from the middle."""
    picture = re.search(r'src="(/Wiki/media/[^"]+)"', served.text("/Wiki/aids/seal/"))
    assert picture is not None

    part = served.ask(picture[1], Range="bytes=1-3")

    assert (part.status, part.octets) == (206, b"PNG")


def test_what_phones_show_now_is_one_click_away(served: Served) -> None:
    """Nothing was released here, so phones show nothing, and the author sees that."""
    choice = served.ask("/_preview/show/released?at=/Wiki/aids/seal/")

    cookie = choice.headers["set-cookie"].partition(";")[0]

    assert choice.headers["location"] == "/Wiki/aids/seal/"
    assert served.ask("/Wiki/aids/seal/", Cookie=cookie).status == 404


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_choice_leads_nowhere_else(place: str, served: Served) -> None:
    """A link in a mail must not use the preview to lead elsewhere."""
    assert served.ask(f"/_preview/show/draft?at={place}").headers["location"] == "/Wiki/"


def test_a_page_of_another_site_cannot_ask_for_drafts(served: Served) -> None:
    """A name that somebody else lets point here is not ours (DNS rebinding)."""
    assert served.ask("/Wiki/", Host="evil.example").status == 400


def test_nothing_beside_the_site_is_served(served: Served) -> None:
    """A page opened by accident must not read the author's files."""
    for way_out in ("/../jobaids.toml", "/Wiki/%2e%2e/jobaids.toml", "/Wiki/media/..%2fseal.md"):
        assert "base_url" not in served.text(way_out)


def test_a_port_that_is_taken_is_told(served: Served) -> None:
    """Two previews are open more often than one thinks."""
    second = start_preview(served.root, served.port)

    _, told = second.communicate(timeout=PATIENCE)

    assert second.returncode == 3
    assert f"port {served.port} is taken" in told
    assert "Traceback" not in told


def test_an_interrupt_closes_it_with_pages_open(tmp_path: Path) -> None:
    """Ctrl-C gives the terminal back at once, and leaves no process."""
    write_project(tmp_path, "")
    server = start_preview(tmp_path, port := free_port())
    served = Served(root=tmp_path, port=port)
    until(lambda: answers(served.address("/aids/seal/")))

    with served.events("/aids/seal/") as events:
        await_event(events, "card")
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=PATIENCE)

    assert server.returncode == 0
    assert "Traceback" not in told


def _code(served: Served) -> str:
    aids = json.loads(served.text("/Wiki/aids.json"))
    found = re.search(r'"([0-9A-Z]{6})"', json.dumps(aids))
    assert found is not None
    return found[1]
