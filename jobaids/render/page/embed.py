"""`embed.js`: one script and one element that show a step inside another system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.names import Language
from jobaids.render.page.lists import Hall
from jobaids.render.page.scripts import shrink_script
from jobaids.render.page.site import Page
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """What the script carries along: its style, and its words in each language of the site, as JavaScript."""

    words: Words
    style: Markup
    say: Markup


def render_embed(hall: Hall, style: str, words: Mapping[Language, Words], render: Render) -> Page:
    """The script at its one address, which other systems have written down."""
    say = {language: _said(words[language]) for language in hall.site.languages}
    view = EmbedView(words=hall.words, style=_literal(style), say=_literal(say))
    address = hall.site.addresses.embed()
    return Page(path=hall.site.addresses.file(address), text=shrink_script(render("embed/embed.js", view)))


def _said(words: Words) -> dict[str, str]:
    return {
        "dir": words.direction,
        "help": words("Help"),
        "close": words("Close"),
        "back": words("Back"),
        "next": words("Next"),
        "place": words("{number} of {all}"),
        "whole": words("All steps"),
        "open": words("Open this page"),
        "points": words("Key points"),
        "why": words("Why:"),
        "problem": words("If something goes wrong"),
        "see": words("You see"),
        "steps": words("Steps"),
        "tell": words("Tell {whom}."),
        "silent": words("no sound"),
        "off": words("The help did not load. Is there a network?"),
        "stale": words("Loaded {time}. It may have changed since."),
    }


def _literal(value: object) -> Markup:
    """A value as JavaScript writes it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("</", "<\\/"))  # noqa: S704  (a literal of our own words)
