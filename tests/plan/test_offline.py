"""The lists of what a phone keeps: they name all of it, by what is in it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.browser.kept_site import publish, shown_after

AIDS = ("filler-seal", "lock-out-filler")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with two of its aids."""
    folder = tmp_path_factory.mktemp("site")
    publish(shown_after(3, *AIDS), folder)
    return folder


def read(site: Path, name: str) -> Any:
    """One of the lists."""
    return json.loads((site / f"offline/{name}.json").read_text(encoding="utf-8"))


def test_every_file_of_an_aid_stands_under_its_digest(site: Path) -> None:
    """A phone takes a file whose digest is another for half a release, and keeps nothing of it."""
    rows = [row for slug in AIDS for part in ("files", "clips") for row in read(site, f"aids/{slug}")[part]]

    for address, digest, size in rows:
        octets = (site / f"{address[1:]}{'index.html' if address.endswith('/') else ''}").read_bytes()
        assert (sha256(octets).hexdigest()[:40], len(octets)) == (digest, size), address
    assert rows


def test_every_page_of_an_aid_is_listed(site: Path) -> None:
    """A card of any revision may hang where no network is."""
    editions = [one for one in shown_after(3, *AIDS).editions if one.aid.slug == "filler-seal"]
    codes = {code for edition in editions for _, code in edition.codes}
    pages = {
        f"/{file.parent.relative_to(site).as_posix()}/" for code in codes for file in site.glob(f"{code}/**/*.html")
    }

    listed = {address for address, *_ in read(site, "aids/filler-seal")["files"]}

    assert pages <= listed
    assert len(pages) > 40


def test_a_station_names_the_lists_of_its_aids_by_what_is_in_them(site: Path) -> None:
    """One small answer tells a phone whether anything at its station changed."""
    station = read(site, "stations/filler-3")

    assert sorted(slug for slug, _ in station["aids"]) == sorted(AIDS)
    for slug, digest in station["aids"]:
        assert sha256((site / f"offline/aids/{slug}.json").read_bytes()).hexdigest()[:40] == digest


def test_what_it_takes_is_counted_once(site: Path) -> None:
    """Who pays for each megabyte decides by the number that is shown."""
    station = read(site, "stations/filler-3")
    parts = [read(site, f"aids/{slug}") for slug, _ in station["aids"]]
    files = {tuple(row) for part in (station, *parts) for row in part["files"]}
    clips = {tuple(row) for part in parts for row in part["clips"]}

    sizes = next(one for one in read(site, "index")["kept"] if one["name"] == "stations/filler-3")

    assert (sizes["bytes"], sizes["clips"]) == (sum(row[2] for row in files), sum(row[2] for row in clips))
    assert sizes["clips"] > 0
