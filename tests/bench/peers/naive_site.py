"""The obvious pipeline of the same libraries: `python -m tests.bench.peers.naive_site FOLDER AIDS PAGES [PROCESSES]`.

Each aid's Markdown through markdown-it-py and Jinja2 to a page, the same again as a page for every code (PAGES in
all), a card by WeasyPrint and qrcode, and a list of all words for a search. Nothing is decoded, nothing is kept
between runs, nothing is released; a picture is copied as it is.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from multiprocessing import Pool
from pathlib import Path

from jinja2 import DictLoader, Environment
from markdown_it import MarkdownIt

from tests.bench.content import BenchAid, aids
from tests.bench.forms import plain_markdown
from tests.bench.peers.naive_cards import card
from tests.bench.sites import LAYOUT

TEMPLATES = Environment(
    loader=DictLoader({"page": LAYOUT.format(title="{{ title }}", content="{{ content | safe }}")}), autoescape=True
)
FOLDER = Path(sys.argv[1]).resolve()
SITE = FOLDER / "naive-site"


def make(aid: BenchAid, pages: int) -> dict[str, object]:
    """All of one aid: its pages and its card; what a search finds of it."""
    source = plain_markdown(aid, "/photos/").split("---\n", 2)[2]
    markdown = MarkdownIt("commonmark").enable("table")
    for number in range(pages):
        step = aid.steps[(number - 1) % len(aid.steps)]
        text = source if number == 0 else f"{step.alert[1]}\n\n**{step.lead}** {step.detail}\n\n{step.point[0]}\n"
        page = TEMPLATES.get_template("page").render(title=aid.title, content=markdown.render(text))
        place = SITE / aid.slug / str(number) / "index.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page, encoding="utf-8")
    (SITE / aid.slug / "card.pdf").write_bytes(card(aid, FOLDER / "photos"))
    return {"title": aid.title, "at": aid.slug, "words": sorted(set(re.findall(r"\w+", source.lower())))}


def main() -> None:
    """Make everything."""
    count, pages, processes = (*map(int, sys.argv[2:]), 1)[:3]
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.copytree(FOLDER / "photos", SITE / "photos")
    work = [(aid, round(pages / count)) for aid in aids(count)]
    if processes > 1:
        with Pool(processes) as pool:
            found = pool.starmap(make, work)
    else:
        found = [make(*each) for each in work]
    (SITE / "search.json").write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
