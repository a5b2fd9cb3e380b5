"""How many things a text says: its clauses, told by signs and by the words that join a reason or a consequence.

A rough count that is used for warnings only. A native reader should check each line of words.
"""

from __future__ import annotations

import re
from functools import cache

from jobaids.language.sentences import sentences

_JOINTS = {
    "en": r"because|since|otherwise|or else|so that|so (?:it|you)|to avoid|to prevent|or (?:it|you|they|the|your|this)",
    "de": r"weil|da|denn|sonst|andernfalls|damit|um|sodass|oder (?:es|du|sie)",
    "es": r"porque|ya que|pues|de lo contrario|si no|para que|para evitar|para no|o (?:se|le|te)",
    "fr": r"parce que|car|sinon|afin|pour éviter|pour ne pas|ou (?:il|elle|vous)",
    "it": r"perché|poiché|altrimenti|affinché|per evitare|per non",
    "pt": r"porque|pois|caso contrário|senão|para que|para evitar|para não",
    "nl": r"omdat|want|anders|zodat|om",
    "ru": r"потому что|так как|иначе|чтобы",
    "ar": r"لأن\w*|وإلا|حتى لا|لكي|كي|لتجنب|لمنع|فقد",
}
"""Words that open a second clause within a sentence; a condition ("until it is cool") is no clause of its own."""

_SIGNS = re.compile(r"[;:；：؛，]|\s[-–—]\s|—")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W_]")


def clause_count(text: str, language: str) -> int:
    """How many clauses a text has; each line, sentence and part between semicolons, colons or dashes is one."""
    return sum(_clauses_in(sentence, language) for sentence in sentences(text))


def _clauses_in(sentence: str, language: str) -> int:
    listed = sentence.replace("、", "，") if _KANA.search(sentence) else sentence  # 、 parts clauses in Japanese only
    parts = [part for part in _SIGNS.split(listed) if _WORD.search(part)]
    return sum(1 + len(_joints(language).findall(part)) for part in parts)


@cache
def _joints(language: str) -> re.Pattern[str]:
    """What finds them within a sentence of a language."""
    joints = _JOINTS.get(language.partition("-")[0].lower(), _JOINTS["en"])
    return re.compile(rf"(?<=\S\s)(?:{joints})\b", re.IGNORECASE)
