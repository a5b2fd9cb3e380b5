"""What a drawing comes to once every part of it is drawn wherever another part refers to it.

Ten parts that each use the part before them ten times are a few lines to read and ten thousand million to draw.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

MOST_DRAWN = 50_000  # parts; a line drawing of a machine has some hundreds, a traced photograph some thousands
DEEPEST = 256  # parts within parts, as far as the XML reader goes without references
_WITHIN = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME = re.compile(r"[\w-]+|\*")


class CostlyError(Exception):
    """A drawing would take for ever to draw; the words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counter:
    """Counts parts; those that were counted before are not walked again."""

    named: dict[str, etree._Element]
    rules: tuple[tuple[frozenset[str], tuple[str, ...]], ...]  # names in a selector, and what its rule refers to
    counted: dict[etree._Element, int] = field(default_factory=dict)

    def count(self, element: etree._Element, above: tuple[etree._Element, ...] = ()) -> int:
        """How many parts are drawn for an element."""
        if element in self.counted:
            return self.counted[element]
        if element in above:
            raise CostlyError("a part of it shows itself within itself")
        if len(above) >= DEEPEST:
            raise CostlyError(f"its parts are nested more than {DEEPEST} deep")
        inner = (*element.iterchildren("{*}*"), *self._referred(element))
        parts = 1 + sum(self.count(one, (*above, element)) for one in inner)
        if parts > MOST_DRAWN:
            raise CostlyError(f"it comes to more than {MOST_DRAWN:,} parts")
        self.counted[element] = parts
        return parts

    def _referred(self, element: etree._Element) -> tuple[etree._Element, ...]:
        written = [str(value) for value in element.attrib.values()]
        names = [name for value in written for name in _WITHIN.findall(value)]
        names += [value[1:] for value in written if value.startswith("#")]
        is_called = {etree.QName(element).localname, "*", element.get("id", ""), *element.get("class", "").split()}
        names += [name for selected, referred in self.rules if selected & is_called for name in referred]
        return tuple(self.named[name] for name in dict.fromkeys(names) if name in self.named)


def check_cost(root: etree._Element) -> None:
    """See that a drawing can be drawn in the time of a card.

    Raises:
        CostlyError: it shows itself within itself, or comes to more than `MOST_DRAWN` parts.
    """
    sheets = "".join(element.text or "" for element in root.iter("{*}style"))
    rules = ((frozenset(_NAME.findall(one)), tuple(_WITHIN.findall(body))) for one, body in _RULE.findall(sheets))
    _Counter(
        named={element.get("id", ""): element for element in root.iter("{*}*") if element.get("id")},
        rules=tuple(rules),
    ).count(root)
