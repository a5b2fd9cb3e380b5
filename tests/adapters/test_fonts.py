"""A card shows every sign its author wrote, drawn by a font that is known; what no font draws is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from jobaids.adapters import fonts
from jobaids.adapters.errors import FormatError, LibraryError
from jobaids.adapters.fonts import FontFile, font_stack, missing_for, read_ranges, shipped_fonts, written_ranges
from jobaids.adapters.fonts_fetch import SCRIPTS, fetch, is_fetched, script_of
from jobaids.model.names import Language

SHOWN = "✓ ▶ ⚠ ☐ ☑ → ← ‹ › ! ? … · × ≥ ≤ ± °C ² ½ µ Ω – — “ ” ’ « » ¿ ¡ ، ؛ ؟ № € ① 👉 ✅ ❌"
DEVANAGARI = next(script for script in SCRIPTS if script.name == "Devanagari")

GREETINGS = {
    "pl": "Zażółć gęślą jaźń",
    "tr": "İğne ucu, şişe, ıslak",
    "vi": "Tắt máy trước khi mở nắp",
    "el": "Κλειδώστε τη μηχανή",
    "ru": "Отключите питание и повесьте замок",
    "ar": "أوقف الآلة وضع القفل",
    "fa": "پیچ را با گیره ببندید",
}

PRINT = """
import json, logging, sys
from pathlib import Path
from jobaids.adapters.fonts import confined, fetched_fonts, font_stack, shipped_fonts
root = Path(sys.argv[1])
fonts = shipped_fonts() + fetched_fonts(root)
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
with confined(fonts, root / "cache"):
    configuration = FontConfiguration()
logging.getLogger("weasyprint").addHandler(logging.StreamHandler())
lines = "".join(
    f'<p lang={language} style="font-family: {str(font_stack(language, fonts))[1:-1]}">{text}'
    for language, text in json.loads(sys.argv[2]).items()
)
HTML(string=lines).write_pdf(root / "card.pdf", font_config=configuration)
"""


def font(path: Path, *, families: tuple[str, ...] = ("Noto Sans Test",), signs: str = "41-5A") -> FontFile:
    """A font as far as the order of families and their signs go."""
    return FontFile(families=families, path=path, sha256="", signs=read_ranges(signs))


def printed(root: Path, lines: dict[str, str]) -> tuple[str, bytes]:
    """What the engine told while it printed lines by language with the project's fonts alone, and the PDF."""
    child = subprocess.run(
        (sys.executable, "-c", PRINT, str(root), json.dumps(lines)), capture_output=True, text=True, check=True
    )
    return child.stderr, (root / "card.pdf").read_bytes()


