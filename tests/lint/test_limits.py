"""What common hosts take is told before they refuse it."""

from __future__ import annotations

import pytest

from jobaids.lint.limits import MIB, site_limits


def told(sizes: dict[str, int], lines: int = 0) -> list[str]:
    """The numbers of the rules that tell something, and of whom."""
    return [f"{one.rule} {one.what}" for one in site_limits(sizes, lines)]


def pages(count: int) -> dict[str, int]:
    """A site of as many pages, each in a folder of its own."""
    return {f"C{number:06}/index.html": 10 for number in range(count)}


def test_a_small_site_is_told_nothing() -> None:
    """A warning at every build is one that nobody reads."""
    assert told({"index.html": 1, "media/a.mp4": 25 * MIB}, 1_799) == []


@pytest.mark.parametrize(("count", "hosts"), [(17_999, 0), (18_000, 1), (48_600, 2), (90_000, 3)])
def test_files_are_told_before_a_host_refuses_them(count: int, hosts: int) -> None:
    """The day a host refuses is the day of an urgent correction."""
    found = told(pages(count))

    assert [one.split()[0] for one in found] == ["JA440"] * hosts
    assert hosts == 0 or f"has {count:,} files; Cloudflare Pages takes 20,000" in found[0]


def test_one_full_folder_counts_folders_within_it() -> None:
    """Each code is a folder at the top of the site: that one fills first."""
    found = told(pages(54_000))

    assert "54,000 entries in one folder; Netlify takes 54,000" in found[1]


def test_a_large_clip_is_named() -> None:
    """Of a thousand files, the one to shrink."""
    found = told({"media/a.mp4": 26 * MIB, "media/b.mp4": 5})

    assert found == ["JA441 media/a.mp4 has 26.0 MiB; Cloudflare Pages takes files of 25 MiB (as of 2026; look it up)"]


def test_a_large_site_is_told() -> None:
    """A gigabyte is soon full of clips."""
    found = told({f"media/{number}.mp4": 20_000_000 for number in range(45)})

    assert found == [
        "JA442 the site has 0.90 GB; GitHub Pages and GitLab.com take 1 GB (as of 2026; look it up)",
    ]


def test_redirects_are_told_before_lines_are_left_unread() -> None:
    """What stands beyond the last line that is read opens nothing, in silence."""
    assert [one.split()[0] for one in told({}, 1_800)] == ["JA443"]
