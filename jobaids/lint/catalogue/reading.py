"""JA001 to JA018: reading the text of an aid."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ADVICE, ERROR, FIRM, REMARK, WARNING, Rule

RULES = (
    Rule(
        number="JA001",
        title="a file cannot be read as text",
        loudness=FIRM,
        tells="A file below `content/`, or the settings, is not UTF-8, holds NUL signs, is too large, or leads out of "
        "the project. It is left out.",
        why="Guessing an encoding prints wrong letters and wrong figures.",
        fix="Save the file as UTF-8 text, inside the project.",
        source="RFC 3629",
    ),
    Rule(
        number="JA006",
        title="the aid has no steps",
        loudness=WARNING,
        tells="No list of the file was read as steps. The aid has a page but its card is empty.",
        why="Somebody prints the card because they need to know what to do.",
        example="Turn the isolator to OFF, then hang your lock on it.",
        instead="1. **Turn the isolator to OFF.**\n2. **Hang your lock on it.**",
    ),
    Rule(
        number="JA007",
        title="a procedure stands partly in bullets",
        loudness=WARNING,
        tells="One section of the file has numbered steps; another one sounds like a procedure and has bullets only. "
        "Bullets are no steps.",
        why="The card would hold the last quarter of the job and look complete.",
        example="## Shut down\n\n- Press STOP.\n- Close the valve.\n\n## Clean\n\n1. Open the guard.",
        instead="## Shut down {.steps}\n\n- Press STOP.\n- Close the valve.\n\n## Clean\n\n1. Open the guard.",
    ),
    Rule(
        number="JA008",
        title="a list of steps starts or goes on with an unexpected number",
        loudness=WARNING,
        tells="The first list of a section does not start at 1, or a list does not go on where the last one ended.",
        why="A step was probably lost, or stands where it is not seen as one.",
        example="3. **Open the guard.**",
        instead="1. **Open the guard.**",
    ),
    Rule(
        number="JA009",
        title="one anchor stands twice in an aid",
        loudness=ERROR,
        tells="Two steps or remedies of one file have the same anchor; capitals make no "
        "difference. The second one is left out.",
        why="A printed code hangs on the anchor and would open either of the two.",
        example="1. **Fit the nozzle.** {#fit}\n2. **Fit the seal.** {#fit}",
        instead="1. **Fit the nozzle.** {#fit-nozzle}\n2. **Fit the seal.** {#fit-seal}",
    ),
    Rule(
        number="JA010",
        title="an anchor is written with signs it cannot have",
        loudness=WARNING,
        tells="An anchor holds letters in lower case or without case, digits and hyphens, and at most 40 signs. "
        "Anything else in the braces is read as plain words.",
        why="Anchors stand in addresses, where spaces and slashes mean something else.",
        example="1. **Fit the nozzle.** {#Fit Nozzle}",
        instead="1. **Fit the nozzle.** {#fit-nozzle}",
    ),
    Rule(
        number="JA011",
        title="CAUTION means less here than on GitHub",
        loudness=REMARK,
        tells="The file uses `[!CAUTION]` in the way of GitHub, which ranks it above `[!WARNING]`. Here it means minor "
        "or moderate injury, below WARNING. Told once a file.",
        why="A hazard that can kill must not be printed in yellow.",
        example="> [!CAUTION]\n> Never open the door while it runs. The blade could kill you.",
        instead="> [!WARNING]\n> Never open the door while it runs. The blade could kill you.",
        source="ANSI Z535.6",
    ),
    Rule(
        number="JA012",
        title="lists or quotes are nested too deep",
        loudness=WARNING,
        tells="Text is nested deeper than any card can show. It is kept as plain words.",
        why="Nobody finds the place again in a list within a list within a list.",
        fix="Make steps of the inner list, or an aid of its own.",
    ),
    Rule(
        number="JA013",
        title="the file is too long to be an aid",
        loudness=FIRM,
        tells="The file has more lines or more steps than one job can have.",
        why="An aid answers one question and then stops.",
        fix="Make one file of each job.",
    ),
    Rule(
        number="JA014",
        title="script or style in raw HTML is left out",
        loudness=WARNING,
        tells="Raw HTML with a script, a style or something that runs is not shown; the words around it are.",
        why="What runs in a page can change what the page says.",
        fix="Say it in Markdown.",
    ),
    Rule(
        number="JA015",
        title="an excuse names no rule or gives no reason",
        loudness=WARNING,
        tells="A comment opens like an excuse but lacks the number of a rule or the reason after the colon. "
        "It excuses nothing.",
        why="Whoever reads it next year must know whether the reason still holds.",
        example="<!-- excuse JA101 -->",
        instead="<!-- excuse JA101: the regulator's wording -->",
    ),
    Rule(
        number="JA018",
        title="a reason stands without a key point",
        loudness=ADVICE,
        tells="A line opens with *Why:* but no key point stands before it. It is shown as prose.",
        why="A reason is remembered with the point it belongs to.",
        example="- Why: a tilted nozzle shears the lip.",
        instead="- Key point: lift the nozzle straight up.\n- Why: a tilted nozzle shears the lip.",
        source="TWI Job Instruction",
    ),
    Rule(
        number="JA026",
        title="an empty step is left out",
        loudness=WARNING,
        tells="An item of a list of steps holds no words.",
        why="A number without words makes a reader look for the words.",
        example="1. **Fit the nozzle.**\n2.\n3. **Tighten it.**",
        instead="1. **Fit the nozzle.**\n2. **Tighten it.**",
    ),
)
