"""The guard of `base_url`: every symbol on a wall holds the address it was printed with."""

from __future__ import annotations

from jobaids.codes.address import address
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Code, Label
from jobaids.model.release import AcceptedBase, Registry
from jobaids.model.source import Span
from jobaids.record.order import AskedWronglyError, Moment, Order


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
            f'accept it: jobaids release --accept-base-url {base_url} --approved-by ROLE --note "…"',
            span=Span(file="jobaids.toml", line=1),
        ),
    )


def accepted_base(registry: Registry, base_url: str, order: Order, moment: Moment) -> AcceptedBase | None:
    """The base that an order accepts and the registry does not know yet; None where there is nothing to record.

    Raises:
        AskedWronglyError: it accepts another than the one the project has.
    """
    if not order.accept_base:
        return None
    if _spelled(order.accept_base) != _spelled(base_url):
        raise AskedWronglyError(f"base_url is {base_url}, not {order.accept_base}")
    if not base_changed(registry, base_url):
        return None
    return AcceptedBase(base=base_url, at=moment.at, by=order.approved_by)


def _spelled(base_url: str) -> str:
    return address(base_url, Code(""), Label(""))
