"""Without script, every word, link, picture and clip of a source stands on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html

from jobaids.adapters.registry import read_registry
from jobaids.model.aid import Aid, Step
from jobaids.model.plain import inlines_in, plain, prose_of_aid, prose_of_step, words_of
from jobaids.model.prose import Link
from jobaids.model.release import Edition
from tests.site.sample import Sample

OUTSIDE = ("https:", "http:", "mailto:", "tel:", "sms:")


def shown(page: Path) -> lxml.html.HtmlElement:
    """A page as a browser without script lays it out, with everything that a tap unfolds."""
    body = lxml.html.document_fromstring(page.read_text(encoding="utf-8")).body
    for hidden in body.xpath(
        './/template | .//script | .//*[@hidden] | .//*[contains(concat(" ", @class, " "), " live ")]'
    ):
        hidden.drop_tree()
    return body


def squeezed(text: str) -> str:
    """Words without the space between them, which mark-up and lists put in or leave out."""
    return re.sub(r"[\s\u2068\u2069]+", "", text)


def said_on(body: lxml.html.HtmlElement) -> str:
    """Every word of a page, those that stand in for pictures and clips too."""
    instead = " ".join(body.xpath(".//@alt | .//@aria-label"))
    return squeezed(f"{body.text_content()} {instead}")


def links_of(aid: Aid) -> Iterator[str]:
    """Where the words of an aid lead outside the site."""
    for inlines in prose_of_aid(aid):
        for one in inlines_in(inlines):
            if isinstance(one, Link) and one.href.startswith(OUTSIDE):
                yield one.href


def lost_of(edition: Edition, site: Path) -> Iterator[tuple[str, str]]:
    """What the pages of an aid leave out."""
    aid, slug = edition.aid, edition.aid.slug
    tongue, _, name = slug.rpartition("/")
    whole = shown(site / tongue / "aids" / name / "index.html")
    said, hrefs = said_on(whole), set(whole.xpath(".//a/@href"))
    yield from ((slug, words) for words in words_of(aid) if words not in aid.head.tags and squeezed(words) not in said)
    yield from ((slug, href) for href in links_of(aid) if href not in hrefs)
    yield from ((slug, step.anchor) for step in aid.steps if len(whole.xpath(f'.//*[@id="{step.anchor}"]')) != 1)
    clips = len(whole.xpath('.//video | .//a[@class="play"]'))
    yield from ((slug, "a clip") for _ in range(sum(step.clip is not None for step in aid.steps) - clips))
    for step in aid.steps:
        if not step.borrowed:
            yield from _lost_of_step(edition, step, site)


def _lost_of_step(edition: Edition, step: Step, site: Path) -> Iterator[tuple[str, str]]:
    """What the pages of one step leave out: that of its code, and that of each label it was printed with."""
    wanted = [step.quick, *(plain(inlines) for inlines in prose_of_step(step))]
    code = edition.code_of(step.anchor)
    for page in (site / code / "index.html", site / code / edition.label / "index.html"):
        said = said_on(shown(page))
        yield from ((str(page.relative_to(site)), words) for words in wanted if squeezed(words) not in said)


def test_every_word_and_link_of_the_sources_is_on_their_pages(sample_build: Sample) -> None:
    """Script is blocked on many a company phone; nobody there may be told less."""
    site = sample_build.root / "build/site"
    editions = [record.releases[-1] for record in read_registry(sample_build.root).registry.aids if not record.retired]

    lost = [one for edition in editions for one in lost_of(edition, site)]

    assert len(editions) > 20
    assert lost == []
