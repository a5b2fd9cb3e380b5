"""The page of each rule, and the list of all of them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.lint.catalogue import RULES
from jobaids.lint.catalogue.rule import Rule
from jobaids.model.settings import Profile

HUNDREDS = {
    "0": "Reading",
    "1": "Wording",
    "2": "Safety",
    "3": "Links and clips",
    "4": "Codes and symbols",
    "5": "Print layout",
    "6": "Revisions",
    "7": "Translations",
}

MADE = "<!-- Made by `python -m scripts.rule_pages`; change jobaids/lint/catalogue instead. -->"


def rule_pages() -> dict[str, str]:
    """All pages by file name: `JA301.md` and so on, and `README.md`, which lists them."""
    return {"README.md": index_page()} | {f"{rule.number}.md": rule_page(rule) for rule in RULES}


def index_page() -> str:
    """The list of all rules."""
    lines = [MADE, "", "# Rules", "", *_INTRODUCTION.splitlines()]
    for hundred, title in HUNDREDS.items():
        lines += ["", f"## {title}", "", "| Rule | Tells that | lenient | default | strict |", "|---|---|---|---|---|"]
        lines += [_row(rule) for rule in RULES if rule.number[2] == hundred]
    return "\n".join(lines) + "\n"


_INTRODUCTION = """\
Each thing that is told has a rule, and each rule a number that is never given to another one. An **error** stops the
aid it is about: the site goes on showing its last release. A **warning** or a **note** stops nothing.

How loudly a rule tells follows from the profile in `jobaids.toml`; single rules can be set apart, and `"off"` silences
one:

```toml
[rules]
profile = "strict"  # lenient for Markdown from elsewhere, default, or strict
JA101 = "error"
JA330 = "off"
```

An excuse sets a rule aside in one place. It stands in the step it speaks for, or right before the block, and gives its
reason:

```markdown
<!-- excuse JA101: the regulator's wording -->
```

Rules marked with ● hold without exception: they know no excuse, and no setting lowers them."""


def _row(rule: Rule) -> str:
    levels = " | ".join(rule.loudness.in_profile(profile).value for profile in Profile)
    return f"| [{rule.number}]({rule.number}.md){' ●' if rule.loudness.firm else ''} | {rule.title} | {levels} |"


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    return "\n".join((MADE, "", f"# {rule.number}: {rule.title}", *_parts(rule))) + "\n"


def _parts(rule: Rule) -> Iterator[str]:
    levels = {profile.value: rule.loudness.in_profile(profile).value for profile in Profile}
    always = ". It knows no excuse, and no setting lowers it" if rule.loudness.firm else ""
    told = "; ".join(f"{level} in *{profile}*" for profile, level in levels.items())
    yield from ("", f"Told as: {told}{always}.")
    yield from ("", "## What it tells", "", rule.tells)
    yield from ("", "## Why", "", rule.why)
    if rule.example:
        yield from ("", "## Example", "", *_fenced(rule.example, rule.syntax))
    if rule.instead:
        yield from ("", "## Instead", "", *_fenced(rule.instead, rule.syntax))
    if rule.fix:
        yield from ("", "## Putting it right", "", rule.fix)
    if rule.source:
        yield from ("", "## Source", "", f"{rule.source}.")


def _fenced(text: str, syntax: str) -> tuple[str, ...]:
    return (f"```{syntax}", text, "```")
