"""What a browser lets a page do, as the evaluator of such policies sees it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from jobaids.render.page.site import headers
from tests.render.page_rooms import look

ROOT = Path(__file__).parents[2]
EVALUATE = """
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const found = new CspEvaluator(new CspParser(process.argv[1]).csp).evaluate();
console.log(JSON.stringify(found.map(({ severity, directive, description }) => [severity, directive, description])));
"""
HIGH_MAYBE = 40  # of its severities, where 10 is high and 60 a remark


def evaluated(policy: str) -> list[list[object]]:
    """What it finds in a policy."""
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "-e", EVALUATE, policy], cwd=ROOT / "setup/checker", check=True, capture_output=True, text=True
    )
    found: list[list[object]] = json.loads(done.stdout)
    return found


def test_the_policy_has_no_way_in() -> None:
    """Whoever smuggles a line into a page must get nothing run, also in a browser that is years old."""
    policy = dict(headers(look()))["Content-Security-Policy"]

    grave = [one for one in evaluated(policy) if int(str(one[0])) <= HIGH_MAYBE]

    assert grave == []


@pytest.mark.parametrize("hole", ["script-src 'unsafe-inline'", "script-src *", "script-src data:"])
def test_the_evaluator_sees_a_hole(hole: str) -> None:
    """A check that finds nothing in anything is none."""
    assert any(int(str(one[0])) <= HIGH_MAYBE for one in evaluated(f"default-src 'none'; {hole}"))
