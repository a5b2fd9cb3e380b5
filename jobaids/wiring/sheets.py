"""The ports of sheets that are no cards: the register and the change brief, laid out and put in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.errors import LibraryError
from jobaids.adapters.pdf import make_pdf
from jobaids.adapters.publisher import BUILD
from jobaids.adapters.scanner import scan_pdf
from jobaids.adapters.workshop import Workshop
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.model.release import Edition, Registry
from jobaids.model.settings import Settings
from jobaids.record.index import index_registry
from jobaids.record.lineage import lineage
from jobaids.record.register import Registered
from jobaids.render.brief.text import ROOMS, BriefOrder, expected_brief, render_brief
from jobaids.render.register import RegisterOrder, render_register
from jobaids.symbols.matrix import Level
from jobaids.wiring.carding import put
from jobaids.wiring.publishing import BRIEFS, REGISTER
from jobaids.wiring.workshops import workshop_of


def print_register(
    root: Path, registry: Registry, settings: Settings, day: date, lines: tuple[Registered, ...]
) -> bytes:
    """The register on paper.

    Raises:
        LibraryError: it cannot be printed whole.
    """
    shop = workshop_of(root)
    order = RegisterOrder(
        title=settings.site.title,
        host=_host(settings),
        day=day,
        lines=lines,
        words=read_words(settings.site.languages[0], settings.site.timezone),
        stations={record.slug: record.latest.name for record in registry.stations if record.latest},
    )
    printed = make_pdf(render_register(order, shop.templates.render), shop.press)
    _refuse(printed.told)
    return printed.pdf


def print_briefs(root: Path, registry: Registry, settings: Settings, releases: Iterable[Edition]) -> Iterator[Path]:
    """Put a change brief of each release below `build/briefs/`, and say where it is.

    Raises:
        LibraryError: one cannot be printed on one page so that its symbol reads back.
        FolderError: one cannot be written, or a picture of it is kept no more.
    """
    shop, index = workshop_of(root), index_registry(registry)
    for edition in releases:
        slug = edition.aid.slug
        older = lineage(index, slug).releases
        order = BriefOrder(
            edition=edition,
            before=next((one for one in reversed(older) if _number(one) < _number(edition)), None),
            words=read_words(edition.aid.language, settings.site.timezone),
            site=settings.site.title,
            host=_host(settings),
            stations=tuple(_stations(registry, slug)),
            level=Level[settings.cards.error_correction],
        )
        place = root / BUILD / BRIEFS / f"{slug.replace('/', '-')}-{edition.label}.pdf"
        put(place, _on_one_page(shop, order))
        yield place


def register_place(root: Path) -> Path:
    """Where the register lies if nobody says otherwise."""
    return root / BUILD / REGISTER / "register.pdf"


def _on_one_page(shop: Workshop, order: BriefOrder) -> bytes:
    """The roomiest layout of a brief that fits on one page, its symbol read back."""
    for edition in filter(None, (order.edition, order.before)):
        shop.cards.shown.update({media.digest: media for media in edition.media})
    for room in ROOMS:
        printed = make_pdf(render_brief(order, room, shop.templates.render), shop.press)
        _refuse(printed.told)
        proof = scan_pdf(printed.pdf, expected_brief(order))
        if proof.pages == 1:
            _refuse(proof.told)
            return printed.pdf
    raise LibraryError(
        f"the change brief of {order.edition.aid.slug} does not fit on one page",
        why="its note, or the words of one step alone, fill more than a page",
        fix="say the note in fewer words at the next release",
    )


def _refuse(told: Iterable[Diagnostic]) -> None:
    for fault in told:
        raise LibraryError(fault.what, why=fault.why, fix=f"{fault.fix}; nothing was written")


def _number(edition: Edition) -> int:
    return edition.seal.number if edition.seal else 0


def _stations(registry: Registry, slug: Slug) -> Iterator[str]:
    for record in registry.stations:
        if record.latest and slug in record.latest.aids:
            yield record.latest.name


def _host(settings: Settings) -> str:
    return settings.site.base_url.partition("://")[2].rstrip("/")
