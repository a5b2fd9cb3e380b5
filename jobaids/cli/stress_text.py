"""How cards came through the simulated camera, shown to a person and to a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from jobaids.cli.console import counted
from jobaids.cli.excerpt import harmless
from jobaids.paper.damage import DEGREES, LEAST_USUAL, Share
from jobaids.wiring.stressing import Better, Stressed


def stress_lines(one: Stressed) -> Iterator[str]:
    """The share read of each damage, and what to do where it is too small."""
    kind, whole = one.usual, one.stress.whole
    yield (
        f"{harmless(one.file)}: {one.form or 'no known format'}, {counted(one.symbols, 'symbol')}, "
        f"level {kind.level.value}, {kind.modules} modules of {kind.module:.2f} mm, from {one.distance:.0f} mm"
    )
    yield f"  {'':<10}" + "".join(f"{name:>7}" for name in DEGREES)
    for damage, three in one.stress.shares:
        yield f"  {damage.value:<10}" + "".join(f"{_percent(share):>7}" for share in three)
    yield f"  in all {whole.read:,} of {counted(whole.shots, 'shot')}, {_percent(whole)}; wanted {one.least:.0%}"
    if one.weakest:
        address, page, share = one.weakest
        yield harmless(f"  read least: {address} on page {page}, {share:.0%}")
    if one.better:
        yield f"  warning: {_better(one.better, one)}"
    yield from (f"  error: {said}" for said in _failures(one))


def as_json(stressed: Iterable[Stressed], failed: Iterable[str]) -> str:
    """Everything, for programs."""
    return json.dumps({"cards": [_card(one) for one in stressed], "failed": list(failed)}, indent=2)


def _failures(one: Stressed) -> Iterator[str]:
    if one.stress.whole.value < one.least:
        yield "too few shots were read; print its symbols larger, or hold fewer signs in base_url"
    for damage in one.stress.below:
        usual = one.stress.of(damage)[0]
        yield f"{damage.value}: {_percent(usual)} of the usual amount, where {LEAST_USUAL:.0%} are wanted"


def _better(better: Better, one: Stressed) -> str:
    return (
        f"level {better.level.value} with {better.modules} modules of {better.module:.2f} mm would fit and be read in "
        f"{better.reads:.0%} of shots, where level {one.usual.level.value} with {one.usual.modules} is read in "
        f"{better.instead_of:.0%}"
    )


def _percent(share: Share) -> str:
    return f"{share.value:.0%}"


def _card(one: Stressed) -> dict[str, object]:
    return {
        "file": one.file,
        "format": one.form or None,
        "distance_mm": one.distance,
        "symbols": one.symbols,
        "level": one.usual.level.value,
        "modules": one.usual.modules,
        "module_mm": one.usual.module,
        "smallest_module_mm": round(one.smallest, 2),
        "shots": one.stress.whole.shots,
        "read": one.stress.whole.read,
        "least": one.least,
        "passed": one.passed,
        "damages": {
            damage.value: {name: round(share.value, 4) for name, share in zip(DEGREES, three, strict=True)}
            for damage, three in one.stress.shares
        },
        "better": _fields(one.better) if one.better else None,
    }


def _fields(better: Better) -> dict[str, object]:
    return {
        "level": better.level.value,
        "modules": better.modules,
        "module_mm": round(better.module, 2),
        "read": round(better.reads, 4),
        "instead_of": round(better.instead_of, 4),
    }
