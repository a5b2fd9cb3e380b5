"""A project's own templates draw; they read no files, run no programs and reach nothing but what they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.guard import lay_secret, leaks, watched
from tests.site.running import build
from tests.sites.archive import unpack

AID = "-- content/oil.md --\n# Oil\n\n1. **Stop.** Turn.\n2. **Go.**\n"
ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ view.__class__.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ _.__call__.__globals__ }}",
    "{{ view.words.messages.__class__.__base__ }}",
    "{{ many.__func__.__globals__ }}",
    "{{ _('{a.__init__.__globals__}', a=view) }}",
    "{{ view|attr('__class__') }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ ['{0.__class__}'][0].format_map({'0': view}) }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% include '../../../secrets/secret.html' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'secret.html' %}",
    "{% import '../../secrets/secret.html' as x %}{{ x }}",
    "{% extends '../../secrets/secret.html' %}",
    "{% include '../jobaids.toml' %}",
    "{% set view.words = 1 %}",
    "{{ view.nothing }}",
    "{{ nothing() }}",
    "{{ 1/0 }}",
    "{{ 'a' * 10**12 }}",
    "{{ range(10**9)|list }}",
    "{% for a in range(10**9) %}x{% endfor %}",
    "{{ '%999999999999d' % 1 }}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% include 'aid/aid.html' %}",
    "{{ unclosed",
    "{% bogus %}",
    "<unclosed>",
    "\udcff",  # a byte that is no UTF-8
    "x" * 600_000,
)
NAMES = ("card/card.html", "aid/aid.html")


@pytest.mark.parametrize(
    ("name", "escape"), [(NAMES[number % 2], escape) for number, escape in enumerate((*ESCAPES, "{{ 1/0 }}"))]
)
def test_a_template_reaches_nothing_it_is_not_shown(tmp_path: Path, escape: str, name: str) -> None:
    """Templates are passed around like wallpaper; nobody reads them as programs."""
    secrets = lay_secret(tmp_path / "secrets")
    root = unpack(AID, tmp_path / "plant")
    (root / "templates" / name).parent.mkdir(parents=True)
    (root / "templates" / name).write_text(f"{escape}\n", encoding="utf-8", errors="surrogateescape")
    (root / "templates/secret.html").symlink_to(secrets / "secret.html")

    with watched() as opened:
        ended = build(root)

    assert ended.code in {0, 1, 3}, ended.err[-2000:]
    assert "Traceback" not in ended.err
    assert leaks(root / "build") == [] if (root / "build").exists() else True
    assert not [path for path in opened if path.startswith((str(secrets), "/etc/passwd"))]


def test_a_template_may_look_different(tmp_path: Path) -> None:
    """That is what they are for."""
    root = unpack(f"{AID}-- templates/theme/tokens.css --\n:root {{ --ours: 1 }}\n", tmp_path / "plant")

    ended = build(root)

    assert ended.code in {0, 3}, ended.out
