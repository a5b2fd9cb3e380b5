"""The plant of docs/how-to/own-look.md: a project with the settings and the template that stand there."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.docs.pages import DOCS, ROOT, blocks

PAGE = DOCS / "how-to" / "own-look.md"
AID = "plant/filler-seal.md"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="220" height="40" viewBox="0 0 220 40">'
    '<path d="M4 36V14l10 8v-8l10 8v-8l10 8V4h8v32z" fill="#0b5394"/>'
    '<path d="M56 8h156v6H56zm0 12h120v6H56zm0 12h140v4H56z" fill="#0b5394"/></svg>'
)


def make_project(folder: Path) -> None:
    """Put the project into an empty folder: its settings, its template, its logo, and one aid of the sample."""
    settings, *_ = (block.text for block in blocks(PAGE.read_text(encoding="utf-8")) if block.kind == "toml")
    template, *_ = (block.text for block in blocks(PAGE.read_text(encoding="utf-8")) if block.kind == "css")
    content = folder / "content"
    (content / "plant").mkdir(parents=True)
    (folder / "templates" / "card").mkdir(parents=True)
    site = '[site]\ntitle = "Hill Works"\nbase_url = "https://aids.example.com"\n\n'
    (folder / "jobaids.toml").write_text(site + settings, encoding="utf-8")
    (folder / "templates" / "card" / "card.css").write_text(template, encoding="utf-8")
    (content / "logo.svg").write_text(LOGO, encoding="utf-8")
    text = (ROOT / "content" / AID).read_text(encoding="utf-8")
    own = text.replace("first: [lock-out-filler]\n", "").replace("[back in service](return-to-service.md)", "running")
    (content / AID).write_text(own, encoding="utf-8")
    for shown in ROOT.glob("content/plant/*"):
        if (shown.name in text and shown.suffix != ".md") or shown.suffix == ".vtt":
            shutil.copy(shown, content / "plant")
