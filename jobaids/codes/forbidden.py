"""Codes that are never given: what spreadsheets spoil, what the site needs, what nobody wants on a wall."""

from __future__ import annotations

import re
from itertools import product

FOLDERS = frozenset(
    {
        "aids",
        "assets",
        "archive",
        "changes",
        "clips",
        "codes",
        "files",
        "fonts",
        "images",
        "media",
        "pagefind",
        "posted",
        "print",
        "register",
        "report",
        "search",
        "static",
        "stations",
        "status",
        "styles",
        "theme",
    }
)
"""Names that the site has, or may one day have, beside its codes; a code equal to one would hide it."""

_ALL_DIGITS = re.compile(r"[0-9]+\Z")  # a spreadsheet drops the leading zeros
_EXPONENT = re.compile(r"[0-9]+E[0-9]+\Z")  # 12E345 becomes 1.2E+346
_LABEL_LIKE = re.compile(r"[0-9]+[A-Z]\Z")  # 12345K reads as a revision
# Month names that the alphabet can spell, in the languages whose spreadsheets read them as dates.
_MONTH = re.compile(
    r"[0-9]*(JAN|FEB|MAR|MARCH|APR|MAY|SEP|SEPT|DEC|ENE|ABR|FEV|AVR|MARS|MRZ|DEZ|GEN|SET|MEI|KAS|HAZ)[0-9]*\Z"
)
_UNWANTED = re.compile(
    "ANAL|ANUS|ARSCH|ARSE|ASS|BASTARD|BITCH|BITE|BLOOD|BOMB|BOOB|CABRON|CAGA|CAZZO|COCK|CONO|COON|CRAP|CUL|CUM|CUNT"
    "|DAMN|DEAD|DEATH|DICK|DIE|DUMB|DYKE|FAG|FICK|FOTZE|FUCK|FUK|GAY|GOOK|HATE|HELL|HIV|HOMO|HURE|HURT|IDIOT|JEW|KIKE"
    "|KILL|KKK|LESBO|MAIM|MATA|MERDA|MERDE|MIERDA|MUERTE|MURDER|NAZI|NEGER|NIGG|NUDE|ORGY|PAKI|PEDO|PEE|PENIS|PENE"
    "|PISS|POLLA|POOP|PORN|PUSSY|PUTA|PUTE|PUTO|RAPE|RETARD|SALOPE|SATAN|SCUM|SEX|SHIT|SLUT|SPAST|SPIC|STUPID|SUICID"
    "|TEROR|TERROR|TITS|TOD|TOT|TURD|TWAT|VAGINA|VERGA|WANK|WHORE|WTF|XXX"
)
# How an eye reads a digit in the middle of letters; V stands where U is missing.
_READ_AS = {"0": "O", "1": "IL", "3": "E", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B", "V": "VU"}
_FOLDED_FOLDERS = frozenset(name.upper().translate(str.maketrans("OIL", "011")) for name in FOLDERS)


def is_forbidden(code: str) -> bool:
    """Whether a code, though well formed, must not be given to anything."""
    return (
        any(pattern.match(code) for pattern in (_ALL_DIGITS, _EXPONENT, _LABEL_LIKE, _MONTH))
        or code in _FOLDED_FOLDERS
        or any(_UNWANTED.search(reading) for reading in _readings(code))
    )


def _readings(code: str) -> tuple[str, ...]:
    """Every word the eye may see in a code."""
    return tuple("".join(signs) for signs in product(*(_READ_AS.get(sign, sign) for sign in code)))
