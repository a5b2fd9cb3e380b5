"""Alerts on paper: the signal word in its panel, then hazard, consequence and how to avoid it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Alert, Signal
from jobaids.model.plain import plain
from jobaids.model.prose import AlertBlock, Inlines, Paragraph
from jobaids.render.card.prose import PaperProse
from jobaids.render.page.signal import signal_word

LONG_WORD, LONGER_WORD = 6.4, 7.8
"""Widths of a signal word, in its type size, that fill its panel; ADVERTENCIA is set smaller, AVERTISSEMENT still."""

WIDEST_WORD = 9.2
"""A wider one stands above the message: ПРЕДУПРЕЖДЕНИЕ and NIEBEZPIECZEŃSTWO at a size that is read from afar."""

_CAPITALS = (("\u0370", 0.7), ("\u0530", 0.78), ("\u2e80", 0.65))
"""Widths of bold letters up to a sign: Latin; Greek and Cyrillic; Hebrew to Thai. Those of East Asia are square."""

_HAZARDS = frozenset({Signal.DANGER, Signal.WARNING, Signal.CAUTION})  # ANSI Z535: NOTICE has no triangle
_SENTENCE_END = re.compile(r"(?<=[.!?؟।])\s+(?=[^\W\d_])(?![a-zà-ÿ])|(?<=[。！？])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """An alert as printed: it is put into a text as it stands."""

    signal: str
    shape: str  # classes of its own, each with a space before
    word: Markup  # the signal word with its triangle
    long: str  # the class by which a long word is set smaller
    body: Markup
    marks: Markup = Markup("")  # of another language

    def __html__(self) -> str:
        """The alert in marked-up text."""
        return Markup('<div class="alert {}{}"{}><p class="signal{}">{}</p>{}</div>').format(
            self.signal, self.shape, self.marks, self.long, self.word, self.body
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """Writes the alerts of one card."""

    prose: PaperProse
    words: Words

    def whole(self, alert: Alert) -> Panel:
        """An alert in full."""
        return self._panel(alert.signal, alert.title, self.prose.blocks(alert.body))

    def recalled(self, alert: Alert) -> Panel:
        """The command of an alert that was told in full at the head of its phase."""
        first = next((block.inner for block in alert.body if isinstance(block, Paragraph)), ())
        command = first_sentence(plain(alert.title or first))
        return self._panel(alert.signal, (), Markup("<p>{}</p>").format(command), " slim")

    def turn(self, alerts: Iterable[Alert]) -> Markup:
        """The gravest signal word of some alerts that stand on the back; nothing where there are none."""
        ranks = tuple(Signal)
        gravest = min((alert.signal for alert in alerts), key=ranks.index, default=None)
        said = Markup("<p>{}</p>").format(self.words("Read the back first."))
        return Markup("{}").format(self._panel(gravest, (), said, " turn")) if gravest else Markup("")

    def inside(self, block: AlertBlock) -> Markup:
        """An alert that stands within prose."""
        signal = next((one for one in Signal if one.value == block.signal), Signal.NOTE)
        return Markup("{}").format(self._panel(signal, block.title, self.prose.blocks(block.blocks)))

    def _panel(self, signal: Signal, title: Inlines, body: Markup, shape: str = "") -> Panel:
        word = signal_word(signal, self.words)
        width = word_width(word)
        shape += " above" if width > WIDEST_WORD else ""
        long = "" if width > WIDEST_WORD else " longer" if width > LONGER_WORD else " long" if width > LONG_WORD else ""
        mark = Markup('<span class="mark">⚠</span> ') if signal in _HAZARDS else Markup("")
        heading = Markup('<p class="said">{}</p>').format(self.prose.inlines(title)) if title else Markup("")
        return Panel(signal=signal.value, shape=shape, word=mark + word, long=long, body=heading + body)


def word_width(word: str) -> float:
    """About how wide a signal word runs in bold capitals, in its type size."""
    letters = (sign for sign in word if category(sign) != "Mn")
    return sum(next((ems for end, ems in _CAPITALS if sign < end), 1.0) for sign in letters)


def first_sentence(text: str) -> str:
    """The first sentence of a text; an abbreviation before a number or a small letter does not end it."""
    return _SENTENCE_END.split(text, 1)[0]
