"""Words that every question has and no answer is known by. A search leaves them out where others are left.

By language, folded as in `tokens`; from general use. A native reader should check each row.
"""

from __future__ import annotations

SMALL = {
    "en": """a after again all always am an and any anybody anyone are as at be been before but by can could d
    did do does else every for from get got had has have how i if in into is it its just ll long m many
    me more much my need no not now of on only or our out re s should so some somebody someone still t
    than that the their them then there these they this those to too up us ve very was we were what when
    where which who whose why will with would you your""",
    "es": """a al ante aun como con cual cuando cuanta cuantas cuanto cuantos de debo del desde donde durante e
    el ella en entre es esta este esto estoy fue ha hace hacer hago hay la las le les lo los mas me mi
    mis muy nada no nos o para pero por porque puedo que quien se si sin sobre son su sus tambien tengo
    tiempo tiene todavia un una uno y ya yo""",
    "ar": """ان انا او اي ايضا اين الي بعد بين ثم جدا علي عن عند عندما عنده عندي في قبل قد كان كل كم كيف لا
    لقد لم لماذا ليس ما ماذا متي مع من هذا هذه هل هم هناك هو هي و يا""",
    "fr": """a ai apres au aussi aux avant avec c ce ces combien comment d dans de des dois du elle en encore est
    et etre fait faire il ils j je l la le les leur m ma mais me mes mon n ne nous on ou par pas plus
    pour pourquoi qu quand que quel quelle qui quoi s sa se ses si son sont sur t tout tres trop un une
    vous y""",
    "de": """aber als am an auch auf aus bei bin das dem den der des die du durch ein eine einem einen einer er
    es fur habe hat ich im in ist kann man mehr mein mit muss nach nicht noch oder schon sehr sich sie
    sind so um und uns viel vom von vor wann warum was wenn wer wie wieder wird wo zu zum zur""",
}


def small_words(language: str) -> tuple[str, ...]:
    """Those of a language; none where nobody wrote them down."""
    return tuple(SMALL.get(language.partition("-")[0].lower(), "").split())
