"""Sets a bare machine up, with nothing but Python's standard library until the rest is there."""

from __future__ import annotations

import sys

OLDEST = (3, 11)

if sys.version_info[:2] < OLDEST:
    sys.exit(f"This is Python {sys.version.split()[0]}. Install 3.11 or newer, and run: make PYTHON=python3.11")
