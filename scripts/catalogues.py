"""Brings the catalogues of interface words up to date: `python -m scripts.catalogues`.

Reads every message out of code and templates, adds what is new to each catalogue, drops what is gone, and compiles.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from jobaids.adapters.catalogues import CARDS_ONLY

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "jobaids" / "data" / "catalogues"
COMPLETE = ("ar", "es")  # the languages that must have every message
PAPER = ("jobaids/render/card/", "templates/card/")
"""Where the messages are said that a catalogue of cards alone must have."""
KEYWORDS = {"_": None, "words": None, "many": (1, 2)}
WHERE = (("jobaids", "**.py", "python"), ("templates", "**.html", "jinja2"), ("templates", "**.xml", "jinja2"))
UNDATED = datetime(2027, 1, 1, tzinfo=UTC)  # catalogues say what, not when
COMMENTS = ("Translators:",)


@cache
def messages() -> tuple[tuple[str, str | tuple[str, ...], int], ...]:
    """Every message of the interface, with the file and line it stands in; to look through all of it takes seconds."""
    return tuple(
        (f"{folder}/{file}", message, line)
        for folder, pattern, kind in WHERE
        for file, line, message, _, _ in extract_from_dir(ROOT / folder, [(pattern, kind)], {}, KEYWORDS, COMMENTS)
    )


def template(language: str) -> Catalog:
    """A catalogue of all messages that a language is to have, none translated."""
    catalogue = Catalog(project="jobaids", charset="utf-8", header_comment="# Words of cards and pages.")
    wanted = PAPER if language in CARDS_ONLY else ("",)
    for file, message, line in sorted(messages(), key=lambda found: (found[0], found[2])):
        if file.startswith(wanted):
            catalogue.add(message, locations=[(file, line)])
    return catalogue


def read(language: str) -> Catalog:
    """A catalogue as its translator left it."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def bring_up_to_date(language: str) -> Catalog:
    """Adds and drops messages in one catalogue, and compiles it."""
    catalogue = read(language)
    catalogue.update(template(language), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = UNDATED
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "jobaids", "1", ""
    catalogue.last_translator, catalogue.language_team = "", language
    with (CATALOGUES / f"{language}.po").open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    (CATALOGUES / f"{language}.mo").write_bytes(compiled(catalogue))
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """What is shipped of a catalogue; the same bytes for the same words."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages a catalogue has no words for."""
    return [str(message.id) for message in catalogue if message.id and not all(_forms(message.string))]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def main() -> None:
    """Says for each language which messages wait for a translator."""
    for source in sorted(CATALOGUES.glob("*.po")):
        waiting = untranslated(bring_up_to_date(source.stem))
        print(f"{source.stem}: {len(waiting)} messages wait for a translator")
        for message in waiting:
            print(f"    {message}")


if __name__ == "__main__":
    main()
