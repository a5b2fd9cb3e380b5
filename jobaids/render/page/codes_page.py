"""Where a typed code goes, with and without script, and what a host says when nothing is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobaids.codes.alphabet import ALPHABET
from jobaids.language.words import Words
from jobaids.model.names import DRAFT_LABEL, Anchor, Code, Label, Slug
from jobaids.model.release import AidRecord, Registry, TargetKind
from jobaids.record.codebook import reserved_of
from jobaids.record.index import Index
from jobaids.record.printed import showing
from jobaids.render.page.content import Draft
from jobaids.render.page.lists import Hall, Line
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import Way
from jobaids.render.page.verdict import tell_sentence
from jobaids.render.view import Render


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A code that opens a page, what it opens, and the labels it was printed with."""

    code: Code
    title: str
    text: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesView:
    """The codes that open with one sign, or the way to them."""

    words: Words
    site: Site
    frame: Frame
    sign: str
    signs: tuple[Line, ...]
    lines: tuple[Line, ...]
    tell: str
    back: Way
    lost: bool  # the address itself is tried as a code


def known_codes(shelf: Shelf, records: Iterable[AidRecord], drafts: Iterable[Draft] = ()) -> tuple[Known, ...]:
    """Every code that opens a page of an aid, in order; what is coming of an aid follows what is in force."""
    found: dict[Code, Known] = {}
    kept = tuple(records)
    printed = showing(kept)
    for record in kept:
        texts = _texts(shelf, record)
        for given in record.codes:
            title, text = texts.get(given.target.anchor or Anchor(""), (_title(record), ""))
            labels = tuple(dict.fromkeys(edition.label for edition in printed.get(given.code, ())))
            found.setdefault(given.code, Known(code=given.code, title=title, text=text, labels=labels))
    for draft in drafts:
        texts = _texts(shelf, AidRecord(slug=draft.slug))
        for anchor, code in draft.codes:
            title, text = texts.get(anchor, (draft.title, ""))
            found.setdefault(code, Known(code=code, title=title, text=text))
    return tuple(found[code] for code in sorted(found))


def with_others(known: tuple[Known, ...], registry: Registry, index: Index) -> tuple[Known, ...]:
    """The same with the codes of stations and of blanks that are not bound; `0` stands under their symbols."""
    titles = [
        (given.code, record.latest.name) for record in registry.stations if record.latest for given in record.codes
    ]
    titles += [(blank.code, "") for blank, _ in reserved_of(registry, index)]
    others = (Known(code=code, title=title, text="", labels=(DRAFT_LABEL,)) for code, title in titles)
    found = {one.code: one for one in (*others, *known)}
    return tuple(found[code] for code in sorted(found))


def _texts(shelf: Shelf, record: AidRecord) -> dict[Anchor, tuple[str, str]]:
    spine = shelf.spines.get(record.slug)
    if not spine:
        return {}
    steps = {entry.anchor: (spine.title, f"{entry.number}. {entry.text}") for entry in spine.steps}
    remedies = {entry.anchor: (spine.title, entry.text) for entry in spine.remedies}
    return {Anchor(""): (spine.title, ""), **steps, **remedies}


def _title(record: AidRecord) -> str:
    return record.latest.aid.title if record.latest else record.slug


def render_codes(hall: Hall, known: tuple[Known, ...], render: Render) -> Iterable[Page]:
    """The page a typed code is sent to, a page for each first sign, and the same for the script."""
    yield _page(hall, "", (), render)
    for sign in ALPHABET:
        mine = tuple(one for one in known if one.code[0] == sign)
        yield _page(hall, sign, mine, render)


def render_code_index(hall: Hall, known: tuple[Known, ...], homes: Mapping[Code, Slug]) -> Iterable[Page]:
    """For each first sign a file that scripts look codes up in: `{"7K3QMX": [title, text, "9F 12K", file]}`.

    The file is that of the aid, below the root, for codes that open an aid or a part of it: `homes` says whose.
    """
    addresses = hall.site.addresses
    for sign in ALPHABET:
        mine = {one.code: _entry(one, homes.get(one.code), hall) for one in known if one.code[0] == sign}
        path = addresses.file(f"{addresses.codes(sign)}index.json")
        yield Page(path=path, text=json.dumps(mine, ensure_ascii=False, separators=(",", ":")))


def _entry(known: Known, home: Slug | None, hall: Hall) -> list[str]:
    entry = [known.title, known.text, " ".join(known.labels)]
    if home not in hall.shelf.spines:
        return entry
    addresses = hall.site.addresses
    return [*entry, addresses.file(addresses.programs(home))]


def homes_of(known: Iterable[Known], index: Index, drafts: Iterable[Draft] = ()) -> dict[Code, Slug]:
    """Whose pages each code opens; a code that ended opens nobody's."""
    own = {code: draft.slug for draft in drafts for _, code in draft.codes}
    opened = ((one.code, index.opens(one.code)) for one in known)
    aids = {TargetKind.AID, TargetKind.STEP, TargetKind.REMEDY}
    live = {code: found.target for code, found in opened if found and not found.ended}
    return {**own, **{code: target.slug for code, target in live.items() if target.kind in aids}}


def _page(hall: Hall, sign: str, known: tuple[Known, ...], render: Render) -> Page:
    words, addresses = hall.words, hall.site.addresses
    address = addresses.codes(sign, hall.language)
    tongues = hall.tongues((tongue, addresses.codes(sign, tongue)) for tongue in hall.site.languages)
    title = words("Codes that begin with {sign}", sign=sign) if sign else words("Type a code")
    view = _view(hall, hall.frame(title, address, tongues), sign, known)
    return Page(path=addresses.file(address), text=render("notfound/codes.html", view))


def render_not_found(hall: Hall, render: Render) -> Page:
    """What a host answers when nothing is there: most often a code typed with a slip."""
    address = hall.site.addresses.not_found()
    view = _view(hall, hall.frame(hall.words("Nothing is here"), address), "", (), lost=True)
    return Page(path=hall.site.addresses.file(address), text=render("notfound/notfound.html", view))


def _view(hall: Hall, frame: Frame, sign: str, known: tuple[Known, ...], *, lost: bool = False) -> CodesView:
    addresses = hall.site.addresses
    return CodesView(
        words=hall.words,
        site=hall.site,
        frame=frame,
        sign=sign,
        signs=tuple(Line(text=one, address=addresses.codes(one, hall.language)) for one in ALPHABET),
        lines=tuple(
            Line(
                text=one.code, address=addresses.newest(one.code), under=" · ".join(filter(None, (one.title, one.text)))
            )
            for one in known
        ),
        tell=tell_sentence(hall.words, hall.site.tell),
        back=Way(text=hall.words("Home"), address=addresses.home(hall.language)),
        lost=lost,
    )
