"""The same for programs: every aid in one file, and each aid whole in its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.language.words import Words
from jobaids.model.aid import Alert, Remedy, Step
from jobaids.model.plain import plain, plain_blocks
from jobaids.model.prose import Picture
from jobaids.render.page import verdict
from jobaids.render.page.figure import Film, figure_of, film_of
from jobaids.render.page.judging import Judged
from jobaids.render.page.lists import Hall
from jobaids.render.page.shelf import Entry, Shelf, Spine
from jobaids.render.page.signal import signal_word
from jobaids.render.page.site import Page, Site
from jobaids.render.page.verdict import Tone, Verdict
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render

FORMAT = 1  # of both files; raised when a program that reads them would have to change
Tree = dict[str, object]


def render_shelf_json(site: Site, shelf: Shelf) -> Page:
    """`aids.json`: where every aid, step and remedy is."""
    tree: Tree = {
        "$schema": site.origin + site.addresses.schema(),
        "format": FORMAT,
        "title": site.title,
        "aids": [_spine(spine, site) for spine in shelf.spines.values()],
        "stations": [
            {
                "slug": station.slug,
                "name": station.name,
                "place": station.place,
                "tell": station.tell,
                "aids": list(station.aids),
                "url": site.origin + site.addresses.station(station.slug),
            }
            for station in shelf.stations.values()
        ],
    }
    return Page(path=site.addresses.file(site.addresses.programs()), text=_text(tree))


def _spine(spine: Spine, site: Site) -> Tree:
    return {
        "slug": spine.slug,
        "title": spine.title,
        "language": spine.language,
        "code": spine.code,
        "revision": spine.label,
        "url": site.origin + spine.address,
        "json": site.origin + site.addresses.programs(spine.slug),
        "minutes": spine.minutes,
        "tags": list(spine.tags),
        "signal": spine.signal.value if spine.signal else None,
        "steps": [_entry(entry, site) for entry in spine.steps],
        "remedies": [_entry(entry, site) for entry in spine.remedies],
    }


def _entry(entry: Entry, site: Site) -> Tree:
    number: Tree = {"number": entry.number} if entry.number else {}
    address = site.origin + site.addresses.newest(entry.code)
    return {**number, "anchor": entry.anchor, "text": entry.text, "code": entry.code, "url": address}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaView:
    """What the description of the files for programs names."""

    words: Words
    address: str


def render_schema(hall: Hall, render: Render) -> Page:
    """`aids.schema.json`: what the files for programs hold."""
    address = hall.site.addresses.schema()
    view = SchemaView(words=hall.words, address=hall.site.origin + address)
    return Page(path=hall.site.addresses.file(address), text=render("embed/aids.schema.json", view) + "\n")


def render_aid_json(whole: Whole, codes: Iterable[Judged]) -> Page:
    """`/aids/<slug>/index.json`: one aid with all its words, and what is said of each card with one of its codes."""
    aid, seal, site = whole.edition.aid, whole.edition.seal, whole.site
    tree: Tree = {
        "$schema": f"{site.origin}{site.addresses.schema()}#/$defs/aid",
        "format": FORMAT,
        "slug": aid.slug,
        "title": aid.title,
        "language": aid.language,
        "url": site.origin + whole.address,
        "code": whole.edition.code_of(),
        "revision": whole.edition.label,
        "effective": seal.effective.isoformat() if seal else None,
        "approved_by": seal.approved_by if seal else None,
        "owner": aid.head.owner,
        "mode": aid.head.mode.value,
        "minutes": aid.head.minutes,
        "wear": list(aid.head.ppe),
        "bring": list(aid.head.tools),
        "first": list(aid.head.first),
        "tell": whole.tell,
        "languages": [_tongue(spine, site) for spine in whole.shelf.tongues(aid.slug)],
        "intro": plain_blocks(aid.intro),
        "before": plain_blocks(aid.before),
        "phases": [
            {
                "title": phase.title,
                "alerts": _alerts(phase.alerts, whole.words),
                "steps": [_step(step, whole) for step in phase.steps],
            }
            for phase in aid.phases
        ],
        "remedies": [_remedy(remedy, whole) for remedy in aid.remedies],
        "more": plain_blocks(aid.more),
        "codes": {code.lead.code: _told(code, whole) for code in codes},
    }
    return Page(path=site.addresses.file(site.addresses.programs(aid.slug)), text=_text(tree))


def _step(step: Step, whole: Whole) -> Tree:
    code, site = whole.codes[step.anchor], whole.site
    film = film_of(step.clip, whole.edition, site.addresses, whole.words) if step.clip else None
    lent: Tree = {"of": step.borrowed.slug} if step.borrowed else {}
    return {
        **lent,
        "number": step.number,
        "anchor": step.anchor,
        "code": code,
        "url": site.origin + site.addresses.newest(code),
        "quick": step.quick,
        "how": plain(step.detail),
        "action": step.action,
        "alerts": _alerts(step.alerts, whole.words),
        "key_points": [{"text": plain(point.text), "why": plain(point.reason)} for point in step.key_points],
        "checks": [plain(check.text) for check in step.checks],
        "pictures": [_picture(picture, whole) for picture in step.pictures],
        "clip": _clip(film, step, site) if film else None,
        "detail": plain_blocks(step.body),
    }


def _clip(film: Film, step: Step, site: Site) -> Tree:
    here = "" if film.player else site.origin
    return {
        "title": film.title,
        "url": here + film.address,
        "length": film.length,
        "player": film.player,
        "start": step.clip.start if step.clip else None,
        "end": step.clip.end if step.clip else None,
        "silent": film.silent,
        "poster": here + film.poster if film.poster else None,
        "captions": [{"language": one.language, "name": one.name, "url": here + one.address} for one in film.captions],
    }


def _tongue(spine: Spine, site: Site) -> Tree:
    return {
        "language": spine.language,
        "url": site.origin + spine.address,
        "json": site.origin + site.addresses.programs(spine.slug),
    }


def _told(code: Judged, whole: Whole) -> Tree:
    """What the first lines of a code's pages say: of what is in force, of each card, and of a card nobody knows."""
    draft = code.asked.ages if whole.site.draft else ()
    unknown = draft or (verdict.unknown(whole.words, "{number}", whole.tell),)
    return {
        "anchor": code.lead.anchor,
        "newest": [_line(age) for age in draft or _without_card(code, whole)],
        "cards": {label: [_line(age) for age in opened.ages] for label, opened in code.printed},
        "unknown": [_line(age) for age in unknown],
    }


