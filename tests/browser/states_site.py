"""A site that holds every state of a card at once, planned as a build plans it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Anchor, Code, Slug
from jobaids.model.release import (
    AidRecord,
    Edition,
    Effect,
    GivenCode,
    Moved,
    Registry,
    Retired,
    StationRecord,
    Target,
    TargetKind,
)
from jobaids.model.station import Station
from jobaids.plan.site import plan_tree, released
from jobaids.plan.tree import SITE, Furniture
from jobaids.record.today import in_force, not_yet
from jobaids.record.translation import translated_of
from jobaids.render.page.site import look_of
from tests.browser.sample_site import SETTINGS, dangerous, write_media
from tests.plan.trees import render_tree
from tests.render import page_sample as sample

DAY = date(2027, 3, 31)
SOON = DAY + timedelta(days=20)
END = sample.NOON.replace(day=25)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of a card: its name, the path that shows it, and how its first line begins."""

    name: str
    path: str
    says: str


def states() -> Iterator[State]:
    """Every state of the table, with the words it opens with."""
    seal, guard, left = (_code(slug, "tighten") for slug in ("filler-seal", "filler-guard", "filler-short"))
    hand, aid = _code("filler-seal", "hand-tight"), _code("filler-seal", "")
    arabic, unsafe = _code("ar/filler-seal", "tighten"), _code("ar/filler-guard", "tighten")
    yield State(name="current", path=f"/{seal}/3P/", says="✓ Card OK · revision 3 · 3 Mar 2027")
    yield State(name="wording", path=f"/{seal}/2K/", says="✓ Card OK. Only wording changed.")
    yield State(name="step-same", path=f"/{hand}/1H/", says="! Old card (1, now 3). This step is the same. Changed: 7.")
    yield State(name="step-changed", path=f"/{seal}/1H/", says="! This step changed. Do it this way:")
    yield State(name="aid-changed", path=f"/{aid}/1H/", says="! Old card (1, now 3). Changed: 7.")
    yield State(name="safety", path=f"/{guard}/1H/", says="STOP. Do not use this card. Make the machine safe.")
    yield State(name="unknown", path=f"/{seal}/15Z/", says="? We do not know revision 15. Do not use the card.")
    yield State(
        name="strange", path=f"/{seal}/#R", says="? We do not know this revision. Do not use the card. Tell the"
    )
    yield State(name="typed", path=f"/{guard}/", says="? Newest is 3. Another number on your card? Use this page.")
    yield State(name="coming", path=f"/{seal}/", says="? Newest is 3. Another number on your card? Use this page.")
    yield State(name="early", path=f"/{seal}/4Z/", says="! This card holds from 20 Apr 2027. Until then, work from")
    yield State(
        name="too-early", path=f"/{_code('filler-new', '')}/1H/", says="! This card holds from 20 Apr 2027. Do not"
    )
    yield State(name="left", path=f"/{left}/1H/", says="! This step is not in the job any more. Do not do it.")
    yield State(name="replaced", path=f"/{_code('filler-old', 'tighten')}/1H/", says="! This step replaces the one on")
    yield State(
        name="retired", path=f"/{_code('filler-old', '')}/1H/", says="× This job ended on 25 Mar 2027. Take the"
    )
    yield State(
        name="step-ended", path=f"/{_code('filler-seal', 'seal-tears')}/1H/", says="× This step ended on 25 Mar"
    )
    yield State(name="station-ended", path="/stations/dock/", says="× This place was given up on 25 Mar 2027. Take the")
    yield State(
        name="station-moved",
        path=f"/{sample.code_of('station:filler-2')}/",
        says="! This place replaces the one on your card. Use this page.",
    )
    yield State(name="test-card", path=f"/{seal}/0/", says="TEST CARD. Not approved. Do not work from it.")
    yield State(name="reserved", path=f"/{sample.code_of('blank')}/", says="? No help here yet. Tell your shift lead.")
    yield State(name="translation", path=f"/{arabic}/1H/", says="✓ البطاقة صالحة")
    yield State(name="translation-unsafe", path=f"/{unsafe}/1H/", says="قف.")
    yield State(name="changes", path="/changes/", says="")
    yield State(name="register", path="/register/", says="")


def registry() -> Registry:
    """Aids whose releases, moves and ends give every state."""
    seal, guard = sample.record(), dangerous(sample.record())
    arabic = sample.record(arabic=True)
    unsafe = _renamed(arabic, "ar/filler-guard", "افتح واقي آلة التعبئة")
    old = _renamed(sample.record(), "filler-old", "Change the old filler's seal")
    return Registry(
        aids=(
            replace(
                seal,
                releases=(*seal.releases, _soon(seal.releases[-1])),
                retired=(_ended(_code("filler-seal", "seal-tears"), "The new seal does not tear."),),
            ),
            guard,
            _short(_renamed(sample.record(), "filler-short", "Change the seal of the short filler")),
            replace(
                old,
                moved=(
                    Moved(
                        code=_code("filler-old", "tighten"),
                        to=Target(kind=TargetKind.STEP, slug=Slug("filler-seal"), anchor=Anchor("tighten")),
                        at=END,
                    ),
                ),
                retired=tuple(
                    _ended(code, "The old filler was scrapped.")
                    for anchor, code in old.releases[0].codes
                    if anchor != "tighten"
                ),
            ),
            _not_before(_renamed(sample.record(), "filler-new", "Change the new filler's seal")),
            _translating(arabic, seal),
            _translating(unsafe, guard),
        ),
        stations=_stations(),
        blanks=(
            GivenCode(
                code=sample.code_of("blank"), target=Target(kind=TargetKind.BLANK, slug=Slug("")), at=sample.NOON
            ),
        ),
    )


