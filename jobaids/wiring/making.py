"""Where everything is made: the makers with their tools, and the store of what they made before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import PRESS, fetched_fonts, shipped_fonts
from jobaids.adapters.kitchen import Kitchen
from jobaids.adapters.library import Library
from jobaids.adapters.own_fonts import own_fonts
from jobaids.adapters.store import Store
from jobaids.adapters.templates import read_templates, template_folders
from jobaids.adapters.tools import tools_of
from jobaids.adapters.workshop import CARD_TEMPLATES, Workshop
from jobaids.model.media import Cue, Media
from jobaids.model.settings import StoreSettings
from jobaids.plan.recipe import Recipe
from jobaids.plan.wholes import Hear
from jobaids.wiring.crewing import Abroad

TEMPLATES = "templates"
STORE = "store"  # within the folder that the settings name


def workshop_of(root: Path) -> Workshop:
    """Where a project's cards and sheets are made: its fonts, templates and pictures."""
    return Workshop(
        library=Library(content=Folder(root=root / CONTENT)),
        templates=read_templates(own_templates(root)),
        fonts=(*shipped_fonts(), *fetched_fonts(root), *own_fonts(own_templates(root))),
        cache=root / PRESS,
    )


def kitchen_of(root: Path, abroad: Abroad, spent: Callable[[Recipe, float], None], settings: StoreSettings) -> Kitchen:
    """The workshop of a project, and the store that spares it work; `spent` hears how long each thing made took."""
    workshop = workshop_of(root)
    kitchen = Kitchen(
        make=workshop.make,
        prepare=workshop.prepare,
        store=Store(root=root / Path(settings.path).expanduser() / STORE),
        tools=tools_of(template_folders(own_templates(root)), CARD_TEMPLATES, workshop.fonts),
        workers=abroad.workers,
        crew=abroad.crew(workshop, own_templates(root)),
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


def own_templates(root: Path) -> Path | None:
    """The folder with a project's own templates, if it has one."""
    own = root / TEMPLATES
    return own if own.is_dir() else None
