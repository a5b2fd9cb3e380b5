"""Lets `python -m jobaids.cli` do what `jobaids` does."""

from __future__ import annotations

from jobaids.cli import main

main()