def drawn_with(pdf: bytes) -> set[str]:
    """The fonts a PDF holds, without the sign that tells their subset."""
    with pikepdf.open(BytesIO(pdf)) as document:
        names = {
            str(one.BaseFont) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
    return {name.partition("+")[2] for name in names}


@pytest.fixture(scope="module")
def found() -> tuple[Path, ...]:
    """Where this machine keeps its fonts; set-up brought those the tests need."""
    return fonts.font_folders()


def test_each_shipped_font_is_the_one_that_was_reviewed() -> None:
    """A font that changed unnoticed draws cards that differ from those on the wall."""
    for each in shipped_fonts():
        assert sha256(each.path.read_bytes()).hexdigest() == each.sha256, each.path.name


def test_the_signs_on_record_are_those_the_fonts_draw() -> None:
    """Missing signs are told from the record, without opening a font."""
    for each in shipped_fonts():
        assert each.signs == set(TTFont(BytesIO(each.path.read_bytes())).getBestCmap()), each.path.name


def test_every_sign_the_cards_themselves_use_ships() -> None:
    """A tick or a warning triangle that is an empty box says nothing."""
    assert missing_for(SHOWN, shipped_fonts()) == ()


def test_languages_of_four_scripts_need_no_other_font(tmp_path: Path) -> None:
    """These cards are printed on the day jobaids is installed, on a machine without network."""
    told, pdf = printed(tmp_path, GREETINGS)

    assert told == ""
    assert drawn_with(pdf) == {"Atkinson-Hyperlegible-Next", "Noto-Sans", "Noto-Sans-Arabic"}


def test_a_word_is_drawn_with_one_font() -> None:
    """Greek with two letters in another hand is hard to read at arm's length."""
    stacks = {tag: font_stack(Language(tag), shipped_fonts()) for tag in ("en", "ar", "el", "uk-UA", "vi")}

    first = {tag: stack[0] for tag, stack in stacks.items()}
    assert first == {
        "en": "Atkinson Hyperlegible Next",
        "ar": "Atkinson Hyperlegible Next",
        "el": "Noto Sans",
        "uk-UA": "Noto Sans",
        "vi": "Noto Sans",
    }
    assert all(stack[-1] == "Noto Emoji" for stack in stacks.values())


@pytest.mark.parametrize(
    ("tag", "region"),
    [("zh", "SC"), ("zh-Hans", "SC"), ("zh-TW", "TC"), ("zh-Hant", "TC"), ("zh-HK", "HK"), ("ja", "JP"), ("ko", "KR")],
)
def test_chinese_signs_take_the_shape_of_their_region(tag: str, region: str, tmp_path: Path) -> None:
    """The same code point is written differently in Tokyo and Beijing, and a reader sees it as foreign."""
    families = tuple(f"Noto Sans CJK {name}" for name in ("JP", "KR", "SC", "TC", "HK"))

    stack = font_stack(Language(tag), (*shipped_fonts(), font(tmp_path / "cjk.ttc", families=families)))

    assert stack[0] == f"Noto Sans CJK {region}"


def test_a_sign_that_no_font_draws_is_told() -> None:
    """The author hears of it, not the worker before an empty box."""
    assert missing_for("Stop हि stop 漢", shipped_fonts()) == ("ह", "ि", "漢")


def test_signs_that_are_never_drawn_are_not_missed() -> None:
    """Line ends, joiners and the marks that choose a picture's style have no glyph anywhere."""
    assert missing_for("a\n\tb\u00ad\u200d\ufe0f\u200f", shipped_fonts()) == ()


def test_a_card_is_drawn_with_no_font_but_the_known_ones(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """Another machine has other fonts; the card is to be the same."""
    assert any(folder.rglob(DEVANAGARI.files[0]) for folder in found)

    told, _ = printed(tmp_path, {"hi": "ताला"})

    assert "notdef" in told


def test_a_fetched_font_draws_its_script_in_the_same_bytes_again(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """What the diagnostic says to do has to work."""
    fetch(DEVANAGARI, tmp_path, found)

    told, first = printed(tmp_path, {"hi": "<b>ताला</b> लगाएँ"})
    _, second = printed(tmp_path, {"hi": "<b>ताला</b> लगाएँ"})

    assert told == ""
    assert first == second
    assert drawn_with(first) == {"Noto-Sans-Devanagari", "Noto-Sans-Devanagari-Bold"}


def test_fetched_fonts_are_on_record_by_digest(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """The record goes with the sources, so that the next machine prints the same."""
    fetch(DEVANAGARI, tmp_path, found)

    (bold, regular) = fonts.fetched_fonts(tmp_path)
    assert is_fetched(DEVANAGARI, tmp_path)
    assert (bold.bold, regular.bold) == (True, False)
    assert bold.sha256 == sha256(bold.path.read_bytes()).hexdigest()
    assert missing_for("ताला लगाएँ", (regular,)) == ()


def test_a_fetched_font_that_changed_is_not_used(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """Its letters may have moved, and with them what fits on a card."""
    fetch(DEVANAGARI, tmp_path, found)
    changed = tmp_path / fonts.FETCHED / DEVANAGARI.files[0]
    changed.write_bytes(changed.read_bytes() + b"\0")

    with pytest.raises(LibraryError, match="is not the one"):
        fonts.fetched_fonts(tmp_path)


def test_another_version_is_taken_only_when_asked_for(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """A package that was renewed meanwhile does not change the wall by itself."""
    fetch(DEVANAGARI, tmp_path, found)
    record = tmp_path / fonts.RECORD
    record.write_text(record.read_text("utf-8").replace('"sha256": "', '"sha256": "0'), "utf-8")

    with pytest.raises(LibraryError, match="is not the one"):
        fetch(DEVANAGARI, tmp_path, found)
    fetch(DEVANAGARI, tmp_path, found, renew=True)

    assert len(fonts.fetched_fonts(tmp_path)) == len(DEVANAGARI.files)


def test_a_fresh_clone_knows_its_fonts_are_not_here_yet(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """The fonts are not kept with the sources; their record is, and fetching makes them whole again."""
    fetch(DEVANAGARI, tmp_path, found)
    for file in (tmp_path / fonts.FETCHED).iterdir():
        file.unlink()

    assert fonts.fetched_fonts(tmp_path) == ()
    assert not is_fetched(DEVANAGARI, tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 2, "fonts": []}'])
def test_a_record_that_makes_no_sense_is_told(text: str, tmp_path: Path) -> None:
    """Half a merge, or a project from a newer jobaids: the operator hears which file, and what to do."""
    (tmp_path / fonts.RECORD).write_text(text, "utf-8")

    with pytest.raises(FormatError, match=fonts.RECORD):
        fonts.fetched_fonts(tmp_path)


def test_every_language_has_at_most_one_script_to_fetch() -> None:
    """`jobaids fonts hi` has one answer."""
    languages = [language for script in SCRIPTS for language in script.languages]

    assert len(languages) == len(set(languages))
    assert script_of(Language("hi-IN")) is DEVANAGARI
    assert script_of(Language("pt-BR")) is None


def test_other_programs_see_the_fonts_of_the_machine_as_before(tmp_path: Path) -> None:
    """A browser started later shows pages in every language."""
    before = dict(os.environ)

    with fonts.confined(shipped_fonts(), tmp_path):
        assert Path(os.environ["FONTCONFIG_FILE"]).parent == tmp_path

    assert dict(os.environ) == before


@given(st.frozensets(st.integers(0, 0x10FFFF), max_size=50))
def test_ranges_of_signs_read_back_as_they_were_written(points: frozenset[int]) -> None:
    """The record of what a font draws loses no sign and gains none."""
    assert read_ranges(written_ranges(sorted(points))) == points


def test_the_record_is_plain_to_merge(tmp_path: Path, found: tuple[Path, ...]) -> None:
    """Two branches that fetched different scripts meet in this file."""
    for script in (DEVANAGARI, script_of(Language("th"))):
        assert script
        fetch(script, tmp_path, found)

    record = json.loads((tmp_path / fonts.RECORD).read_text("utf-8"))

    files = [entry["file"] for entry in record["fonts"]]
    assert files == sorted(files)
    assert len(files) == 4
