"""`jobaids fonts`: fonts for scripts that do not ship."""

from __future__ import annotations

from pathlib import Path

import click

from jobaids.adapters.content import read_project
from jobaids.adapters.errors import LibraryError
from jobaids.adapters.fonts import font_folders
from jobaids.adapters.fonts_fetch import fetch, is_fetched, is_shipped, script_of
from jobaids.model.names import Language
from jobaids.parse.project import parse_project


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Look in this folder before anything else.",
)
@click.option("--renew", is_flag=True, help="Take what is found even where fonts.lock names another version.")
def fonts(languages: tuple[str, ...], folder: Path | None, *, renew: bool) -> None:
    """Fetch the fonts of languages that need more than those that ship; without LANGUAGE, those of the project.

    Latin, Greek, Cyrillic and Arabic ship. Other fonts are taken from this machine, or from a Debian package, which
    needs no rights to install. They are kept in .cache/fonts; fonts.lock records them and belongs with the sources.

    \b
    Examples:
      jobaids fonts                       what the project's languages need
      jobaids fonts hi ja                 Devanagari; Chinese, Japanese and Korean
      jobaids fonts th --from ~/Downloads
    """
    root = Path.cwd()
    wanted = tuple(map(Language, languages)) or _languages_of(root)
    scripts = {script: language for language in wanted if (script := script_of(language))}
    for language in wanted:
        if not script_of(language) and is_shipped(language):
            click.echo(f"{language}: its fonts ship with jobaids")
    for script, language in scripts.items():
        if is_fetched(script, root) and not renew and not folder:
            click.echo(f"{language}: the fonts for {script.name} are here")
            continue
        click.echo(f"{language}: fetching the fonts for {script.name} …", err=True)
        for line in fetch(script, root, (folder,) if folder else font_folders(), renew=renew):
            click.echo(f"{language}: {line}")
    if unknown := [language for language in wanted if not script_of(language) and not is_shipped(language)]:
        raise LibraryError(
            f"jobaids knows no font for {', '.join(unknown)}",
            why="it is no language code, or is written in a script of which no font ships or can be fetched",
            fix="look at the code, such as de or pt-BR; or put fonts of your own into templates/fonts/",
        )


def _languages_of(root: Path) -> tuple[Language, ...]:
    """The languages the project names and those its aids are written in."""
    project = parse_project(read_project(root))
    return tuple(dict.fromkeys((*project.settings.site.languages, *(aid.language for aid in project.aids))))
