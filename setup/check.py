"""Everything a change must pass, with the time each took: `make check`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

CHECKS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy", "jobaids", "setup", "scripts"),
    "floors": ("lint-imports", "--no-cache"),
    "tests": ("pytest", "-n", "2", "--dist", "worksteal", "-q", "--ignore=tests/soak", "--ignore=tests/bench"),
}


def main() -> int:
    """Run every check, show what a failed one said, and fail if any did."""
    failed = []
    for name, command in CHECKS.items():
        started = time.monotonic()
        ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
        print(
            f"  {name:<8} {'failed' if ran.returncode else 'passed':<8}{time.monotonic() - started:6.1f} s", flush=True
        )
        if ran.returncode:
            failed.append(name)
            print(ran.stdout + ran.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
