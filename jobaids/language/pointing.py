"""Sentences that only send the reader to a video, in the languages most job aids are written in.

A native reader should check each line. A language that is missing here is not looked at, so nothing false is told.
"""

from __future__ import annotations

import re

from jobaids.language.sentences import sentences

_POINTS = {
    "en": (
        r"(?:please |now |first |just )?(?:see|watch|view|play|follow|open|scan|check|refer to|look at|"
        r"(?:do |done |as |shown |seen |it |this |is )*(?:as |shown |seen )(?:shown |seen )?in)"
        r"(?: (?:the|this|our|a|an|attached|following|short|training|linked|how-to|instruction(?:al)?))*"
        r" (?:video|clip|film|movie)\b(?! (?:camera|recorder|player|screen|wall|link|call|feed))"
    ),
    "de": (
        r"(?:bitte |jetzt )?(?:siehe(?: auch)?|sieh|seht|sehen sie|schau|schauen sie|sie(?:he)? |wie (?:gezeigt )?im)"
        r"(?: (?:dir|sich|das|dieses|den|diesen|im|in|kurze|folgende|an))* (?:video|clip|film)\b(?:\s+an(?:sehen)?\b)?"
        r"|(?:das |dieses |den |diesen )?(?:video|clip|film) (?:ansehen|anschauen|beachten|folgen)\b"
    ),
    "es": (
        r"(?:ahora )?(?:ver|vea|mire|mira|consulte|reproduzca|siga|como en|como (?:se )?(?:muestra|ve) en)"
        r" (?:el|este|un) (?:v[ií]deo|clip)\b"
    ),
    "fr": (
        r"(?:voir|voyez|regardez|regarder|suivez|suivre|consultez|comme (?:dans|sur))"
        r" (?:la|cette|le|ce|une) (?:vid[ée]o|clip|film)\b"
    ),
    "it": (
        r"(?:vedi|vedere|guarda|guardare|guardate|segui|come (?:nel|mostrato nel))"
        r" ?(?:il|questo|un)? ?(?:video|filmato|clip)\b"
    ),
    "pt": r"(?:ver|veja|assista|assistir|siga|consulte|como no)(?: ao| a| o| este)? (?:v[ií]deo|clipe|filme)\b",
    "nl": r"(?:zie|bekijk|kijk naar|volg|zoals in) (?:de|het|deze|dit|een) (?:video|clip|film(?:pje)?)\b",
    "ru": r"(?:см\.?|смотри(?:те)?|посмотри(?:те)?|как (?:на|в)) (?:это )?(?:видео|ролик)\b",
    "ar": r"(?:انظر|شاهد|راجع|اتبع|كما في)(?: إلى)? (?:هذا )?(?:ال)?(?:فيديو|مقطع|فيلم)(?: الفيديو)?",
    "zh": (
        r"(?:请)?(?:先)?(?:参见|参考|参照|查看|观看|看|见|按照?)"
        r"(?:此|该|这个|以下|下面的)?(?:教学|操作)?(?:视频|影片|短片|录像)"
    ),
    "ja": (
        r"(?:この|次の|以下の)?(?:動画|ビデオ|映像|クリップ)"
        r"(?:を|の通りに?|のとおりに?)?(?:見|観|ご覧|参照|確認|視聴)[^。]{0,8}"
    ),
}

_MORE_TO_DO = {
    "en": r"(?:,? ?(?:and|then|while)) (?!(?:do|follow|copy|repeat) )",
    "de": r"(?:,? ?(?:und|dann|während)) ",
    "es": r"(?:,? ?(?:y|luego|mientras)) ",
    "fr": r"(?:,? ?(?:et|puis|pendant que)) ",
    "it": r"(?:,? ?(?:e|poi|mentre)) ",
    "pt": r"(?:,? ?(?:e|depois|enquanto)) ",
    "nl": r"(?:,? ?(?:en|dan|terwijl)) ",
    "ru": r"(?:,? ?(?:и|затем|потом)) ",
    "ar": r"،? ?(?:و|ثم ?)",
    "zh": r"[，,]?(?:然后|再|并|后|，)",
    "ja": r"(?:、|てから|た後)",
}
"""What opens a second instruction after the pointing one."""


def only_points_at_video(text: str, language: str) -> bool:
    """Whether all sentences of a text send the reader to a video and none says what to do."""
    tag = language.partition("-")[0].lower()
    spoken = tuple(key for key in dict.fromkeys((tag, "en")) if key in _POINTS)
    parts = sentences(text)
    return bool(parts) and all(any(_points(part, key) for key in spoken) for part in parts)


def _points(sentence: str, key: str) -> bool:
    found = re.match(_POINTS[key], sentence, re.IGNORECASE)
    if not found:
        return False
    rest = sentence[found.end() :]
    return not re.match(_MORE_TO_DO[key], rest, re.IGNORECASE) and not re.search(r"\d", rest)
