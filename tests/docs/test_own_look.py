"""The plant's own look of the documentation is built, proven, and looks as the page says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from scripts.own_look import LOGO, make_project

ACT = (0x0B, 0x53, 0x94)
HEAD = 60  # mm of the card's first page, from the top


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is built of the page's project."""
    folder = tmp_path_factory.mktemp("works")
    make_project(folder)
    ran = subprocess.run(
        (sys.executable, "-m", "jobaids.cli", "build", "--draft"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / "build" / "draft"


def test_the_card_wears_the_colour_and_the_logo(draft: Path) -> None:
    """Whose card it is shows at its head, and the page that says how is not out of date."""
    document = pypdfium2.PdfDocument(draft / "cards" / "filler-seal-a4.pdf")
    image = document[0].render(scale=2).to_pil().convert("RGB")
    head = image.crop((0, 0, image.width, round(HEAD / 25.4 * 144)))

    pixels = head.tobytes()
    in_colour = [
        (place % head.width, place // head.width)
        for place, one in enumerate(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
        if _near(one, ACT)
    ]

    assert any(y > 0.4 * head.height for _, y in in_colour)  # the rule beneath the head
    assert any(x > head.width / 2 and y < 0.25 * head.height for x, y in in_colour)  # the logo


def test_pages_wear_them_too(draft: Path) -> None:
    """The same names on paper and on the phone."""
    home = (draft / "index.html").read_text(encoding="utf-8")
    logos = [place for place in (draft / "media").glob("*.svg") if "M4 36V14" in place.read_text(encoding="utf-8")]

    assert "--act:#0b5394" in home
    assert "--act:#9cc4ff" in home
    assert len(logos) == 1
    assert f'src="/media/{logos[0].name}"' in home
    assert LOGO.count("#0b5394") == 2


def _near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(mine - theirs) < 12 for mine, theirs in zip(one, other, strict=True))
