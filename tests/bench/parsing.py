"""Measures the text side of a build, stage by stage: `python -m tests.bench.parsing [AIDS] [SEED]`.

Prints milliseconds of the processor an aid, so that other work on the machine counts little. The aids are rich: eight
steps with alerts, key points, reasons and sub-checks, three photographs, a table of remedies and prose, 3 kB each.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PIL import Image

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.content import read_project
from jobaids.adapters.templates import read_templates
from jobaids.language.terms import terms_of
from jobaids.lint.rules import OF_FILES, OF_LIMITS, OF_WORDS
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.project import Project
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from jobaids.parse.blocks import read_blocks
from jobaids.parse.fences import split_head
from jobaids.parse.head import read_head
from jobaids.parse.markdown import block_tokens, inline_tokens
from jobaids.parse.project import ParsedProject, parse_project
from jobaids.parse.reading import Desk
from jobaids.plan.recipe import Maker
from jobaids.plan.site import for_review, plan_tree
from jobaids.plan.tree import Furniture
from jobaids.plan.workbench import Workbench, draft_editions, lint_project, match_aids, workbench
from jobaids.plan.writing import write
from jobaids.record.assign import assign
from jobaids.record.index import index_registry
from jobaids.render.page.site import look_of
from jobaids.wiring.reading import probe_files

T = TypeVar("T")
SETTINGS = '[site]\ntitle = "Works"\nbase_url = "https://aids.example.com"\nlanguages = ["en"]\n'
DAY = date(2027, 4, 1)
PICTURES = 12
STEPS = 8
WITH_PICTURE = (1, 4, 7)

VERBS = "Turn Lift Seat Wipe Close Open Drain Loosen Tighten Check Fit Hold Press Pull Slide Rinse"
THINGS = "filler guard seal valve isolator hose clamp tray sensor gauge latch roller belt nozzle filter pump"
WAYS = "by hand with both thumbs slowly in one movement until it clicks without force twice from the left"


def main() -> None:
    """Write a project, take it through every stage, and print what each cost."""
    aids, seed = (int(given) for given in (*sys.argv[1:], *("200", "1")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        rich_project(Path(folder), aids, seed)
        for name, seconds in measured(Path(folder)):
            print(f"{name:32} {1000 * seconds / aids:8.3f}")  # noqa: T201 - what it is run for


def rich_project(root: Path, aids: int, seed: int = 1) -> None:
    """Write a project of so many different rich aids that share some photographs; the same seed, the same bytes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    content = root / "content"
    content.mkdir(parents=True)
    (root / "jobaids.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(PICTURES):
        Image.effect_noise((320, 240), 20 + number).convert("RGB").save(content / f"photo-{number}.jpg", quality=70)
    for number in range(aids):
        (content / f"job-{number}.md").write_text(rich_aid(number, chance), encoding="utf-8")


def rich_aid(number: int, chance: random.Random) -> str:
    """The source of one aid."""
    thing = _some(THINGS, chance)
    return "\n".join(
        (
            f"---\ntitle: Change {thing} {number}\naid: job-{number}\nowner: Packaging maintenance",
            f"review-by: {chance.randint(2028, 2031)}-10-02\nmode: read-do\nminutes: {chance.randint(5, 40)}",
            "tools: [5 mm hex key, torque wrench]\nppe: [gloves, eye protection]",
            f"tags: [{thing}, line {number % 20}]\n---\n",
            f"Use this when the {thing} drips more than {chance.randint(2, 9)} drops a minute.\n",
            *(_step(at, chance) for at in range(1, STEPS + 1)),
            "## If something goes wrong\n\n| You see | Do this |\n|---|---|",
            *(f"| The {_some(THINGS, chance)} tears {{#tears-{at}}} | {_sentence(chance)} |" for at in range(3)),
            f"\n## Learn more\n\nThe [maker's manual](https://example.com/{thing}) says *why*: {_sentence(chance)}\n",
        )
    )


def _step(at: int, chance: random.Random) -> str:
    parts = [f"{at}. **{_command(chance)}.** {_sentence(chance)} {{#step-{at}}}"]
    if at % 4 == 1:
        parts.append(f"> [!WARNING]\n> {_sentence(chance)} The {_some(THINGS, chance)} will crush your hand.")
    points = (f"- Key point: {_sentence(chance)}\n- Why: {_sentence(chance)}" for _ in range(chance.randint(0, 2)))
    parts += ["\n".join(points)] if at % 3 else [f"- [ ] {_sentence(chance)}\n- [ ] {_sentence(chance)}"]
    if at in WITH_PICTURE:
        parts.append(f"![{_sentence(chance)}](photo-{chance.randrange(PICTURES)}.jpg)")
    first, *others = filter(None, parts)
    return "\n\n".join((first, *("   " + part.replace("\n", "\n   ") for part in others))) + "\n"


def _command(chance: random.Random) -> str:
    return f"{_some(VERBS, chance)} the {_some(THINGS, chance)}"


def _sentence(chance: random.Random) -> str:
    """A command of some ten words."""
    way = " ".join(chance.sample(WAYS.split(), 4))
    return f"{_command(chance)} and the {_some(THINGS, chance)} {way}, {chance.randint(2, 90)} mm."


def _some(words: str, chance: random.Random) -> str:
    return chance.choice(words.split())


def measured(root: Path) -> Iterable[tuple[str, float]]:
    """Each stage and its seconds, in the order of a build; what a stage is made of stands below it, indented."""
    read_templates()  # start-up is told apart
    read_words(Settings().site.languages[0])
    seconds, project = timed(partial(read_project, root))
    yield "read", seconds
    _, _ = timed(lambda: parse_aid(project.sources[0], Reading()))
    seconds, _ = timed(lambda: [parse_aid(source, Reading()) for source in project.sources])
    yield "parse", seconds
    yield from _within_parse(project)
    seconds, parsed = timed(partial(parse_project, project))
    yield "parse and link", seconds
    seconds, (media, faults) = timed(lambda: probe_files(root, parsed.aids, project.files))
    yield "probe", seconds
    seconds, (aids, coming) = timed(lambda: match_aids(parsed, Registry(), DAY))
    yield "match", seconds
    seconds, assigned = timed(lambda: assign(index_registry(coming), aids, parsed.stations))
    yield "assign", seconds
    seconds, drafts = timed(lambda: draft_editions(aids, coming, assigned, media))
    yield "draft editions", seconds
    seconds, told = timed(lambda: lint_project(parsed, drafts, coming, DAY))
    yield "lint", seconds
    yield from _rules(drafts, parsed.settings)
    seconds, bench = timed(lambda: workbench(parsed, drafts, (*faults, *told)))
    yield "judge", seconds
    yield from _pages(parsed, bench, coming)


def _within_parse(project: Project) -> Iterable[tuple[str, float]]:
    texts = [source.text for source in project.sources]
    seconds, splits = timed(lambda: [split_head(text) for text in texts])
    yield "  split", seconds
    desks = [_desk(source) for source in project.sources]
    both = list(zip(desks, splits, strict=True))
    yield "  head", timed(lambda: [read_head(desk, split) for desk, split in both])[0]
    seconds, tokens = timed(lambda: [block_tokens(split.body, {}) for split in splits])
    yield "  markdown-it, blocks", seconds
    contents = [[token.content for token in found if token.type == "inline"] for found in tokens]
    yield "  markdown-it, inlines", timed(lambda: [[inline_tokens(one, {}) for one in some] for some in contents])[0]
    yield "  blocks, with markdown-it", timed(lambda: [read_blocks(desk, split.body) for desk, split in both])[0]


def _desk(source: Source) -> Desk:
    return Desk(source=source, lines=tuple(source.text.split("\n")), reading=Reading(), terms=terms_of("en"))


def _rules(drafts: tuple[Edition, ...], settings: Settings) -> Iterable[tuple[str, float]]:
    aids = tuple(draft.aid for draft in drafts)
    for of_words in OF_WORDS:
        yield f"  {of_words.__name__}", timed(partial(_told, of_words, aids))[0]
    for of_files in OF_FILES:
        yield f"  {of_files.__name__}", timed(partial(_told, of_files, drafts))[0]
    for of_limits in OF_LIMITS:
        yield f"  {of_limits.__name__}", timed(partial(_told_of, of_limits, drafts, settings))[0]


def _told(rule: Callable[[T], Iterable[Diagnostic]], things: Iterable[T]) -> int:
    return sum(len(tuple(rule(one))) for one in things)


def _told_of(
    rule: Callable[[Edition, Settings], Iterable[Diagnostic]], drafts: Iterable[Edition], settings: Settings
) -> int:
    return sum(len(tuple(rule(one, settings))) for one in drafts)


def _pages(parsed: ParsedProject, bench: Workbench, registry: Registry) -> Iterable[tuple[str, float]]:
    render = read_templates().render
    seconds, look = timed(lambda: look_of(parsed.settings, render))
    yield "look", seconds
    furniture = Furniture(settings=parsed.settings, look=look, speak=read_words)
    seconds, tree = timed(lambda: plan_tree(for_review(bench, registry), furniture))
    yield "plan", seconds
    recipes = [recipe for recipe in tree.pages if recipe.maker is Maker.PAGES]
    write(recipes[0], render)  # compiles the templates
    seconds, files = timed(lambda: [file for recipe in recipes for file in write(recipe, render)[0]])
    yield f"pages ({len(files) / len(recipes):.0f} an aid)", seconds


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """How many seconds the processor was at it, and what came of it."""
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done


if __name__ == "__main__":
    main()
