"""Brings the peers that jobaids is measured against, into a folder of their own: `.bench/`.

Python's from a lock with digests, Eleventy from npm's, Hugo from Debian: the one that is installed, or one unpacked
here. Nothing of them is needed to build or to test jobaids.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from jobaids.adapters.debian import unpack

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / ".bench"
PEERS = Path(__file__).parent / "peers"
LOCK = PEERS / "requirements.lock"
NODE_LOCK = PEERS / "eleventy" / "package-lock.json"
PEER_PYTHON = BENCH / "venv" / "bin" / "python"
ELEVENTY = BENCH / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
HUGO_FOLDER = BENCH / "hugo"


def bring_peers() -> None:
    """Install every peer that is not there yet, or that another lock asks for now."""
    _once("venv", LOCK, _bring_python)
    _once("eleventy", NODE_LOCK, _bring_eleventy)
    if not shutil.which("hugo") and not (HUGO_FOLDER / "usr" / "bin" / "hugo").exists():
        unpack(("hugo",), HUGO_FOLDER)


def jobaids_command() -> tuple[str, ...]:
    """How jobaids is started: its script, or its package where there is no script."""
    script = Path(sys.executable).parent / "jobaids"
    return (str(script),) if script.exists() else (sys.executable, "-m", "jobaids.cli")


def hugo_command() -> str:
    """Where Hugo is."""
    return shutil.which("hugo") or str(HUGO_FOLDER / "usr" / "bin" / "hugo")


def surroundings() -> dict[str, str]:
    """The environment of everything that is measured: the checkout importable, unpacked libraries found."""
    libraries = HUGO_FOLDER / "usr" / "lib" / f"{os.uname().machine}-linux-gnu"
    found = [str(libraries), *filter(None, [os.environ.get("LD_LIBRARY_PATH", "")])]
    settled = {"PYTHONPATH": str(ROOT), "LD_LIBRARY_PATH": ":".join(found), "NO_COLOR": "1"}
    return {**os.environ, **settled, "NO_MKDOCS_2_WARNING": "1"}


def versions() -> dict[str, str]:
    """What was measured, by name, as each tool says of itself."""
    asked = "import importlib.metadata as m, sys; print(*(m.version(n) for n in sys.argv[1:]))"
    told: dict[str, str] = {"Python": sys.version.split()[0]}
    for python, names in (
        (sys.executable, ("weasyprint", "qrcode", "playwright", "markdown-it-py", "jinja2")),
        (
            str(PEER_PYTHON),
            ("plutoprint", "typst", "reportlab", "fpdf2", "segno", "mkdocs", "mkdocs-material", "zensical"),
        ),
    ):
        told |= dict(zip(names, _say(python, "-c", asked, *names).split(), strict=True))
    told["Hugo"] = _say(hugo_command(), "version").split()[1].split("+")[0]
    told["Node"] = _say("node", "--version")
    told["Eleventy"] = _say("node", str(ELEVENTY), "--version")
    told["Chromium"] = _say(chromium_command(), "--version").split()[1]
    return told


def chromium_command() -> str:
    """Where the system's Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"


def _say(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings(), cwd=ROOT)
    return ran.stdout.strip()


def _once(name: str, lock: Path, bring: Callable[[], None]) -> None:
    """Bring something unless what its lock names is there."""
    stamp, digest = BENCH / f"{name}.stamp", hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
        shutil.rmtree(BENCH / name, ignore_errors=True)
        BENCH.mkdir(exist_ok=True)
        bring()
        stamp.write_text(digest, encoding="ascii")


def _bring_python() -> None:
    subprocess.run((sys.executable, "-m", "venv", BENCH / "venv"), check=True)
    pip = (PEER_PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    subprocess.run((*pip, "--require-hashes", "--requirement", LOCK), check=True)


def _bring_eleventy() -> None:
    folder = BENCH / "eleventy"
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PEERS / "eleventy" / name, folder)
    subprocess.run(
        ("npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"), check=True
    )
