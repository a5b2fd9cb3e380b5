"""One page for all revisions of a card says to each what the page of that revision alone would say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import lxml.html
import pytest

from jobaids.model.names import Label
from jobaids.model.release import AidRecord, Effect, Retired
from jobaids.model.settings import Host
from jobaids.render.page.whole import Whole
from tests.render import page_sample as sample
from tests.render.page_rooms import SETTINGS, pages_of, site, whole_of
from tests.render.page_sample import code_of

REWRITES = replace(SETTINGS, site=replace(SETTINGS.site, host=Host.REWRITES))
PRINTED = re.compile(r"([0-9A-Z]{6})/(?:([0-9A-Z]+)/)?index\.html")
TIGHTEN = code_of("filler-seal#tighten")
REFUSED = "Do not use the card. Tell the maintenance lead, extension 210."


def shared(whole: Whole) -> Whole:
    """The same aid on a site whose host redirects."""
    return replace(whole, site=site(settings=REWRITES))


def shown(html: str, mark: str = "") -> lxml.html.HtmlElement:
    """What a browser shows of a page whose address ends with `#mark`, by the rules of the style."""
    body = lxml.html.document_fromstring(html).body
    for kept in body.findall(".//template"):  # shown by script alone, if at all
        kept.drop_tree()
    parts = {part.get("id"): part for part in body.find_class("printed")}
    chosen = parts.get(mark.removesuffix("_problem") if f'id="{mark}"' in html else mark)
    for part in parts.values():
        if part is not chosen:
            part.drop_tree()
    for asked in body.find_class("asked") if chosen is not None and mark != "R" else ():
        asked.drop_tree()
    for age in [one for one in body.find_class("ask") if mark == "R" and one.getparent() is not chosen]:
        age.drop_tree()
    for later in list(chosen.itersiblings()) if chosen is not None and "alone" in chosen.classes else ():
        later.drop_tree()
    return body


def words(element: lxml.html.HtmlElement) -> Counter[str]:
    """Every piece of text, however it is ordered."""
    return Counter(text for piece in element.itertext() if (text := " ".join(piece.split())))


def first_lines(element: lxml.html.HtmlElement) -> list[str]:
    """What is said before any work."""
    return [" ".join(age.text_content().split()) for age in element.find_class("age")]


def unsafe() -> AidRecord:
    """An aid whose second release matters to safety, and whose third no longer has the last step."""
    record = sample.record()
    first, second, third = record.releases
    assert second.seal is not None
    fewer = replace(third.aid, phases=(third.aid.phases[0], replace(third.aid.phases[1], steps=())))
    return replace(
        record,
        releases=(
            first,
            replace(second, seal=replace(second.seal, effect=Effect.SAFETY)),
            replace(third, aid=fewer, codes=tuple(pair for pair in third.codes if pair[0] in ("", *fewer.anchors))),
        ),
    )


@pytest.mark.parametrize("record", [sample.record(), sample.record(arabic=True), unsafe()])
def test_each_revision_is_told_the_same_words(record: AidRecord) -> None:
    """A host that can do less must not tell a worker less."""
    whole = whole_of(record)
    alone, together = pages_of(whole), pages_of(shared(whole))

    compared = 0
    for path, html in alone.items():
        if not (printed := PRINTED.fullmatch(path)):
            continue
        code, label = printed.groups()
        here = shown(together[f"{code}/index.html"], f"R{label}" if label else "")
        assert first_lines(here) == first_lines(shown(html)), path
        assert words(here) == words(shown(html)), path
        compared += 1

    assert compared > len(record.codes)


def test_a_code_has_one_page() -> None:
    """Hosts count files: sixty releases would make sixty pages of every step."""
    record = sample.record()

    paths = [path for path in pages_of(shared(whole_of(record))) if PRINTED.fullmatch(path)]

    assert sorted(paths) == sorted(f"{given.code}/index.html" for given in record.codes)


@pytest.mark.parametrize("mark", ["R9Z", "check-lock", ""])
def test_a_revision_nobody_released_is_asked_for(mark: str) -> None:
    """Whatever the address ends with, no card is called good that nobody knows."""
    page = pages_of(shared(whole_of(sample.record())))[f"{TIGHTEN}/index.html"]

    assert first_lines(shown(page, mark)) == [
        "? Newest is 3. Another number on your card? Use this page. 3 2 1 Not here? Do not use the card."
    ]


@pytest.mark.parametrize("host", list(Host))
def test_a_host_can_lead_to_where_a_revision_is_unknown(host: Host) -> None:
    """A card from another branch, or a forged one, must not pass for approved, with script or without."""
    whole = whole_of(sample.record())

    page = pages_of(shared(whole) if host is Host.REWRITES else whole)[f"{TIGHTEN}/index.html"]

    here = shown(page, "R")
    assert first_lines(here) == [f"? We do not know this revision. {REFUSED}"]
    assert "Tighten to 8 N·m." in here.text_content()


def test_a_test_card_shows_no_instruction() -> None:
    """What is approved may differ from the card that is being tried out."""
    page = pages_of(shared(whole_of(sample.record())))[f"{TIGHTEN}/index.html"]

    here = shown(page, "R0")

    assert first_lines(here) == ["TEST CARD. Not approved. Do not work from it. See what is approved"]
    assert "Tighten" not in here.text_content()


def test_the_bar_goes_on_with_the_same_card() -> None:
    """A newer label on the way would call an old card good."""
    page = pages_of(shared(whole_of(sample.record())))[f"{code_of('filler-seal#check-lock')}/index.html"]
    here = shown(page, "R1H")

    links = [link.get("href") for link in here.find_class("bar")[0].iter("a")]

    step_two = code_of("filler-seal#nozzle-off")
    assert links == ["/aids/filler-seal/", "?stuck#R1H_problem", f"/{step_two}/#R1H"]
    assert len(shown(page, "R1H_problem").find_class("age")) == 1


def test_every_link_of_a_step_is_the_one_that_the_card_alone_would_be_given() -> None:
    """Whoever holds an old card must hear so on every step, wherever they tapped."""
    whole = whole_of(sample.record())
    alone, together = pages_of(whole), pages_of(shared(whole))

    for label in ("1H", "2K", "3P", ""):
        there = shown(alone[f"{TIGHTEN}/{label}/index.html".replace("//", "/")])
        here = shown(together[f"{TIGHTEN}/index.html"], f"R{label}" if label else "")

        assert links_of(here) == links_of(there)


def _led_on(href: str) -> str:
    return re.sub(r"/(\?\w+=\w+)?#R(\w+)$", r"/\2/\1", href)


def links_of(element: lxml.html.HtmlElement) -> Counter[str]:
    """Where a page leads, as a host leads it on; a link to a part of the page stays there."""
    plain = (
        re.sub(r"^\?stuck#R.*_problem$", "?stuck#_problem", _led_on(link.get("href", ""))) for link in element.iter("a")
    )
    return Counter(plain)


def test_no_name_stands_twice_on_a_page() -> None:
    """An address that ends with a name leads to the first of that name only."""
    for path, html in pages_of(shared(whole_of(sample.record()))).items():
        if path.endswith(".html"):
            names = re.findall(r' id="([^"]*)"', html)
            assert len(names) == len(set(names)), path


def test_a_retired_code_says_so_to_every_revision() -> None:
    """Where nothing is left to work from, one page without parts says all there is to say."""
    record = sample.record()
    ended = replace(record, retired=(Retired(code=TIGHTEN, at=sample.NOON, say="It is glued now."),))

    pages = pages_of(shared(whole_of(ended)))

    here = shown(pages[f"{TIGHTEN}/index.html"], "R1H")
    assert first_lines(here) == ["× This step ended on 3 Mar 2027. Take the card down. It is glued now."]
    assert not [path for path in pages if path.startswith(f"{TIGHTEN}/1H")]


def test_a_label_becomes_a_mark_that_is_no_step() -> None:
    """Anchors of steps have no capitals, so that `#R12K` can mean nothing else."""
    addresses = site(settings=REWRITES).addresses

    assert addresses.card(TIGHTEN, Label("12K")) == f"/{TIGHTEN}/#R12K"
    assert addresses.file(addresses.card(TIGHTEN, Label("12K"))) == f"{TIGHTEN}/index.html"
