"""A station's poster: whoever stands there finds every aid of the place with one scan."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.adapters.catalogues import read_words
from jobaids.adapters.pdf import Press, make_pdf, open_press
from jobaids.adapters.scanner import read_card, scan_pdf
from jobaids.adapters.templates import read_templates
from jobaids.model.names import Code, Label, Language, Mm, Slug
from jobaids.model.station import PhoneUse, Station
from jobaids.paper.reading import ReadCard
from jobaids.render.page.shelf import Spine
from jobaids.render.poster import POSTERS, PosterFormat, PosterOrder, expected_poster, render_poster


@cache
def press() -> Press:
    """A press without pictures."""
    return open_press(lambda _: b"", folder=Path(mkdtemp()))


def spine(title: str, code: str, language: str = "en") -> Spine:
    """An aid as it stands on the shelf."""
    return Spine(
        slug=Slug(title),
        title=title,
        language=Language(language),
        code=Code(code),
        label=Label("12K"),
        address=f"/aids/{title}/",
    )


def poster(form: PosterFormat = POSTERS["a4"], **more: object) -> PosterOrder:
    """The poster of a filler."""
    station = Station(slug=Slug("filler-3"), name="Packaging line 3, filler", place="Hall B", phone=PhoneUse.STOPPED)
    whole = PosterOrder(
        station=station,
        code=Code("W0TWFC"),
        aids=(spine("Lock out the filler", "X8KX33"), spine("غيّر حلقة الإحكام", "VVN337", "ar")),
        tell="the maintenance lead, extension 210",
        words=read_words(Language("en")),
        base_url="https://aids.example.com",
        format=form,
    )
    return replace(whole, **more)  # type: ignore[arg-type]  # by name


def printed(order: PosterOrder) -> bytes:
    """A finished poster that was laid out without a complaint."""
    made = make_pdf(render_poster(order, read_templates().render), press())
    assert made.told == ()
    return made.pdf


def said(read: ReadCard) -> str:
    """All words of it."""
    return " ".join(text.text for page in read.pages for text in page.texts)


@pytest.mark.parametrize("form", POSTERS.values(), ids=lambda one: one.name)
def test_a_poster_is_read_back_like_every_card(form: PosterFormat) -> None:
    """It hangs for years; a symbol on it that nobody can read would send people to look for somebody."""
    order = poster(form)

    pdf = printed(order)

    proof = scan_pdf(pdf, expected_poster(order))
    assert (proof.told, proof.decoded, proof.pages) == ((), 1, 1)
    assert [one.message for one in validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1).failures] == []


def test_it_says_what_can_be_typed_and_whom_to_tell() -> None:
    """Where no camera is at hand a code is typed; a revision is asked for there, and so is not on the wall."""
    text = said(read_card(printed(poster())))

    for words in ("Packaging line 3, filler", "Lock out the filler", "X8KX33", "extension 210", "stopped"):
        assert words in text
    assert "12K" not in text


def test_its_symbol_is_as_large_as_the_distance_asks() -> None:
    """Whoever stands a metre and a half away must not have to climb over the machine."""
    near, far = poster(), poster(POSTERS["a3"], station=replace(poster().station, reach=Mm(1500.0)))

    assert far.reach == pytest.approx(1.5)
    assert near.module < far.module
    assert scan_pdf(printed(far), expected_poster(far)).told == ()


def test_no_symbol_is_wider_than_the_paper() -> None:
    """From ten metres no sheet is large enough; the poster says from how far it is read."""
    order = poster(station=replace(poster().station, reach=Mm(10_000.0)))

    pdf = printed(order)

    assert scan_pdf(pdf, expected_poster(order)).told == ()
    assert f"Scan from up to {order.reach} m" in said(read_card(pdf))


def test_a_station_with_many_aids_goes_on_on_further_pages() -> None:
    """Forty jobs at one place are unusual and still all there."""
    order = poster(aids=tuple(spine(f"Do job number {n}", f"X8KX{n:02}") for n in range(40)))

    read = read_card(printed(order))

    assert len(read.pages) > 1
    assert all(f"X8KX{n:02}" in said(read) for n in range(40))


def test_where_arabic_is_read_first_it_runs_from_the_right() -> None:
    """The first language of a station is the one that is read there."""
    order = poster(words=read_words(Language("ar")))

    pdf = printed(order)

    assert scan_pdf(pdf, expected_poster(order)).told == ()
    codes = [text.box.x for text in read_card(pdf).pages[0].texts if "X8KX33" in text.text]
    assert codes[0] < order.format.width / 4
