"""Runs jobaids on a project as a person does, and looks at what it leaves behind."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

import pypdfium2

from jobaids.cli import main

ROOT = Path(__file__).parents[2]
DAY = "2026-10-01"
OWN_TO_A_RUN = frozenset({"report.json"})  # says how many seconds things took


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


def run(root: Path, *arguments: str) -> Ended:
    """One command in this process, in the folder of a project."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.argv = sys.argv, ["jobaids", *arguments]
    code = 0
    try:
        with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.argv = before
    return Ended(code=code, out=out.getvalue(), err=err.getvalue())


def build(root: Path, *arguments: str) -> Ended:
    """A build in this process, for one day, told for programs."""
    return run(root, "build", "--workers", "1", "--as-of", DAY, "--format", "json", *arguments)


def start(root: Path, *arguments: str, umask: int = -1, **environment: str) -> Popen[str]:
    """The same command in a process of its own, which may be killed."""
    return Popen(
        [sys.executable, "-m", "jobaids.cli", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=PIPE,
        stderr=PIPE,
        text=True,
        umask=umask,
    )


def finish(process: Popen[str]) -> Ended:
    """Wait until a process has ended."""
    out, err = process.communicate(timeout=300)
    return Ended(code=process.returncode, out=out, err=err)


def release(root: Path, *aids: str, note: str = "As tried") -> Ended:
    """Seal aids without being asked."""
    return run(root, "release", *aids, "--approved-by", "Shift lead", "--note", note, "--effective", DAY, "--yes")


def tree(build: Path) -> dict[str, bytes]:
    """Every published file by its path, without what each run says of itself."""
    return {
        path: place.read_bytes()
        for place in sorted(build.rglob("*"))
        if place.is_file() and (path := place.relative_to(build).as_posix()) not in OWN_TO_A_RUN
        if not path.startswith(".")
    }


def pdf_words(pdf: Path | bytes) -> str:
    """All words of a PDF, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
