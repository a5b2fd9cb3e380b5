"""Nothing outside a project is read, whatever its texts, links and names ask for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.security.guard import lay_secret, leaks, watched
from tests.site.running import Ended, build
from tests.sites.archive import unpack

GOOD = "# Oil the chain\n\n1. **Stop the line.** Turn the key.\n2. **Oil the chain.** Three drops.\n"
ASKING = """
-- jobaids.toml --
-- content/line/good.md --
{good}
"""
ASKED = """
-- content/line/asks-{number}.md --
# Ask for more

1. **Look.** See it.

   {asked}

2. **Done.** Go home.
"""


def project(root: Path, *asking: str) -> Path:
    """A project with a harmless aid, and one for each thing that is asked for."""
    asked = (ASKED.format(number=number, asked=asked).lstrip() for number, asked in enumerate(asking))
    return unpack("".join((ASKING.format(good=GOOD).lstrip(), *asked)), root)


def rules(ended: Ended) -> set[str]:
    """What was told as an error."""
    return {one["rule"] for one in json.loads(ended.out)["told"] if one["severity"] == "error"}


OUTSIDE = (
    "![plan](../../../secrets/secret.svg)",
    "![plan](/../../secrets/secret.svg)",
    "![plan](..\\..\\..\\secrets\\secret.svg)",
    "![plan](%2e%2e/%2e%2e/%2e%2e/secrets/secret.svg)",
    "![plan](line/../../../../secrets/secret.svg)",
    "![plan](<../../../secrets/secret.svg>)",
    '<img src="../../../secrets/secret.svg" alt="plan">',
    "![[../../../secrets/secret.svg]]",
    "![plan]({absolute}/secret.svg)",
    "[clip](../../../secrets/secret.mp4)",
    "![plan](../../secrets/secret.svg)",
    "![plan](../../jobaids.toml)",
    "![plan](../registry/media/x.svg)",
)


def test_no_path_leads_to_a_file_outside_content(tmp_path: Path) -> None:
    """Whoever sends a good-looking aid must not get the company's files printed on the wall."""
    secrets = lay_secret(tmp_path / "secrets")
    root = project(tmp_path / "plant", *(asked.format(absolute=secrets) for asked in OUTSIDE))

    with watched() as opened:
        ended = build(root)

    asking = {f"content/line/asks-{number}.md" for number in range(len(OUTSIDE))}
    assert ended.code == 1
    assert {one["file"] for one in json.loads(ended.out)["told"] if one["severity"] == "error"} == asking
    assert leaks(root / "build") == []
    assert not [path for path in opened if path.startswith(str(secrets))]
    assert [place.name for place in (root / "build/draft/aids").iterdir()] == ["good"]


@pytest.mark.parametrize("asked", ["[rules](../../../secrets/secret.txt)", "[rules](/../secrets/secret.md#x)"])
def test_a_link_out_of_the_tree_is_told_and_leads_nowhere(tmp_path: Path, asked: str) -> None:
    """A link is no picture: the words stay, the way out does not."""
    lay_secret(tmp_path / "secrets")
    root = project(tmp_path / "plant", asked)

    ended = build(root)

    assert rules(ended) == {"JA323"}
    assert leaks(root / "build") == []


def test_links_of_the_file_system_lead_nowhere_outside(tmp_path: Path) -> None:
    """A cloned repository can hold symbolic links to anything on the machine that builds it."""
    secrets = lay_secret(tmp_path / "secrets")
    root = project(tmp_path / "plant", "![plan](plan.svg) [file](more/secret.txt) [all](elsewhere/secret.txt)")
    (root / "content/line/plan.svg").symlink_to(secrets / "secret.svg")
    (root / "content/line/elsewhere").symlink_to(secrets, target_is_directory=True)
    (root / "content/line/more").symlink_to("/", target_is_directory=True)
    (root / "content/spy.md").symlink_to(secrets / "secret.md")
    (root / "content/loop").symlink_to(root / "content", target_is_directory=True)
    (root / "content/stations.yaml").symlink_to(secrets / "secret.txt")

    with watched() as opened:
        ended = build(root)

    assert ended.code == 1
    assert rules(ended) >= {"JA001", "JA322"}
    assert leaks(root / "build") == []
    assert not [path for path in opened if "secret" in Path(path).name]
    assert (root / "build/draft/aids/good/index.html").exists()


