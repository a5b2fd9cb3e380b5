"""Markdown from elsewhere: nothing in it is lost, and nothing in it stops a build.

The samples in `tests/sites/foreign` are the project's own. `JOBAIDS_CORPUS` may name a folder with more: of each folder
in it a third is built as a project here, and all of it by `make soak`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest
from markdown_it import MarkdownIt

from jobaids.adapters.content import read_project
from jobaids.model.source import Source
from jobaids.parse.fences import split_head
from jobaids.parse.project import parse_project
from tests.site.reading import look
from tests.site.running import Ended, build, pdf_words, run

SAMPLES = Path(__file__).parents[1] / "sites/foreign"
CORPUS = os.environ.get("JOBAIDS_CORPUS", "")
FOLDERS = (SAMPLES, *(sorted(folder for folder in Path(CORPUS).iterdir() if folder.is_dir()) if CORPUS else ()))
SETTINGS = """
[site]
languages = ["en", "es", "fr", "ar", "ja", "zh", "hi"]
[rules]
profile = "lenient"
"""
SCRIPTS = ("hi", "ja", "zh")  # of which no font ships

GRAMMAR = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
WORD = re.compile(r"[^\W_]+")
UNDERSTOOD = (
    r"\{:?[^{}\n]*\}|"  # attributes: {: target="_blank"}, {#name}, {.class}
    r"!?\[\[[^\]|\n]*(?:\|\d+)?\]\]|\[\[[^\]|\n]*(?=\|)|"  # wiki links: an address, and the size of a picture
    r"\[![A-Za-z]+\][-+]?|^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*\w+|"  # openings of alerts, which become signal words
    r"(?<=[-*] )\[[ xX]\](?= )|"  # boxes
    r"\*\*Step \d+[.:]\*\*"  # the number stands in the margin
)
"""What CommonMark shows as words, and what jobaids reads: it is no text, though some of it shows in another form."""


def shown_by_commonmark(source: Source) -> Counter[str]:
    """Every word that a CommonMark reader sees of a source, without its head and what is more than words to us."""
    body = re.sub(UNDERSTOOD, " ", split_head(source.text).body, flags=re.MULTILINE)
    return words_of(look(GRAMMAR.render(body)).said)


def words_of(text: str) -> Counter[str]:
    """Words, whatever their case."""
    return Counter(word.casefold() for word in WORD.findall(normalize("NFKC", text)))


def project(source: Path, root: Path, *, each: int = 1) -> Path:
    """A lenient project of a folder's files, or of one of `each` that many sources, with fonts for the scripts."""
    shutil.copytree(source, root / "content")
    for number, file in enumerate(sorted((root / "content").rglob("*.md"))):
        if number % each:
            file.unlink()
    (root / "jobaids.toml").write_text(SETTINGS, encoding="utf-8")
    fetched = run(root, "fonts", *SCRIPTS)
    assert fetched.code == 0, fetched.err
    return root


def lost(root: Path) -> dict[str, Counter[str]]:
    """The words of each source that its page does not show."""
    read = read_project(root)
    parsed = parse_project(read)
    missing = {}
    for source, aid in zip(read.sources, parsed.aids, strict=True):
        tongue, _, name = aid.slug.rpartition("/")
        page = root / "build/draft" / tongue / "aids" / name / "index.html"
        rest = shown_by_commonmark(source) - words_of(look(page.read_text(encoding="utf-8")).said)
        if rest:
            missing[source.file] = rest
    return missing


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_of_foreign_text_is_found_in_its_page(folder: Path, tmp_path: Path) -> None:
    """Who brings a hundred procedures must be able to trust that no warning in them fell out."""
    root = project(folder, tmp_path / "plant", each=1 if folder == SAMPLES else 3)

    ended = build(root, "--draft")

    assert ended.code == 0, ended.out[-3000:]
    assert lost(root) == {}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The samples that are not in Latin letters, built."""
    root = tmp_path_factory.mktemp("scripts")
    tongues = root / "tongues"
    tongues.mkdir()
    for sample in sorted(SAMPLES.glob("*.*.md")):
        shutil.copy(sample, tongues)
    plant = project(tongues, root / "plant")
    return plant, build(plant, "--draft")


@pytest.mark.parametrize(
    ("slug", "font", "words"),
    [
        ("ar/lavado", "Arabic", ""),  # a text layer holds Arabic in shapes and orders of its own
        ("ja/fuse", "CJK", "電源を切る"),
        ("zh/pump", "CJK", "更换水泵密封"),
        ("hi/boiler", "Devanagari", ""),
    ],
)
def test_each_script_stands_on_the_card_in_a_font_that_has_it(
    scripts: tuple[Path, Ended], slug: str, font: str, words: str
) -> None:
    """A box in place of a sign is a step that somebody cannot read."""
    root, ended = scripts

    pdf = root / f"build/draft/cards/{slug}-a4.pdf"

    assert ended.code == 0, ended.out
    assert any(font in name for name in fonts_of(pdf))
    assert blanks_of(pdf) == 0
    assert words in pdf_words(pdf)


def test_a_missing_font_is_told_with_the_way_to_get_it(tmp_path: Path) -> None:
    """Nobody knows which of a thousand fonts a machine lacks; the tool does."""
    (tmp_path / "content").mkdir()
    shutil.copy(SAMPLES / "fuse.ja.md", tmp_path / "content")
    (tmp_path / "jobaids.toml").write_text(SETTINGS, encoding="utf-8")

    ended = build(tmp_path, "--draft")

    assert ended.code == 1
    assert "JA502" in ended.out
    assert "jobaids fonts" in ended.out
    assert not list(tmp_path.rglob("*.pdf"))


def fonts_of(pdf: Path) -> set[str]:
    """The names of the fonts a PDF holds."""
    with pikepdf.open(pdf) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one]
        return {bytes(one.BaseFont).decode("latin-1") for one in fonts}


def blanks_of(pdf: Path) -> int:
    """How many glyphs on the pages of a PDF are the one that stands for none: number 0 of its font."""
    with pikepdf.open(pdf) as document:
        shown = (part for page in document.pages for part in pikepdf.parse_content_stream(page))
        texts = [text for part in shown if str(part.operator) in {"Tj", "TJ"} for text in _strings(part.operands)]
    assert texts
    return sum(text[at : at + 2] == b"\0\0" for text in texts for at in range(0, len(text), 2))


def _strings(operands: Iterable[pikepdf.Object]) -> Iterator[bytes]:
    for one in operands:
        if isinstance(one, pikepdf.String):
            yield bytes(one)
        elif isinstance(one, pikepdf.Array):
            yield from _strings(one)
