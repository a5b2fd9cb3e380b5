"""The day it is where a project's site is."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.content import SETTINGS_FILE, read_text
from jobaids.adapters.folder import Folder
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.settings import parse_settings


def today(timezone: str) -> date:
    """The day it is where the site is."""
    return datetime.now(ZoneInfo(timezone)).date()


def today_in(root: Path) -> tuple[str, date]:
    """The time zone of a project's site, and the day it is there."""
    source = read_text(Folder(root=root), SETTINGS_FILE)
    settings = parse_settings(source).settings if isinstance(source, Source) else Settings()
    return settings.site.timezone, today(settings.site.timezone)
