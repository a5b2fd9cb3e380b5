"""Writes docs/rules: `python -m scripts.rule_pages`. What no rule owns any more is taken away."""

from __future__ import annotations

from pathlib import Path

from jobaids.lint.pages import rule_pages

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def main() -> None:
    """Write every page."""
    pages = rule_pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"wrote {len(pages)} pages in docs/rules")


if __name__ == "__main__":
    main()
