"""JA410 to JA516: paths, codes and symbols, and what stands on finished cards."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ERROR, FIRM, WARNING, Rule

AGAIN = "Nothing in the source causes this. Make the card again; if it is told again, report it as a fault of jobaids."

RULES = (
    Rule(
        number="JA410",
        title="two artifacts have one path",
        loudness=FIRM,
        tells="Two aids, stations or files would be written to one path of the site; capitals make no difference, as "
        "on many disks.",
        why="One would be written over the other, and a code on a wall would open the wrong page.",
        fix="Give the newer one another name.",
    ),
    Rule(
        number="JA420",
        title="a symbol is missing on a finished card",
        loudness=FIRM,
        tells="Every page of every PDF is looked at as a camera would. A symbol that was planned was not found.",
        why="A step without its symbol leads nowhere.",
        fix=AGAIN,
        source="ISO/IEC 18004",
    ),
    Rule(
        number="JA421",
        title="a finished card shows a symbol nobody planned",
        loudness=FIRM,
        tells="A symbol was read that no plan holds: often one within a photograph.",
        why="A worker's phone may take it instead of the step's own.",
        fix="Cut or cover the symbol in the picture.",
    ),
    Rule(
        number="JA422",
        title="a symbol stands beside another step",
        loudness=FIRM,
        tells="A symbol is level with another numeral, or other opening words, than those of the step it opens.",
        why="The phone would show another step than the one the finger points at.",
        fix=AGAIN,
    ),
    Rule(
        number="JA423",
        title="the caption beneath a symbol is not the one planned",
        loudness=FIRM,
        tells="The signs to type, such as `7K3QMX-12K`, are not those of the symbol above them.",
        why="Who types them would reach another step than who scans.",
        fix=AGAIN,
    ),
    Rule(
        number="JA424",
        title="a symbol opens another address than planned",
        loudness=FIRM,
        tells="A symbol in the place of a planned one was read, with another address.",
        why="It would open a wrong page for as long as the card hangs.",
        fix=AGAIN,
    ),
    Rule(
        number="JA425",
        title="the modules of a symbol are not those planned",
        loudness=FIRM,
        tells="Compared module by module, a symbol is covered, turned, mirrored or damaged, even where it can be read.",
        why="Error correction is there for dirt and scratches at the workplace, not for faults it is printed with.",
        fix="If a template or a theme of yours covers it, move that; else make the card again.",
        source="ISO/IEC 18004",
    ),
    Rule(
        number="JA426",
        title="a finished PDF cannot be read back",
        loudness=FIRM,
        tells="The PDF that was made does not open, or has no text.",
        why="What cannot be checked is not published.",
        fix=AGAIN,
    ),
    Rule(
        number="JA430",
        title="two targets have one code",
        loudness=FIRM,
        tells="A code was given to two different steps, aids or stations.",
        why="A printed code opens one thing for ever.",
        fix="Settle which of the two keeps it: `jobaids code show CODE` tells when each was given.",
    ),
    Rule(
        number="JA501",
        title="text does not fit on a card",
        loudness=FIRM,
        tells="A word, a table or a line to type is wider than its column, or a step is higher than a whole page. "
        "Nothing is cut off in silence, and no type is made smaller than can be read.",
        why="What is cut off is what nobody knows is missing.",
        fix="Shorten it, break the line, or print the aid in a larger format.",
    ),
    Rule(
        number="JA502",
        title="a sign no font has",
        loudness=FIRM,
        tells="A card holds a sign that none of the fonts at hand can draw; it would be an empty box.",
        why="An empty box in place of a unit or a digit is a wrong value.",
        fix="Fetch a font for the script with `jobaids fonts`, or write the sign another way.",
    ),
    Rule(
        number="JA503",
        title="the PDF engine told something",
        loudness=FIRM,
        tells="While it laid out a card, the engine left something out: a rule of a style sheet, a picture, a font.",
        why="A card with a hole in it looks finished.",
        fix="Put right what the message names; most often it is a template or a theme of your own.",
    ),
    Rule(
        number="JA504",
        title="there is more than a format holds",
        loudness=FIRM,
        tells="A badge has a front and a back, and a pocket fold two faces. The card that was laid out needs more: "
        "the message names the first step or words that have no place.",
        why="What does not fit would be missing when it is needed. Nothing is cut or made smaller to fit.",
        fix="Shorten what it names, or take the format out of `formats` and print a larger one.",
        example="formats: [badge]  # and nine steps",
        instead="formats: [a6]",
        syntax="yaml",
    ),
    Rule(
        number="JA505",
        title="symbols to be scanned from afar leave no room for words",
        loudness=FIRM,
        tells="A station says with `reach_mm` from how far its symbols are scanned. A symbol is as wide as a tenth of "
        "that, and beside it the words of this format would have less than two fifths of the width.",
        why="A symbol made smaller could not be scanned from where people stand; words in a column so narrow could not "
        "be read.",
        fix="Print a larger format, have one symbol a card with `codes: card`, or hang it where one comes nearer.",
    ),
    Rule(
        number="JA510",
        title="the modules of a symbol are too small",
        loudness=FIRM,
        tells="Measured in the finished PDF, a module is under 0.4 mm, or not as large as planned.",
        why="Below 0.4 mm the cameras of phones lose symbols fast.",
        fix="Set `module_mm` of `[cards]` to 0.5, and print at actual size.",
        source="GS1 General Specifications: 0.396 to 0.990 mm",
    ),
    Rule(
        number="JA511",
        title="the quiet zone of a symbol is not white",
        loudness=FIRM,
        tells="Something stands within four modules of a symbol.",
        why="A camera finds a symbol by the white around it.",
        fix="If a template or a theme of yours puts it there, move that; else make the card again.",
        source="ISO/IEC 18004, 9.1: four modules on all sides",
    ),
    Rule(
        number="JA512",
        title="a symbol stands too near",
        loudness=FIRM,
        tells="A symbol is less than 10 mm from another, its centre less than 28 mm from another's, or it is within "
        "8 mm of an edge or a fold, or within the place of a hole. Formats of small cards have distances of their own.",
        why="A phone takes the wrong one of two, and holes, folds, thumbs and clips destroy what is near them.",
        fix="If a template or a theme of yours moves it, put it back; else make the card again.",
    ),
    Rule(
        number="JA513",
        title="a finished card has the wrong pages",
        loudness=FIRM,
        tells="A card has more or fewer pages than planned, of another size, or an empty one; or its MediaBox, "
        "BleedBox or TrimBox is more than 0.1 mm off.",
        why="It would be printed at another scale, or its second half left in the tray.",
        fix=AGAIN,
    ),
    Rule(
        number="JA514",
        title="a step is missing on a finished card",
        loudness=FIRM,
        tells="The numerals and quick steps read back from the PDF are not those of the aid.",
        why="A step that is not on the card is not done.",
        fix=AGAIN,
    ),
    Rule(
        number="JA515",
        title="a card format that does not exist",
        loudness=ERROR,
        tells="`formats`, in the head of an aid or in `[cards]`, names a format that is not printed.",
        why="The aid would have a page and no card, and nobody would miss it before it is needed.",
        example="formats: [a9]",
        instead="formats: [a4, a6-grey]",
        syntax="yaml",
    ),
    Rule(
        number="JA516",
        title="a badge leaves remedies to a phone that is not allowed",
        loudness=WARNING,
        tells="A badge holds the steps, their details and alerts. What to do when something goes wrong, and what to "
        "have before the start, stand on the page that its symbol opens. It has no other card, and hangs "
        "where phones are never allowed.",
        why="Nobody there could ever read them.",
        example="formats: [badge]",
        instead="formats: [badge, a6]",
        syntax="yaml",
    ),
)
