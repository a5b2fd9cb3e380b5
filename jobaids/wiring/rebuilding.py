"""Builds a project of which only words changed, upon a build of everything: some aids that are wished, or all of it.

Here is decided whether that can be. Whatever is in doubt is None, and then an ordinary build goes through everything.
"""

from __future__ import annotations

from dataclasses import replace

from jobaids.adapters.sight import Known, left_by_build, remark
from jobaids.plan.aids import plan_aids
from jobaids.plan.ports import BuildPorts, Built, Outcome, reported
from jobaids.plan.publication import Verified, first_come, pieces_of, recipes_of
from jobaids.plan.review import Review, bench_of, moved, review_again, review_of, shown_alone
from jobaids.plan.rework import Rework
from jobaids.plan.wish import Wish
from jobaids.wiring.keeping_up import keep_up
from jobaids.wiring.rereading import Moment, Reread, known_before, known_of, reread, spoken_of


def rebuild(moment: Moment, ports: BuildPorts, wish: Wish) -> Built | None:
    """Build what is wished; None where it takes an ordinary build to know what that comes to."""
    known = known_before(moment) if wish.site and wish.drafts else None
    if known is None or known.review is None:
        return None
    with ports.stage("reread"):
        found = reread(moment, known, wish.choice) if wish.choice else _all_that_differs(moment, known, known.review)
        drafts = {draft.aid.slug for draft in found.retold.drafts} if found else set()
        if found is None or not drafts or (wish.choice and drafts != wish.choice):
            return None
    with ports.stage("plan"):
        rework = _rework(moment, ports, found, known.review)
    if rework is None:
        return None
    done = _some(ports, rework) if wish.choice else keep_up(ports, rework)
    if done is None:
        return None
    built, review = done
    overview = found.retold.overview
    _remember(moment, ports, Known(sources=moment.sight.sources, texts=found.texts, overview=overview, review=review))
    return replace(built, aids=found.retold.overview.aids)


def remember_build(moment: Moment, ports: BuildPorts, built: Built) -> None:
    """Remember what a build of everything came to, for the next time that only words change."""
    whole, counts = built.whole, built.counts
    if whole and counts and (review := review_of(whole.found, whole.outcome, counts)):
        _remember(moment, ports, replace(known_of(moment.sight, whole.found), review=review))


def _all_that_differs(moment: Moment, known: Known, review: Review) -> Reread | None:
    """The drafts that were reworded since everything was built, and those whose pages say something of them."""
    upkeep = review.upkeep
    found = reread(moment, known, review.behind) if upkeep else None
    if found is None or upkeep is None:
        return None
    asking = upkeep.asking(moved(review_again(review, found.retold), found.retold.overview.settings))
    if asking is None:
        return None
    return reread(moment, known, review.behind.keys() | asking, found) if asking else found


def _rework(moment: Moment, ports: BuildPorts, found: Reread, before: Review) -> Rework | None:
    retold = found.retold
    review = review_again(before, retold)
    told = (*retold.overview.told, *(review.upkeep.all_told if review.upkeep else ()))
    registry, damage = ports.remember()
    shown = shown_alone(review, retold.drafts, registry)
    if damage or shown is None:
        return None
    return Rework(
        review=review,
        shown=shown,
        furniture=ports.furnish(retold.overview.settings),
        bench=bench_of(review, retold, (*found.sources, *spoken_of(moment.root, told))),
    )


def _some(ports: BuildPorts, rework: Rework) -> tuple[Built, Review] | None:
    """Make what is wished, pages while cards are proven; None where something may not be published as it is."""
    bench, shown = rework.bench, rework.shown
    choice = frozenset(draft.aid.slug for draft in bench.drafts)
    if shown.printed != choice:
        return None
    with ports.stage("make"):
        tree = plan_aids(shown, rework.furniture)
        made = tuple(ports.make(bench.settings.store, (*recipes_of((tree,), choice), *tree.pages)))
    if not all(one.good for one in made):
        return None
    with ports.stage("publish"):
        verified = Verified(tree=tree, made=made, held=frozenset())
        outcome = Outcome(verified=(verified,), made=made, publication=first_come(pieces_of(made)))
        again, files = reported(ports, bench, outcome)
        return (again, rework.review) if ports.amend_alone(bench.settings.store, files, frozenset()) else None


def _remember(moment: Moment, ports: BuildPorts, known: Known) -> None:
    """Remember what stands in `build/` now, unless somebody else published there in between."""
    left = left_by_build(moment.root, moment.sight)
    if ports.undisturbed():
        remark(moment.root, left, moment.day, known)
