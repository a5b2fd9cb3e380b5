"""The head and the foot of a card: what to know before the first step, and which revision this is."""

from __future__ import annotations

from collections.abc import Iterator

from jobaids.model.aid import Mode
from jobaids.model.names import Label, Mm
from jobaids.paper.formats import HOLE
from jobaids.render.card.measure import words_height, words_width
from jobaids.render.card.order import CardOrder, NamedAid
from jobaids.render.card.view import FactView, FootView, LogoView

FOOT_START = 0.7
"""The part of a foot's width that revision, slug and approver have; paging and host have the rest."""

BOLD = 1.1
"""How much wider bold type runs than the regular type that `words_height` assumes."""

WIDEST = 1.25
"""The same for words of wide letters: a running head never takes a second line."""

LOGO_HEIGHT = 5.0  # mm, a line of words: a card is for who does the job, and shows whose it is in passing
LOGO_LEAST, LOGO_APART = 15.0, 3.0  # mm: the narrowest room for one, and from what stands beside it

ROOM_FOR_BARS = 120.0  # mm between the margins
_RIGHT_TO_LEFT_MARK = "\u200f"
_PAGE, _PAGES = "\x00", "\x01"  # stand where the layout puts the two numbers


def mode_of(order: CardOrder) -> str:
    """How the card is used, in words, and how long the job takes."""
    words, head = order.words, order.edition.aid.head
    if not order.edition.aid.phases:
        return ""
    used = words("Do it all, then check") if head.mode is Mode.DO_CONFIRM else words("Read each step, then do it")
    first = [words("For your first time")] if head.moment_new else []
    time = [words.many("{count} minute", "{count} minutes", head.minutes)] if head.minutes is not None else []
    return " · ".join((*first, used, *time))


def facts_of(order: CardOrder) -> Iterator[FactView]:
    """What to wear, to bring, to have done, and whom to tell; what an author left out is left out."""
    words, head = order.words, order.edition.aid.head
    facts = (
        (words("Wear"), words.listing(head.ppe)),
        (words("Bring"), words.listing(head.tools)),
        (words("First"), "; ".join(_named(order.other(slug)) for slug in head.first)),
        (words("Tell"), order.tell),
    )
    for label, text in facts:
        if text:
            yield FactView(label=label, text=text)


def logo_of(order: CardOrder) -> LogoView | None:
    """The logo, between the hole at the top and the card's own symbol; where that is too narrow, there is none."""
    logo, format_ = order.dress.logo, order.format
    room = format_.content / 2 - HOLE[0] / 2 - format_.columns.symbol - format_.columns.gap - LOGO_APART
    if logo is None or not logo.width or not logo.height or room < LOGO_LEAST:
        return None
    scale = min(LOGO_HEIGHT / logo.height, room / logo.width)
    return LogoView(
        digest=logo.digest, width=Mm(round(logo.width * scale, 2)), height=Mm(round(logo.height * scale, 2))
    )


def label_column(order: CardOrder) -> Mm:
    """How wide the column is in which the labels of the facts stand: as wide as the numerals', or as the longest."""
    said = (*facts_of(order), *(facts_of(order.beside) if order.beside else ()))
    longest = max((words_width(fact.label, order.format.type.fact) for fact in said), default=Mm(0.0))
    return Mm(max(order.format.columns.text, round(longest * WIDEST + order.format.columns.gap, 2)))


def foot_of(order: CardOrder) -> FootView:
    """What stands at the foot of every page."""
    words, edition = order.words, order.edition
    before, between, after = _cut(words("Page {page} of {pages}", page=_PAGE, pages=_PAGES))
    seal = edition.seal
    if seal is None:
        revision, approved = words("TEST CARD"), words("Not approved")
    else:
        revision = words("Rev {label} · {date}", label=_apart(seal.label, order), date=words.date(seal.effective))
        approved = words("Approved by {who}", who=words.apart(seal.approved_by))
    return FootView(
        running=running_head(edition.aid.title, revision, order),
        revision=revision,
        check=words("Scan to check this card"),
        bars=words("A bar marks what changed") if order.changed and order.format.content >= ROOM_FOR_BARS else "",
        facts=(edition.aid.slug, approved, *_second(order)),
        host=order.base_url.partition("://")[2].partition("/")[0].lower(),
        paging=(before, between, after),
    )


def _second(order: CardOrder) -> tuple[str, ...]:
    """Which revision the second language of a card is of, for it grows old by itself."""
    if order.beside is None:
        return ()
    foot = foot_of(order.beside)
    return (f"{_isolated(foot.facts[0])}: {_isolated(foot.revision)}", _isolated(foot.facts[1]))


def _isolated(text: str) -> str:
    """Text that runs its own way among text that runs another (UAX 9)."""
    return f"\u2068{text}\u2069"


def foot_lines(order: CardOrder) -> int:
    """How many lines the foot takes: two, unless a long slug, role or language needs more."""
    foot = foot_of(order)
    width, points = Mm(FOOT_START * order.format.content / BOLD), order.format.type.foot
    line = words_height("x", width, points)
    written = (" · ".join(filter(None, (foot.revision, foot.check, foot.bars))), " · ".join(foot.facts))
    return sum(max(1, round(words_height(one, width, points) / line)) for one in written)


def running_head(title: str, revision: str, order: CardOrder) -> str:
    """Title and revision on one line; a long title is cut, for the first page has it whole."""
    width, points = order.format.content, order.format.type.fact
    line = words_height("x", width, points)
    for end in range(len(title), 0, -1):
        cut = title if end == len(title) else title[:end].rstrip() + "…"
        if words_height(f"{cut} · {revision}", Mm(width / WIDEST), points) <= line:
            return f"{cut} · {revision}"
    return revision


def _named(aid: NamedAid) -> str:
    """Another aid with the code that opens it, as it stands on that aid's card."""
    return f"{aid.title} ({aid.code}-{aid.label})" if aid.code else aid.title


def _apart(label: Label, order: CardOrder) -> str:
    """A label that no number beside it is read with: text from right to left would swap the two."""
    return f"{label}{_RIGHT_TO_LEFT_MARK}" if order.words.direction == "rtl" else label


def _cut(paging: str) -> tuple[str, str, str]:
    before, _, rest = paging.partition(_PAGE)
    between, _, after = rest.partition(_PAGES)
    return before, between, after
