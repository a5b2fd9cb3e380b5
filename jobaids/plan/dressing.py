"""What an author sees around a page of the preview: what is told of its source, where it belongs, and its card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Anchor, Code, Slug
from jobaids.paper.formats import PRINTED
from jobaids.plan.asked import AskedTree
from jobaids.plan.survey import Survey
from jobaids.plan.workbench import EVERYTHING, GONE
from jobaids.render.preview.dress import OWN, Bar, Beside, Dress, Form
from jobaids.render.preview.notes import TOP, Note, by_anchor, counted, note_of

MOST = 20  # notes above one page


def dress_of(survey: Survey, tree: AskedTree, file: str, *, released: bool, form: str = "") -> Dress:
    """Everything around the page at `file`, a path below the folder of its tree."""
    addresses = tree.laid.content.site.addresses
    at = addresses.root + file.removesuffix("index.html")
    slug = next(iter(tree.slugs_of(file)), None)
    beside = _beside(tree, slug, at, form) if slug else None
    aid = next((aid for aid in survey.aids.values() if aid.slug == (slug or _slug_at(survey, file))), None)
    if released:
        return Dress(bar=Bar(at=at, released=True, counts="", file=aid.file if aid else ""), beside=beside)
    if aid is None:
        told = survey.told
        notes = tuple(_note(survey, tree, one) for one in told[:MOST])
        return Dress(bar=Bar(at=at, released=False, counts=counted(told), notes=notes, more=len(told[MOST:])))
    told = survey.told_of(aid.file)
    placed = {
        anchor: tuple(note_of(one, survey.sources.get(one.span.file), addresses.aid(aid.slug, anchor)) for one in those)
        for anchor, those in by_anchor(told, aid, survey.sources.get(aid.file)).items()
    }
    bar = Bar(
        at=at,
        released=False,
        counts=counted(told),
        file=aid.file,
        stale=any(one.severity is Severity.ERROR and one.rule != GONE for one in told),
        notes=(*(_note(survey, tree, one) for one in _of_everything(survey.told)), *placed.pop(TOP, ())),
    )
    return Dress(bar=bar, notes=placed, alone=_alone(tree, slug, file), beside=beside)


def _of_everything(told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Errors that hold back everything."""
    return (one for one in told if one.severity is Severity.ERROR and one.span.file.startswith(EVERYTHING))


def _slug_at(survey: Survey, file: str) -> Slug | None:
    """The aid whose checklist would stand at a path, were it without errors."""
    slug = Slug(file.removesuffix("/index.html").replace("/aids/", "/").removeprefix("aids/"))
    return slug if file.endswith("/index.html") and any(aid.slug == slug for aid in survey.aids.values()) else None


def _alone(tree: AskedTree, slug: Slug | None, file: str) -> Anchor:
    """The step whose own page is asked for."""
    code = Code(file.partition("/")[0])
    edition = tree.editions.get(slug) if slug else None
    return next((anchor for anchor, own in edition.codes if own == code), TOP) if edition else TOP


def _beside(tree: AskedTree, slug: Slug, at: str, form: str) -> Beside | None:
    forms = tree.forms(slug)
    if not forms:
        return None
    here = form if form in forms else forms[0]
    return Beside(
        address=f"{OWN}card/{slug}/{here}/",
        pdf=tree.laid.content.site.addresses.pdf(slug, here),
        at=at,
        forms=tuple(Form(name=name, title=_title(name), here=name == here) for name in forms),
    )


def _title(name: str) -> str:
    return PRINTED[name].title + (", black and white" if PRINTED[name].grey else "")


def _note(survey: Survey, tree: AskedTree, one: Diagnostic) -> Note:
    """One thing told, and the page of the aid it is told of."""
    aid: Aid | None = survey.aids.get(one.span.file)
    slug = aid.slug if aid else Slug(one.slug)
    address = tree.laid.content.site.addresses.aid(slug) if slug else ""
    return note_of(one, survey.sources.get(one.span.file), address)
