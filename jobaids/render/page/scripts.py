"""The scripts of a site: one that every page loads, and those that are fetched by whoever needs them.

How to add one stands at the head of `templates/theme/site.js`.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256, sha384

from jobaids.language.words import Words
from jobaids.render.addresses import Addresses
from jobaids.render.view import Render

LATER = ("codes", "search", "here", "keep", "camera", "timer", "ticks", "aloud", "size", "share", "player")
"""Scripts that few pages need at once, by their names below `templates/script/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One published script; its address changes when it does."""

    name: str
    text: str
    address: str

    @property
    def integrity(self) -> str:
        """What the script must be, or the browser does not run it."""
        return f"sha384-{b64encode(sha384(self.text.encode()).digest()).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scripts:
    """What a script's template sees."""

    addresses: Addresses
    later: tuple[Script, ...] = ()
    words: Words = field(default_factory=Words)


def scripts_of(addresses: Addresses, render: Render) -> tuple[Script, ...]:
    """All scripts of a site; the first is the one of every page, and knows where the others are."""
    view = _Scripts(addresses=addresses)
    later = tuple(_script(name, render(f"script/{name}.js", view), addresses) for name in LATER)
    return (_script("site", render("theme/site.js", _Scripts(addresses=addresses, later=later)), addresses), *later)


def _script(name: str, text: str, addresses: Addresses) -> Script:
    small = shrink_script(text)
    return Script(name=name, text=small, address=addresses.script(sha256(small.encode()).hexdigest()[:12], name))


def shrink_script(script: str) -> str:
    """The same script without lines that are comments and without the space that lines begin with."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def inline_hash(text: str) -> str:
    """What the Content-Security-Policy calls an inline style or script by."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
