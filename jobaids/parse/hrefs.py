"""What an address in a link or picture leads to, and whether a browser may follow it."""

from __future__ import annotations

import re
from enum import Enum

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PELICAN = re.compile(r"[{|](?:static|filename|attach|photo|index)[}|]/?")


class Leads(Enum):
    """Where an address leads."""

    WEB = "web"
    CONTACT = "contact"
    WITHIN = "within"  # a path of the project or a place in the same file
    HOSTILE = "hostile"  # something a browser could run, or that hides where it leads


_SCHEMES = {
    "https": Leads.WEB,
    "http": Leads.WEB,
    "mailto": Leads.CONTACT,
    "tel": Leads.CONTACT,
    "sms": Leads.CONTACT,
}


def leads(href: str) -> Leads:
    """Where an address leads; every scheme but the five known ones is hostile, and so is a bare host."""
    trimmed = href.strip()
    if _CONTROLS.search(trimmed) or trimmed.replace("\\", "/").startswith("//"):
        return Leads.HOSTILE
    if scheme := _SCHEME.match(trimmed):
        return _SCHEMES.get(scheme[1].lower(), Leads.HOSTILE)
    return Leads.WITHIN


def path_of(href: str) -> tuple[str, str]:
    """A local address as its path, percent signs decoded, and its fragment."""
    path, _, fragment = _PELICAN.sub("", href.strip(), count=1).partition("#")
    return decoded(path.partition("?")[0]), decoded(fragment)


def decoded(text: str) -> str:
    """Percent signs decoded as UTF-8; what is no UTF-8 stays as it stands."""
    return _ENCODED.sub(_decode, text) if "%" in text else text


def _decode(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]
