"""What a phone says about what it found, in the language of the page; it comes with the index, not with every page."""

from __future__ import annotations

from jobaids.language.words import Words
from jobaids.model.aid import Signal
from jobaids.render.page.signal import signal_word
from jobaids.render.page.site import Site
from jobaids.render.page.verdict import tell_sentence

SIGNALS = (Signal.DANGER, Signal.WARNING, Signal.CAUTION, Signal.NOTICE)


def said_of_results(site: Site, words: Words) -> dict[str, object]:
    """By name: how many were found, that nothing was, whom to tell, and where to say what is missing.

    Of the feedback address `{step}` stays: the phone puts what was looked for in its place.
    """
    return {
        "found": words("Found: {count}", count="{count}"),
        "nothing": words("Nothing found. Try another word."),
        "tell": tell_sentence(words, site.tell),
        "wrong": words("Say what is missing"),
        "feedback": site.feedback.replace("{code}", "").replace("{revision}", ""),
        "signals": [signal_word(signal, words) for signal in SIGNALS],
    }
