"""Bring the system libraries jobaids needs, without ever asking for a password.

Where this user may install, they are installed, and the command is printed first. Where not, Debian's packages are
fetched and unpacked under .system/; so are web servers for everybody, for Debian would start what is installed.
Elsewhere the one line to run is printed. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from jobaids.adapters.debian import UnpackError, is_debian, unpack
from setup.machine import DEBIAN, PRINTING, ROOT, SYSTEM, TESTING, WORLD_FAILED, Need, command_for, is_there

RUN = ROOT / "setup" / "run"


def main() -> int:
    """Bring what is missing; fail if something still is."""
    wanted = PRINTING + TESTING if "--tests" in sys.argv else PRINTING
    missing = tuple(need for need in wanted if not is_there(need))
    if not missing:
        return 0
    if not is_debian():
        return refuse(f"jobaids needs {names(missing)} of this machine. Run this line, then make again:", missing)
    sudo = sudo_without_password()
    installed = tuple(need for need in missing if sudo is not None and not need.serves)
    unpacked = tuple(need for need in missing if need not in installed)
    failed = install(installed, sudo or ()) if installed else 0
    failed = failed or (unpack_here(unpacked, may_install=sudo is not None) if unpacked else 0)
    return failed or look_again()


def names(needs: tuple[Need, ...]) -> str:
    """Name needs in a sentence."""
    return ", ".join(need.name for need in needs)


def refuse(what: str, missing: tuple[Need, ...]) -> int:
    """Say what is wrong and the one line to run."""
    print(f"{what}\n\n  {command_for(missing)}\n", file=sys.stderr)
    return WORLD_FAILED


def sudo_without_password() -> tuple[str, ...] | None:
    """Say how commands become root's here: as they are, with sudo, or (None) not without a password."""
    if os.geteuid() == 0:
        return ()
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(("sudo", "-n", "true"), capture_output=True, check=False)
    return None if asked.returncode else ("sudo", "-n")


def install(missing: tuple[Need, ...], sudo: tuple[str, ...]) -> int:
    """Install Debian packages, printing each command first."""
    packages = dict.fromkeys(need.package for need in missing)
    for command in (("apt-get", "update"), (*DEBIAN.split(), *packages)):
        line = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", *command)
        print("+", *line, flush=True)
        if subprocess.run(line, check=False).returncode:
            return refuse("That failed. Put right what it says, or run this line, then make again:", missing)
    return 0


def unpack_here(missing: tuple[Need, ...], *, may_install: bool) -> int:
    """Unpack Debian packages below the project, where `setup/run` finds them."""
    why = "Debian would start what is installed" if may_install else "Nothing may be installed here"
    print(f"{why}, so {names(missing)} will be unpacked under .system/", flush=True)
    try:
        unpack(tuple(dict.fromkeys(need.package for need in missing)), SYSTEM)
    except UnpackError as error:
        return refuse(f"They could not be fetched: {error}\nWhoever may install can run this line:", missing)
    return 0


def look_again() -> int:
    """Let the doctor look, in a process that finds what was brought meanwhile."""
    return subprocess.run((RUN, sys.executable, "-m", "setup.doctor", *sys.argv[1:]), cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
