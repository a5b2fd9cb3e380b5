"""Keeps what WeasyPrint works out about styles from card to card, for cards of one style sheet ask the same again.

The engine forgets after each document how elements look: some two hundred values of each of sixty kinds. Here every
value is worked out once, by the engine, and each document gets copies of its own to write in. This leans on the
engine's inner parts, so it is bound to one version of it, and a press proves on a card of its own that both ways give
the same bytes before it goes this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import inf
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import weasyprint
from weasyprint.css import (
    AnonymousStyle,
    ComputedStyle,
    InitialStyle,
    Style,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext

VERSION = "70.0"
"""The version of WeasyPrint whose inner parts are known here."""

_OF_THE_PAGE = re.compile(r"\d[dslp]?v(?:w|h|b|i|min|max)\b", re.IGNORECASE)
"""Lengths that depend on the first page, which is not there yet when styles are asked for."""

_STRANGE = frozenset({"style", "link", "{http://www.w3.org/2000/svg}svg"})
"""Elements that bring a style of their own along."""

_NAMING = ("style", "lang", "id", "name")
"""Attributes that are part of how an element looks, or is called."""

Engine: TypeAlias = Any  # WeasyPrint carries no types
Cascade: TypeAlias = dict[Any, dict[str, Any]]  # declared values by element and pseudo-element


def is_known() -> bool:
    """Whether the engine is the one that is known here."""
    return bool(weasyprint.VERSION == VERSION)


@dataclass(slots=True, kw_only=True, eq=False)
class Kind:
    """Elements that look alike: children of one kind that the same rules match."""

    styles: dict[str | None, Engine]  # its own by `None`, and those of its pseudo-elements
    within: dict[object, Kind] = field(default_factory=dict)
    pages: dict[object, Engine] = field(default_factory=dict)  # of a root: pages and their margins


@dataclass(slots=True, kw_only=True, eq=False)
class KeptStyles:
    """What is known of the elements that one style sheet gives a look to."""

    roots: dict[object, Kind] = field(default_factory=dict)
    page_sizes: dict[str, Any] = field(default_factory=lambda: {"box": None, "area": None})
    count: int = 0

    def forget(self) -> None:
        """Begin anew."""
        self.roots.clear()
        self.count = 0


def can_keep(css: str, tree: ET.Element) -> bool:
    """Whether how a document looks depends on nothing but its elements and its one style sheet."""
    written = (css, *(element.get("style", "") for element in tree.iter()))
    strange = any(element.tag in _STRANGE for element in tree.iter())
    return not strange and not any(_OF_THE_PAGE.search(text) for text in written)


class KeptDocument(Document):  # type: ignore[misc]  # WeasyPrint carries no types
    """A document whose styles are kept in what its one option more, `kept`, names."""

    @classmethod
    def _build_layout_context(
        cls, html: Engine, font_config: Engine, counter_style: Engine, _color_profiles: Engine, options: Engine
    ) -> Engine:
        for style in html._ua_counter_style():  # noqa: SLF001 - this file stands in for a part of the engine
            counter_style.update(style)
        targets = TargetCollector()
        styles = _Styles(html, options["stylesheets"], font_config, options["kept"])
        styles.collect_anchors(targets)
        picture = partial(get_image_from_uri, cache=options["cache"], url_fetcher=html.url_fetcher, options=options)
        return LayoutContext(styles, picture, font_config, counter_style, targets)


class _Styles(StyleFor):  # type: ignore[misc]  # as above
    """The style of each element and page of one document, as `StyleFor` finds it."""

    def __init__(self, html: Engine, sheets: Iterable[Engine], font_config: Engine, kept: KeptStyles) -> None:
        self._cascaded_styles: Cascade = {}
        self._computed_styles: dict[Any, Engine] = {}
        self._sheets = [(sheet, "user agent", None) for sheet in html._ua_stylesheets()]  # noqa: SLF001 - as above
        self._sheets += [(sheet, "user", None) for sheet in sheets]
        self.initial_page_sizes = kept.page_sizes
        self.font_config = font_config
        self._kept = kept
        self._kinds: dict[ET.Element, Kind] = {}
        self._root: Kind | None = None
        copies: dict[Kind, tuple[tuple[str | None, _Copy], ...]] = {}
        for wrapper in html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            kind = self._kinds[element] = self._kind_of(wrapper)
            self._root = self._root or kind
            if kind not in copies:
                copies[kind] = tuple((pseudo, _Copy(values)) for pseudo, values in kind.styles.items())
            for pseudo, style in copies[kind]:
                self._computed_styles[element, pseudo] = style

    def collect_anchors(self, targets: Engine) -> None:
        """Say which elements have names."""
        for element in self._kinds:
            if anchor := self._computed_styles[element, None]["anchor"]:
                targets.collect_anchor(anchor)

    def set_computed_styles(
        self, element: Engine, parent: Engine, root: Engine = None, pseudo_type: str | None = None, **_: Engine
    ) -> None:
        """Find the style of a page, or of a part of its margins."""
        root_kind, key = self._kinds[root], (element, pseudo_type)
        pages = root_kind.pages
        if key not in pages:
            above = pages[parent, None] if pseudo_type else root_kind.styles[None]
            pages[key] = self._values(above, self._cascaded_styles.get(key, {}), pseudo_type)
            self._kept.count += 1
        self._computed_styles[key] = _Copy(pages[key])

    def _kind_of(self, wrapper: Engine) -> Kind:
        """The kind of an element whose parent's is found."""
        element, parent = wrapper.etree_element, self._kinds.get(wrapper.parent and wrapper.parent.etree_element)
        known = parent.within if parent else self._kept.roots
        matches = [sheet.matcher.match(wrapper) for sheet, _, _ in self._sheets]
        named = tuple(element.get(name) for name in _NAMING) if element.attrib else ()
        key = (element.tag, named, *(tuple(place for _, place, _, _ in match) for match in matches))
        if key not in known:
            known[key] = self._learn(element, parent, matches)
            self._kept.count += 1
        return known[key]

    def _learn(self, element: ET.Element, parent: Kind | None, matches: Iterable[Engine]) -> Kind:
        """A kind that was not met before, from what is declared for it."""
        declared: dict[str | None, dict[str, Any]] = {None: {}}
        for specificity, of, declarations, base_url in find_style_attributes(element):
            if of is element:
                found = preprocess_declarations(base_url, declarations)
                _declare(declared[None], found, "author", (inf, specificity))
        for (sheet, origin, _), match in zip(self._sheets, matches, strict=True):
            for specificity, _, pseudo, (declarations, layer) in match:
                order = inf if layer is None else sheet.layers.index(layer)
                _declare(declared.setdefault(pseudo, {}), declarations, origin, (order, specificity))
        own = self._values(parent and parent.styles[None], declared.pop(None), None)
        pseudo = {name: self._values(own, found, name) for name, found in declared.items()}
        return Kind(styles={None: own, **pseudo})

    def _values(self, parent: Engine, declared: dict[str, Any], pseudo: str | None) -> Engine:
        root = self._root.styles[None] if self._root else InitialStyle(self.font_config)
        return ComputedStyle(parent, declared, pseudo, root, None, self.font_config, self.initial_page_sizes)


