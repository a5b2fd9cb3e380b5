"""What was once printed opens a page of a site that is built today."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from jobaids.cli.build import build

HERE = Path(__file__).parent
VERSIONS = sorted(place.name for place in HERE.glob("v*"))
SETTINGS = '[site]\ntitle = "Plant"\nbase_url = "https://aids.example.com"\nlanguages = ["en", "es"]\n'


@pytest.mark.parametrize("version", VERSIONS)
def test_every_address_that_was_printed_opens_a_page(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every source is gone by now; the cards still hang."""
    shutil.copytree(HERE / version / "content", tmp_path / "content")
    (tmp_path / "jobaids.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    CliRunner().invoke(build, ["--released", "--as-of", "2030-01-01"], catch_exceptions=False)

    printed = [line.split(" ") for line in (HERE / version / "printed.txt").read_text().splitlines()]
    missing = [address for address, *_ in printed if not _page(tmp_path, address).is_file()]
    assert printed
    assert missing == []
    for address, *_ in printed:
        assert urlsplit(address).path.split("/")[1] in _page(tmp_path, address).read_text(encoding="utf-8")


def _page(root: Path, address: str) -> Path:
    return root / "build/site" / urlsplit(address).path.strip("/") / "index.html"
