"""Plants over years: whatever authors do, every card ever printed opens its step or says honestly why not."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from jobaids.model.names import Slug
from jobaids.model.release import Effect
from tests.release.living import account, live_many
from tests.release.oracle import check_cards
from tests.release.phones import check_site
from tests.release.worlds import ORDER, World

CHUNK, CHUNKS = 30, 2  # `make soak` lives through five thousand others
EVERY = 10  # histories whose pages are rendered, too


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_card_opens_its_step_or_says_why_not(chunk: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Edited, reworded, reordered, split, merged, renamed, translated, retired, on two branches: the paper stays."""
    lived = live_many(range(CHUNK * chunk, CHUNK * (chunk + 1)), EVERY)

    with capsys.disabled():
        sys.stdout.write(account(CHUNK, lived))
    assert lived.cards["opens its step"] > 0.9 * sum(lived.cards.values())
    assert lived.pages > 0


def test_a_value_that_changed_while_the_step_had_another_name_is_told() -> None:
    """Renamed twice, and edited in between: the first card must not hear that its step is the same."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(2)
    world.write(world.new_file(), sheet)
    world.release()

    first = sheet.lines[0]
    first.anchor, first.text = "second-name", re.sub(r"\d+", "5", first.text)
    world.release()
    first.anchor = "third-name"
    sheet.lines.append(world.line())
    world.release()

    assert check_cards(world)["opens its step"] == len(world.cards)
    assert check_site(world) > 0


def test_a_hazard_that_came_while_a_step_went_to_a_new_job_is_told() -> None:
    """The first release of a job is compared with none; the card of the old job must not hear "the same"."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(3)
    world.write(world.new_file(), sheet)
    world.release()

    other = world.sheet(1)
    other.lines.append(sheet.lines.pop())
    other.lines[-1].hazard = "The spring jumps out."
    world.write(world.new_file(), other)
    world.release()

    assert check_cards(world)["opens its step"] == len(world.cards)
    assert check_site(world) > 0


def test_a_release_that_was_passed_over_holds_on_no_day() -> None:
    """Released on Monday for Friday, and on Tuesday for Tuesday: nobody waits for Friday, or misses what changed."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(3)
    world.write(world.new_file(), sheet)
    world.release()

    sheet.lines.append(world.line())
    world.release(replace(ORDER, effective=world.today + timedelta(days=4)))
    world.now += timedelta(days=1)
    sheet.lines[0].text = re.sub(r"\d+", "5", sheet.lines[0].text)
    world.release()

    assert check_site(world) > 0


def test_a_release_that_waits_under_an_old_name_is_overtaken_under_the_new_one() -> None:
    """A hazard sealed for Friday; on Tuesday the job is renamed and released: the old card must stop on Tuesday."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(3)
    world.write(world.new_file(), sheet)
    world.release()

    sheet.lines[0].hazard = "The spring jumps out."
    world.release(replace(ORDER, effective=world.today + timedelta(days=4)))
    world.now += timedelta(days=1)
    sheet.slug = "name-2"
    world.release()

    assert check_cards(world)["opens its step"] == len(world.cards)
    assert check_site(world) > 0


def test_a_new_job_that_is_renamed_before_its_day_opens_at_once() -> None:
    """Its cards were printed under the first name, and nothing under that was ever in force."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(3)
    world.write(world.new_file(), sheet)
    world.release(replace(ORDER, effective=world.today + timedelta(days=4)))

    sheet.slug = "name-2"
    world.release()

    assert check_cards(world)["opens its step"] == len(world.cards)
    assert check_site(world) > 0


def test_a_step_that_left_the_second_job_it_stood_in_is_told_with_what_hurts_since() -> None:
    """Cut here, pasted there, and taken out for good because it hurt somebody: the first card must stop."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    first, second = world.sheet(3), world.sheet(3)
    world.write(world.new_file(), first)
    world.write(world.new_file(), second)
    world.release()

    second.lines.append(first.lines.pop())
    world.release()
    second.lines.pop()
    world.release(replace(ORDER, effect=Effect.SAFETY))

    assert check_cards(world)["last release"] == 2
    assert check_site(world) > 0


def test_a_step_that_left_while_the_job_got_another_name_is_gone() -> None:
    """Renamed and shortened in one release: the old card of what was taken out must not be good."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    sheet = world.sheet(3)
    world.write(world.new_file(), sheet)
    world.release()

    sheet.lines.pop()
    sheet.slug = "name-2"
    world.release(replace(ORDER, effect=Effect.SAFETY))

    assert check_site(world) > 0


def test_a_step_that_is_pasted_elsewhere_before_its_own_job_begins_opens_there() -> None:
    """A job that is sealed for Friday lends nothing but the code; the job that has the step today is on the wall."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    first, second = world.sheet(3), world.sheet(3)
    world.write(world.new_file(), first)
    world.release()

    world.write(world.new_file(), second)
    world.release(replace(ORDER, effective=world.today + timedelta(days=4)))
    first.lines.append(second.lines.pop())
    world.release(replace(ORDER, slugs=(Slug(first.slug),)))

    assert check_cards(world)["opens its step"] == len(world.cards)
    assert check_site(world) > 0


def test_a_step_of_a_job_that_was_joined_and_then_renamed_has_one_page() -> None:
    """Of what went from job to job, the job that it began in says nothing more, above all not that its card is good."""
    world = World(draw=Random(1))  # noqa: S311 - the same words in every run
    first, second = world.sheet(2), world.sheet(3)
    world.write("content/a.md", first)
    world.write("content/b.md", second)
    world.release()

    second.lines.append(first.lines.pop())
    world.release()
    second.lines.pop()
    second.slug = "name-2"
    world.release()

    assert check_site(world) > 0
