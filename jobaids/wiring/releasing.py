"""The ports of the release."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters import registry
from jobaids.adapters.content import read_project
from jobaids.adapters.source_edit import write_names
from jobaids.model.aid import Aid
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.record.docket import Docket
from jobaids.release import ReleasePorts
from jobaids.wiring.reading import probe_files, remember


def release_ports(root: Path, agree: Callable[[Docket], bool]) -> ReleasePorts:
    """What a release in a project asks of the world; `agree` shows what would be recorded and asks for a yes."""
    return ReleasePorts(
        lock=partial(registry.registry_lock, root),
        read=partial(read_project, root),
        remember=partial(remember, root),
        probe=partial(probe_files, root),
        agree=agree,
        keep=partial(registry.keep_media, root),
        name=partial(_name, root),
        append=partial(registry.append_events, root),
        now=_now,
    )


def _name(root: Path, source: Source, aid: Aid, settings: Settings) -> bool:
    reading = Reading(languages=settings.site.languages, steps_under=settings.steps_under)
    return write_names(root, source, aid, lambda text: parse_aid(text, reading).aid)


def _now(timezone: str) -> datetime:
    return datetime.now(ZoneInfo(timezone))
