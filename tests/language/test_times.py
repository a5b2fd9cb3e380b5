"""Times in a text, in the language it is written in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobaids.language.times import duration, times_in

PHRASES = (
    ("en", "Wait 20 s.", "20 s", 20),
    ("en", "Rub for 20–30 s.", "20–30 s", 30),
    ("en", "Rub 20 to 30 seconds, palms together.", "20 to 30 seconds", 30),
    ("en", "Between 2 and 3 minutes.", "2 and 3 minutes", 3 * 60),
    ("en", "Flush within 10 s - 15 s.", "10 s - 15 s", 15),
    ("en", "Call within 5 minutes.", "5 minutes", 300),
    ("en", "A 10-minute soak.", "10-minute", 600),
    ("en", "Hold it for 1 h 30 min.", "1 h 30 min", 5400),
    ("en", "Hold it for 1 minute and 30 seconds.", "1 minute and 30 seconds", 90),
    ("en", "Wait half an hour.", "half an hour", 1800),
    ("en", "Watch the nozzle for one minute.", "one minute", 60),
    ("en", "Wait forty-five seconds.", "forty-five seconds", 45),
    ("en", "Cool it for 1.5 h.", "1.5 h", 5400),
    ("en", "Within 2\u00a0h.", "2\u00a0h", 7200),
    ("es", "Espere 20 segundos.", "20 segundos", 20),
    ("es", "Frote de 20 a 30 segundos.", "20 a 30 segundos", 30),
    ("es", "Observe la boquilla un minuto.", "un minuto", 60),
    ("es", "Espere media hora.", "media hora", 1800),
    ("es", "Espere 1,5 horas.", "1,5 horas", 5400),
    ("de", "20 bis 30 Sekunden warten.", "20 bis 30 Sekunden", 30),
    ("de", "Eine Minute warten.", "Eine Minute", 60),
    ("de", "Nach 10 Min. prüfen.", "10 Min", 600),
    ("de", "Nach 2 Std 15 min.", "2 Std 15 min", 8100),
    ("fr", "Frotter 20 à 30 secondes.", "20 à 30 secondes", 30),
    ("fr", "Attendre une demi-heure.", "demi-heure", 1800),
    ("fr", "Attendre 1 h 30.", "1 h 30", 5400),
    ("ar", "افرك يديك لمدة 20 ثانية.", "20 ثانية", 20),
    ("ar", "افرك من ٢٠ إلى ٣٠ ثانية.", "٢٠ إلى ٣٠ ثانية", 30),
    ("ar", "راقب الفوهة دقيقة واحدة.", "دقيقة واحدة", 60),
    ("ar", "انتظر دقيقتين.", "دقيقتين", 120),
    ("ar", "انتظر خمس دقائق.", "خمس دقائق", 300),
    ("ar", "انتظر نصف ساعة.", "نصف ساعة", 1800),
    ("zh", "等待20秒。", "20秒", 20),
    ("zh", "冲洗15分钟以上", "15分钟", 900),
    ("zh", "揉搓20至30秒", "20至30秒", 30),
    ("zh", "等两分钟。", "两分钟", 120),
    ("zh", "静置半小时。", "半小时", 1800),
    ("zh", "等1分30秒。", "1分30秒", 90),
    ("pl", "Czekaj 20 s.", "20 s", 20),
    ("en-GB", "Wait 10 mins.", "10 mins", 600),
)
NONE = (
    ("en", "It drips more than 3 drops a minute."),
    ("en", "Set the pump to 5 L/min."),
    ("en", "Do the 5S audit of the 1980s."),
    ("en", "Tighten to 8 N·m at 60 rpm."),
    ("en", "Order 5 hoses and 10 screws."),
    ("en", "Second shift takes 2 sheets."),
    ("en", "1,000 seconds"),
    ("en", "Take off the old ones."),
    ("en", "The belt runs 5 m/s, not 8 m/h."),
    ("fr", "Le relevé est à 14 h."),
    ("fr", "Relever à 14 h 30."),
    ("es", "El turno empieza a las 6 h."),
    ("de", "Die Schicht beginnt um 6 h."),
    ("zh", "关闭5个阀门"),
    ("zh", "得分10分"),
    ("pl", "5 minutami"),
)


@pytest.mark.parametrize(("language", "text", "said", "seconds"), PHRASES)
def test_a_time_is_found_where_it_is_said(language: str, text: str, said: str, seconds: int) -> None:
    """Whoever counts in the head while a hand holds the pump lid stops early; the phone counts what the words say."""
    (found,) = times_in(text, language)

    assert (text[found.start : found.end], found.seconds) == (said, seconds)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_time_is_left_alone(language: str, text: str) -> None:
    """A clock beside a torque or an hour of the day would make people doubt those that are meant."""
    found = times_in(text, language)

    assert [text[one.start : one.end] for one in found] == []


def test_two_times_are_two() -> None:
    """Ten seconds to the shower and fifteen minutes under it are different waits."""
    found = times_in("Be there in 10 s. Flush for 15 min, then 5 min more.", "en")

    assert [one.seconds for one in found] == [10, 900, 300]


@given(
    text=st.text(alphabet="0123456789٠٣ smhin-–.,:到秒分钟半 دقيقةثانيةtoaund", max_size=40),
    language=st.sampled_from(["en", "ar", "zh", "fr"]),
)
def test_times_lie_apart_in_any_text(text: str, language: str) -> None:
    """Marks that overlap would tear the words of a step apart."""
    found = times_in(text, language)

    assert all(0 <= one.start < one.end <= len(text) and one.seconds > 0 for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


@pytest.mark.parametrize(("seconds", "written"), [(20, "PT20S"), (90, "PT1M30S"), (5400, "PT1H30M"), (3600, "PT1H")])
def test_a_duration_is_written_for_machines(seconds: int, written: str) -> None:
    """Programs that read the page take it as ISO 8601 writes it."""
    assert duration(seconds) == written
