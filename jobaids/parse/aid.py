"""One source becomes one aid, with everything told on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jobaids.language.terms import fold, terms_of
from jobaids.model.aid import Aid, Phase
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Language, Slug
from jobaids.model.prose import AlertBlock, Blocks, Heading, Text
from jobaids.model.source import Source, Span
from jobaids.parse.blocks import read_blocks
from jobaids.parse.fences import Split, split_head
from jobaids.parse.foreign import tell_foreign
from jobaids.parse.gathering import Gathered
from jobaids.parse.head import HeadRead, read_head
from jobaids.parse.marks import LONGEST_WRITTEN, anchor_from
from jobaids.parse.names import Named, Names, is_file_name, named_by_file, written_marks
from jobaids.parse.procedure import gather
from jobaids.parse.reading import Desk, Parsed, Reading, in_order
from jobaids.parse.remarks import excuses
from jobaids.parse.remedies import Solve, read_solve
from jobaids.parse.sections import Section, sections_of
from jobaids.parse.steps import read_phase
from jobaids.parse.tree import Kind, Node, blocks_of, stretches

LONGEST_SOURCE = 300_000  # signs; an aid has a few thousand

__all__ = ["Parsed", "Reading", "parse_aid"]


def parse_aid(source: Source, reading: Reading) -> Parsed:
    """The aid in a source, with spans, and what is told about it."""
    if len(source.text) > LONGEST_SOURCE:
        return Parsed(aid=None, told=(_too_long(source),))
    text = source.text.replace("\0", "\ufffd")
    split = split_head(text)
    named = named_by_file(source.file, reading)
    lines = tuple(text.split("\n"))
    desk = Desk(source=source, lines=lines, reading=reading, terms=terms_of(named.language or reading.default))
    head = read_head(desk, split)
    language = Language(head.language) or named.language or reading.default
    desk = replace(desk, terms=terms_of(language))
    nodes = read_blocks(desk, split.body)
    aid = _assembled(Draft(desk=desk, split=split, head=head, named=named, language=language, nodes=nodes))
    return Parsed(aid=aid, told=in_order(desk.told), excuses=tuple(excuses(desk, stretches(nodes))))


def _too_long(source: Source) -> Diagnostic:
    return Diagnostic(
        rule="JA013",
        severity=Severity.ERROR,
        what=f"the file has {len(source.text)} signs; an aid has at most {LONGEST_SOURCE}",
        why="nobody finds a step in it",
        fix="make one aid of each job",
        span=Span(file=source.file, line=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an aid is assembled from."""

    desk: Desk
    split: Split
    head: HeadRead
    named: Named
    language: Language
    nodes: tuple[Node, ...]


def _assembled(draft: Draft) -> Aid:
    desk = draft.desk
    heading = _title_heading(draft)
    sections = sections_of(draft.nodes, desk.terms, desk.reading.steps_under, heading)
    gathered = gather(desk, sections, heading)
    solve = read_solve(desk, tuple(section for section in sections if section.role == "solve"))
    slug, written = _slug(draft)
    title = draft.head.title or (heading.words if heading else "") or draft.named.stem
    other_title = (heading,) if heading and fold(heading.words) != fold(title) else ()
    aid = Aid(
        slug=slug,
        title=title,
        language=draft.language,
        head=draft.head.head,
        intro=blocks_of((*other_title, *gathered.intro)),
        before=_section_blocks(sections, "before"),
        after=blocks_of(tuple(gathered.after)),
        more=_section_blocks(sections, "more"),
        debrief=_section_blocks(sections, "debrief"),
        remedies_lead=solve.lead,
        slug_written=written,
        file=desk.source.file,
        span=_title_span(draft, heading),
    )
    aid = _with_names(desk, aid, gathered, solve)
    tell_foreign(desk, sections, aid, ours=draft.head.ours)
    return aid


def _title_heading(draft: Draft) -> Node | None:
    """The first heading, where it is of the first level and no step."""
    first = next((node for node in draft.nodes if node.kind is Kind.HEADING), None)
    if first is None or first.level > 1 or not first.words or draft.desk.terms.step.match(first.words):
        return None
    return first


def _title_span(draft: Draft, heading: Node | None) -> Span:
    if draft.head.title:
        return draft.head.head.span_of("title")
    return heading.prose.span if heading and heading.prose else draft.desk.whole_line(1)


def _slug(draft: Draft) -> tuple[Slug, bool]:
    """The slug, with its language before it unless that is the site's first, and whether its author wrote it."""
    written = draft.head.slug
    prefix = "" if draft.language == draft.desk.reading.default else f"{draft.language}/"
    if not written:
        return Slug(prefix + draft.named.slug), False
    bare = written.removeprefix(prefix)
    if not is_file_name(bare):
        _tell_bad_slug(draft, written)
        bare = anchor_from(bare, longest=LONGEST_WRITTEN) or draft.named.slug
    return Slug(prefix + bare), True


def _tell_bad_slug(draft: Draft, written: str) -> None:
    draft.desk.tell(
        "JA017",
        Severity.ERROR,
        draft.head.head.span_of("aid"),
        f"`{written}` is no name for an aid",
        "it is part of addresses and file names, and permanent",
        "use lower-case letters, digits and hyphens",
    )


def _section_blocks(sections: tuple[Section, ...], role: str) -> Blocks:
    """What stands in the sections of a name; headings below the one that names it are kept."""
    nodes: list[Node] = []
    for section in sections:
        if section.role == role:
            nodes += [*([] if section.opens or section.heading is None else [section.heading]), *section.nodes]
    return blocks_of(tuple(nodes))


def _with_names(desk: Desk, aid: Aid, gathered: Gathered, solve: Solve) -> Aid:
    phases = tuple(read_phase(desk, raw) for raw in gathered.phases)
    left = tuple(block for phase in phases if not phase.steps for block in _without_steps(phase.phase))
    phases = tuple(phase for phase in phases if phase.steps)
    aid = replace(aid, after=(*left, *aid.after)) if left else aid
    names = Names(desk=desk)
    names.reserve(written_marks(phases, solve.remedies))
    prose = (*aid.intro, *aid.before, *aid.after, *aid.more, *aid.debrief, *aid.remedies_lead)
    names.reserve_headings(block for block in prose if isinstance(block, Heading))
    return replace(aid, phases=tuple(map(names.phase, phases)), remedies=tuple(map(names.remedy, solve.remedies)))


def _without_steps(phase: Phase) -> Blocks:
    """What is left of a phase whose every step is empty."""
    title = (Heading(level=2, inner=(Text(text=phase.title),)),) if phase.title else ()
    alerts = (AlertBlock(signal=one.signal.value, title=one.title, blocks=one.body) for one in phase.alerts)
    return (*title, *alerts, *phase.lead)
