"""Every case of tests/cases/parse: an aid, and all that is read of it."""

from __future__ import annotations

import pytest

from jobaids.model.names import Language
from jobaids.model.source import Source
from jobaids.parse.aid import Reading, parse_aid
from tests.markdown_cases import Case, cases
from tests.parse.outline import outline

LANGUAGES = tuple(map(Language, ("en", "ar", "de", "es", "fr", "hi", "ja", "zh")))


@pytest.mark.parametrize("case", cases("parse"), ids=lambda case: f"{case.path.stem}: {case.title}")
def test_an_aid_is_read_as_its_case_says(case: Case, request: pytest.FixtureRequest) -> None:
    """What the author wrote is what the worker gets: as a step, before the step, or not at all."""
    file, _, text = case.blocks["aid"].partition("\n")
    reading = Reading(languages=LANGUAGES, steps_under=("What we do",))

    read = outline(parse_aid(Source(file=f"content/{file}", text=text), reading))

    if request.config.getoption("--rewrite"):
        case.rewrite("read", read)
    else:
        assert read == case.blocks["read"]
