"""What was compiled of a text once is what Python would compile of it now."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobaids.adapters.own_folder import own_folder
from tests.site.running import ROOT

PROGRAM = """
import builtins, dataclasses, sys
from jobaids.adapters.compiled import keep_compiled, use_compiled
use_compiled("dataclasses")
compiled = []
real = compile
def compile_aloud(text, *more, **named):
    compiled.append(text)
    return real(text, *more, **named)
builtins.compile = compile_aloud

@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Bolt:
    '''A bolt.'''
    length: int  # mm
    name: str = "M6"

bolt = Bolt(length=NUMBER)
keep_compiled()
try:
    bolt.length = 1
except dataclasses.FrozenInstanceError as error:
    print(error)
print(bolt, bolt == Bolt(length=NUMBER), bolt < Bolt(length=99), hash(bolt) == hash(Bolt(length=NUMBER)))
print(len(compiled))
"""


def tried(number: int = 20, **environment: str) -> list[str]:
    """What a program tells that makes a frozen class."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("NUMBER", str(number))],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.splitlines()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of what was compiled, after one run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tried()
    (place,) = Path(own_folder("compiled")).iterdir()
    return place


def test_a_class_is_the_same_and_is_compiled_once(kept: Path) -> None:
    """Whoever edits one step does not wait for what every run compiles alike."""
    before = kept.stat().st_mtime_ns

    told = tried()

    assert told == ["cannot assign to field 'length'", "Bolt(length=20, name='M6') True True True", "0"]
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "harm",
    [
        lambda octets: octets[:0],
        lambda octets: octets[:-1],
        lambda octets: octets[:30],
        lambda octets: octets.replace(b"length", b"lengzz"),
        lambda octets: b"x" + octets,
    ],
)
def test_what_is_damaged_is_compiled_again(kept: Path, harm: Callable[[bytes], bytes]) -> None:
    """A full disk costs time and nothing else."""
    kept.write_bytes(harm(kept.read_bytes()))

    told = tried()

    assert told[1] == "Bolt(length=20, name='M6') True True True"
    assert int(told[2]) > 3
    assert tried()[2] == "0"


def test_where_nothing_may_be_kept_all_is_compiled(kept: Path, tmp_path: Path) -> None:
    """Code that somebody else could have written is never run."""
    kept.parent.chmod(0o777)

    told = tried()

    kept.parent.chmod(0o700)
    assert int(told[2]) > 3
    assert told[1] == "Bolt(length=20, name='M6') True True True"
    assert int(tried(XDG_CACHE_HOME=str(tmp_path / "file"))[2]) > 3
