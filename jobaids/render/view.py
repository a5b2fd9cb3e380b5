"""Who makes text of a finished view."""

from __future__ import annotations

from collections.abc import Callable

Render = Callable[[str, object], str]
"""Makes text of a view by the template of that name: `render("page/step.html", view)`.

A view is frozen, finished, and has the `words` of the language it is shown in.
"""
