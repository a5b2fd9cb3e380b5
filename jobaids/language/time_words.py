"""What languages call seconds, minutes and hours, how they count them, and how they join two numbers to a range.

The symbols s, min and h are those of every language (BIPM, SI Brochure). The rest is usage, for native readers
to check.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SECOND, MINUTE, HOUR = 1, 60, 3600  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words of one language; each is a pattern without groups."""

    seconds: str = ""
    minutes: str = ""
    hours: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)  # expressions that are a time by themselves, and its seconds
    to: str = "to"  # between the ends of a range
    clock: str = ""  # stands before an hour of the day
    also: str = "and"  # between two units of one time
    spaced: bool = True  # whether words stand apart


def _counted(words: str, first: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), first)}


TIME_WORDS = {
    "en": TimeWords(
        seconds="secs?|seconds?",
        minutes="mins?|minutes?",
        hours="hrs?|hours?",
        numbers=_counted("one two three four five six seven eight nine ten eleven twelve")
        | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90},
        whole={"half an hour": 1800, "half a minute": 30, "(?:a )?quarter of an hour": 900},
        to="to|or|and",
        clock="at",
    ),
    "es": TimeWords(
        seconds="seg|segundos?",
        minutes="min|minutos?",
        hours="horas?",
        numbers=_counted("una dos tres cuatro cinco seis siete ocho nueve diez once doce")
        | {"un": 1, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "sesenta": 60},
        whole={"media hora": 1800, "medio minuto": 30, "(?:un )?cuarto de hora": 900},
        to="a|o|y",
        clock="las",
        also="y|con",
    ),
    "de": TimeWords(
        seconds="sek|sekunden?",
        minutes="min|minuten?",
        hours="std|stunden?",
        numbers=_counted("eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
        | {"fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "sechzig": 60},
        whole={"halben? stunde": 1800, "halben? minute": 30, "viertelstunde": 900},
        to="bis|oder|und",
        clock="um|gegen",
        also="und",
    ),
    "fr": TimeWords(
        seconds="sec|secondes?",
        minutes="mn|minutes?",
        hours="heures?",
        numbers=_counted("une deux trois quatre cinq six sept huit neuf dix onze douze")
        | {"quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "soixante": 60},
        whole={"demi-heure": 1800, "demi-minute": 30, "quart d['’]heure": 900},
        to="à|ou|et",
        clock="à|vers|dès",
        also="et",
    ),
    "ar": TimeWords(
        seconds="ثانية|ثوان[ٍي]?",
        minutes="دقيقة|دقائق",
        hours="ساعة|ساعات",
        numbers=_counted("ثلاث أربع خمس ست سبع ثماني تسع عشر", 3)
        | _counted("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة", 3)
        | {"عشرين": 20, "عشرون": 20, "ثلاثين": 30, "ثلاثون": 30, "أربعين": 40, "ستين": 60},
        whole={
            "دقيقة واحدة|لمدة دقيقة": 60,
            "ساعة واحدة|لمدة ساعة": 3600,
            "ثانيت(?:ين|ان)": 2,
            "دقيقت(?:ين|ان)": 120,
            "ساعت(?:ين|ان)": 7200,
            "نصف ساعة": 1800,
            "نصف دقيقة": 30,
            "ربع ساعة": 900,
        },
        to="إلى|أو|حتى",
        also="و",
    ),
    "zh": TimeWords(
        seconds="秒钟?|秒鐘",
        minutes="分钟|分鐘|分(?=[0-9]+秒)",
        hours="个?小时|個?小時|个?钟头",
        numbers=_counted("一 二 三 四 五 六 七 八 九 十")
        | {"两": 2, "兩": 2, "十五": 15, "二十": 20, "三十": 30, "四十": 40, "四十五": 45, "六十": 60},
        whole={"半(?:个|個)?(?:小时|小時|钟头)": 1800, "半分(?:钟|鐘)": 30, "一刻(?:钟|鐘)": 900},
        to="到|至|或",
        also="零",
        spaced=False,
    ),
}
"""By the first part of a BCP 47 tag; what is not here has the symbols and digits alone."""
