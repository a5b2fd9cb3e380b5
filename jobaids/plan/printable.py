"""What is ready to print: of each aid its cards, those in two languages, its views for trainers; and posters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobaids.language.words import own_name
from jobaids.model.names import Slug
from jobaids.model.release import Edition
from jobaids.paper.formats import PRINTED
from jobaids.paper.views import VIEWS
from jobaids.plan.cards import CardDesk, formats_of
from jobaids.plan.pairs import file_form, pairs_of, parted
from jobaids.plan.posters import ready_posters
from jobaids.plan.training import views_of
from jobaids.plan.tree import Laid
from jobaids.render.page.ready import Printable, Ready
from jobaids.render.training.text import title_of


def with_ready(laid: Laid) -> Laid:
    """The same, with where the cards of all aids and the posters of all stations lie ready."""
    content, desk = laid.content, laid.desk
    ready = Printable(
        cards={edition.aid.slug: tuple(ready_forms(edition, desk)) for edition in laid.printed},
        posters={} if content.site.draft else ready_posters(content.registry.stations, desk),
    )
    return replace(laid, content=replace(content, ready=ready))


def ready_again(ready: Printable, laid: Laid, slugs: frozenset[Slug]) -> Printable:
    """What lies ready to print of all aids, some of which are laid out anew."""
    same = {slug: forms for slug, forms in ready.cards.items() if slug not in slugs}
    new = {edition.aid.slug: tuple(ready_forms(edition, laid.desk)) for edition in laid.printed}
    return replace(ready, cards={**same, **new})


def ready_forms(edition: Edition, desk: CardDesk) -> Iterator[Ready]:
    """Each form of an edition, named in the first language of the site, and where it lies."""
    for name in formats_of(edition, desk):
        words, form = desk.speak(desk.settings.site.languages[0]), PRINTED[name]
        title = words("{form}, black and white", form=form.title) if form.grey else form.title
        yield Ready(form=title, address=desk.addresses.pdf(edition.aid.slug, name))
    for name, partner in pairs_of(edition, desk):
        title = (
            f"{PRINTED[parted(name)[0]].title} · {own_name(edition.aid.language)} + {own_name(partner.aid.language)}"
        )
        yield Ready(form=title, address=desk.addresses.pdf(edition.aid.slug, file_form(name)))
    for name in views_of(edition, desk):
        words, view = desk.speak(desk.settings.site.languages[0]), VIEWS[name]
        title = words("{what}, {paper}", what=title_of(view.view, words), paper=view.paper.title)
        yield Ready(form=title, address=desk.addresses.pdf(edition.aid.slug, name))
