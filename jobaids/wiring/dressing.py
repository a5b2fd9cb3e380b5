"""What all cards and pages of a project wear: its look, its words, its logo; and what is wrong with its theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import CONTENT
from jobaids.adapters.folder import Folder
from jobaids.adapters.fonts import fetched_fonts, shipped_fonts
from jobaids.adapters.own_fonts import own_fonts
from jobaids.adapters.templates import Templates, read_templates
from jobaids.lint.theme import colour_faults
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.media import Media, MediaKind
from jobaids.model.settings import Settings, Theme
from jobaids.plan.tree import Furniture
from jobaids.render.page.site import look_of
from jobaids.render.theme import theme_view
from jobaids.wiring.making import hearing
from jobaids.wiring.workshops import own_templates


def furnish(root: Path, templates: Templates, settings: Settings) -> Furniture:
    """What all trees of a project share."""
    theme, look = settings.theme, look_of(settings, templates.render)
    logo = _logo(root, theme)
    paper = templates.render("theme/print.css", theme_view(theme))
    told = list(colour_faults(theme, look.style, paper, theme.span)) if theme.colours or theme.dark else []
    told += _font_faults(root, theme)
    if isinstance(logo, Diagnostic):
        told.append(logo)
    return Furniture(
        settings=settings,
        look=look,
        speak=partial(read_words, timezone=settings.site.timezone),
        logo=logo if isinstance(logo, Media) else None,
        told=tuple(told),
        hear=hearing(root),
    )


def theme_faults(root: Path, settings: Settings) -> tuple[Diagnostic, ...]:
    """What is wrong with the theme of a project."""
    return furnish(root, read_templates(own_templates(root)), settings).told


def _logo(root: Path, theme: Theme) -> Media | Diagnostic | None:
    """The logo of a theme, or why it cannot be shown."""
    if not theme.logo:
        return None
    from jobaids.adapters.probe import look_into  # noqa: PLC0415 - where there is no logo, nobody waits for codecs

    found = look_into(Folder(root=root / CONTENT), theme.logo, MediaKind.PICTURE)
    return found if isinstance(found, Media) else _logo_fault(theme, found.what, found.fix)


def _logo_fault(theme: Theme, what: str, fix: str) -> Diagnostic:
    return Diagnostic(
        rule="JA522",
        severity=Severity.ERROR,
        span=theme.span,
        what=f"the logo cannot be shown: {what}",
        why="cards and the first page would have an empty place",
        fix=f"{fix}; its path is below {CONTENT}/",
    )


def _font_faults(root: Path, theme: Theme) -> Iterator[Diagnostic]:
    """The families a theme names that nobody here has."""
    if not theme.fonts:
        return
    fonts = (*shipped_fonts(), *fetched_fonts(root), *own_fonts(own_templates(root)))
    here = dict.fromkeys(family for font in fonts for family in font.families)
    for language, family in theme.fonts:
        if family not in here:
            yield Diagnostic(
                rule="JA523",
                severity=Severity.ERROR,
                span=theme.span,
                what=f"there is no font {family}, which [theme.fonts] wants for {language}",
                why="cards would silently be set in another one",
                fix=f"put its files into templates/fonts/, or name one of {', '.join(here)}",
            )
