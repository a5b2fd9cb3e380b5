"""An aid as schema.org's HowTo, for programs that read pages."""

from __future__ import annotations

import json

from markupsafe import Markup

from jobaids.model.aid import Step
from jobaids.model.plain import plain
from jobaids.render.page.figure import figure_of, film_of, length_of
from jobaids.render.page.whole import Whole

SCRIPT_SIGNS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}  # so that no text ends the element
Tree = dict[str, object]


def howto(whole: Whole) -> Markup:
    """The JSON-LD of an aid, safe within a script element."""
    aid = whole.edition.aid
    tree: Tree = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": aid.title,
        "inLanguage": aid.language,
        "url": whole.site.origin + whole.address,
        "step": [_step(step, whole) for step in aid.steps],
    }
    if aid.head.minutes:
        tree["totalTime"] = f"PT{aid.head.minutes}M"
    if aid.head.tools:
        tree["tool"] = [{"@type": "HowToTool", "name": tool} for tool in aid.head.tools]
    if whole.edition.seal:
        tree["version"] = whole.edition.label
        tree["dateModified"] = whole.edition.seal.effective.isoformat()
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_SIGNS)
    return Markup(text)  # noqa: S704  (every sign that could end the element is escaped above)


def _step(step: Step, whole: Whole) -> Tree:
    addresses, origin = whole.site.addresses, whole.site.origin
    tree: Tree = {
        "@type": "HowToStep",
        "position": step.number,
        "name": step.quick,
        "url": origin + addresses.newest(whole.codes[step.anchor]),
        "text": " ".join((step.action, *(plain(point.text) for point in step.key_points))),
    }
    figures = [figure_of(picture, whole.edition, addresses, step.action) for picture in step.pictures]
    if pictures := [origin + figure.largest for figure in figures if figure]:
        tree["image"] = pictures
    if clip := _clip(step, whole):
        tree["video"] = clip
    return tree


def _clip(step: Step, whole: Whole) -> Tree | None:
    if not step.clip:
        return None
    media = whole.edition.media_of(step.clip.source)
    film = film_of(step.clip, whole.edition, whole.site.addresses, whole.words)
    if not film:
        return None
    address = film.address if film.player else whole.site.origin + film.address
    tree: Tree = {"@type": "Clip", "name": step.clip.title, "url": address, "startOffset": step.clip.start or 0}
    if (length := length_of(step.clip, media)) is not None:
        tree["endOffset"] = (step.clip.start or 0) + length
        tree["duration"] = f"PT{length:g}S"
    return tree
