"""Colours of one's own are judged as they come out, for whoever changes one of a pair forgets the other."""

from __future__ import annotations

import pytest

from jobaids.adapters.templates import read_templates
from jobaids.lint.theme import colour_faults, contrast, tokens_of
from jobaids.model.settings import Settings, Theme
from jobaids.model.source import NOWHERE
from jobaids.render.page.site import look_of
from jobaids.render.theme import theme_view

RENDER = read_templates(None).render


def told(**theme: object) -> list[tuple[str, str]]:
    """What is told of a theme, with the shipped style sheets around it."""
    own = Theme(**theme)  # type: ignore[arg-type]
    paper = RENDER("theme/print.css", theme_view(own))
    found = colour_faults(own, look_of(Settings(theme=own), RENDER).style, paper, NOWHERE)
    return [(one.rule, one.what) for one in found]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#fff", "#fff", 1.0), ("#777777", "#ffffff", 4.48), ("#b81222", "#ffffff", 6.67)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    """WCAG 2.2 gives the formula; 21 and 1 are its ends, and #777 on white is known to just fail."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert contrast(other, one) == contrast(one, other)


def test_the_shipped_theme_can_be_read() -> None:
    """In light, in dark and on paper; a change of a shipped token that cannot be read fails here."""
    assert told(colours=(("act", "#101214"),), dark=(("act", "#f4f5f6"),)) == []


def test_a_faint_colour_is_told_with_its_pair_and_its_place() -> None:
    """White on yellow looks fresh on a designer's screen."""
    faults = told(colours=(("notice", "#ffe14d"),))

    assert ("JA521", "on pages, on-notice #fff on notice #ffe14d has a contrast of 1.3:1") in faults
    assert [what.partition(",")[0] for _, what in faults] == ["on pages", "on dark pages", "on paper"]


def test_a_colour_for_light_pages_is_judged_on_dark_ones_too() -> None:
    """A dark link is fine by day, and gone on the night shift."""
    by_day = (("link", "#0a4194"),)

    assert [what.partition(",")[0] for _, what in told(colours=by_day)] == ["on dark pages"]
    assert told(colours=by_day, dark=(("link", "#9cc4ff"),)) == []


@pytest.mark.parametrize("colours", [(("hazard", "#ff0000"),), (("danger", "red"),), (("danger", "#fff}body{x"),)])
def test_a_name_or_a_value_that_means_nothing_is_told(colours: tuple[tuple[str, str], ...]) -> None:
    """It would be seen nowhere, or end the style sheet."""
    assert [rule for rule, _ in told(colours=colours)] == ["JA520"]


def test_tokens_are_read_with_those_of_dark_pages_apart() -> None:
    """What a plant's own tokens.css says is what is judged."""
    light, dark = tokens_of(
        ":root{--ink:#000;--paper:#fff}@media (prefers-color-scheme: dark){:root{--ink:#eee;--paper:#111}}"
    )

    assert light == {"ink": "#000", "paper": "#fff"}
    assert dark == {"ink": "#eee", "paper": "#111"}
