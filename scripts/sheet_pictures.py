"""Makes the pictures of what else is printed: `make build`, then `python -m scripts.sheet_pictures`.

Labels, a pack with its cover, a poster, a card in two languages, the views for trainers, the sheet that measures a
printer: each by the command that the docs name, on a copy of the sample.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from scripts.format_pictures import beside

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures" / "sheets"
HEIGHT = 620  # pixels of a page
COLOURS = 48
PRINTED = {
    "labels": ("pack", "filler-seal", "--sheet", "L7163", "--skip", "3", "--outlines"),
    "pack": ("pack", "cold-line", "--format", "a6", "--duplex", "long-edge"),
    "two-languages": ("card", "hand-wash", "--with", "es"),
    "breakdown": ("card", "filler-seal", "--format", "breakdown-a4"),
    "debrief": ("card", "filler-seal", "--format", "debrief-a4"),
    "calibrate": ("calibrate",),
}
"""What is typed for each picture; `-o` follows."""

PAGES = {"pack": (0, 2, 3), "calibrate": (0, 1)}  # of a PDF, counted from 0; else the first


def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "content", Path(folder) / "content")
        shutil.copy(ROOT / "jobaids.toml", folder)
        for name, words in PRINTED.items():
            made = Path(folder) / f"{name}.pdf"
            command = (sys.executable, "-m", "jobaids.cli", *words, "-o", str(made))
            subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own program
            save(made, name)
    save(ROOT / "build" / "cards" / "stations" / "filler-3-a4.pdf", "poster")


def save(pdf: Path, name: str) -> None:
    """Some pages side by side, with few colours, for they are downloaded with every clone."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number] for number in PAGES.get(name, (0,))]
    images = [page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB") for page in pages]
    document.close()
    table: Image.Image = beside(images)
    table.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
