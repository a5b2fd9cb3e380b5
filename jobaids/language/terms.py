"""Words that mean something to the reader of an aid's source: section names, signal words, step words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import category, normalize

from jobaids.language.terms_east import EAST
from jobaids.language.terms_west import WEST
from jobaids.model.aid import Signal

TABLES = WEST | EAST

SIGNALS = (
    (Signal.DANGER, "danger"),
    (Signal.WARNING, "warning"),
    (Signal.CAUTION, "caution"),
    (Signal.NOTICE, "notice"),
    (Signal.NOTE, "note"),
)

NAMED_SECTIONS = ("before", "solve", "more", "debrief")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of one language, and those of English behind them, ready to be looked up."""

    sections: dict[str, str]  # folded heading → before, solve, more, debrief
    signals: dict[str, Signal]  # folded word → signal
    signal_opening: re.Pattern[str]  # matches bold text that opens with a signal `word`, and the `mark` after it
    procedure: frozenset[str]  # folded words of headings that promise steps
    key_point: re.Pattern[str]  # matches the word and its colon at the start
    why: re.Pattern[str]
    step: re.Pattern[str]  # one group a spelling holds the number; `rest` is what follows


@cache
def terms_of(language: str) -> Terms:
    """The words of a language (BCP 47), and of English, which foreign files mix in."""
    chain = [TABLES[tag] for tag in (language.split("-", maxsplit=1)[0].lower(), "en") if tag in TABLES]
    signals = {fold(word): signal for table in reversed(chain) for signal, key in SIGNALS for word in table[key]}
    spellings = "|".join(sorted(map(re.escape, signals), key=len, reverse=True))
    return Terms(
        sections={
            fold(name): section for table in reversed(chain) for section in NAMED_SECTIONS for name in table[section]
        },
        signals=signals,
        signal_opening=re.compile(rf"[\W_]*(?P<word>{spellings})\s*(?:(?P<mark>[:：!！.–—]+)\s*|$)", re.IGNORECASE),
        procedure=frozenset(fold(word) for table in chain for word in table["procedure"]),
        key_point=_opening(chain, "key_point"),
        why=_opening(chain, "why"),
        step=_numbered(chain),
    )


def fold(text: str) -> str:
    """A heading or word as it is looked up: NFKC, case folded, one space, without signs at its ends."""
    folded = " ".join(normalize("NFKC", text).casefold().split())
    return folded.strip("".join(sign for sign in set(folded) if category(sign)[0] not in "LMN"))


def _opening(chain: list[dict[str, tuple[str, ...]]], key: str) -> re.Pattern[str]:
    words = sorted({word for table in chain for word in table[key]}, key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, words))})\s*[:：]\s*", re.IGNORECASE)


def _numbered(chain: list[dict[str, tuple[str, ...]]]) -> re.Pattern[str]:
    words = dict.fromkeys(word for table in chain for word in table["step"])
    spellings = "|".join(re.escape(word).replace("N", r"\s*(\d{1,4})\s*").replace(r"\ ", r"\s*") for word in words)
    return re.compile(
        rf"\s*(?:{spellings})(?![.,]?\d)\s*(?P<mark>[:：.)、．–—-]*)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
    )
