"""A camera that opens the card it sees, for browsers that read symbols."""

from __future__ import annotations

from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.render.page.lists import Hall
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.verdict import tell_sentence
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraView:
    """Everything on the page of the camera."""

    words: Words
    site: Site
    frame: Frame
    title: str
    tell: str
    back: Way
    lost: bool = False


def render_camera(hall: Hall, render: Render) -> Page:
    """The page of the camera in one language, with a field for the code where there is none."""
    words, addresses = hall.words, hall.site.addresses
    address, title = addresses.scanning(hall.language), words("Scan a card")
    tongues = hall.tongues((tongue, addresses.scanning(tongue)) for tongue in hall.site.languages)
    view = CameraView(
        words=words,
        site=hall.site,
        frame=hall.frame(title, address, tongues),
        title=title,
        tell=tell_sentence(words, hall.site.tell),
        back=Way(text=words("Home"), address=addresses.home(hall.language)),
    )
    return Page(path=addresses.file(address), text=render("home/camera.html", view))