def _without_card(code: Judged, whole: Whole) -> tuple[Verdict, ...]:
    """The same for whoever has no card in hand: nothing is asked, and the newest is the newest."""
    ages = tuple(age for age in code.asked.ages if age.tone is not Tone.ASK)
    seal = whole.edition.seal
    if seal is None or any(age.tone is Tone.STOP for age in ages):
        return ages
    return (verdict.newest(whole.words, seal.number, seal.effective), *ages)


def _line(age: Verdict) -> Tree:
    return {"tone": age.tone.value, "sign": age.sign, "say": age.say, "then": age.then}


def _picture(picture: Picture, whole: Whole) -> Tree:
    figure = figure_of(picture, whole.edition, whole.site.addresses, picture.alt)
    return {"url": whole.site.origin + figure.largest if figure else None, "alt": picture.alt}


def _remedy(remedy: Remedy, whole: Whole) -> Tree:
    code, site = whole.codes[remedy.anchor], whole.site
    return {
        "anchor": remedy.anchor,
        "code": code,
        "url": site.origin + site.addresses.newest(code),
        "symptom": plain(remedy.symptom),
        "alerts": _alerts(remedy.alerts, whole.words),
        "fix": plain_blocks(remedy.fix),
    }


def _alerts(alerts: Iterable[Alert], words: Words) -> list[Tree]:
    return [
        {
            "signal": alert.signal.value,
            "word": signal_word(alert.signal, words),
            "title": plain(alert.title),
            "text": plain_blocks(alert.body),
        }
        for alert in alerts
    ]


def _text(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
