"""The sign of the site in pixels, for the home screens of phones."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.plan.recipe import Maker, Recipe
from jobaids.render.addresses import Addresses
from jobaids.render.page.offline_page import BARE, ICONS, PAPER, TOUCH_ICON

PLATE = 0.7  # of the width is what the sign takes where a phone cuts a circle out of what is around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """One picture of the sign: where it goes below `build/`, its width and height in pixels, and what is behind it."""

    path: str
    width: int
    share: float = 1.0
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

    def icon(name: str, width: int, use: str) -> Icon:
        if use == BARE:
            return Icon(path=place(name), width=width)
        return Icon(path=place(name), width=width, share=PLATE, ground=PAPER)

    order = IconOrder(drawing=drawing, icons=tuple(icon(*one) for one in (*ICONS, TOUCH_ICON)))
    return Recipe(maker=Maker.ICONS, name=f"{folder}icons", order=order)
