"""Cards made on many machines are the cards made on one, and no machine that fails takes a build with it."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Event, Timer

import pytest
from distributed import Client

from jobaids.adapters import cluster, cluster_line
from jobaids.adapters.cluster import Cluster
from jobaids.adapters.cluster_kit import FontWanted, asked_for, differences, found_here, sign_of
from jobaids.adapters.cluster_line import ClusterError
from jobaids.build import build
from jobaids.model.settings import StoreSettings
from jobaids.plan.recipe import File, Made, Recipe
from jobaids.plan.wish import Wish
from jobaids.wiring.building import Shop, build_ports
from jobaids.wiring.crewing import Abroad
from jobaids.wiring.workshops import own_templates, workshop_of
from tests.adapters.machines import ROOT, Machines, machines
from tests.sites.archive import unpack

PROJECT = (ROOT / "tests/sites/small.txt").read_text("utf-8")
OWN = "-- templates/theme/own.css --\n.own { color: black }\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A project, what its build asks for, and what this machine alone makes of it."""

    root: Path
    recipes: tuple[Recipe, ...]
    files: dict[str, bytes]

    def crew(self, address: str, say: Callable[[str], None] = lambda _: None) -> Cluster:
        """The machines behind an address, ready to make this project."""
        crew = Abroad(address=address, workers=1, say=say).crew(workshop_of(self.root), own_templates(self.root))
        assert isinstance(crew, Cluster)
        return crew


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    """A small project with a template of its own, built here."""
    root = tmp_path_factory.mktemp("plant")
    unpack(PROJECT + OWN, root)
    ports = build_ports(Shop(root=root))
    asked: list[Recipe] = []
    files: dict[str, bytes] = {}

    def make(settings: StoreSettings, recipes: tuple[Recipe, ...]) -> Iterator[Made]:
        asked.extend(recipes)
        for made in ports.make(settings, recipes):
            files.update(files_of(made))
            yield made

    built = build(replace(ports, make=make), Wish(day=date(2026, 10, 1)))
    assert built.counts
    recipes = tuple(recipe for recipe in asked if recipe.maker in cluster.SENT)
    return Planned(root=root, recipes=recipes, files=files)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """One scheduler for all these tests."""
    with machines(tmp_path_factory.mktemp("hall") / "scheduler") as started:
        yield started


@pytest.fixture(autouse=True)
def _slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers take long to begin on a machine that runs other tests."""
    monkeypatch.setattr(cluster_line, "GREETING", 60.0)


@pytest.fixture
def crew(hall: Machines) -> Iterator[Machines]:
    """The scheduler; whoever was hired is dismissed when a test ends."""
    yield hall
    hall.dismiss()


def files_of(made: Made) -> dict[str, bytes]:
    """The bytes of what was made, by path."""
    return {file.path: file.octets if isinstance(file, File) else file.bring() for file in made.files}


def follow(crew: Cluster, recipes: tuple[Recipe, ...], then: Callable[[], object]) -> dict[str, bytes]:
    """All files of some recipes; once the first has come, something happens."""
    files: dict[str, bytes] = {}
    for made, _ in crew.follow(recipes):
        if not files:
            then()
        files.update(files_of(made))
    return files


def test_two_machines_make_the_same_bytes_with_nothing_of_the_authors_disk(crew: Machines, planned: Planned) -> None:
    """A card must not look different because another machine had time for it."""
    crew.hire()
    crew.hire()
    told: list[str] = []

    made = follow(planned.crew(crew.address, told.append), planned.recipes, lambda: None)

    assert len(made) > 9
    assert made == {path: planned.files[path] for path in made}
    assert {path for path in planned.files if path.endswith((".pdf", ".svg"))} <= {*made, "draft/icon.svg"}


def test_a_killed_machine_costs_no_card(crew: Machines, planned: Planned) -> None:
    """Somebody pulls the plug of one of the machines; the others make what it had."""
    victim, _ = crew.hire(), crew.hire()

    made = follow(planned.crew(crew.address), planned.recipes, victim.kill)

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)
    assert victim.wait() == -signal.SIGKILL


def test_a_machine_that_stands_still_is_not_waited_for(
    crew: Machines, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One machine that swaps all day must not keep the whole plant from its cards."""
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    sleeper = crew.hire()
    told: list[str] = []

    made = follow(
        planned.crew(crew.address, told.append), planned.recipes, lambda: os.kill(sleeper.pid, signal.SIGSTOP)
    )

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)
    assert [line for line in told if "this machine helps" in line]


def test_when_the_scheduler_goes_the_build_ends_here(tmp_path: Path, planned: Planned) -> None:
    """A build that began is finished, and says that it had to do without the others."""
    told: list[str] = []
    with machines(tmp_path / "gone") as gone:
        gone.hire()

        made = follow(planned.crew(gone.address, told.append), planned.recipes, gone.scheduler.kill)

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)
    assert [line for line in told if "went away" in line and "are made on this machine" in line]


def test_what_kills_two_machines_is_made_here_and_told(crew: Machines, planned: Planned) -> None:
    """A card that breaks a library would go from machine to machine until none is left."""
    crew.hire(DASK_DISTRIBUTED__WORKER__PRELOAD=_lethal(crew.folder))
    crew.hire(DASK_DISTRIBUTED__WORKER__PRELOAD=_lethal(crew.folder))
    told: list[str] = []

    made = follow(planned.crew(crew.address, told.append), planned.recipes[:2], lambda: None)

    assert made == {path: planned.files[path] for path in made}
    assert any("made on this machine" in line or "this machine helps" in line for line in told)


