"""What is told about an aid as a whole, above all about Markdown that was not written for jobaids."""

from __future__ import annotations

from jobaids.language.terms import Terms, fold
from jobaids.model.aid import Aid, Signal
from jobaids.model.diagnostic import Severity
from jobaids.parse.reading import Desk
from jobaids.parse.sections import Section
from jobaids.parse.tree import Kind, Node


def tell_foreign(desk: Desk, sections: tuple[Section, ...], aid: Aid, *, ours: bool) -> None:
    """Tell what an author who does not know our rules would not expect."""
    if not aid.steps:
        desk.tell(
            "JA006",
            Severity.WARNING,
            aid.span,
            "this aid has no steps",
            "steps are the items of numbered lists and task lists",
            "number the steps, or mark the heading above them {.steps}",
        )
    else:
        _tell_bullets(desk, sections)
    if not ours and (alert := _github_caution(desk, sections)):
        desk.tell(
            "JA011",
            Severity.NOTE,
            desk.whole_line(alert.first),
            "CAUTION ranks below WARNING here",
            "GitHub ranks it above; ANSI Z535.6 ranks DANGER, WARNING, CAUTION, NOTICE",
            "where somebody could be killed or maimed, write [!WARNING] or [!DANGER]",
        )
    if aid.language not in desk.reading.languages:
        desk.tell(
            "JA025",
            Severity.WARNING,
            aid.span,
            f"the site has no language `{aid.language}`",
            "its pages would have no words of their own in it",
            "add it to languages in jobaids.toml",
        )


def _github_caution(desk: Desk, sections: tuple[Section, ...]) -> Node | None:
    """The first alert that is written as GitHub writes its gravest."""
    alerts = (node for one in sections for node in one.nodes if node.signal is Signal.CAUTION)
    return next((node for node in alerts if "[!caution]" in desk.lines[node.first - 1].lower()), None)


def _tell_bullets(desk: Desk, sections: tuple[Section, ...]) -> None:
    """A procedure whose steps are bullets, beside others that are numbered, would be missing from the card."""
    for section in sections:
        if section.heading is None or section.role or section.prose or section.steps:
            continue
        bullets = [node for node in section.nodes if node.kind is Kind.BULLETS and len(node.nodes) > 1]
        numbered = any(node.kind is Kind.NUMBERS or node.is_tasks for node in section.nodes)
        if bullets and not numbered and sounds_like_procedure(section.title, desk.terms):
            desk.tell(
                "JA007",
                Severity.WARNING,
                desk.whole_line(section.heading.first),
                f"“{section.title}” sounds like a procedure and has only bullets",
                "bullets are no steps, so the card holds the rest of the job without this part",
                "number them, mark the heading {.steps}, or say {.prose} if they are no steps",
            )


def sounds_like_procedure(title: str, terms: Terms) -> bool:
    """Whether a heading promises steps; languages without spaces may have the word anywhere."""
    padded = f" {fold(title)} "
    return any(
        f" {word} " in padded or (not word.isascii() and len(word) < 5 and word in padded) for word in terms.procedure
    )