@pytest.mark.parametrize("lang", ["../../../../out", "/out", "..", "en/../../..", "a" * 300])
def test_a_language_is_no_way_out_of_the_build_folder(tmp_path: Path, lang: str) -> None:
    """A language becomes a folder of the site; a build as root would else write wherever an aid says."""
    root = unpack(f"-- content/oil.md --\n---\nlang: {lang!r}\n---\n{GOOD}", tmp_path / "plant")

    ended = build(root)

    written = [place.relative_to(tmp_path).parts[:2] for place in tmp_path.rglob("*.pdf")]
    assert ended.code in {0, 1}
    assert written == [("plant", "build")]


@pytest.mark.parametrize(
    "name",
    [
        'it\'s "new" & <b>old<b>.md',
        "two\nlines.md",
        "  spaces  .md",
        "-.md",
        "\u202etrof.md",
        "%2e%2e%2f%2e%2e.md",
        "é" * 60 + ".md",
        "..hidden.md",
        "a.b.c.d.md",
        "index.es.es.md",
        "con.md",
        "LPT1.md",
    ],
)
def test_any_file_name_makes_one_page_in_its_place(tmp_path: Path, name: str) -> None:
    """People name files as they like; what hangs on the wall must be found all the same."""
    root = unpack(f"-- content/other.md --\n{GOOD}", tmp_path / "plant")
    (root / "content" / name).write_text(GOOD.replace("Oil", "Grease"), encoding="utf-8")

    ended = build(root)

    draft = root / "build/draft"
    pages = sorted(place.parent.relative_to(draft) for place in draft.glob("**/aids/*/index.html"))
    assert ended.code == 0, ended.out
    assert len(pages) == (1 if name.startswith(".") else 2)
    assert not [part for page in pages for part in page.parts if part.upper() in {"CON", "LPT1", ".", ".."}]
    assert not [part for page in pages for part in page.parts if set(part) & set(" <>&\"'\n\u202e%")]


def test_slugs_that_differ_in_case_alone_are_one_place(tmp_path: Path) -> None:
    """Windows and macOS hold one file where Linux holds two; one job would lie over the other."""
    named = GOOD.join(("-- content/seal.md --\n", "-- content/Seal.md --\n", ""))
    root = unpack(named, tmp_path / "plant")

    ended = build(root)

    assert ended.code == 1
    assert rules(ended) == {"JA016"}


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    """A Word file renamed to .md must not stop a correction that somebody waits for."""
    root = unpack(f"-- content/good.md --\n{GOOD}", tmp_path / "plant")
    for name, octets in {
        "latin.md": "# Öl\n".encode("latin-1"),
        "nul.md": b"# a\0b\n",
        "utf16.md": "# Oil\n".encode("utf-16"),
        "word.md": b"PK\x03\x04" + bytes(range(256)),
        "large.md": b"a " * 600_000,
        "long.md": b"word " * 70_000,
    }.items():
        (root / "content" / name).write_bytes(octets)
    (root / "content/folder.md").mkdir()
    (root / "content/empty.md").write_bytes(b"")

    ended = build(root)

    told = {one["file"]: one["rule"] for one in json.loads(ended.out)["told"] if one["severity"] == "error"}
    unread = dict.fromkeys(("content/latin.md", "content/nul.md", "content/utf16.md", "content/word.md"), "JA001")
    assert ended.code == 1
    assert told == {**unread, "content/large.md": "JA001", "content/long.md": "JA013"}
    assert (root / "build/draft/aids/good/index.html").exists()