def _lethal(folder: Path) -> str:
    """A program that ends its worker with the first card, as a broken library does."""
    text = "import os\nfrom jobaids.adapters import cluster_worker\ncluster_worker._bench = lambda _: os._exit(139)\n"
    (folder / "lethal.py").write_text(text, "utf-8")
    return str(folder / "lethal.py")


def test_another_jobaids_is_refused_by_name(crew: Machines, planned: Planned, tmp_path: Path) -> None:
    """Half the cards of a wall from last year's program would look different, and nobody would know why."""
    shutil.copytree(ROOT / "jobaids", tmp_path / "jobaids", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    version = tmp_path / "jobaids" / "__init__.py"
    version.write_text(version.read_text("utf-8").replace("__version__ = ", "__version__ = '9' + "), "utf-8")
    crew.hire(PYTHONPATH=str(tmp_path))

    with pytest.raises(ClusterError) as refused:
        follow(planned.crew(crew.address), planned.recipes, lambda: None)

    assert "has other tools" in refused.value.what
    assert "jobaids: 0.1.0 here, 90.1.0 there" in refused.value.why
    assert "library" not in refused.value.why


def test_a_font_that_is_not_there_is_named() -> None:
    """A card in Devanagari would come back as empty boxes."""
    absent = (FontWanted(file="NotoSansDevanagari-Regular.ttf", sha256="0" * 64, families=("Noto Sans Devanagari",)),)

    here, there = asked_for(absent), found_here(absent)

    assert sign_of(here) != sign_of(there)
    assert differences(here, there) == ("font NotoSansDevanagari-Regular.ttf: 000000000000 here, none there",)


def test_an_address_where_nobody_answers_is_told(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong port must not look like a build that takes long."""
    monkeypatch.setattr(cluster_line, "GREETING", 0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"

        with pytest.raises(ClusterError, match="no scheduler answers at tcp"):
            follow(planned.crew(address), planned.recipes, lambda: None)


@pytest.mark.parametrize("address", ["nonsense", "gopher://127.0.0.1:1", "tcp://127.0.0.1:x", "tcp://", "tls://h:1"])
def test_what_is_no_address_is_told(address: str, planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the finger ends in a sentence, not in a page of Python."""
    monkeypatch.setattr(cluster_line, "GREETING", 0.5)

    with pytest.raises(ClusterError, match="no scheduler answers at"):
        follow(planned.crew(address), planned.recipes, lambda: None)


def test_a_scheduler_without_workers_is_told(crew: Machines, planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who forgot the second command learns which one it is."""
    monkeypatch.setattr(cluster_line, "GREETING", 1.0)

    with pytest.raises(ClusterError, match="has no workers") as refused:
        follow(planned.crew(crew.address), planned.recipes, lambda: None)

    assert f"dask worker {crew.address}" in refused.value.fix


def test_what_is_too_large_to_send_is_made_here_while_others_work(
    crew: Machines, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long clip takes longer on its way than in the making."""
    monkeypatch.setattr(cluster, "LARGEST_PARCEL", 0)
    crew.hire()

    made = follow(planned.crew(crew.address), planned.recipes, lambda: None)

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)


def test_a_machine_too_busy_for_its_own_thread_still_builds(
    crew: Machines, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask gives up where its thread has no turn for ten seconds; a build that waits a little longer is no bug."""
    crew.hire()
    real, patience = asyncio.new_event_loop, Event.wait

    def late() -> asyncio.AbstractEventLoop:
        time.sleep(0.5)
        return real()

    monkeypatch.setattr(asyncio, "new_event_loop", late)
    monkeypatch.setattr(asyncio.events, "new_event_loop", late)
    monkeypatch.setattr(Event, "wait", lambda event, timeout=None: patience(event, timeout and timeout / 100))
    monkeypatch.setattr(cluster_line, "LEAVING", 500.0)

    made = follow(planned.crew(crew.address), planned.recipes, lambda: None)

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)


def test_a_good_bye_that_nobody_hears_spoils_no_build(
    crew: Machines, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All cards are made; a scheduler that is busy just then must not end the build as a fault of the program."""
    monkeypatch.setattr(cluster_line, "LEAVING", 0.0)
    crew.hire()

    made = follow(planned.crew(crew.address), planned.recipes, lambda: None)

    assert len(made) >= len(planned.recipes)


def test_a_scheduler_that_goes_before_the_first_worker_comes_is_told(
    tmp_path: Path, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who restarts a scheduler while a build waits reads where to look, and no page of Python."""
    monkeypatch.setattr(cluster_line, "GREETING", 4.0)
    with machines(tmp_path / "brief") as brief:
        going = Timer(1.0, brief.scheduler.kill)
        going.start()

        with pytest.raises(ClusterError, match="no scheduler answers at tcp"):
            follow(planned.crew(brief.address), planned.recipes, lambda: None)

        going.join()


def test_a_scheduler_that_goes_while_results_are_kept_ends_no_build(
    tmp_path: Path, planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk gives Dask the time to give up calling; what was not sent yet is made here."""
    monkeypatch.setattr(cluster, "MOST_OUT", 1)
    clients: list[Client] = []
    monkeypatch.setattr(cluster_line, "_await_worker", lambda client, _: clients.append(client))
    told: list[str] = []
    with machines(tmp_path / "slow") as slow:
        slow.hire()

        def keep_until_dask_gives_up() -> None:
            monkeypatch.setattr(clients[0], "_timeout", 0.2)
            slow.scheduler.kill()
            while clients[0].status != "closed":
                time.sleep(0.05)

        made = follow(planned.crew(slow.address, told.append), planned.recipes, keep_until_dask_gives_up)

    assert made == {path: planned.files[path] for path in made}
    assert len(made) >= len(planned.recipes)
    assert [line for line in told if "went away" in line and "are made on this machine" in line]
