"""Makes the pictures of every card format, from what the sample site released: `python -m scripts.format_pictures`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from jobaids.adapters.registry import read_registry
from jobaids.model.names import Slug
from jobaids.paper.formats import FORMATS
from jobaids.wiring.carding import Wish, reprint
from jobaids.wiring.coding import settings_of

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures" / "formats"
SHOWN = {
    "a4": "filler-seal",
    "letter": "forklift-check",
    "a5": "two-stage-cooling",
    "half-letter": "card-reader-check",
    "a6": "eye-splash",
    "4x6": "needle-stick",
    "a6-picture": "rack-damage",
    "pocket": "hand-wash",
    "badge": "hand-rub",
}
"""An aid that shows what its format is for."""

PAGES = 3  # of a card; the others look like its second
WIDTH = 1100  # pixels at the most
MOST_A_MM = 7.0  # pixels; a badge is small on the wall, too
GAP = 12  # pixels
AROUND = "#b8b8b8"
COLOURS = 48


def main(project: Path = ROOT) -> None:
    """Make a picture of each format in colour, and of its twin for grey printers in grey."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, slug in SHOWN.items():
        save(pages_of(project, slug, name), name)
        save(pages_of(project, slug, f"{name}-grey").convert("L"), f"{name}-grey")


def pages_of(project: Path, slug: str, form: str) -> Image.Image:
    """The first pages of the newest card of an aid, side by side."""
    registry, settings = read_registry(project).registry, settings_of(project)
    record = registry.aid(Slug(slug))
    if record is None or record.latest is None:
        raise SystemExit(f"{slug} was never released")
    with TemporaryDirectory() as folder:
        place = Path(folder) / "card.pdf"
        done = reprint(
            project, registry, settings, Wish(record=record, edition=record.latest, format=form, place=place)
        )
        if not done.made.good:
            raise SystemExit(f"{slug} in {form}: {[one.what for one in done.made.told]}")
        document = pypdfium2.PdfDocument(place)
        pages = [document[number] for number in range(min(PAGES, len(document)))]
        wide = sum(page.get_width() for page in pages) / 72 * 25.4
        scale = min(MOST_A_MM, (WIDTH - GAP * (len(pages) + 1)) / wide) * 25.4 / 72
        images = [page.render(scale=scale).to_pil().convert("RGB") for page in pages]
        document.close()
    return beside(images)


def beside(images: list[Image.Image]) -> Image.Image:
    """Pages on a table."""
    width = sum(image.width + GAP for image in images) + GAP
    table = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), AROUND)
    left = GAP
    for image in images:
        table.paste(image, (left, GAP))
        left += image.width + GAP
    return table


def save(image: Image.Image, name: str) -> None:
    """A picture with few colours, for it is downloaded with every clone."""
    image.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    if missing := set(FORMATS) - set(SHOWN):
        raise SystemExit(f"no aid shows {', '.join(sorted(missing))}")
    main()
