"""Writes the sample site as a build would: every page, and stand-ins for its pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.templates import read_templates
from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Language, Seconds, Slug
from jobaids.model.release import AidRecord, Effect, GivenCode, Registry, Retired, Seal, Target, TargetKind
from jobaids.model.settings import Settings, SiteSettings
from jobaids.plan.search import index_files, search_recipes
from jobaids.record.index import index_registry
from jobaids.render.addresses import variants
from jobaids.render.page.content import SiteContent
from jobaids.render.page.pages import render_aid_pages
from jobaids.render.page.ready import Printable, Ready
from jobaids.render.page.shelf import shelf_of
from jobaids.render.page.site import Page, Site, look_of, site_of
from jobaids.render.page.site_pages import render_site_pages
from jobaids.render.page.whole import Whole
from tests.render import page_sample as sample

SETTINGS = Settings(
    site=SiteSettings(
        title="Plant aids",
        languages=(Language("en"), Language("es"), Language("ar")),
        tell="your shift lead",
        feedback="mailto:aids@example.com?subject={code}-{revision}%20step%20{step}",
    )
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="270" viewBox="0 0 360 270">'
    '<rect width="360" height="270" fill="#fff"/><circle cx="180" cy="135" r="80" fill="#ffd83d" stroke="#000"/></svg>'
)


def records() -> tuple[AidRecord, ...]:
    """The seal change in two languages, one of its remedies retired, and the same job with a change of safety."""
    english, arabic = sample.record(), sample.record(arabic=True)
    ended = next(code for anchor, code in english.releases[-1].codes if anchor == "seal-tears")
    english = replace(
        english,
        retired=(
            Retired(
                code=ended,
                at=sample.NOON,
                say="The new seal does not tear.",
                instead=Target(kind=TargetKind.AID, slug=Slug("filler-seal")),
            ),
        ),
    )
    return english, arabic, dangerous(sample.record())


def dangerous(record: AidRecord) -> AidRecord:
    """The same job at a guard, where the second release was one of safety."""
    slug = Slug("filler-guard")
    releases = tuple(
        replace(
            sample.edition(replace(edition.aid, slug=slug, title="Open the filler guard"), _safety(edition.seal)),
        )
        for edition in record.releases
    )
    codes = tuple(
        replace(one, code=releases[-1].code_of(one.target.anchor), target=replace(one.target, slug=slug))
        for one in record.codes
    )
    return replace(record, slug=slug, codes=codes, releases=releases)


def _safety(seal: Seal | None) -> Seal | None:
    if seal is None or seal.number != 2:
        return seal
    changed = tuple((anchor, Effect.SAFETY) for anchor, _ in seal.changed)
    return replace(seal, effect=Effect.SAFETY, changed=changed)


def write_sample(folder: Path, settings: Settings = SETTINGS) -> None:
    """The whole sample site below `folder`."""
    render = read_templates().render
    look = look_of(settings, render)
    site = site_of(settings, look)
    kept = records()
    editions = [record.releases[-1] for record in kept]
    shelf = shelf_of(editions, sample.stations(), site.addresses)
    words = {language: read_words(language) for language in site.languages}
    for record, edition in zip(kept, editions, strict=True):
        whole = Whole(
            site=site,
            words=words[edition.aid.language],
            record=record,
            edition=edition,
            shelf=shelf,
            index=index_registry(Registry(aids=kept)),
        )
        for page in render_aid_pages(whole, render):
            _write(folder, page)
    blank = GivenCode(code=sample.code_of("blank"), target=Target(kind=TargetKind.BLANK, slug=Slug("")), at=sample.NOON)
    content = SiteContent(
        site=site,
        look=look,
        shelf=shelf,
        registry=Registry(aids=kept, blanks=(blank,)),
        ready=Printable(cards={Slug("filler-seal"): (Ready(form="A4", address="/cards/filler-seal-a4.pdf"),)}),
    )
    for page in render_site_pages(content, words, render):
        _write(folder, page)
    for recipe in search_recipes(site, editions, words, ""):
        for file in index_files(recipe.order):
            _write(folder, Page(path=file.path, text=file.octets.decode("latin-1")), "latin-1")
    for media in sample.media():
        write_media(folder, site, media)


def _write(folder: Path, page: Page, encoding: str = "utf-8") -> None:
    place = folder / page.path
    if place.exists():
        raise FileExistsError(page.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page.text, encoding=encoding)


def write_media(folder: Path, site: Site, media: Media) -> None:
    """A stand-in for a picture, a clip or its captions."""
    addresses = site.addresses
    match media.kind:
        case MediaKind.DRAWING:
            for variant in variants(media):
                _write(folder, Page(path=addresses.file(addresses.picture(media.digest, variant)), text=DRAWING))
        case MediaKind.CAPTIONS:
            text = "WEBVTT\n\n00:00.000 --> 00:10.000\nPress START.\n"
            _write(folder, Page(path=addresses.file(addresses.media(media)), text=text))
        case _:
            for start in {start for start, _ in sample.WINDOWS.values()}:
                place = folder / addresses.file(addresses.still(media.digest, Seconds(start)))
                Image.new("RGB", (640, 360), (220, 220, 210)).save(place)
