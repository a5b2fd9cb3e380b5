"""The workshop of a project together with the store of what was made in it before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.kitchen import Kitchen
from jobaids.adapters.library import Library
from jobaids.adapters.remembered import remembered_of
from jobaids.adapters.store import Store
from jobaids.adapters.templates import template_folders
from jobaids.adapters.tools import tools_of
from jobaids.adapters.workshop import CARD_TEMPLATES
from jobaids.model.media import Cue, Media
from jobaids.model.settings import StoreSettings
from jobaids.plan.recipe import Recipe
from jobaids.plan.wholes import Hear
from jobaids.wiring.crewing import Abroad
from jobaids.wiring.workshops import own_templates, workshop_of

STORE = "store"  # within the folder that the settings name


def kitchen_of(root: Path, abroad: Abroad, spent: Callable[[Recipe, float], None], settings: StoreSettings) -> Kitchen:
    """The workshop of a project, and the store that spares it work; `spent` hears how long each thing made took."""
    workshop = workshop_of(root)
    kitchen = Kitchen(
        make=workshop.make,
        prepare=workshop.prepare,
        store=Store(root=root / Path(settings.path).expanduser() / STORE),
        tools=tools_of(template_folders(own_templates(root)), CARD_TEMPLATES, workshop.fonts, remembered_of(root)),
        workers=abroad.workers,
        crew=abroad.crew(workshop, own_templates(root)),
        staff=abroad.staff,
        spent=spent,
    )
    workshop.follow = partial(map, kitchen.take)
    return kitchen


def hearing(root: Path) -> Hear:
    """Reads what the captions of a project's clips say."""
    library = Library(content=Folder(root=root / CONTENT))

    def heard(captions: Media) -> tuple[Cue, ...]:
        from jobaids.adapters.captions import hear  # noqa: PLC0415 - where nothing speaks, nobody waits for it

        return hear(library, captions)

    return heard
