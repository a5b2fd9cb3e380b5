"""Who writes prose: for paper and for phones it is written otherwise, and a view does not care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from jobaids.language.words import Words
from jobaids.model.aid import Alert
from jobaids.model.prose import Blocks, Inlines
from jobaids.render.page.signal import signal_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Writes words on a line, and blocks one below the other."""

    words: Words
    inlines: Callable[[Inlines], Markup]
    blocks: Callable[[Blocks], Markup]

    def alert(self, alert: Alert) -> Markup:
        """An alert with its signal word, as part of a table."""
        word = Markup('<b class="word">{}</b> ').format(signal_word(alert.signal, self.words))
        title = Markup("<b>{}</b>").format(self.inlines(alert.title)) if alert.title else Markup()
        return word + title + self.blocks(alert.body)
