"""How many things an alert says."""

from __future__ import annotations

import pytest

from jobaids.language.clauses import clause_count


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wear gloves."),
        ("en", "The valve will crush your hand."),
        ("en", "Do not touch the plate until it is cool."),
        ("en", "Wear gloves, goggles and an apron."),
        ("zh", "请戴手套、护目镜和围裙。"),
        ("ar", "ارتد القفازات."),
    ],
)
def test_a_hazard_or_a_command_alone_is_one_clause(language: str, text: str) -> None:
    """Who reads half an alert does not know what to avoid, or why."""
    assert clause_count(text, language) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lock and tag first. The valve will crush your hand."),
        ("en", "Hot surface: do not touch."),
        ("en", "Hot oil – keep water away"),
        ("en", "Keep away because the blade runs on."),
        ("en", "Do not recap the needle, or it could stick you."),
        ("de", "Handschuhe tragen, sonst verbrennst du dich."),
        ("es", "Use guantes para evitar quemaduras."),
        ("zh", "热油会烫伤，请勿触摸。"),
        ("ja", "刃が回っています、手を入れないでください。"),
        ("ar", "ابتعد عن اللهب. الكحول قد يحرقك."),
    ],
)
def test_a_reason_or_a_way_out_makes_a_second_clause(language: str, text: str) -> None:
    """Hazard, consequence and avoidance may stand in one sentence or in three."""
    assert clause_count(text, language) == 2
