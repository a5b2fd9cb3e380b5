"""Words are words: whatever an author writes, no page carries an element, a script or an address of his own."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.reading import Seen, look
from tests.site.running import build, pdf_words
from tests.sites.archive import unpack

SCHEMES = {"", "http", "https", "mailto", "tel", "sms"}
EVERYWHERE = """
-- jobaids.toml --
[site]
title = {toml}
tell = {toml}
feedback = {feedback}
-- content/stations.yaml --
line-2:
  name: {yaml}
  place: {yaml}
  tell: {yaml}
  aids: [oil]
-- content/oil.md --
---
title: {yaml}
aid: oil
owner: {yaml}
tools: [{yaml}]
ppe: [{yaml}]
tags: [{yaml}]
---

1. **Stop the line.** Turn the key.
2. **Oil the chain.** Three drops.

## If something goes wrong

| You see | Do this |
|---|---|
| It squeaks | Oil it. |
"""
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></style></script><iframe src=//evil.example>",
    "<!--",
    "]]>--><x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ view.__class__.__mro__ }}{% include '/etc/passwd' %}",
    "{code.__class__} {0} %s %(x)s",
    "\u202egnp.exe\u2066",
    "`;}body{background:url(//evil.example)}",
    '\\"};alert(1)//',
    "</script><!--<script>",
)


def project(root: Path, words: str) -> Path:
    """A project that says some words wherever words may be said."""
    quoted = json.dumps(words)
    feedback = json.dumps(f"mailto:aids@example.com?subject={words}")
    return unpack(EVERYWHERE.lstrip().format(toml=quoted, yaml=quoted, feedback=feedback), root)


def pages(root: Path) -> dict[str, Seen]:
    """Every page of a built project."""
    places = sorted((root / "build").rglob("*.html"))
    return {place.relative_to(root).as_posix(): look(place.read_text(encoding="utf-8")) for place in places}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """The pages of a project that says nothing hostile."""
    plain = project(tmp_path_factory.mktemp("plain") / "plant", "Harmless")
    assert build(plain).code == 0
    return pages(plain)


@pytest.mark.parametrize("words", EVIL)
def test_hostile_words_make_the_same_page_as_harmless_ones(
    harmless: dict[str, Seen], tmp_path: Path, words: str
) -> None:
    """A title is what somebody typed; if it could run, it would run on every phone of the plant."""
    evil = project(tmp_path / "evil", words)

    ended = build(evil)

    hostile = pages(evil)
    assert ended.code == 0, ended.out + ended.err
    assert hostile.keys() == harmless.keys()
    assert {path: seen.tags for path, seen in hostile.items()} == {path: seen.tags for path, seen in harmless.items()}
    assert all(urlsplit(address).scheme in SCHEMES for seen in hostile.values() for address in seen.addresses)


def test_hostile_words_are_shown_as_they_stand(tmp_path: Path) -> None:
    """To drop them would be as wrong: a part number may well be called `<A>`."""
    words = "<b>\"A\"</b> & 'B' &amp; {{ C }}"
    root = project(tmp_path / "plant", words)

    build(root)

    shown = pages(root)["build/draft/aids/oil/index.html"].said
    assert words in shown
    assert words in " ".join(pdf_words(root / "build/draft/cards/oil-a4.pdf").split())


PROSE = """
# Oil the chain

1. **Stop.** [a](javascript:alert(1)) [b](data:text/html,<script>alert(1)</script>) [c](vbscript:x)
   [d](JaVaScRiPt:alert(1)) [e](&#106;avascript:alert(1)) [f](<java\tscript:alert(1)>) [g](//evil.example/x)
   [h](\\\\evil\\x) <javascript:alert(1)> [i](<https://x.example/" onmouseover="alert(1)>) [j](file:///etc/passwd)
   [k](aid:oil) [l](blob:x) [m](mailto:a@b.c?subject="<script>) [n]( javascript:alert(1)) [o](:x) [p](https:x)
   ![q](javascript:alert(1)) ![r](data:image/svg+xml,<svg/onload=alert(1)>) ![s](http://evil.example/s.png)

   <a href="javascript:alert(1)" onclick="alert(1)">html link</a> <img src=x onerror=alert(1)>
   <svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg> <math href="javascript:x">m</math>

   <div onclick="alert(1)" style="background:url(javascript:alert(1))"><form action="https://evil.example"><input
   autofocus onfocus=alert(1)></form><base href="https://evil.example/"><meta http-equiv=refresh
   content="0;url=https://evil.example"></div>

   <script>alert(1)</script><style>body{display:none}</style><template><b>t</b></template><iframe srcdoc="<b>">

   `<script>alert(1)</script>` **<script>alert(1)</script>** <object data="x"></object><embed src=x>

   [clip](https://www.youtube.com/watch?v="><script>alert(1)</script>)

2. **Go.** Done. {{ view.__class__ }} {% raw %} {#go}

   ```html
   </code></pre><script>alert(1)</script>
   ```

   > [!DANGER] <img src=x onerror=alert(1)>
   > <script>alert(1)</script> Burns your hand. Keep away.

## If something goes wrong

| You <script>see</script> | Do |
|---|---|
| <img src=x onerror=alert(1)> It squeaks | <svg/onload=alert(1)> Oil it. |
"""


def test_prose_brings_no_element_attribute_or_address_of_its_own(tmp_path: Path) -> None:
    """Text is copied in from mails and web pages; nobody reads the tags in it."""
    harmless = unpack(f"-- content/oil.md --\n{_neutral()}", tmp_path / "harmless")
    hostile = unpack(f"-- content/oil.md --\n{PROSE}", tmp_path / "hostile")
    (hostile / "jobaids.toml").write_text("[rules]\nprofile = 'lenient'\n", encoding="utf-8")

    build(harmless)
    ended = build(hostile)

    known = sum((seen.tags for seen in pages(harmless).values()), Counter())
    seen = pages(hostile)
    strange = {tag for one in seen.values() for tag in one.tags if tag not in known}
    addresses = [address for one in seen.values() for address in one.addresses]
    assert ended.code in {0, 1}, ended.err
    assert strange == set()
    assert {urlsplit(address).scheme for address in addresses} <= SCHEMES
    assert not [address for address in addresses if address.startswith("//")]


def _neutral() -> str:
    """A text that uses all that prose can be, and means no harm."""
    return """
# Oil the chain

1. **Stop.** See [the plan](https://example.com/plan), write to [us](mailto:a@example.com) or read
   [step 2](#go). Say `stop`, **now** or *soon*. A<br>B

   [clip](https://www.youtube.com/watch?v=abcdefghijk "0:04-0:38")

2. **Go.** Done. {#go}

   [a clip of no number](https://www.youtube.com/watch?v=x "0:04-0:38")

   ```sh
   stop
   ```

   > [!DANGER] Hot
   > It burns your hand. Keep away.

## If something goes wrong

| You see | Do |
|---|---|
| It squeaks | Oil it. |
"""
