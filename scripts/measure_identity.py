"""Measures how steps are told again after edits: `python -m scripts.measure_identity`.

The steps of the sample content are edited by chance, so that it is known which step each was; what is matched right,
wrong, or left to a person is counted for the thresholds in force and for others beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from jobaids.model.aid import Aid, Phase, Step
from jobaids.model.names import Anchor, Language, Slug
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.record import likeness
from jobaids.record.match import match

CONTENT = Path(__file__).parent.parent / "content"
RELEASES = 3000
STEPS = (5, 12)  # of an aid
OPPOSITES = (("left", "right"), ("upper", "lower"), ("first", "second"), ("inner", "outer"), ("front", "rear"))
THRESHOLDS = ((0.55, 0.85, 0.10), (0.70, 0.85, 0.0), (0.70, 0.85, 0.10), (0.70, 0.75, 0.10), (0.85, 0.85, 0.10))


def main() -> None:
    """Print one line for each set of thresholds."""
    actions = tuple(dict.fromkeys(_actions()))
    print(f"{len(actions)} actions of the sample content, {RELEASES} releases of aids made of them, edited by chance")
    print("in a gap  anywhere  ahead    same   right  wrong  asked  missed   new: right  taken")
    for gap, anywhere, ahead in THRESHOLDS:
        likeness.LIKE_IN_A_GAP, likeness.LIKE_ANYWHERE, likeness.AHEAD_OF_RIVALS = gap, anywhere, ahead
        found = _measured(actions)
        kept = sum(found[name] for name in ("right", "wrong", "asked", "missed"))
        shares = "  ".join(f"{found[name] / kept:6.2%}" for name in ("right", "wrong", "asked", "missed"))
        thresholds = f"{gap:8.2f}  {anywhere:8.2f}  {ahead:5.2f}"
        print(f"{thresholds}  {found['same']:6,}  {shares}  {found['new']:9,}  {found['taken']:5,}")


def _actions() -> Iterator[str]:
    for file in sorted(CONTENT.rglob("*.md")):
        aid = parse_aid(Source(file=file.name, text=file.read_text(encoding="utf-8")), Reading()).aid
        if aid and aid.language == "en":
            yield from (step.action for step in aid.steps if not step.borrowed)


def _measured(actions: tuple[str, ...]) -> Counter[str]:
    draw, found = Random(1), Counter[str]()  # noqa: S311 - the same edits in every run
    words = sorted({word for action in actions for word in action.split()})
    for _ in range(RELEASES):
        old = draw.sample(actions, draw.randint(*STEPS))
        new = _edited(old, actions, words, draw)
        _judge(old, new, found)
    return found


def _edited(old: list[str], actions: tuple[str, ...], words: list[str], draw: Random) -> list[tuple[str, int | None]]:
    """What an author makes of some steps: each new text with the number of the step it was."""
    new: list[tuple[str, int | None]] = []
    for number, action in enumerate(old):
        chance = draw.random()
        if chance < 0.06:  # goes
            continue
        if chance < 0.12:  # another stands in its place
            new.append((draw.choice([other for other in actions if other not in old]), None))
        elif chance < 0.30:  # is reworded
            new.append((_reworded(action, words, draw), number))
        elif chance < 0.34:  # gets a twin that differs in one word
            one, other = draw.choice(OPPOSITES)
            new += [(f"{action} Begin on the {one} side.", number), (f"{action} Begin on the {other} side.", None)]
        else:
            new.append((action, number))
    if draw.random() < 0.15:
        draw.shuffle(new)
    return new


def _reworded(action: str, words: list[str], draw: Random) -> str:
    said = action.split()
    for _ in range(1 + draw.randrange(max(1, len(said) // 3))):
        at = draw.randrange(len(said))
        match draw.choice(("another", "more", "less")):
            case "another":
                said[at] = draw.choice(words)
            case "more":
                said.insert(at, draw.choice(words))
            case _ if len(said) > 2:
                del said[at]
    return " ".join(said)


def _judge(old: list[str], new: list[tuple[str, int | None]], found: Counter[str]) -> None:
    released = _aid([(action, f"old-{number}", True) for number, action in enumerate(old)])
    edited = _aid([(action, f"new-{number}", False) for number, (action, _) in enumerate(new)])
    matching = match(released, edited)
    pairs = {pair.new: pair.old for pair in matching.pairs}
    asked = {question.new for question in matching.questions}
    for number, (action, was) in enumerate(new):
        anchor = Anchor(f"new-{number}")
        told = pairs.get(anchor)
        if was is None:
            found["taken" if told else "asked about new" if anchor in asked else "new"] += 1
        elif action == old[was]:
            found["same" if told == f"old-{was}" else "wrong"] += 1
        else:
            right = "right" if told == f"old-{was}" else "wrong"
            found[right if told else "asked" if anchor in asked else "missed"] += 1


def _aid(steps: list[tuple[str, str, bool]]) -> Aid:
    made = tuple(
        Step(number=number, anchor=Anchor(anchor), action=action, quick=action, anchor_written=written)
        for number, (action, anchor, written) in enumerate(steps, start=1)
    )
    return Aid(slug=Slug("aid"), title="", language=Language("en"), phases=(Phase(steps=made),))


if __name__ == "__main__":
    main()
