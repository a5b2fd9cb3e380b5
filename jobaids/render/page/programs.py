"""The same for programs: every aid in one file, and each aid whole in its own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jobaids.model.aid import Alert, Remedy, Step
from jobaids.model.plain import plain, plain_blocks
from jobaids.model.prose import Picture
from jobaids.render.page.figure import figure_of, film_of
from jobaids.render.page.shelf import Entry, Shelf, Spine
from jobaids.render.page.site import Page, Site
from jobaids.render.page.whole import Whole

FORMAT = 1  # of both files; raised when a program that reads them would have to change
Tree = dict[str, object]


def render_shelf_json(site: Site, shelf: Shelf) -> Page:
    """`aids.json`: where every aid, step and remedy is."""
    tree: Tree = {
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


def render_aid_json(whole: Whole) -> Page:
    """`/aids/<slug>/index.json`: one aid with all its words."""
    aid, seal, site = whole.edition.aid, whole.edition.seal, whole.site
    tree: Tree = {
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
        "intro": plain_blocks(aid.intro),
        "before": plain_blocks(aid.before),
        "phases": [
            {
                "title": phase.title,
                "alerts": _alerts(phase.alerts),
                "steps": [_step(step, whole) for step in phase.steps],
            }
            for phase in aid.phases
        ],
        "remedies": [_remedy(remedy, whole) for remedy in aid.remedies],
        "more": plain_blocks(aid.more),
    }
    return Page(path=site.addresses.file(site.addresses.programs(aid.slug)), text=_text(tree))


def _step(step: Step, whole: Whole) -> Tree:
    code, site = whole.codes[step.anchor], whole.site
    film = film_of(step.clip, whole.edition, site.addresses, whole.words) if step.clip else None
    return {
        "number": step.number,
        "anchor": step.anchor,
        "code": code,
        "url": site.origin + site.addresses.newest(code),
        "quick": step.quick,
        "action": step.action,
        "alerts": _alerts(step.alerts),
        "key_points": [{"text": plain(point.text), "why": plain(point.reason)} for point in step.key_points],
        "checks": [plain(check.text) for check in step.checks],
        "pictures": [_picture(picture, whole) for picture in step.pictures],
        "clip": {"title": film.title, "url": film.address if film.player else site.origin + film.address}
        if film
        else None,
        "detail": plain_blocks(step.body),
    }


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
        "alerts": _alerts(remedy.alerts),
        "fix": plain_blocks(remedy.fix),
    }


def _alerts(alerts: Iterable[Alert]) -> list[Tree]:
    return [
        {"signal": alert.signal.value, "title": plain(alert.title), "text": plain_blocks(alert.body)}
        for alert in alerts
    ]


def _text(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
