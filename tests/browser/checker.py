"""The checker of HTML that browsers' makers keep, asked of many files at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

CHECKER = Path(__file__).parents[2] / "setup/checker/node_modules/vnu-jar/build/dist/vnu.jar"
SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")  # for a run of seconds: half the processor time


def errors_in(files: Iterable[Path]) -> list[tuple[str, int | None, str]]:
    """The file, the line and the words of each error."""
    java = shutil.which("java")
    assert java
    assert CHECKER.is_file()
    done = subprocess.run(
        [java, *SHORT, "-jar", str(CHECKER), "--errors-only", "--format", "json", *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
    )
    return [(one["url"], one.get("lastLine"), one["message"]) for one in json.loads(done.stderr)["messages"]]
