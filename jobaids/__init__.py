"""Printed job aids whose codes open a phone page at exactly that step."""

from __future__ import annotations

__version__ = "0.1.0"