def _declare(
    declared: dict[str, Any], declarations: Iterable[Engine], origin: str, weight: tuple[float, tuple[int, int, int]]
) -> None:
    """Let declarations take the place of those that weigh less, as the cascade of CSS has it."""
    for name, values, importance in declarations:
        whole = (declaration_precedence(origin, importance), *weight)
        if name not in declared or declared[name][1] <= whole:
            declared[name] = values, whole


class _Copy(Style):  # type: ignore[misc]  # as above
    """A style of one document, to read and to write in, with all values known so far of the kept one."""

    def __init__(self, values: Engine) -> None:
        self.__dict__.update(values.__dict__)
        self.__dict__.pop("anonymous_style", None)
        self.update(values)
        self._values = values
        if isinstance(values, AnonymousStyle):
            self.specified = self

    def __missing__(self, name: str) -> object:
        value = self[name] = self._values[name]
        return value

    @cached_property
    def anonymous_style(self) -> Style:
        """The style of boxes that stand in this one and have no element."""
        nested = isinstance(self._values, AnonymousStyle)  # inherits what the layout wrote into the one above
        return AnonymousStyle(self) if nested else _Copy(self._values.anonymous_style)

    def copy(self) -> _Copy:
        """Another one, with what was written into this one."""
        other = _Copy(self._values)
        other.update(self)
        return other
