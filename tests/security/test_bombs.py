"""Small files that are meant to become large ones, and texts without an end, are told and take no time."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from pathlib import Path

import pytest

from tests.site.running import Ended, build
from tests.sites.archive import unpack

LONGEST = 5  # seconds for each, on a test machine with other things to do; they take half of one
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80">{}</svg>'
SHOWING = "# Oil\n\n1. **Stop.** Turn the key.\n\n   ![key]({picture})\n\n2. **Go.**\n"
LAUGHS = "".join(f'<!ENTITY e{n} "' + f"&e{n - 1};" * 10 + '">' for n in range(1, 9))
USES = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))


def png(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it has so many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def told(ended: Ended) -> set[str]:
    """The rules of all errors."""
    return {one["rule"] for one in json.loads(ended.out)["told"] if one["severity"] == "error"}


def seconds_of(root: Path) -> float:
    """How long the last build took."""
    return sum(json.loads((root / "build/report.json").read_text("utf-8"))["seconds"].values())


PICTURES = {
    "a picture of 3,600 million pixels": ("png", png(60_000, 60_000), "JA312"),
    "a picture of 50 million pixels": ("png", png(10_000, 5_000), "JA312"),
    "half a picture": ("png", png(100, 100), "JA311"),
    "nothing": ("png", b"", "JA311"),
    "an archive": ("jpg", b"PK\x03\x04" + bytes(100), "JA311"),
    "a TIFF without an end": ("tif", b"II*\0\x08\0\0\0\xff\xff", "JA311"),
    "a GIF of nothing": ("gif", b"GIF89a\xff\xff\xff\xff\x80\0\0", "JA311"),
    "a packed drawing": ("svg", zlib.compress(SVG.encode()), "JA311"),
    "entities of entities": (
        "svg",
        f"<!DOCTYPE svg [<!ENTITY e0 'lol'>{LAUGHS}]>{SVG.format('<text>&e8;</text>')}".encode(),
        "JA311",
    ),
    "parts within parts": ("svg", SVG.format("<g>" * 5000 + "</g>" * 5000).encode(), "JA311"),
    "parts that use parts": (
        "svg",
        SVG.format(f'<defs><g id="g0"><path d="M0 0"/></g>{USES}</defs><use href="#g8"/>').encode(),
        "JA311",
    ),
    "a part that uses itself": ("svg", SVG.format('<g id="a"><use href="#a"/></g>').encode(), "JA311"),
    "a pattern of itself": (
        "svg",
        SVG.format(
            '<style>.c{fill:url(#p)}</style><pattern id="p"><path class="c"/></pattern><path class="c"/>'
        ).encode(),
        "JA311",
    ),
}


def test_a_picture_that_is_a_bomb_is_told(tmp_path: Path) -> None:
    """It comes with a download; the machine that builds for the whole plant must not stand still for it."""
    content = tmp_path / "plant/content"
    content.mkdir(parents=True)
    for name, (ending, octets, _) in PICTURES.items():
        (content / f"{name}.{ending}").write_bytes(octets)
        (content / f"{name}.md").write_text(SHOWING.format(picture=f"<{name}.{ending}>"), encoding="utf-8")

    ended = build(content.parent)

    errors = (one for one in json.loads(ended.out)["told"] if one["severity"] == "error")
    assert ended.code == 1
    assert {(one["file"], one["rule"]) for one in errors} == {
        (f"content/{name}.md", rule) for name, (_, _, rule) in PICTURES.items()
    }
    assert seconds_of(content.parent) < len(PICTURES) * LONGEST


def test_odd_drawings_are_drawn_or_told(tmp_path: Path) -> None:
    """Drawing tools write what they like; a size of infinity is a picture that somebody made all the same."""
    inner = base64.b64encode(png(60_000, 60_000)).decode()
    drawings = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 1e999"><path d="M0 0h9"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1.2.3 4"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="99999999999999999999"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
        SVG.format(
            '<path d="M 0 0 Q Z x 1e999 L nan"/><circle r="nan" cx="1e400"/><g transform="rotate(a) scale(0)"/>'
        ),
        SVG.format('<text x="1 2 ,," rotate="x" font-size="1e300">abc</text><textPath href="#none">x</textPath>'),
        SVG.format('<path stroke="#000" stroke-dasharray="0 0" d="M0 0h9"/><style>rect{fill:;:;}{}</style>'),
        SVG.format(f'<image href="data:image/png;base64,{inner}" width="9" height="9"/>'),
        SVG.format('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
    )
    steps = "".join(f"1. **Look.** At this.\n\n   ![x]({n}.svg)\n\n" for n in range(len(drawings)))
    root = unpack(f"-- content/oil.md --\n# Look\n\n{steps}", tmp_path / "plant")
    for number, drawing in enumerate(drawings):
        (root / f"content/{number}.svg").write_text(drawing, encoding="utf-8")

    ended = build(root)

    assert ended.code in {0, 1}, ended.err
    assert told(ended) <= {"JA311", "JA420", "JA503"}


TEXTS = {
    "quotes in quotes": ">" * 2000 + " x",
    "lists in lists": "".join("  " * n + "- a\n" for n in range(300)),
    "numbers in numbers": "".join("   " * n + "1. a\n" for n in range(300)),
    "brackets": "[" * 5000,
    "links in links": "[a](" * 5000,
    "stars": "*a **a " * 3000,
    "backticks": "".join("`" * n + " " for n in range(100)),
    "columns": f"{'|a' * 100}|\n{'|-' * 100}|\n" + "|x\n" * 100,
    "references": "".join(f"[{n}]: /x\n" for n in range(5000)),
    "tags": "<div>" * 3000 + "x" + "</div>" * 3000,
    "open tags": "<a " * 5000,
    "open comments": "<!--" * 5000,
    "open scripts": "<script>" * 5000,
    "braces": "1. a " + "{#a} " * 3000,
    "accents": "1. a" + "\u0301" * 2000,
    "joiners": "1. a" + "\u200d" * 1000,
}


def test_a_text_without_end_is_read(tmp_path: Path) -> None:
    """A page saved from the web, a log pasted in: nobody counted the brackets."""
    content = tmp_path / "plant/content"
    content.mkdir(parents=True)
    for name, text in TEXTS.items():
        aid = f"# Oil\n\n{text}\n\n## Then\n\n1. Stop.\n2. Go.\n"
        (content / f"{name}.md").write_text(aid, encoding="utf-8")

    ended = build(content.parent)

    assert ended.code in {0, 1}, ended.err
    assert len(list(content.parent.glob("build/draft/aids/*/index.html"))) == len(TEXTS)
    assert seconds_of(content.parent) < len(TEXTS) * LONGEST


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/stations.yaml", "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*a, *a]\n" for n in "bcdefghij")),
        ("content/stations.yaml", "x: " + "[" * 3000 + "]" * 3000),
        ("content/stations.yaml", "".join(" " * n + "a:\n" for n in range(300))),
        ("content/stations.yaml", "x: !!python/object/apply:os.system ['touch owned']\n"),
        ("content/stations.yaml", "w: &w\n  name: X\n<<: *w\n"),
        ("content/oil.md", "---\nx: " + "[" * 3000 + "]" * 3000 + "\n---\n\n1. a\n"),
        ("content/oil.md", "---\na: &a [x]\nb: [*a]\n---\n\n1. a\n"),
        ("content/oil.md", "+++\nminutes = " + "9" * 5000 + "\n+++\n\n1. a\n"),
        ("content/oil.md", "+++\nx = " + "[" * 3000 + "]" * 3000 + "\n+++\n\n1. a\n"),
        ("jobaids.toml", "x = " + "[" * 5000 + "]" * 5000),
        ("jobaids.toml", "[clips]\nmax_seconds = " + "9" * 5000),
        ("jobaids.toml", "[site]\ntimezone = '../../../etc/passwd'"),
        ("jobaids.toml", "[site]\nbase_url = 'https://a.example/../../x'"),
        ("jobaids.toml", f"[site]\nbase_url = 'https://{'a' * 3000}.example'"),
        ("jobaids.toml", f"[site]\nlanguages = ['en', 'en{'-abcdefgh' * 60}']"),
    ],
)
def test_a_hostile_head_or_setting_is_told(tmp_path: Path, path: str, text: str) -> None:
    """YAML can name programs to run and grow without end; nothing of it may happen."""
    root = unpack("-- content/oil.md --\n# Oil\n\n1. Stop.\n", tmp_path / "plant")
    (root / path).write_text(text, encoding="utf-8")

    ended = build(root)

    assert ended.code == 1, ended.err
    assert told(ended)
    assert not (root / "owned").exists()
