"""What is in a pack, found again by its number; nothing here waits for the PDF engine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobaids.adapters.templates import read_templates
from jobaids.model.pack import Pack, PackNumber
from jobaids.model.release import Registry
from jobaids.model.settings import Settings
from jobaids.plan.packs import PackDesk, pack_desk
from jobaids.plan.ready import as_of, as_pack, moments_of, ready_packs
from jobaids.plan.site import released
from jobaids.plan.tree import lay_out
from jobaids.record.index import index_registry
from jobaids.record.packs import pack_of
from jobaids.record.reprint import Swap, reprint_list
from jobaids.record.today import in_force
from jobaids.wiring.dressing import furnish
from jobaids.wiring.workshops import own_templates


def desk_of(root: Path, registry: Registry, settings: Settings, day: date) -> PackDesk:
    """What packs of a project are planned with on a day."""
    templates = read_templates(own_templates(root))
    laid = lay_out(released(in_force(registry, day)), furnish(root, templates, settings))
    return pack_desk(laid.printed, laid.desk)


def find_pack(root: Path, registry: Registry, settings: Settings, number: PackNumber) -> Pack | None:
    """What is in a pack: as it was recorded, or as the site had it ready at some time."""
    if recorded := pack_of(registry, number):
        return recorded
    zone = ZoneInfo(settings.site.timezone)
    now = datetime.now(UTC).replace(microsecond=0)
    for moment in (now, *moments_of(registry)):
        held, day = as_of(registry, moment), moment.astimezone(zone).date()
        for ready in ready_packs(swaps_of(held, day), desk_of(root, held, settings, day)):
            if ready.number == number:
                return as_pack(ready, now)
    return None


def swaps_of(registry: Registry, day: date) -> tuple[Swap, ...]:
    """What is to be changed on the walls on a day, as the site says it."""
    held = in_force(registry, day)
    return reprint_list(held, index_registry(held), date.max)
