"""JA601 to JA704: releases, the registry and translations."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ADVICE, ERROR, FIRM, WARNING, Loudness, Rule
from jobaids.model.diagnostic import Severity

HEALED = Loudness(lenient=Severity.WARNING, default=Severity.WARNING, strict=Severity.WARNING)
"""What was whole again before it was told."""

RULES = (
    Rule(
        number="JA601",
        title="a released target is gone from the source",
        loudness=ERROR,
        tells="An aid, a step, a remedy or a station that was released, and whose code hangs on walls, is no longer in "
        "the source under its name, and nobody has said what answers now. Until then its code opens its last release. "
        "Of an aid that is gone altogether, one code is told.",
        why="A code on paper is for ever: it must open the step, the one that answers in its place, or an explanation.",
        fix="If its anchor was changed by mistake, write the old one again. If something else answers now: "
        '`jobaids code move CODE SLUG#ANCHOR`. If the job has ended: `jobaids code retire CODE --say "why"`.',
    ),
    Rule(
        number="JA602",
        title="the review date has passed",
        loudness=ADVICE,
        tells="`review-by` of the head lies before today, and no later review is recorded.",
        why="Machines and rules change while nobody looks at the words.",
        fix="Read the aid at the workplace. If it still holds: `jobaids release --reviewed AID`.",
    ),
    Rule(
        number="JA603",
        title="a borrowed step was released again by its owner",
        loudness=WARNING,
        tells="A released aid shows a step of another aid as it was then; the other aid has been released since, and "
        "says that step otherwise.",
        why="Two cards on one wall tell one step in two ways.",
        fix="Look whether the step still fits, and release the aid that shows it: `jobaids release AID`.",
    ),
    Rule(
        number="JA610",
        title="a registry file holds the marks of a merge",
        loudness=FIRM,
        tells="Two branches released one aid, and the merge was not finished.",
        why="Until it is, nobody can tell which release is the newest.",
        fix="Keep the lines of both sides, without the marks, in the order of their times.",
    ),
    Rule(
        number="JA611",
        title="a line of the registry cannot be read",
        loudness=FIRM,
        tells="A line below `content/registry/` is no record.",
        why="What was released would be lost.",
        fix="Take the file from the last commit in which it was whole.",
    ),
    Rule(
        number="JA612",
        title="the last line of a registry file was cut off",
        loudness=HEALED,
        tells="A release was stopped while it wrote. What was not finished does not count; the next release heals it.",
        why="You may believe that the release was made.",
        fix="Release again.",
    ),
    Rule(
        number="JA613",
        title="a line of the registry was edited by hand",
        loudness=FIRM,
        tells="The check sign of a release does not fit its content any more.",
        why="The label on the cards stands for exactly what was released.",
        fix="Take the file from the last commit in which it was whole, and release what should change.",
    ),
    Rule(
        number="JA614",
        title="a line of the registry stands twice",
        loudness=HEALED,
        tells="A merge kept one record from both sides. It counts once.",
        why="It does no harm, and it should not surprise anybody.",
        fix="Take one of the two out.",
    ),
    Rule(
        number="JA615",
        title="the registry was written by a newer jobaids",
        loudness=FIRM,
        tells="The format number in a file's first line is higher than this version knows.",
        why="What is not understood would be left out of every page.",
        fix="Install the newer version.",
    ),
    Rule(
        number="JA616",
        title="a registry file does not say its format",
        loudness=FIRM,
        tells="The first line of a file is not its format number.",
        why="The beginning of the file, and with it a code, may be lost.",
        fix="Take the file from the last commit in which it was whole.",
    ),
    Rule(
        number="JA617",
        title="a line of the registry belongs to another file",
        loudness=FIRM,
        tells="A record names another aid or station than its file.",
        why="A code would lead to the wrong aid.",
        fix="Move the line, or take the file from the last commit in which it was whole.",
    ),
    Rule(
        number="JA618",
        title="two releases of an aid have one label",
        loudness=FIRM,
        tells="Two releases share number and check sign but not content.",
        why="The label on a card must say which of the two it shows.",
        fix="Release the aid once more; the cards of both are then old.",
    ),
    Rule(
        number="JA620",
        title="it is not clear which old step a new one is",
        loudness=FIRM,
        tells="A step without a written anchor is like two released ones, or like one but not enough.",
        why="A wrong guess would open a wrong step from a card on the wall.",
        fix="Answer the question that `jobaids release` asks, or write the anchor of the old step.",
    ),
    Rule(
        number="JA621",
        title="the aid of a borrowed step was never released",
        loudness=FIRM,
        tells="A step is shown that belongs to another aid, and that aid has no release to take it from.",
        why="The card would carry a code that opens nothing.",
        fix="Release the other aid first, or both together.",
    ),
    Rule(
        number="JA622",
        title="base_url changed after cards were printed",
        loudness=FIRM,
        tells="Released cards hold another address than the settings name.",
        why="Every printed code would open nothing.",
        fix="Put the old address back, or accept the loss by name as the message says.",
    ),
    Rule(
        number="JA623",
        title="a line of the registry is gone since a commit",
        loudness=FIRM,
        tells="`jobaids lint --against REF` found a line, or a picture kept for old cards, that the registry held in "
        "that commit and does not hold now as it was.",
        why="A code, a release or a move would be forgotten, and the cards that rely on it would open nothing.",
        fix="Put the line back as the message says. To take something back, record it: `jobaids code retire`, or a "
        "new release.",
    ),
    Rule(
        number="JA701",
        title="a translation lacks a step of its source",
        loudness=WARNING,
        tells="The source has an anchor that the translation has not.",
        why="Whoever works from the translation leaves out what the others do.",
        example="1. **Apague la freidora.** {#turn-off}",
        instead="1. **Apague la freidora.** {#turn-off}\n2. **Espere 10 minutos.** {#wait}",
    ),
    Rule(
        number="JA702",
        title="a translation has a step its source lacks",
        loudness=WARNING,
        tells="The translation has an anchor that its source has not: most often one that was derived from translated "
        "words.",
        why="A step translates the step of the same name; one without a twin is never told to be behind.",
        example="1. **Apague la freidora.** {#apague-la-freidora}",
        instead="1. **Apague la freidora.** {#turn-off}",
    ),
    Rule(
        number="JA703",
        title="a step must be translated again",
        loudness=ADVICE,
        tells="The source of a released translation was released since, and this step is no longer the one that was "
        "translated: its alerts, words, pictures or parts changed, or what to wear. What was translated since is not "
        "told; for that, whatever changed in the source must have changed in the translation, an alert as an alert.",
        why="Whoever reads the translation works by the old text. Its page and its card say so until then.",
        fix="Translate the step again and release the translation. Where it says already what the source says now, say "
        "so: `jobaids release SLUG --holds SLUG#ANCHOR`.",
    ),
    Rule(
        number="JA704",
        title="the card of a translation is withdrawn from print",
        loudness=ADVICE,
        tells="The source changed in a safety matter after this translation was made. No card of it is made, and its "
        "pages show the step of the source first.",
        why="Somebody could be hurt by the old text, and a card on a wall cannot take itself down.",
        fix="Translate what JA703 names and release the translation; then its card is made again.",
    ),
    Rule(
        number="JA705",
        title="no translation for a card in two languages",
        loudness=WARNING,
        tells="`formats` in the head of an aid asks for a second language that the aid is not translated into.",
        why="Who reads that language only finds no card to work from.",
        example="formats: [a4+sv]",
        instead="formats: [a4+es]",
        syntax="yaml",
    ),
)
