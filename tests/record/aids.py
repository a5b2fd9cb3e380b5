"""Aids made by hand, and aids of every shape, for the tests of records and releases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from jobaids.codes.derive import code_from
from jobaids.model.aid import (
    Aid,
    Alert,
    Borrowed,
    Check,
    Clip,
    CodePolicy,
    Head,
    KeyPoint,
    Mode,
    Phase,
    Provider,
    Remedy,
    Signal,
    Step,
)
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Anchor, Digest, Language, Seconds, Slug
from jobaids.model.prose import (
    AlertBlock,
    Block,
    Break,
    CodeBlock,
    Divider,
    Emphasis,
    Heading,
    Inline,
    Item,
    Link,
    Listing,
    Literal,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Struck,
    Table,
    Text,
)
from jobaids.model.release import Edition, Effect, Seal, Translated, TranslatedPart
from jobaids.record.canonical import digest_of
from jobaids.record.label import label_of

NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)
WHOLE = settings(max_examples=25)  # for what is drawn as whole aids: each takes a tenth of a second


def words(text: str) -> tuple[Text]:
    """A run of plain words."""
    return (Text(text=text),)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(inner=words(text))


def step(anchor: str, action: str, **more: Any) -> Step:
    """A step whose action is its quick step."""
    parts: dict[str, Any] = {"number": 1, "anchor": Anchor(anchor), "action": action, "quick": action}
    return Step(**parts | more)


def remedy(anchor: str, symptom: str, fix: str) -> Remedy:
    """A remedy of one sentence."""
    return Remedy(anchor=Anchor(anchor), symptom=words(symptom), fix=(paragraph(fix),))


def danger(text: str, signal: Signal = Signal.DANGER) -> Alert:
    """An alert of one paragraph."""
    return Alert(signal=signal, body=(paragraph(text),))


def aid(*steps: Step, slug: str = "filler-seal", **more: Any) -> Aid:
    """An aid of one phase; steps are numbered as they come."""
    numbered = tuple(replace(each, number=number) for number, each in enumerate(steps, 1))
    parts: dict[str, Any] = {
        "slug": Slug(slug),
        "title": slug.replace("-", " ").capitalize(),
        "language": Language("en"),
        "phases": (Phase(steps=numbered),),
    }
    return Aid(**parts | more)


def edition(of: Aid, **more: Any) -> Edition:
    """A draft of an aid, with a code for each of its anchors."""
    anchors = sorted({Anchor(""), *of.anchors})
    codes = tuple((anchor, code_from(hash_of(of.slug, anchor))) for anchor in anchors)
    parts: dict[str, Any] = {"aid": of, "codes": codes}
    return Edition(**parts | more)


def hash_of(slug: str, anchor: str) -> int:
    """A number that two runs agree on."""
    return int.from_bytes(f"{slug}#{anchor}".encode(), "big") % (2**25 - 39)


def sealed(draft: Edition, number: int = 1, **more: Any) -> Edition:
    """An edition with its seal and the label that belongs to it."""
    parts: dict[str, Any] = {
        "number": number,
        "label": label_of(number, digest_of(draft)),
        "effect": Effect.WORK,
        "at": NOON,
        "effective": NOON.date(),
        "approved_by": "Maintenance lead",
        "note": "First card.",
    }
    return replace(draft, seal=Seal(**parts | more))


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
plain = texts.filter(str.strip)
anchors = st.from_regex(r"[a-z][a-z0-9-]{0,8}\Z").map(Anchor)
slugs = st.from_regex(r"(?:es/)?[a-z][a-z0-9-]{0,8}", fullmatch=True).map(Slug)
codes = st.integers(0, 2**25 - 1).map(code_from)
pictures = st.builds(Picture, source=plain, alt=texts, title=texts)


def _inlines(deeper: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inner = st.lists(deeper, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Strong, inner=inner),
        st.builds(Emphasis, inner=inner),
        st.builds(Struck, inner=inner),
        st.builds(Link, inner=inner, href=plain),
    )


_flat: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, text=texts), st.builds(Literal, text=texts), st.builds(Break), pictures
)
runs = st.lists(st.recursive(_flat, _inlines, max_leaves=4), max_size=4).map(tuple)


def _blocks(deeper: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inner = st.lists(deeper, max_size=2).map(tuple)
    items = st.builds(Item, blocks=inner, ticked=st.none() | st.booleans())
    signals = st.sampled_from([signal.value for signal in Signal])
    return st.one_of(
        st.builds(Listing, items=st.lists(items, max_size=2).map(tuple), start=st.none() | st.integers(0, 9)),
        st.builds(Quote, blocks=inner),
        st.builds(AlertBlock, signal=signals, title=runs, blocks=inner),
    )


_leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inner=runs),
    st.builds(Heading, level=st.integers(1, 6), inner=runs, anchor=texts),
    st.builds(CodeBlock, text=texts, syntax=texts),
    st.builds(Divider),
    st.builds(
        Table,
        head=st.lists(runs, max_size=2).map(tuple),
        rows=st.lists(st.lists(runs, max_size=2).map(tuple), max_size=2).map(tuple),
        aligns=st.lists(st.sampled_from(["", "left", "right"]), max_size=2).map(tuple),
    ),
)
prose = st.lists(st.recursive(_leaves, _blocks, max_leaves=3), max_size=2).map(tuple)
alerts = st.lists(st.builds(Alert, signal=st.sampled_from(Signal), body=prose, title=runs), max_size=1).map(tuple)
moments = st.none() | st.integers(0, 90_000).map(lambda thousandths: Seconds(thousandths / 1000))
clips = st.builds(Clip, source=plain, title=texts, provider=st.sampled_from(Provider), start=moments, end=moments)
steps = st.builds(
    Step,
    number=st.integers(1, 99),
    anchor=anchors,
    action=texts,
    quick=texts,
    detail=runs,
    alerts=alerts,
    key_points=st.lists(st.builds(KeyPoint, text=runs, reason=runs), max_size=1).map(tuple),
    checks=st.lists(st.builds(Check, text=runs), max_size=1).map(tuple),
    pictures=st.lists(pictures, max_size=1).map(tuple),
    clip=st.none() | clips,
    body=prose,
    borrowed=st.none()
    | st.builds(Borrowed, slug=slugs, anchor=anchors, code=st.just("") | codes, label=st.sampled_from(["", "12K"])),
)
names = st.lists(texts, max_size=2).map(tuple)
dates = st.dates(date(2000, 1, 1), date(2100, 1, 1))
heads = st.builds(
    Head,
    owner=texts,
    review_by=st.none() | dates,
    mode=st.sampled_from(Mode),
    minutes=st.none() | st.integers(0, 500),
    tools=names,
    ppe=names,
    first=names,
    draft=st.booleans(),
    formats=names,
    codes=st.none() | st.sampled_from(CodePolicy),
    tags=names,
    moment_new=st.booleans(),
    extra=st.lists(st.tuples(texts, texts), max_size=1).map(tuple),
)
remedies = st.builds(Remedy, anchor=anchors, symptom=runs, fix=prose, alerts=alerts)
phases = st.builds(Phase, steps=st.lists(steps, max_size=2).map(tuple), title=texts, alerts=alerts, lead=prose)
aids = st.builds(
    Aid,
    slug=slugs,
    title=texts,
    language=st.just(Language("en")),
    head=heads,
    intro=prose,
    before=prose,
    phases=st.lists(phases, max_size=2).map(tuple),
    remedies=st.lists(remedies, max_size=1).map(tuple),
    remedies_lead=prose,
    after=prose,
    more=prose,
    debrief=prose,
)
files = st.builds(
    Media,
    source=plain,
    kind=st.sampled_from(MediaKind),
    digest=st.text("0123456789abcdef", min_size=64, max_size=64).map(Digest),
    ending=st.just("jpg"),
    size=st.integers(0, 10**9),
    width=st.integers(0, 9999),
    height=st.integers(0, 9999),
    seconds=moments,
    sound=st.booleans(),
    language=st.sampled_from(["", "en", "es"]),
    codecs=names,
)
translations = st.builds(
    Translated,
    slug=slugs,
    label=st.just("12K"),
    texts=st.lists(st.tuples(anchors, texts), max_size=2).map(tuple),
    parts=st.lists(
        st.builds(TranslatedPart, anchor=anchors | st.just(""), label=st.sampled_from(["9A", "12K"]), text=texts),
        max_size=2,
    ).map(tuple),
)
drafts = st.builds(
    Edition,
    aid=aids,
    codes=st.dictionaries(anchors, codes, max_size=3).map(lambda given: tuple(sorted(given.items()))),
    media=st.lists(files, max_size=2).map(tuple),
    translated=st.none() | translations,
)
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 - the zone is set below
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
effects = st.sampled_from(Effect)


@st.composite
def releases(draw: st.DrawFn) -> Edition:
    """A sealed edition of any shape."""
    return sealed(
        draw(drafts),
        draw(st.integers(1, 999)),
        at=draw(times),
        effective=draw(dates),
        approved_by=draw(texts),
        note=draw(texts),
        effect=draw(effects),
        changed=tuple(draw(st.lists(st.tuples(anchors, effects), max_size=2))),
        lowered=draw(texts),
        base="https://aids.example.com",
    )
