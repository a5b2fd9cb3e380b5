"""One page for a code and all revisions it was printed with, for a host that leads `/7K3QMX/12K/` to `/7K3QMX/#R12K`.

What the revisions share stands on it once. What is said first, what was different and where it leads on to stand on it
once for each, and the end of the address chooses among them without script.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jobaids.language.words import Words
from jobaids.model.names import DRAFT_LABEL, Label
from jobaids.render.page.aid_page import AidView
from jobaids.render.page.notice import Notice
from jobaids.render.page.site import Frame, Page, Site
from jobaids.render.page.step_page import PROBLEM, Opening, StepView, Way
from jobaids.render.page.whole import Whole
from jobaids.render.view import Render

CodeView = StepView | AidView


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesView:
    """First lines only, one for each revision; the last is for whoever named none."""

    words: Words
    site: Site
    frame: Frame
    openings: tuple[Opening, ...]


def render_code_page(
    whole: Whole, asked: CodeView, printed: tuple[tuple[Label, CodeView], ...], trial: Notice | None, render: Render
) -> Page:
    """The page of a code: `asked` is shown to whoever named no revision, `printed` what the card of each is shown."""
    mark = whole.site.addresses.mark
    openings = (
        *((_alone(whole, mark(DRAFT_LABEL), trial),) if trial else ()),
        *(_opening(mark(label), view) for label, view in printed),
        _opening("", asked),
    )
    template = "page/code.html" if isinstance(asked, StepView) else "aid/code.html"
    path = whole.site.addresses.file(asked.frame.address)
    return Page(path=path, text=render(template, replace(asked, openings=openings)))


def _opening(mark: str, view: CodeView) -> Opening:
    """What is said of one revision; a link to the problems keeps it in the end of the address."""
    return Opening(
        mark=mark,
        ages=view.ages,
        back=view.back,
        onward=view.onward,
        problem=f"#{mark}{PROBLEM.removeprefix('#')}",
        difference=view.difference,
        worked=view.worked if isinstance(view, StepView) else "",
        rows=view.rows if isinstance(view, StepView) else (),
    )


def render_notices_page(whole: Whole, asked: Notice, printed: tuple[tuple[Label, Notice], ...], render: Render) -> Page:
    """The same of a code that has no instruction to show: only first lines, and what is behind them."""
    mark = whole.site.addresses.mark
    view = NoticesView(
        words=whole.words,
        site=whole.site,
        frame=whole.frame(asked.title, asked.address),
        openings=(
            *(_alone(whole, mark(label), notice) for label, notice in printed),
            _alone(whole, "", asked),
        ),
    )
    return Page(path=whole.site.addresses.file(asked.address), text=render("page/absent.html", view))


def _alone(whole: Whole, mark: str, notice: Notice) -> Opening:
    home = Way(text=whole.words("Home"), address=whole.site.addresses.home(whole.words.language))
    return Opening(
        mark=mark,
        ages=(notice.verdict,),
        back=home,
        onward=home,
        problem="",
        alone=True,
        title=notice.title,
        code=notice.code,
        difference=notice.difference,
    )
