"""The register on paper, as `jobaids register` prints it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf_bytes

from jobaids.model.names import Label, Language, Slug
from jobaids.model.release import Registry
from jobaids.model.settings import Settings
from jobaids.record.register import Registered
from jobaids.wiring.sheets import print_register

DAY = date(2027, 4, 1)
MANY = 60
LONG = (
    "Return the filler to service after a change of format, a repair or a stop of more than a shift, and hand it over"
)
ARABIC = "تغيير مانع تسرب آلة التعبئة"


def line(number: int, title: str, language: str = "en") -> Registered:
    """An aid in force; the first three are overdue."""
    return Registered(
        slug=Slug(f"aid-{number:02}"),
        title=title,
        language=Language(language),
        label=Label(f"{number}K"),
        effective=date(2027, 1, 1),
        approved_by="Maintenance lead",
        owner="Packaging maintenance",
        review=date(2027, 3, 28 + number) if number < 4 else date(2028, 1, 1),
    )


LINES = (line(1, LONG), line(2, ARABIC, "ar"), *(line(number, f"Job number {number}") for number in range(3, MANY + 1)))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register of sixty aids."""
    root: Path = tmp_path_factory.mktemp("register")
    return print_register(root, Registry(), Settings(), DAY, LINES)


def texts(pdf: bytes) -> list[str]:
    """The words of each page, white space folded."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_every_aid_stands_in_the_printed_register_and_what_is_overdue_first(printed: bytes) -> None:
    """An auditor holds paper; an aid that fell off a page is an aid nobody controls."""
    pages = texts(printed)
    everything = " ".join(pages)

    assert "Register of aids" in pages[0]
    assert "3 reviews are overdue" in pages[0]
    assert all(one.slug in everything for one in LINES)
    assert everything.count("Overdue") == 3
    assert pages[0].rindex("Overdue") < pages[0].index("aid-04")
    assert LONG in everything


def test_every_sheet_has_the_heads_of_its_columns_and_its_number(printed: bytes) -> None:
    """Sheets are copied one by one; the fourth must say by itself what its dates are."""
    pages = texts(printed)

    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Revision In force since Approved by Owner Review by" in page
        assert f"{number} / {len(pages)}" in page


def tags(node: pikepdf.Object) -> list[str]:
    """The kinds of all parts of a document, as a screen reader meets them."""
    found = [str(node.S)] if "/S" in node else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += tags(kid)
    return found


def test_the_register_is_a_table_that_can_be_read_aloud(printed: bytes) -> None:
    """PDF/UA-1 (ISO 14289-1): tagged, titled, in a language, and head cells that are head cells."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        meta = pdf.open_metadata()
        kinds = tags(pdf.Root.StructTreeRoot)

        assert meta["pdfuaid:part"] == "1"
        assert str(pdf.docinfo.Title).startswith("Register of aids")
        sheets = len(pdf.pages)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
    assert [
        failure.message for failure in validate_pdf_bytes(printed, profile=ValidationProfile.PDF_UA_1).failures
    ] == []
    assert kinds.count("/Table") == sheets
    assert kinds.count("/TH") == 7 * sheets
    assert kinds.count("/TR") == MANY + sheets
