"""Every rule of this room, in the order of its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from jobaids.lint import media, revisions, safety, structure, translations, wording
from jobaids.lint.site import Site
from jobaids.model.aid import Aid
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.release import Edition
from jobaids.model.settings import Settings

OF_WORDS: tuple[Callable[[Aid], Iterator[Diagnostic]], ...] = (
    wording.long_action,
    wording.long_quick_step,
    wording.many_steps,
    wording.many_key_points,
    safety.only_see_the_video,
    safety.half_an_alert,
    media.clip_of_unknown_provider,
    media.picture_without_words,
)

OF_FILES: tuple[Callable[[Edition], Iterator[Diagnostic]], ...] = (
    media.sound_without_captions,
    media.window_outside_clip,
    media.clip_some_cannot_play,
    media.late_index,
    media.large_picture_of_clip,
    media.heavy_clip,
)

OF_LIMITS: tuple[Callable[[Edition, Settings], Iterator[Diagnostic]], ...] = (
    media.long_clip,
    media.clip_of_unknown_length,
    structure.unknown_format,
)

OF_SITES: tuple[Callable[[Site], Iterator[Diagnostic]], ...] = (
    structure.aid_that_hangs_nowhere,
    structure.badge_without_phone,
    revisions.released_target_gone,
    revisions.review_overdue,
    revisions.borrowed_step_released_again,
    translations.lacking_step,
    translations.unknown_step,
    translations.step_behind,
    translations.withdrawn_card,
    translations.no_second_language,
)


def lint_aid(edition: Edition, settings: Settings) -> Iterator[Diagnostic]:
    """What there is to tell about one aid, with the pictures and clips found beside it."""
    for diagnostic in _of_one_aid(edition, settings):
        yield replace(diagnostic, slug=edition.aid.slug)


def _of_one_aid(edition: Edition, settings: Settings) -> Iterator[Diagnostic]:
    for of_words in OF_WORDS:
        yield from of_words(edition.aid)
    for of_files in OF_FILES:
        yield from of_files(edition)
    for of_limits in OF_LIMITS:
        yield from of_limits(edition, settings)


def lint_site(site: Site) -> Iterator[Diagnostic]:
    """What there is to tell about all aids and stations together, and about what was released before."""
    for rule in OF_SITES:
        yield from rule(site)
