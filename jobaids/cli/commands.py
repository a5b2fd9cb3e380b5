"""The commands, one per file; each is imported only when it is asked for, so that help answers at once."""

from __future__ import annotations

import importlib
import sys

import click

from jobaids import __version__
from jobaids.adapters.again import Again
from jobaids.adapters.errors import JobaidsError
from jobaids.cli import BUG, WORLD_FAILED

COMMANDS = {
    "init": "start a project",
    "new": "start an aid that a supervisor can fill in",
    "build": "make the cards and the pages",
    "lint": "tell what is wrong, and make nothing",
    "clip": "make a clip of what a camera wrote",
    "release": "seal aids as they stand and give them their codes",
    "code": "say what codes open, and settle what they shall open",
    "serve": "look at the pages on this machine while writing",
    "card": "print any released revision again",
    "pack": "put cards on sheets, ready to print, cut and hang",
    "calibrate": "measure a printer, and take back what it does",
    "posted": "record which card hangs where, and ask what to change",
    "verify": "read cards back from pictures of a wall, and say what each is worth",
    "register": "list every aid that is in force, for an auditor",
    "brief": "print what a release changed, for the start of a shift",
    "replay": "live through a repository's history, and count what becomes of its steps",
    "fonts": "fetch fonts for other scripts",
}


class Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click hands it in
        """The commands in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            from difflib import get_close_matches  # noqa: PLC0415 - only who mistypes waits for it

            near = get_close_matches(cmd_name, COMMANDS, n=1)
            ctx.fail(f"there is no command {cmd_name}" + (f"; is it {near[0]}?" if near else ""))
        command = getattr(importlib.import_module(f"jobaids.cli.{cmd_name}"), cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"jobaids.cli.{cmd_name} has no command {cmd_name}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the list without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="jobaids")
def jobaids() -> None:
    """Print job aids whose codes open a phone page at exactly that step.

    \b
    Examples:
      jobaids init plant       start a project in the folder plant
      jobaids build            make its cards and pages
      jobaids release --help   how a checked aid becomes a released one
    """


def run(again: Again | None) -> None:
    """Run a command, who may keep `again` what it said; every way it can end has an exit code of its own."""
    try:
        jobaids.main(prog_name="jobaids", standalone_mode=False, obj=again)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; what was published before still stands", err=True)
        sys.exit(130)
    except JobaidsError as error:
        tell_operator(error)
        sys.exit(WORLD_FAILED)
    except BrokenPipeError:
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the last line of defence: a fault of ours is told as one
        import traceback  # noqa: PLC0415 - only a fault of ours needs it

        traceback.print_exc()
        click.echo("\nThis is a bug in jobaids. Please report it with the lines above.", err=True)
        sys.exit(BUG)


def tell_operator(error: JobaidsError) -> None:
    """Say what failed outside the project's content, why, and what to do, without a traceback."""
    click.echo(f"error: {error.what}", err=True)
    for name, said in (("why", error.why), ("fix", error.fix)):
        if said:
            click.echo(f"  = {name}: {said}", err=True)
