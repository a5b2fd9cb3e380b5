"""What common hosts take: how many files, how large, and how many redirects.

The figures are those the hosts published in 2026; they change, and so does what is paid for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobaids.model.diagnostic import Diagnostic, Severity

NEAR = 0.9  # of a limit is told: the next releases would pass it
MIB = 1024 * 1024
LARGEST_FILE = 25 * MIB  # Cloudflare Pages
LARGEST_SITE = 1_000_000_000  # bytes; GitHub Pages and GitLab.com
MOST_REDIRECTS = 2_000  # lines of `_redirects` that Cloudflare Pages reads
REDIRECTS = "_redirects"
AS_OF = "as of 2026; look it up"
FEWER = 'set host = "rewrites" in [site], and a code has one page for all revisions; or serve it with nginx or Caddy'


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of something that a host limits."""

    host: str
    most: int
    of: str  # "files", or "files in one folder"


FILES = (
    Count(host="Cloudflare Pages", most=20_000, of="files"),
    Count(host="Netlify", most=54_000, of="entries in one folder"),
    Count(host="GitLab Pages", most=200_000, of="files and folders"),
)


def site_limits(sizes: Mapping[str, int], lines: int) -> Iterator[Diagnostic]:
    """All that a site of these files, in bytes by path, comes near to; `lines` are those of its `_redirects`."""
    yield from many_files(sizes)
    yield from large_file(sizes)
    yield from large_site(sizes)
    yield from many_redirects(lines)


def many_files(sizes: Mapping[str, int]) -> Iterator[Diagnostic]:
    """JA440: a site has more files than some hosts take."""
    held: Counter[str] = Counter()
    folders: set[str] = set()
    for path in sizes:
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(len(parts))]
        new = [folder for folder in above[1:] if folder not in folders]
        folders.update(new)
        held.update(folder.rpartition("/")[0] for folder in new)
        held[above[-1]] += 1
    counted = (len(sizes), max(held.values(), default=0), len(sizes) + len(folders))
    for limit, count in zip(FILES, counted, strict=True):
        if count >= NEAR * limit.most:
            yield _warn(
                "JA440",
                f"the site has {count:,} {limit.of}; {limit.host} takes {limit.most:,} ({AS_OF})",
                "a host that refuses some files refuses the correction that was to be published with them",
                FEWER,
            )


def large_file(sizes: Mapping[str, int]) -> Iterator[Diagnostic]:
    """JA441: a file is larger than some hosts take."""
    for path, size in sorted(sizes.items()):
        if size > LARGEST_FILE:
            yield _warn(
                "JA441",
                f"{path} has {size / MIB:.1f} MiB; Cloudflare Pages takes files of 25 MiB ({AS_OF})",
                "the page that needs it would be published without it, or not at all",
                "cut or shrink the clip, or take another host",
            )


def large_site(sizes: Mapping[str, int]) -> Iterator[Diagnostic]:
    """JA442: a site is larger than some hosts take."""
    octets = sum(sizes.values())
    if octets >= NEAR * LARGEST_SITE:
        yield _warn(
            "JA442",
            f"the site has {octets / 1e9:.2f} GB; GitHub Pages and GitLab.com take 1 GB ({AS_OF})",
            "a host that refuses some files refuses the correction that was to be published with them",
            "shrink clips and pictures, for they are most of it, or take another host",
        )


def many_redirects(lines: int) -> Iterator[Diagnostic]:
    """JA443: `_redirects` has more lines than Cloudflare Pages reads."""
    if lines >= NEAR * MOST_REDIRECTS:
        yield _warn(
            "JA443",
            f"{REDIRECTS} has {lines:,} lines; Cloudflare Pages reads {MOST_REDIRECTS:,} ({AS_OF})",
            "what the lines beyond were to lead on would open nothing, and no host tells",
            "publish with the function in build/hosts/cloudflare, which needs no lines; nginx, Caddy and CloudFront "
            "read none either",
        )


def _warn(rule: str, what: str, why: str, fix: str) -> Diagnostic:
    return Diagnostic(rule=rule, severity=Severity.WARNING, what=what, why=why, fix=fix)
