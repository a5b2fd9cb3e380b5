"""The guard of `base_url`: every symbol on a wall holds the address it was printed with."""

from __future__ import annotations

from jobaids.codes.address import address
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Code, Label
from jobaids.model.release import Registry
from jobaids.model.source import Span


def base_changed(registry: Registry, base_url: str) -> tuple[Diagnostic, ...]:
    """JA622: `base_url` is none of those that cards were printed with."""
    if not registry.bases or _spelled(base_url) in map(_spelled, registry.bases):
        return ()
    count = sum(len(record.releases) > 0 for record in registry.aids)
    cards = "the cards of one aid" if count == 1 else f"the cards of {count} aids" if count else "blanks"
    return (
        Diagnostic(
            rule="JA622",
            severity=Severity.ERROR,
            what=f"base_url is {base_url}, but {cards} on walls hold {registry.bases[-1]}",
            why="their symbols open the old address for as long as they hang, whatever this file says",
            fix=f"write {registry.bases[-1]} again; or, if the old address leads to the new one for ever, "
            f"release with --accept-base-url {base_url}",
            span=Span(file="jobaids.toml", line=1),
        ),
    )


def _spelled(base_url: str) -> str:
    return address(base_url, Code(""), Label(""))
