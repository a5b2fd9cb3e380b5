"""A view on paper: from an order to the text that is laid out, and to what must stand on it afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jobaids.codes.address import address
from jobaids.language.words import Words
from jobaids.model.names import Code, Label, Mm, Slug
from jobaids.model.prose import AlertBlock, Link, Picture
from jobaids.model.release import TargetKind
from jobaids.paper.expected import Distances, ExpectedCard, ExpectedSymbol
from jobaids.paper.views import View
from jobaids.render.card.alerts import Alerts
from jobaids.render.card.prose import PaperProse
from jobaids.render.card.text import CardText, PlannedSymbol, families, printable
from jobaids.render.training.breakdown import PhaseRows, breakdown
from jobaids.render.training.order import TrainingOrder
from jobaids.render.training.pen import Pen
from jobaids.render.training.questions import Debrief, debrief
from jobaids.render.view import Render
from jobaids.symbols.drawing import width_of
from jobaids.symbols.matrix import encode, fit

MODULE = Mm(0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingView:
    """What the templates print, all of it finished; lengths in millimetres."""

    words: Words
    what: str
    title: str
    facts: tuple[tuple[str, str], ...]
    revision: str
    approved: str
    host: str
    address: str
    caption: str
    alt: str
    symbol: Mm
    width: Mm
    height: Mm
    margin: Mm
    fonts: Markup
    phases: tuple[PhaseRows, ...] = ()
    debrief: Debrief | None = None
    watermark: str = ""
    grey: bool = True  # these are copied and marked in pencil


def render_training(order: TrainingOrder, render: Render) -> CardText:
    """The text of a view, from the templates of its name in `training/`."""
    view = training_view(order)
    return CardText(
        xhtml=printable(render(f"training/{order.format.view.value}.html", view)),
        css=render("training/training.css", view),
        symbols=(PlannedSymbol(address=view.address, module=MODULE, level=order.level),),
        language=order.edition.aid.language,
        slug=order.edition.aid.slug,
        format=order.format.name,
    )


def expected_training(order: TrainingOrder) -> ExpectedCard:
    """What must be found on the finished pages."""
    held, paper = _address(order), order.format.paper
    own = ExpectedSymbol(
        address=held,
        caption=_caption(order),
        kind=TargetKind.AID,
        module=MODULE,
        rows=encode(held, order.level).rows,
    )
    return ExpectedCard(
        slug=order.edition.aid.slug,
        format=order.format.name,
        width=paper.width,
        height=paper.height,
        symbols=(own,),
        steps=(),
        distances=Distances(keep_outs=()),
    )


def training_view(order: TrainingOrder) -> TrainingView:
    """What the templates print."""
    words, aid, seal, paper = order.words, order.edition.aid, order.edition.seal, order.format.paper
    pen = paper_pen(order)
    held = _address(order)
    return TrainingView(
        words=words,
        what=title_of(order.format.view, words),
        title=aid.title,
        facts=tuple(_facts(order)),
        revision=words("Rev {label} · {date}", label=words.apart(seal.label), date=words.date(seal.effective))
        if seal
        else words("TEST CARD"),
        approved=words("Approved by {who}", who=words.apart(seal.approved_by)) if seal else words("Not approved"),
        host=order.base_url.partition("://")[2].rstrip("/").lower(),
        address=held,
        caption=_caption(order),
        alt=words("{address} opens {what}", address=held, what=aid.title),
        symbol=width_of(fit(held, order.level).size, MODULE),
        width=paper.width,
        height=paper.height,
        margin=paper.margin,
        fonts=families(order.fonts),
        phases=breakdown(aid, pen) if order.format.view is View.BREAKDOWN else (),
        debrief=debrief(order.edition, pen) if order.format.view is View.DEBRIEF else None,
        watermark=_watermark(order),
    )


def title_of(view: View, words: Words) -> str:
    """What a view is called."""
    match view:
        case View.BREAKDOWN:
            return words("Job breakdown")
        case View.DEBRIEF:
            return words("Debrief guide")


def paper_pen(order: TrainingOrder) -> Pen:
    """Writes for paper: of pictures only what they show, of links the code that opens what they lead to."""
    others = {other.slug: other for other in order.others}

    def code_of(link: Link) -> str:
        kind, _, rest = link.href.partition(":")
        other = others.get(Slug(rest.partition("#")[0])) if kind == "aid" else None
        return f"{other.code}-{other.label}" if other and other.code else ""

    def alert(block: AlertBlock) -> Markup:
        return Alerts(prose=prose, words=order.words).inside(block)

    def picture(shown: Picture) -> Markup:
        return Markup("<i>{}</i>").format(shown.alt)

    prose = PaperProse(language=order.edition.aid.language, alert=alert, picture=picture, code_of=code_of)
    return Pen(words=order.words, inlines=prose.inlines, blocks=prose.blocks)


def _watermark(order: TrainingOrder) -> str:
    """What is said across the page of a sheet that does not hold: a draft, or an old one."""
    if order.edition.seal is None:
        return order.words("TEST CARD")
    return order.words("SUPERSEDED") if order.superseded else ""


def _facts(order: TrainingOrder) -> tuple[tuple[str, str], ...]:
    words, head = order.words, order.edition.aid.head
    time = words.many("{count} minute", "{count} minutes", head.minutes) if head.minutes else ""
    facts = (
        (words("Wear"), words.listing(head.ppe)),
        (words("Bring"), words.listing(head.tools)),
        (words("Time"), time),
        (words("Owner"), head.owner),
    )
    return tuple(fact for fact in facts if fact[1])


def _code(order: TrainingOrder) -> tuple[Code, Label]:
    return order.edition.code_of(), order.edition.label


def _address(order: TrainingOrder) -> str:
    return address(order.base_url, *_code(order))


def _caption(order: TrainingOrder) -> str:
    return "-".join(_code(order))
