"""`jobaids replay`: lives through the history of a repository, and says what would have become of its codes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from jobaids.cli import CONTENT_FAILED
from jobaids.cli.progress import Watch
from jobaids.record.match import How
from jobaids.wiring.replaying import Replayed, Wanted, replay_repository


@click.command()
@click.argument("repository", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--path", "folder", metavar="DIR", default="", help="Only Markdown files below this folder.")
@click.option("--every", type=click.IntRange(1), default=1, show_default=True, help="Only each n-th commit.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that read sources.")
@click.option("--json", "as_json", is_flag=True, help="The figures for a program.")
def replay(repository: Path, folder: str, every: int, workers: int, *, as_json: bool) -> None:
    """Release every state of a git repository's Markdown files in memory, and count what became of their steps.

    It tells how codes would have fared in a project that is like it: how many steps kept theirs by a written anchor, by
    equal words or by likeness, how many a person would have been asked about, and that none came to open nothing. The
    repository is only read, nothing of it is run, and nothing is written. Ends with 1 if a code opens nothing.

    \b
    Examples:
      jobaids replay .
      jobaids replay ~/src/runbooks --path docs
      jobaids replay ~/src/handbook --every 10 --json
    """
    watch = Watch(sys.stderr)
    watch.stage("commits")
    wanted = Wanted(repository=repository, folder=folder, every=every, workers=workers)
    done = replay_repository(wanted, watch.pieces)
    watch.end()
    if not done.tally.commits:
        raise click.UsageError(
            f"no commit of {repository} changed a Markdown file" + (f" below {folder}" if folder else "")
        )
    click.echo(json.dumps(_figures(done), indent=2) if as_json else "\n".join(_lines(done)))
    if done.dangling:
        sys.exit(CONTENT_FAILED)


def _figures(done: Replayed) -> dict[str, int | float]:
    tally = done.tally
    return {
        "commits": tally.commits,
        "releases": tally.releases,
        "codes": tally.codes,
        "first_steps": tally.first_steps,
        "compared": tally.compared,
        "kept_by_anchor": tally.kept[How.ANCHOR],
        "kept_by_equality": tally.kept[How.EQUAL],
        "kept_by_similarity": tally.kept[How.LIKE],
        "gone": tally.gone,
        "new": tally.new,
        "questions": tally.questions,
        "moved_between_files": tally.moved_steps,
        "returned": tally.returned_steps,
        "renamed_aids": tally.renamed_aids,
        "dangling": done.dangling,
        "seconds": round(done.seconds, 2),
        "megabytes": round(done.megabytes, 1),
    }


def _lines(done: Replayed) -> Iterator[str]:
    tally = done.tally
    yield f"{tally.commits:,} commits, {tally.releases:,} releases, {tally.codes:,} codes"
    yield f"{tally.compared:,} steps of changed aids compared with their last release"
    for name, how in (("anchor", How.ANCHOR), ("equality", How.EQUAL), ("similarity", How.LIKE)):
        yield _line(f"kept by {name}", tally.kept[how], tally.compared)
    yield _line("gone from their aid", tally.gone, tally.compared)
    yield f"  {'new':<22} {tally.new:>9,}"
    yield _line("questions", tally.questions, tally.compared)
    yield f"  {'moved between files':<22} {tally.moved_steps:>9,}"
    yield f"  {'came back':<22} {tally.returned_steps:>9,}"
    yield f"  {'renamed aids':<22} {tally.renamed_aids:>9,}"
    yield f"codes that open nothing: {done.dangling:,}"
    yield f"{done.seconds:.1f} s, {done.megabytes:.0f} MB at most"


def _line(name: str, count: int, of: int) -> str:
    return f"  {name:<22} {count:>9,}" + (f"  {count / of:6.2%}" if of else "")
