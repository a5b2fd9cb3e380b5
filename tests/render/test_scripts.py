"""What a page loads first: how much, from where, and by which right it runs."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256, sha384

import pytest

from jobaids.render.page.scripts import Script, shrink_script
from tests.render import page_sample as sample
from tests.render.page_rooms import look, pages_of, site, whole_of

FIRST_WINDOW = 14_000  # bytes: ten segments of TCP's first flight (RFC 6928), with room for the headers


@cache
def pages() -> dict[str, str]:
    """The pages of the sample's aid by address: its whole checklist, and one for each code and revision."""
    return {path: text for path, text in pages_of(whole_of(sample.record())).items() if path.endswith(".html")}


def packed(text: str) -> int:
    """Bytes of a text as every host sends it."""
    return len(gzip.compress(text.encode(), 6, mtime=0))


def test_the_first_kilobytes_of_a_step_are_one_round() -> None:
    """On one bar of reception every further round costs a second: page, style and script of a step are one."""
    script = packed(look().scripts[0].text)
    steps = {path: packed(text) for path, text in pages().items() if 'class="step"' in text and "aids/" not in path}

    largest = max(steps, key=lambda path: steps[path])

    assert steps[largest] + script < FIRST_WINDOW, f"{largest}: {steps[largest]} + {script} for the script"


def test_only_the_inline_style_and_script_and_the_site_s_own_may_run() -> None:
    """Whoever smuggles a line into a page gets nothing run."""
    page, policy = pages()["aids/filler-seal/index.html"], site().policy
    style, early = re.search(r"<style>(.*?)</style>", page, re.DOTALL), re.search(r"<script>(.*?)</script>", page)
    assert style
    assert early

    styled, ran = (b64encode(sha256(one[1].encode()).digest()).decode() for one in (style, early))
    script = b64encode(sha384(look().scripts[0].text.encode()).digest()).decode()

    assert f"style-src 'sha256-{styled}'" in policy
    assert f"script-src 'self' 'sha256-{ran}'" in policy
    assert f'integrity="sha384-{script}"' in page
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert " style=" not in page
    assert not re.search(r"\son\w+=", page)


def test_the_script_of_every_page_knows_where_the_others_are() -> None:
    """What is fetched later must be what was published, or a phone runs what somebody put in between."""
    first, *later = look().scripts

    found = {
        name: (address, integrity)
        for name, address, integrity in re.findall(r'"(\w+)": \["(.*?)", "(.*?)"\]', first.text)
    }

    assert found == {script.name: (script.address, script.integrity) for script in later}
    assert later


@pytest.mark.parametrize("script", look().scripts, ids=lambda script: script.name)
def test_no_text_of_a_script_runs_over_two_lines(script: Script) -> None:
    """It would lose its space, or half of it where a line begins with two strokes."""
    odd = [line for line in script.text.splitlines() if line.count("`") % 2]

    assert odd == []


def test_comments_are_not_sent() -> None:
    """A phone on one bar does not read them."""
    shown = shrink_script('  // why\n  const a = "http://x"; // stays\n\n  b();\n')

    assert shown == 'const a = "http://x"; // stays\nb();\n'
