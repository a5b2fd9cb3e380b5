"""Where cards and sheets are made: the makers of a project with its fonts, templates and pictures."""

from __future__ import annotations

from pathlib import Path

from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import PRESS, fetched_fonts, shipped_fonts
from jobaids.adapters.library import Library
from jobaids.adapters.own_fonts import own_fonts
from jobaids.adapters.templates import read_templates
from jobaids.adapters.workshop import Workshop

TEMPLATES = "templates"


def workshop_of(root: Path) -> Workshop:
    """Where a project's cards and sheets are made: its fonts, templates and pictures."""
    return Workshop(
        library=Library(content=Folder(root=root / CONTENT)),
        templates=read_templates(own_templates(root)),
        fonts=(*shipped_fonts(), *fetched_fonts(root), *own_fonts(own_templates(root))),
        cache=root / PRESS,
    )


def own_templates(root: Path) -> Path | None:
    """The folder with a project's own templates, if it has one."""
    own = root / TEMPLATES
    return own if own.is_dir() else None
