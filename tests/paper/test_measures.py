"""Whatever keeps a symbol from being scanned where it stands is told; real PDFs are measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobaids.adapters.scanner import scan_pdf
from jobaids.model.names import Mm
from jobaids.paper.box import Box
from jobaids.paper.expected import Distances
from tests.paper.wall import GOOD, expected, printed, proof_of, rules, with_row

SECOND = 2  # the row of step 2 in GOOD


@pytest.mark.parametrize("module", [0.35, 0.39, 0.48, 0.52])
def test_a_symbol_not_as_large_as_planned_is_told(module: float) -> None:
    """Small modules are lost first; and any other size means the card was scaled."""
    shrunk = with_row(SECOND, width=module * 37)

    proof = proof_of(*shrunk)

    assert rules(proof) == ["JA510"]
    assert f"{module:.3f} mm" in proof.told[0].what


def test_a_symbol_one_percent_larger_passes() -> None:
    """Figures in a PDF are rounded; that is no fault."""
    proof = proof_of(*with_row(SECOND, width=18.5 * 1.01))

    assert proof.told == ()


def test_a_stretched_symbol_is_told() -> None:
    """A template that sets only a width may stretch what it did not mean to."""
    stretched = with_row(SECOND, style="transform:scaleY(1.06)")

    assert rules(proof_of(*stretched)) == ["JA510"]


@pytest.mark.parametrize(
    "over",
    [
        '<div style="left:150mm;top:84.2mm;width:40mm;border-top:0.35mm solid"></div>',
        '<div style="left:170.1mm;top:90mm;font-size:9pt">x</div>',
        '<div style="left:150mm;top:80mm;width:20.6mm;height:30mm;background:#ccc"></div>',
    ],
    ids=["line", "word", "shade"],
)
def test_ink_in_a_quiet_zone_is_told(over: str) -> None:
    """Cameras find a symbol by the white around it."""
    proof = proof_of(*GOOD, over=over)

    assert rules(proof) == ["JA511"]
    assert "it needs 2.00 mm" in proof.told[0].what


@pytest.mark.parametrize(
    "over",
    [
        '<div style="left:169.7mm;top:80mm;height:30mm;border-left:0.2mm solid"></div>',
        '<div style="left:165mm;top:80mm;width:30mm;height:30mm;background:#ccc;z-index:-1"></div>',
    ],
    ids=["line", "shade beneath"],
)
def test_ink_that_ends_at_a_quiet_zone_passes(over: str) -> None:
    """Rows are tight; what needs no room is given none."""
    proof = proof_of(*GOOD, over=over)

    assert proof.told == ()


@pytest.mark.parametrize(
    "over",
    [
        '<div style="left:178mm;top:92mm;width:2mm;height:2mm;background:#000"></div>',
        '<div style="left:178mm;top:92mm;width:2mm;height:2mm;background:#fff"></div>',
        '<div style="left:176mm;top:92mm;font:bold 14pt Noto Sans;color:red">7</div>',
        '<div style="left:172.5mm;top:90mm;width:14mm;border-top:0.5mm solid #888"></div>',
    ],
    ids=["black box", "white box", "words", "grey line"],
)
def test_a_symbol_that_is_partly_covered_is_told(over: str) -> None:
    """It still decodes today; the reserve against scratches is gone."""
    proof = proof_of(*GOOD, over=over)

    assert rules(proof) == ["JA425"]


@pytest.mark.parametrize("style", ["transform:scaleX(-1)", "transform:rotate(90deg)", "transform:rotate(180deg)"])
def test_a_mirrored_or_turned_symbol_is_told(style: str) -> None:
    """Some phones read it and some do not; and it means that the row was turned too."""
    proof = proof_of(*with_row(SECOND, style=style))

    assert rules(proof) == ["JA425"]


def test_a_faded_symbol_is_told() -> None:
    """Half-tone black is raster dots on paper."""
    proof = proof_of(*with_row(SECOND, style="opacity:0.5"))

    assert "JA425" in rules(proof)


def test_a_symbol_cut_off_by_the_page_is_told() -> None:
    """Half a symbol opens nothing."""
    proof = proof_of(*with_row(SECOND, left=196.0))

    assert "JA420" in rules(proof)


def test_a_symbol_at_the_edge_is_told() -> None:
    """Printers leave the last millimetres white, and thumbs cover them."""
    proof = proof_of(*with_row(SECOND, left=187.0))

    assert rules(proof) == ["JA512"]
    assert "6.5 mm from the edge" in proof.told[0].what


def test_symbols_too_near_to_each_other_are_told() -> None:
    """A finger must cover one and leave the other."""
    proof = proof_of(*with_row(SECOND, top=-6.5))

    assert rules(proof) == ["JA512"]
    assert "10.0 mm apart" in proof.told[0].what
    assert "24.5 mm from centre to centre" in proof.told[0].what


def test_a_symbol_where_the_card_is_punched_is_told() -> None:
    """A hole through a finder pattern kills the symbol."""
    hole = Box(x=Mm(165.0), y=Mm(40.0), width=Mm(16.0), height=Mm(14.0))
    card = replace(expected(), distances=Distances(keep_outs=(hole,)))

    proof = scan_pdf(printed(), card)

    assert rules(proof) == ["JA512"]
    assert "punched" in proof.told[0].what
