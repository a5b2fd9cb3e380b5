"""Make .venv and install into it exactly what a lock file names, each file by its digest.

Standard library only. Where Python came without pip (Debian, and nobody may install), pip comes from .system/.
"""

from __future__ import annotations

import subprocess
import sys

from setup.machine import ROOT, SYSTEM, succeeds

VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")


def main(lock: str) -> None:
    """Make or mend the environment, install what the lock names, and jobaids itself from this checkout."""
    if not succeeds("-c", "", python=PYTHON):
        make()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    print(f"Installing what {lock} names …", flush=True)
    run(*pip, "--require-hashes", "--requirement", lock)
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")


def make() -> None:
    """Make an environment anew, with pip in it."""
    wheels = sorted(SYSTEM.glob("usr/share/python-wheels/pip-*.whl"))
    run(sys.executable, "-m", "venv", "--clear", *(["--without-pip"] if wheels else []), str(VENV))
    if wheels:
        run(PYTHON, f"{wheels[-1]}/pip", "--quiet", "install", "--no-index", str(wheels[-1]))


def run(*command: str) -> None:
    """Run a command from the root of the project; its failure ends set-up."""
    if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
