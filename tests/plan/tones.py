"""What pages say first, and what `jobaids verify` says of the same symbols, in the same few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from jobaids.codes.address import address
from jobaids.model.names import Code, Label
from jobaids.model.release import Registry
from jobaids.plan.site import released
from jobaids.record.index import index_registry
from jobaids.record.standing import Judge
from jobaids.record.today import in_force
from jobaids.record.worth import Worth
from jobaids.render.page.verdict import Tone

BASE = "https://aids.example.com"
GRAVEST_FIRST = (Tone.STOP, Tone.ENDED, Tone.ASK, Tone.CARE, Tone.TEST, Tone.GOOD)
TONES = {
    Worth.UNSAFE: Tone.STOP,
    Worth.RETIRED: Tone.ENDED,
    Worth.UNKNOWN: Tone.ASK,
    Worth.RESERVED: Tone.ASK,
    Worth.OLDER: Tone.CARE,
    Worth.BEHIND: Tone.CARE,
    Worth.EARLY: Tone.CARE,
    Worth.TEST: Tone.TEST,
    Worth.GOOD: Tone.GOOD,
    Worth.CURRENT: Tone.GOOD,
}


def only_tones(_: str, view: object) -> str:
    """Instead of a template: nothing of a page but the tones of its first lines."""
    ages = getattr(view, "ages", ())
    return "".join(f'<div class="age {age.tone.value}">' for age in ages)


def tone_of(page: str) -> Tone:
    """The gravest that a page says first; one of a station that says nothing is good."""
    shown = re.sub(r'<div class="printed" id="R" hidden>.*?(?:</div>){3}', "", page)
    said = {Tone(name) for name in re.findall(r'<div class="age ([a-z]+)">', shown)}
    return next((tone for tone in GRAVEST_FIRST if tone in said), Tone.GOOD)


def differing(
    registry: Registry, day: date, pages: Mapping[str, str], symbols: Iterable[tuple[Code, Label | None]]
) -> Iterator[str]:
    """The symbols of which a wall is told otherwise than the phone of whoever stands before it.

    And those for which a card is to be hung that a build does not print.
    """
    shown = released(in_force(registry, day))
    printable = {(one.aid.slug, one.label) for one in shown.editions if one.aid.slug in shown.printed}
    judge = Judge(registry=registry, index=index_registry(registry), bases=(BASE,), day=day)
    for code, label in symbols:
        page = pages[f"{code}/{label}/index.html" if label else f"{code}/index.html"]
        standing = judge.standing(address(BASE, code, label) if label else f"{BASE}/{code}/")
        phone, wall = tone_of(page), TONES.get(standing.worth)
        if phone is not wall:
            yield f"{code}/{label}: the page says {phone.value}, verify {standing.worth.value}: {standing.say}"
        if standing.now and (standing.hang, standing.now) not in printable:
            yield f"{code}/{label}: {standing.hang}@{standing.now} is to be hung, and no such card is printed"
