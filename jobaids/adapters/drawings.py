"""Makes SVG drawings harmless: what draws is kept, what runs, loads or leads away is left out.

An SVG shown by `<img>` runs nothing, but the same file opened by its address would. The list names what SVG 2 draws
with.
"""

from __future__ import annotations

import re
from math import isfinite

from lxml import etree

from jobaids.adapters.drawing_cost import CostlyError, check_cost

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

DRAWS = frozenset(
    (
        *(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "switch",
            "title",
            "desc",
            "style",
            "text",
            "tspan",
            "textPath",
            "image",
        ),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "marker", "clipPath", "mask", "pattern"),
        *("linearGradient", "radialGradient", "stop", "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "feDropShadow"),
    )
)
PICTURE_WITHIN = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+\Z")
LEADS_AWAY = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\s*\(|javascript:|\\", re.IGNORECASE)
BOX = re.compile(r"\s*\S+[\s,]+\S+[\s,]+(\d+\.?\d*(?:e\d+)?)[\s,]+(\d+\.?\d*(?:e\d+)?)\s*")
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|mm|cm|in|pt)?\s*\Z")
LARGEST_SIDE = 10_000  # CSS pixels; a drawing that calls itself larger is as sharp when it is shown smaller
PX_PER_UNIT = {"px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72}  # CSS Values 4, 6.2


class DrawingError(Exception):
    """The bytes are no SVG drawing."""


def read_drawing(octets: bytes) -> etree._Element:
    """The root of a drawing, parsed without entities, network or external definitions.

    Raises:
        DrawingError: it is not well-formed, its root is no `svg`, or it would take for ever to draw.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(octets, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DrawingError(str(error)) from error
    if root.tag != f"{{{SVG}}}svg":
        raise DrawingError(f'its root is not <svg xmlns="{SVG}">')
    try:
        check_cost(root)
    except CostlyError as error:
        raise DrawingError(str(error)) from error
    return root


def size_of(root: etree._Element) -> tuple[int, int]:
    """Width and height of a drawing in CSS pixels, neither above `LARGEST_SIDE`; 0 where it states none."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = BOX.fullmatch(root.get("viewBox", ""))
    if not (width and height) and box:
        width, height = float(box[1]), float(box[2])
    if not (isfinite(width) and isfinite(height)):
        return 0, 0
    scale = min(1.0, LARGEST_SIDE / max(width, height, 1.0))
    return round(width * scale), round(height * scale)


def harmless(octets: bytes) -> bytes:
    """The same drawing without scripts, handlers, links, foreign content or addresses outside itself.

    Raises:
        DrawingError: the bytes are no SVG drawing.
    """
    root = read_drawing(octets)
    for element in list(root.iter()):
        if element is not root and not _draws(element):
            _leave_out(element)
        else:
            _clean_attributes(element)
            if element.tag == f"{{{SVG}}}style" and LEADS_AWAY.search(element.text or ""):
                element.text = ""
            if element.tag == f"{{{SVG}}}image" and not (element.get("href") or element.get(XLINK_HREF)):
                _leave_out(element)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _draws(element: etree._Element) -> bool:
    tag: object = element.tag
    if not isinstance(tag, str):  # an entity or an instruction has a function in place of a name
        return False
    name = etree.QName(tag)
    return name.namespace == SVG and name.localname in DRAWS


def _leave_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_attributes(element: etree._Element) -> None:
    for name, value in element.attrib.items():
        if not _harmless_attribute(str(name), str(value)):
            del element.attrib[name]


def _harmless_attribute(name: str, value: str) -> bool:
    if name in {"href", XLINK_HREF}:
        return value.startswith("#") or bool(PICTURE_WITHIN.match(value))
    if name.startswith("{"):
        return name == XML_SPACE
    return not name.lower().startswith("on") and not LEADS_AWAY.search(value)


def _length(written: str) -> float:
    match = LENGTH.match(written)
    return float(match[1]) * PX_PER_UNIT[match[2] or "px"] if match else 0.0
