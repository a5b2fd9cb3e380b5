"""Words of lock-out: of locking a machine's energy before anybody reaches into it (OSHA 29 CFR 1910.147)."""

from __future__ import annotations

import re
from functools import cache

WORDS = {
    "en": r"lock(?:s|ed|ing)?[ -]?(?:and[ -]tag|out|off)|tag(?:s|ged|ging)?[ -]?out|loto|padlocks?|isolators?|"
    r"(?:your|own|his|her|their|every|each|last|red|personal|a|the) locks?|de-?energi[sz]\w*|stored energy",
    "es": r"bloque\w*|candados?|etiquetad\w*|consigna\w*|desenergiz\w*|aislador\w*|seccionador\w*|energía almacenada",
    "de": r"verriegel\w*|freischalt\w*|vorhängeschl\w*|(?:ihr|eigene\w*|rote\w*) schlo(?:ss|ß)|"
    r"wiedereinschalt\w*|trennschalter\w*",
    "fr": r"consign\w*|déconsign\w*|cadenas\w*|verrouill\w*|condamn\w*|sectionneur\w*|énergie résiduelle",
    "ar": r"(?:[وفبل]?(?:ال)?|أ|ا)?قفل\w*|[وفبل]?(?:ال)?أقفال\w*|[وفبل]?(?:ال)?عازل\w*|"
    r"(?:طاقة|الطاقة) (?:مخزونة|المخزونة)",
    "zh": r"上锁|加锁|挂锁|挂牌|锁定|能量隔离|隔离开关|上鎖|掛牌|鎖定",
}
"""By the first part of a BCP 47 tag. Broad on purpose: what is wrongly taken for lock-out loses a box, no more."""


def speaks_of_locking(text: str, language: str) -> bool:
    """Whether a text is about keeping a machine without energy; English terms count in every language."""
    return _pattern(language.partition("-")[0].lower()).search(text) is not None


@cache
def _pattern(tongue: str) -> re.Pattern[str]:
    spoken = WORDS["en"] if tongue == "en" or tongue not in WORDS else f"{WORDS['en']}|{WORDS[tongue]}"
    edges = ("", "") if tongue == "zh" else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{edges[0]}(?:{spoken}){edges[1]}", re.IGNORECASE)
