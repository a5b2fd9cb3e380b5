"""Dresses a page for its author: a bar above it, what is told at its place, and the card beside it.

Everything is put into the finished text, so that the page itself is to the byte what would be published. Only its
Content-Security-Policy is widened by one word, for the style of the preview.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape

from jobaids.language.words import Words
from jobaids.model.names import Anchor
from jobaids.render.preview.notes import TOP, Note
from jobaids.render.view import Render

OWN = "/_preview/"
"""Below this address stands what only the preview has; no slug or code begins so."""

SEEN = "@seen@"
MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\n?')  # a preview that is kept would be in the way of the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format of the card that can be looked at."""

    name: str
    title: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The card of an aid; `address` is where its faces are, each at `<number>.jpg` below it."""

    address: str
    pdf: str
    at: str  # the address of the page
    forms: tuple[Form, ...]
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What stands above a page."""

    at: str  # the address of the page
    released: bool  # whether it is what phones show now
    counts: str  # how much is told of this aid, or of the whole project
    file: str = ""  # the source of the page, where it has one
    stale: bool = False  # an error keeps the source from being shown as it stands
    notes: tuple[Note, ...] = ()  # what belongs to no step, or to a step of another page
    more: int = 0  # how many are left out
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Some notes that stand together."""

    notes: tuple[Note, ...]
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """Everything that is added to one page.

    `notes` are those of each step on the page. A page of one step has no anchor for it: `alone` is that step's.
    """

    bar: Bar
    notes: Mapping[Anchor, tuple[Note, ...]] = field(default_factory=dict)
    alone: Anchor = TOP
    beside: Beside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A page with nothing to show but what went wrong."""

    what: str
    why: str = ""
    fix: str = ""
    words: Words = field(default_factory=Words)


def dressed(text: str, dress: Dress, render: Render) -> tuple[str, str]:
    """A page as its author sees it, and a name for exactly this look of it."""
    text = MANIFEST.sub("", text.replace("style-src ", "style-src 'self' ", 1), 1)
    links = f'<link rel="stylesheet" href="{OWN}preview.css"><script src="{OWN}preview.js" defer></script></head>'
    text = text.replace("</head>", links, 1)
    left: list[Note] = []
    for anchor, notes in dress.notes.items():
        shown = render("preview/notes.html", Notes(notes=notes))
        placed = _placed(text, anchor, shown, alone=anchor == dress.alone)
        left += notes if placed is None else ()
        text = placed or text
    bar = render("preview/bar.html", replace(dress.bar, notes=(*dress.bar.notes, *left)))
    text = text.replace("<body>", f"<body>{bar}", 1)
    if dress.beside:
        text = text.replace("</body>", f"{render('preview/card.html', dress.beside)}</body>", 1)
    seen = sha256(text.encode()).hexdigest()[:16]
    return text.replace(SEEN, seen), seen


def _placed(text: str, anchor: Anchor, shown: str, *, alone: bool) -> str | None:
    """The text with something at the beginning of a part; None where the page has no such part."""
    opening = "<main" if alone and anchor else f'id="{escape(anchor)}"' if anchor else ""
    found = text.find(opening) if opening else -1
    end = text.find(">", found) + 1
    return text[:end] + shown + text[end:] if found >= 0 and end else None
