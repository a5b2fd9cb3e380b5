"""Builds some aids of which only words changed, upon a build of everything."""

from __future__ import annotations

from dataclasses import replace

from jobaids.adapters.sight import Known, left_by_build, remark
from jobaids.plan.aids import plan_aids
from jobaids.plan.ports import BuildPorts, Built, Outcome, publish
from jobaids.plan.publication import Verified, first_come, pieces_of, recipes_of
from jobaids.plan.review import bench_of, review_again, review_of, shown_alone
from jobaids.plan.tree import Tree
from jobaids.plan.wish import Wish
from jobaids.plan.workbench import Workbench
from jobaids.wiring.rereading import Moment, Reread, known_of, reread, spoken_of


def rebuild(moment: Moment, ports: BuildPorts, wish: Wish) -> Built | None:
    """Build the aids that are wished; None where it takes an ordinary build to know what they come to."""
    if not (wish.choice and wish.site and wish.drafts):
        return None
    with ports.stage("reread"):
        found = reread(moment, also=tuple(sorted(wish.choice)))
        if found is None or {draft.aid.slug for draft in found.retold.drafts} != wish.choice:
            return None
    return _carried_out(moment, ports, found)


def remember_build(moment: Moment, built: Built) -> None:
    """Remember what a build of everything came to, for the next time that only words change."""
    if built.whole and (review := review_of(built.whole, built.spoken)):
        _remember(moment, replace(known_of(moment.sight, built.whole), review=review))


def _carried_out(moment: Moment, ports: BuildPorts, found: Reread) -> Built | None:
    retold, review = found.retold, found.known.review
    with ports.stage("plan"):
        registry, damage = ports.remember()
        shown = shown_alone(review_again(review, retold), retold.drafts, registry) if review and not damage else None
        if review is None or shown is None:
            return None
        tree = plan_aids(shown, ports.furnish(retold.overview.settings))
        bench = bench_of(review, retold, (*found.sources, *spoken_of(moment.root, retold.overview.told)))
    built = _made(ports, bench, tree)
    if built is None:
        return None
    known = Known(
        sources=moment.sight.sources,
        texts=found.texts,
        overview=retold.overview,
        review=review_again(review, retold),
    )
    _remember(moment, known)
    return replace(built, aids=retold.overview.aids)


def _made(ports: BuildPorts, bench: Workbench, tree: Tree) -> Built | None:
    """Make what a tree holds, pages while cards are proven; None where something may not be published as it is."""
    choice = frozenset(draft.aid.slug for draft in bench.drafts)
    with ports.stage("make"):
        recipes = (*recipes_of((tree,), choice), *tree.pages)
        made = tuple(ports.make(bench.settings.store, recipes))
    if not all(one.good for one in made):
        return None
    with ports.stage("publish"):
        verified = Verified(tree=tree, made=made, held=frozenset())
        outcome = Outcome(verified=(verified,), made=made, publication=first_come(pieces_of(made)))
        return publish(ports, bench, outcome, None)


def _remember(moment: Moment, known: Known) -> None:
    remark(moment.root, left_by_build(moment.root, moment.sight), moment.day, known)
