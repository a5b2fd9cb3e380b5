"""Draws every picture of the sample site anew: `python -m scripts.drawings [content folder]`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.drawings.gallery import GALLERY, HEIGHT, WIDTH
from scripts.drawings.paint import draw_svg


def main(content: Path) -> None:
    """Write each picture of the gallery below `content`."""
    for name, picture in GALLERY.items():
        place = content / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(draw_svg(picture(), WIDTH, HEIGHT), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
