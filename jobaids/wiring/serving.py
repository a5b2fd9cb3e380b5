"""The ports of the preview: pages and cards of a project that is held in memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jobaids.adapters.content import CONTENT
from jobaids.adapters.errors import JobaidsError
from jobaids.adapters.folder import Folder
from jobaids.adapters.library import Library
from jobaids.adapters.media_maker import make_media
from jobaids.adapters.preview import Preview
from jobaids.adapters.preview_cards import CardBench
from jobaids.adapters.preview_ports import Answer, Ask, Card, PreviewPorts
from jobaids.adapters.templates import Templates, read_templates
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import Slug
from jobaids.plan.dressing import dress_of
from jobaids.plan.media import MediaOrder
from jobaids.plan.recipe import File, Maker, Recipe
from jobaids.render.arrival import arrive
from jobaids.render.preview.dress import Dress, Notes, Plain, dressed
from jobaids.render.preview.notes import note_of
from jobaids.wiring.surveying import Held, hold
from jobaids.wiring.workshops import workshop_of

NOWHERE = 404
BROKEN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Answers what a browser asks for from a project held in memory."""

    held: Held
    shipped: Templates  # the preview's own templates: a broken one of the project must not hide what is wrong with it

    def answer(self, ask: Ask) -> Answer:
        """The page at an address, dressed for its author."""
        try:
            return self._answer(ask)
        except JobaidsError as fault:
            plain = self.shipped.render("preview/plain.html", Plain(what=fault.what, why=fault.why, fix=fault.fix))
            return self._dressed(plain, ask, status=BROKEN)

    def _answer(self, ask: Ask) -> Answer:
        tree = self.held.tree(released=ask.released)
        addresses = tree.laid.content.site.addresses
        if not ask.path.startswith(addresses.root):
            return Answer(lead=addresses.root) if ask.path == "/" else self._lost(ask)
        if (octets := tree.index(addresses.file(ask.path))) is not None:
            return Answer(octets=octets)
        text = tree.page(addresses.file(ask.path))
        if text is not None:
            return self._dressed(text, ask) if addresses.file(ask.path).endswith(".html") else Answer(text=text)
        if tree.page(addresses.file(f"{ask.path}/")) is not None:
            return Answer(lead=f"{ask.path}/")
        lead = arrive(ask.path, addresses, lambda file: tree.page(file) is not None)
        return Answer(lead=lead) if lead else self._lost(ask)

    def _lost(self, ask: Ask) -> Answer:
        tree = self.held.tree(released=ask.released)
        addresses = tree.laid.content.site.addresses
        return self._dressed(tree.page(addresses.file(addresses.not_found())) or "", ask, status=NOWHERE)

    def _dressed(self, text: str, ask: Ask, status: int = 200) -> Answer:
        page, seen = dressed(text, self._dress(ask), self.shipped.render)
        return Answer(text=page, status=status, seen=seen)

    def _dress(self, ask: Ask) -> Dress:
        tree = self.held.tree(released=ask.released)
        file = tree.laid.content.site.addresses.file(ask.path)
        return dress_of(self.held.state.survey, tree, file, released=ask.released, form=ask.form)

    def card(self, ask: Ask) -> Card | None:
        """The card beside a page."""
        tree = self.held.tree(released=ask.released)
        slug = next(iter(tree.slugs_of(tree.laid.content.site.addresses.file(ask.path))), None)
        forms = tree.forms(slug) if slug else ()
        form = ask.form if ask.form in forms else next(iter(forms), "")
        return self.card_at(slug, form, ask.released) if slug else None

    def card_at(self, slug: str, form: str, released: bool) -> Card | None:
        """One card of an aid."""
        order = self.held.tree(released=released).card(Slug(slug), form)
        return Card(key=(slug, form, str(released)), order=order) if order else None

    def media(self, path: str, released: bool) -> MediaOrder | None:
        """How a picture or clip of a page is made."""
        return self.held.tree(released=released).media_at(path)

    def told(self, told: tuple[Diagnostic, ...]) -> str:
        """What is told of a card, as a page shows it; empty where nothing is."""
        notes = tuple(note_of(one, None, "") for one in told)
        return self.shipped.render("preview/notes.html", Notes(notes=notes)) if notes else ""

    def own(self, name: str) -> str:
        """The style or the script of the preview."""
        return self.shipped.render(f"preview/{name}", Plain(what=name))


def preview_of(root: Path, *, released: bool) -> Preview:
    """The preview of a project, read and understood once.

    Raises:
        FolderError: there is no project.
    """
    bench = CardBench(open_workshop=partial(workshop_of, root))
    held = hold(root, renewed=bench.close)
    showing = Showing(held=held, shipped=read_templates())
    library = Library(content=Folder(root=root / CONTENT))
    ports = PreviewPorts(
        answer=showing.answer,
        own=showing.own,
        card=showing.card,
        card_at=showing.card_at,
        told=showing.told,
        media=showing.media,
        make_media=partial(_made, library),
        saved=held.saved,
        settle=held.settle,
    )
    start = held.state.addresses.root
    return Preview(ports=ports, bench=bench, root=root, released=released, start=start)


def _made(library: Library, order: MediaOrder) -> bytes:
    recipe = Recipe(maker=Maker.MEDIA, name="", order=order)
    return next(file.octets for file in make_media(recipe, library).files if isinstance(file, File))
