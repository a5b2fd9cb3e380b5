"""The sign of the site in pixels, for the home screens of phones."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.plan.recipe import Maker, Recipe
from jobaids.render.addresses import Addresses
from jobaids.render.page.offline_page import ICONS, PAPER, TOUCH_ICON

BARE, PLATE = (
    1.0,
    0.7,
)  # how much of the width the sign takes: all, or what is left when a phone cuts a circle out of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """One picture of the sign: where it goes below `build/`, its width and height in pixels, and what is behind it."""

    path: str
    width: int
    share: float = BARE
    ground: str = ""  # nothing where it is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class IconOrder:
    """The sign as the theme draws it, and the pictures to make of it."""

    drawing: str  # SVG
    icons: tuple[Icon, ...]


def icons_recipe(drawing: str, addresses: Addresses, folder: str) -> Recipe:
    """The recipe of all icons of a tree."""

    def place(name: str) -> str:
        return folder + addresses.file(addresses.app_icon(name))

    named = [
        Icon(path=place(name), width=width, **({"share": PLATE, "ground": PAPER} if use == "maskable" else {}))
        for name, width, use in ICONS
    ]
    touch = Icon(path=place(TOUCH_ICON[0]), width=TOUCH_ICON[1], share=PLATE, ground=PAPER)
    order = IconOrder(drawing=drawing, icons=(*named, touch))
    return Recipe(maker=Maker.ICONS, name=f"{folder}icons", order=order)