def write_states(folder: Path) -> None:
    """Every page of it below `folder`, as a build on `DAY` makes them."""
    render, kept = read_templates().render, registry()
    furniture = Furniture(settings=SETTINGS, look=look_of(SETTINGS, render), speak=read_words)
    tree = plan_tree(released(in_force(kept, DAY), not_yet(kept, DAY)), furniture)
    for _, file in render_tree(tree, render):
        place = folder / file.path.removeprefix(SITE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.octets)
    for media in sample.media():
        write_media(folder, tree.content.site, media)


def _code(slug: str, anchor: str) -> Code:
    return sample.code_of(f"{slug}#{anchor}")


def _ended(code: Code, say: str) -> Retired:
    instead = Target(kind=TargetKind.AID, slug=Slug("filler-seal"))
    return Retired(code=code, at=END, say=say, instead=instead)


def _renamed(record: AidRecord, slug: str, title: str) -> AidRecord:
    """The same job under another name, with codes of its own."""
    releases = tuple(
        sample.edition(replace(one.aid, slug=Slug(slug), title=title), one.seal) for one in record.releases
    )
    return AidRecord(slug=Slug(slug), codes=_given(releases[-1]), releases=releases)


def _given(edition: Edition) -> tuple[GivenCode, ...]:
    return tuple(
        GivenCode(
            code=code,
            target=Target(
                kind=TargetKind.STEP if anchor else TargetKind.AID, slug=edition.aid.slug, anchor=anchor or None
            ),
            at=sample.NOON,
        )
        for anchor, code in edition.codes
    )


def _sealed(edition: Edition, *changed: str, effective: date | None = None) -> Edition:
    seal = sample.seal(4, "Z", Effect.WORK, *changed)
    return replace(
        edition, seal=replace(seal, note="The new wrench clicks later.", effective=effective or seal.effective)
    )


def _soon(edition: Edition) -> Edition:
    """A fourth release that takes another torque, from a day to come."""
    (first, second) = edition.aid.phases
    steps = tuple(
        replace(
            step, quick="Tighten to 9 N·m.", action="Tighten to 9 N·m. Use the torque wrench crosswise: 1, 3, 2, 4."
        )
        if step.anchor == "tighten"
        else step
        for step in second.steps
    )
    aid = replace(edition.aid, phases=(first, replace(second, steps=steps)))
    return _sealed(replace(edition, aid=aid), "tighten", effective=SOON)


def _short(record: AidRecord) -> AidRecord:
    """A fourth release that has no step `tighten` any more."""
    latest = record.releases[-1]
    (first, second) = latest.aid.phases
    steps = tuple(step for step in second.steps if step.anchor != "tighten")
    steps = tuple(replace(step, number=number) for number, step in enumerate(steps, len(first.steps) + 1))
    aid = replace(latest.aid, phases=(first, replace(second, steps=steps)))
    codes = tuple(pair for pair in latest.codes if pair[0] != "tighten")
    last = _sealed(replace(latest, aid=aid, codes=codes), "tighten", effective=date(2027, 3, 20))
    return replace(record, releases=(*record.releases, last))


def _not_before(record: AidRecord) -> AidRecord:
    """Only its first release, from a day to come."""
    (first, *_) = record.releases
    assert first.seal
    return replace(record, releases=(replace(first, seal=replace(first.seal, effective=SOON)),))


def _translating(record: AidRecord, source: AidRecord) -> AidRecord:
    """A translation made when its source had one release only."""
    (only,) = record.releases
    aid = replace(only.aid, phases=sample.aid(arabic=True).phases)
    first = replace(source, releases=source.releases[:1])
    return replace(record, releases=(replace(only, aid=aid, translated=translated_of(only, first)),))


def _stations() -> tuple[StationRecord, ...]:
    """The stations of the sample; the dock was given up, and filler 3 answers for filler 2."""
    filler, *_ = found = {station.slug: station for station in sample.stations()}
    old = replace(found[filler], slug=Slug("filler-2"), name="Packaging line 2, filler")
    dock, second = sample.code_of("station:dock"), sample.code_of("station:filler-2")
    return (
        *(replace(_station(station), retired=_given_up(station, dock)) for station in found.values()),
        replace(
            _station(old),
            moved=(Moved(code=second, to=Target(kind=TargetKind.STATION, slug=filler), at=END),),
        ),
    )


def _given_up(station: Station, code: Code) -> tuple[Retired, ...]:
    ended = Retired(code=code, at=END, say="The dock is closed.")
    return (ended,) if station.slug == "dock" else ()


def _station(station: Station) -> StationRecord:
    given = GivenCode(
        code=sample.code_of(f"station:{station.slug}"),
        target=Target(kind=TargetKind.STATION, slug=station.slug),
        at=sample.NOON,
    )
    return StationRecord(slug=station.slug, codes=(given,), releases=(station,))
