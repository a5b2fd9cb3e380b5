"""JA101 to JA104: wording."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ADVICE, Rule

RULES = (
    Rule(
        number="JA101",
        title="an action is too long",
        loudness=ADVICE,
        tells="The first paragraph of a step has more than 20 words; in Chinese and Japanese, more than 40 signs. "
        "Thai, Lao, Khmer, Burmese and Tibetan are not measured.",
        why="A worker reads it at arm's length with the job in the other hand, and takes in one line at a time.",
        example="1. Before you go on to the next part of the work, take the four screws out of the nozzle with the "
        "5 mm hex key.",
        instead="1. **Take off the nozzle.** Undo the four screws with the 5 mm hex key.",
        source="ASD-STE100, rule 5.1: an instruction has at most 20 words",
    ),
    Rule(
        number="JA102",
        title="a quick step is too long",
        loudness=ADVICE,
        tells="The bold lead of a step, or its first sentence, has more than 8 words; in Chinese and Japanese, more "
        "than 23 signs. Not told where JA101 speaks of the same words.",
        why="Who knows the job reads only this line. It is printed large, and a long line leaves no room for the rest.",
        example="1. Turn the red knob on the left side fully to OFF.",
        instead="1. **Turn off the fryer.** Turn the red knob on the left fully to OFF.",
        source="Degani, NASA CR 177605: what is read at a distance is large and short",
    ),
    Rule(
        number="JA103",
        title="a phase has too many steps",
        loudness=ADVICE,
        tells="More than 9 steps stand under one heading.",
        why="After an interruption, the place in a long list is lost and steps are left out.",
        example="## Clean the slicer\n\n1. …\n2. …\n\n(and on to 14)",
        instead="## Take it apart\n\n1. …\n\n## Wash\n\n6. …\n\n## Put it together\n\n11. …",
        source="Gawande, The Checklist Manifesto (2009), after Boorman: 5 to 9 items between pauses",
    ),
    Rule(
        number="JA104",
        title="a step has too many key points",
        loudness=ADVICE,
        tells="A step has more than 5 key points.",
        why="Where everything is key, nothing is. It is probably two steps.",
        fix="Make two steps of it, and keep what makes or breaks each of them.",
        source="TWI Job Instruction",
    ),
)
