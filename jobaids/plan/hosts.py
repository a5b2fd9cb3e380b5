"""What `build/` holds for the hosts that serve a site, beside the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jobaids.lint.limits import REDIRECTS, site_limits
from jobaids.lint.verdict import weigh
from jobaids.model.diagnostic import Diagnostic
from jobaids.model.names import DRAFT_LABEL, Code, Label
from jobaids.model.release import AidRecord, Registry
from jobaids.plan.recipe import Artifact, File
from jobaids.plan.tree import Tree
from jobaids.record.printed import showing
from jobaids.render.hosts import host_files
from jobaids.render.page.players import frame_origins
from jobaids.render.view import Render


def render_hosts(tree: Tree, render: Render) -> Iterator[File]:
    """Every file for every host of the released site; drafts are looked at here, and have none."""
    if tree.shown.draft or tree.shown.is_empty:
        return
    look, registry = tree.furniture.look, tree.shown.registry
    players = sorted({origin for edition in tree.shown.editions for origin in frame_origins(edition)})
    site = replace(tree.content.site, players=tuple(players))
    for page in host_files(site, look, registry.bases, printed(registry, tree.shown.coming), render):
        yield File(path=page.path, octets=page.text.encode())


def told_of_hosts(tree: Tree, files: Iterable[Artifact]) -> tuple[Diagnostic, ...]:
    """What the released site comes near to of that which common hosts take, as loudly as the project wants it told."""
    if tree.shown.draft:
        return ()
    site = {file.path.removeprefix(tree.folder): file for file in files if file.path.startswith(tree.folder)}
    redirects = site.get(REDIRECTS)
    lines = redirects.octets.count(b" 302\n") if isinstance(redirects, File) else 0
    told = site_limits({path: file.size for path, file in site.items()}, lines)
    return tuple(weigh(told, tree.furniture.settings.rules))


def printed(registry: Registry, coming: tuple[AidRecord, ...] = ()) -> Iterator[tuple[Code, Label]]:
    """Every code with each label it was ever printed with, and with that of a test card; early cards, too."""
    records = (*registry.aids, *coming)
    shown = showing(records)
    given = (one.code for kept in (records, registry.stations) for record in kept for one in record.codes)
    for code in dict.fromkeys((*given, *shown, *(blank.code for blank in registry.blanks))):
        yield code, DRAFT_LABEL
        for label in dict.fromkeys(edition.label for edition in shown.get(code, ())):
            yield code, label
