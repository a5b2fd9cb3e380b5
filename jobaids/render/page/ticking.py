"""Which steps have a box to tick on the phone: all but those that somebody's life may hang on.

A tick on a screen is no lock on an isolator. Where a DANGER stands before a step, or where its words or the job's are
of lock-out, the phone offers none, so that nobody takes a tick for the thing itself.
"""

from __future__ import annotations

from jobaids.language.locking import speaks_of_locking
from jobaids.model.aid import Aid, Phase, Signal, Step
from jobaids.model.plain import plain, prose_of_step


def ticked(step: Step, phase: Phase, aid: Aid) -> bool:
    """Whether a step may be ticked off."""
    alerts = (*phase.alerts, *step.alerts)
    if any(alert.signal is Signal.DANGER for alert in alerts) or locks(aid):
        return False
    words = (step.quick, *(plain(inlines) for inlines in prose_of_step(step)))
    return not speaks_of_locking("\n".join(words), aid.language)


def locks(aid: Aid) -> bool:
    """Whether lock-out is what an aid is for: by its title, its name or its tags."""
    named = (aid.title, aid.slug.replace("-", " "), *aid.head.tags)
    return speaks_of_locking("\n".join(named), aid.language)
