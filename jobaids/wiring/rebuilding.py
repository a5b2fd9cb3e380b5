"""Builds some aids of which only words changed, upon a build of everything."""

from __future__ import annotations

from dataclasses import replace

from jobaids.adapters.sight import Known, left_by_build, remark
from jobaids.build import BuildPorts, Built, carry_out
from jobaids.plan.review import bench_of, review_again, review_of, shown_alone
from jobaids.plan.site import plan_tree
from jobaids.plan.wish import Wish
from jobaids.wiring.rereading import Moment, Reread, known_of, reread, spoken_of


def rebuild(moment: Moment, ports: BuildPorts, wish: Wish) -> Built | None:
    """Build the aids that are wished; None where it takes an ordinary build to know what they come to."""
    if not (wish.choice and wish.site and wish.drafts):
        return None
    with ports.stage("reread"):
        found = reread(moment, also=tuple(sorted(wish.choice)))
        if found is None or {draft.aid.slug for draft in found.retold.drafts} != wish.choice:
            return None
    return _carried_out(moment, ports, wish, found)


def remember_build(moment: Moment, built: Built) -> None:
    """Remember what a build of everything came to, for the next time that only words change."""
    if built.whole and (review := review_of(built.whole, built.spoken)):
        _remember(moment, replace(known_of(moment.sight, built.whole), review=review))


def _carried_out(moment: Moment, ports: BuildPorts, wish: Wish, found: Reread) -> Built | None:
    retold, review = found.retold, found.known.review
    with ports.stage("plan"):
        registry, damage = ports.remember()
        shown = shown_alone(review_again(review, retold), retold.drafts, registry) if review and not damage else None
        if review is None or shown is None:
            return None
        tree = plan_tree(shown, ports.furnish(retold.overview.settings))
        bench = bench_of(review, retold, (*found.sources, *spoken_of(moment.root, retold.overview.told)))
    built = replace(carry_out(ports, wish, bench, (tree,)), aids=retold.overview.aids)
    known = Known(
        sources=moment.sight.sources,
        texts=found.texts,
        overview=retold.overview,
        review=review_again(review, retold),
    )
    _remember(moment, known)
    return built


def _remember(moment: Moment, known: Known) -> None:
    remark(moment.root, left_by_build(moment.root, moment.sight), moment.day, known)
