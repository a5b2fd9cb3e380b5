"""What in a sentence must not change unnoticed: numbers and units, negations, and words that have an opposite.

The lists propose an effect and never decide one. They lean to caution: a card that is called old without need costs
a sheet of paper. A native reader should check each line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_NEGATIONS = {
    "en": r"not|no|never|none|without|cannot|nor|neither|nothing|unless|except|avoid|only|\w+n['’]t",
    "de": r"nicht|kein\w*|nie|niemals|ohne|weder|außer|nur|vermeiden?",
    "es": r"no|nunca|jamás|sin|ni|ningun[oa]?|ningún|nada|tampoco|excepto|salvo|solo|sólo|evit\w+",
    "fr": r"ne|n|pas|jamais|sans|aucun\w*|ni|non|sauf|rien|seulement|évit\w+",
    "it": r"non|mai|senza|nessun\w*|né|tranne|solo|evit\w+",
    "pt": r"não|nunca|jamais|sem|nenhum\w*|nem|exceto|somente|evit\w+",
    "nl": r"niet|geen|nooit|zonder|noch|behalve|alleen|vermijd\w*",
    "ru": r"не|нет|никогда|без|ни|кроме|только|нельзя",
    "ar": r"[وف]?(?:لا|لم|لن|ليس|غير|بدون|دون|أبدا|أبدًا|إلا|عدم|ممنوع|فقط)",
}
_NEGATION_SIGNS = {
    "zh": "不勿禁没沒无無未非别別莫",
    "ja": "不禁無未非",
    "ko": "않못없말",
}
_NEGATION_ENDINGS = {"ja": "ない|ません|なし|るな|ずに", "ko": "금지|안 ", "hi": "नहीं|मत|बिना", "th": "ไม่|ห้าม|อย่า"}
_OPPOSITES = {
    "en": "on off open opens opened close closes closed shut left right up down before after in out inside outside"
    " clockwise counterclockwise anticlockwise tighten loosen raise lower hot cold warm cool increase decrease more"
    " less above below over under first last min max minimum maximum start stop push pull lock unlock connect"
    " disconnect fill drain empty full add remove wet dry red green blue yellow black white orange upper front back"
    " always until while least most",
    "de": "an aus ein auf zu offen öffnen schließen links rechts oben unten vor nach innen außen anziehen lösen heben"
    " senken heiß kalt mehr weniger über unter erst zuletzt mindestens höchstens rot grün blau gelb schwarz weiß",
    "es": "abra abrir abierto abierta cierre cerrar cerrado cerrada izquierda derecha arriba abajo antes después dentro"
    " fuera apriete afloje suba baje caliente frío más menos encima debajo encienda apague encendido apagado mínimo"
    " máximo rojo roja verde azul amarillo amarilla negro negra blanco blanca",
    "fr": "ouvrir ouvrez ouvert fermer fermez fermé gauche droite haut bas avant après dedans dehors serrer serrez"
    " desserrer desserrez chaud froid plus moins dessus dessous marche arrêt minimum maximum rouge vert bleu jaune"
    " noir blanc",
    "ar": "افتح أغلق يمين يسار اليمين اليسار فوق تحت قبل بعد داخل خارج ساخن بارد أكثر أقل أحمر أخضر أزرق أصفر",
}
_OPPOSITE_SIGNS = {
    "zh": "开開关關左右上下前后後内內外热熱冷多少红紅绿綠蓝藍黄黃",
    "ja": "開閉左右上下前後内外熱冷多少赤緑青黄",
}
_NUMBER_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty half quarter once twice"
    " double both",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf halb halbe doppelt beide",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce mitad medio media doble ambos ambas",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze moitié demi demie double",
    "ar": "واحد اثنان اثنين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثمانية تسع تسعة عشر عشرة نصف",
}
_UNIT_WORDS = (
    "% ‰ ° °c °f c f k mm cm dm m km in inch inches ft feet yd mi µm μm ms s sec second seconds min minute minutes h hr"
    " hour hours day days week weeks month months year years mg g kg t oz lb lbs ml cl l litre litres liter liters gal"
    " bar mbar pa kpa mpa psi n nm kn v mv kv a ma w kw mw hz khz mhz rpm ppm db dba lx lm j kj kwh drop drops drips"
    " segundo segundos minuto minutos hora horas día días sekunde sekunden minuten stunde stunden seconde secondes"
    " heure heures"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_NUMBER = re.compile(r"([<>≤≥±~-]?)\s*(\d+(?:[.,:/]\d+)*)\s*([^\W\d_]+(?:[·⋅./][^\W\d_]+)?|°\s?[CFcf]?|[%‰])?")
_NAMED = re.compile(r"(?<=[^\W\d_] )[B-HJ-Z]\b")  # valve B; A and I are words in too many languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is counted in a text, in no order."""

    numbers: tuple[tuple[str, int], ...]
    negations: int
    opposites: tuple[tuple[str, int], ...]


def telling(text: str, language: str) -> Telling:
    """What must not change unnoticed in a text of that language."""
    plain = _digits(unicodedata.normalize("NFKC", text))
    tag = language.partition("-")[0].lower()
    words = Counter(re.findall(r"[^\W\d_]+", plain.casefold()))
    return Telling(
        numbers=_sorted(_numbers(plain) + _listed(words, _NUMBER_WORDS.get(tag, ""))),
        negations=_negations(plain.casefold(), tag),
        opposites=_sorted(_listed(words, _OPPOSITES.get(tag, "")) + _signs(plain, _OPPOSITE_SIGNS.get(tag, ""))),
    )


def _numbers(text: str) -> Counter[str]:
    found = Counter(_NAMED.findall(text))
    for sign, number, unit in _NUMBER.findall(text):
        known = unit.casefold().replace(" ", "")
        found[sign + number.replace(",", ".") + (known if _is_unit(known) else "")] += 1
    return found


def _is_unit(word: str) -> bool:
    return word in _UNITS or any(mark in word for mark in "·⋅/")


def _negations(text: str, tag: str) -> int:
    if tag in _NEGATION_SIGNS or tag in _NEGATION_ENDINGS:
        endings = _NEGATION_ENDINGS.get(tag)
        return sum(_signs(text, _NEGATION_SIGNS.get(tag, "")).values()) + (
            len(re.findall(endings, text)) if endings else 0
        )
    return len(re.findall(rf"(?<!\w)(?:{_NEGATIONS.get(tag, _NEGATIONS['en'])})(?!\w)", text))


def _digits(text: str) -> str:
    """Digits of every script as 0 to 9, so that ٥ and 5 are one number."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _listed(words: Counter[str], listed: str) -> Counter[str]:
    return Counter({word: words[word] for word in listed.split() if words[word]})


def _signs(text: str, listed: str) -> Counter[str]:
    return Counter(sign for sign in text if sign in listed)


def _sorted(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items()))
