"""JA201 and JA202: safety."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ERROR, WARNING, Rule

RULES = (
    Rule(
        number="JA201",
        title="a step only points at a video",
        loudness=ERROR,
        tells="The words of a step send the reader to a video and say nothing else: no action, no key point, no check. "
        "Heard in Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Portuguese, Russian and Spanish.",
        why="Hands are wet, phones are banned, the network is down: then the card is all there is. Every hazard, value "
        "and limit stands on paper.",
        example="4. See the video.\n\n   [Tighten the screws](tighten.mp4)",
        instead="4. **Tighten to 8 N·m.** Go crosswise: 1, 3, 2, 4.\n\n   [Tighten the screws](tighten.mp4)",
    ),
    Rule(
        number="JA202",
        title="an alert names no consequence or no way out",
        loudness=WARNING,
        tells="An alert before a step has fewer than two clauses, counted by sentences, colons, semicolons, dashes and "
        "words such as *because* and *otherwise*. A rough count: it cannot hear whether the two say the right things.",
        why="Who does not know the harm takes the risk; who does not know the way out cannot avoid it.",
        example="> [!DANGER]\n> Crush hazard.",
        instead="> [!DANGER]\n> Lock and tag before you open the guard. The valve will crush your hand.",
        source="ANSI Z535.6: a message names the hazard, its consequence and how to avoid it",
    ),
)
