"""All pages of the site that are of no single aid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobaids.language.words import Words
from jobaids.model.names import DRAFT_LABEL, Language
from jobaids.model.release import StationRecord
from jobaids.record.codebook import reserved_of
from jobaids.record.index import Index, index_registry
from jobaids.render.page.absent import render_upcoming
from jobaids.render.page.camera_page import render_camera
from jobaids.render.page.changes_page import render_changes
from jobaids.render.page.codes_page import (
    Known,
    homes_of,
    known_codes,
    render_code_index,
    render_codes,
    render_not_found,
    with_others,
)
from jobaids.render.page.content import SiteContent
from jobaids.render.page.embed import render_embed
from jobaids.render.page.ended import render_ended_codes, render_gone_station, render_reserved
from jobaids.render.page.grouped import render_learning, render_problems_list, render_subjects
from jobaids.render.page.home_page import render_home
from jobaids.render.page.lists import Hall
from jobaids.render.page.offline_page import render_manifest, render_offline, render_worker
from jobaids.render.page.print_page import render_printing
from jobaids.render.page.programs import render_schema, render_shelf_json
from jobaids.render.page.register_page import render_register_page
from jobaids.render.page.site import Page
from jobaids.render.page.station_page import render_station_page
from jobaids.render.page.wall import Wall, wall_of
from jobaids.render.view import Render


def render_site_pages(content: SiteContent, words: Mapping[Language, Words], render: Render) -> Iterator[Page]:
    """Home, stations, changes, cards, codes and what is said where nothing is; `words` has each language's."""
    site, records, index = content.site, content.registry.aids, index_registry(content.registry)
    known = known_codes(content.shelf, (*records, *content.coming), content.drafts)
    known = with_others(known, content.registry, index)
    wall = Wall() if site.draft else wall_of(content.registry, content.coming, index)
    for language in site.languages:
        hall = Hall(site=site, words=words[language], shelf=content.shelf)
        yield from _list_pages(hall, content, known, wall, render)
        for record in content.registry.stations:
            if record.slug not in content.shelf.stations and not site.draft:
                yield from render_gone_station(hall, record, index, render)
    hall = Hall(site=site, words=words[site.languages[0]], shelf=content.shelf)
    yield render_not_found(hall, render)
    yield from render_code_index(hall, known, homes_of(known, index, content.drafts))
    yield render_shelf_json(site, content.shelf)
    yield render_schema(hall, render)
    yield render_embed(hall, content.look.embed_style, words, render)
    for record in content.registry.stations:
        yield from _station_codes(hall, record, index, render)
        yield from render_ended_codes(hall, record, index, render)
    released = {record.slug for record in records}
    upcoming = tuple(record for record in content.coming if record.slug not in released)
    blank_codes = {blank.code for blank in content.registry.blanks}
    for coming in upcoming:
        yield from render_upcoming(hall, coming, blank_codes, render)
    bound = {given.code for record in upcoming for given in record.codes}
    blanks = tuple(pair for pair in reserved_of(content.registry, index) if pair[0].code not in bound)
    yield from render_reserved(hall, blanks, render)
    for script in content.look.scripts:
        yield Page(path=site.addresses.file(script.address), text=script.text)
    yield Page(path=site.addresses.file(site.addresses.icon()), text=content.look.icon)
    if not site.draft:
        yield render_manifest(site)
        yield render_worker(site, content.look, words, render)


def _list_pages(
    hall: Hall, content: SiteContent, known: tuple[Known, ...], wall: Wall, render: Render
) -> Iterator[Page]:
    yield render_home(hall, render)
    yield render_problems_list(hall, render)
    yield render_learning(hall, render)
    yield render_subjects(hall, render)
    yield render_camera(hall, render)
    yield from render_changes(hall, content.registry, content.coming, render)
    yield render_printing(hall, content.ready, wall.swaps, render)
    if not content.site.draft:
        yield render_register_page(hall, wall.lines, render)
        yield render_offline(hall, render)
    yield from render_codes(hall, known, render)
    for station in content.shelf.stations.values():
        yield render_station_page(hall, station, render)


def _station_codes(hall: Hall, record: StationRecord, index: Index, render: Render) -> Iterator[Page]:
    """The pages of a station's codes; of one that was moved, those of the station that answers for it."""
    for given in record.codes:
        opening = index.opens(given.code)
        station = hall.shelf.stations.get(opening.target.slug if opening else record.slug)
        if station and not (opening and opening.ended):
            for address in hall.site.addresses.opened(given.code, (DRAFT_LABEL,)):
                replaces = station.slug != given.target.slug
                yield render_station_page(hall, station, render, address, replaces=replaces)
