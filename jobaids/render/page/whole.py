"""Everything that the pages of one aid are made from, and what they all share."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from jobaids.language.words import Words, own_name
from jobaids.model.names import Anchor, Code, Label
from jobaids.model.release import AidRecord, Edition
from jobaids.record.index import Index
from jobaids.record.printed import Here, released_since
from jobaids.record.translation import Behind
from jobaids.render.page.figure import Said
from jobaids.render.page.players import frame_origins
from jobaids.render.page.prose import Surroundings, render_blocks
from jobaids.render.page.shelf import Shelf
from jobaids.render.page.site import Frame, Site, Tongue
from jobaids.render.view import Render

WHOLE_AID = Anchor("")  # the anchor an edition files the aid's own code under
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")  # RFC 3986, 2.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The source of a translation as it is in force, and the words of its language."""

    edition: Edition
    words: Words


@dataclass(frozen=True, kw_only=True)
class Whole:
    """One aid with its record, its site, and the shelf it stands on; `edition` is what its pages show.

    It has no slots, so that what is asked of it often is worked out once.
    """

    site: Site
    words: Words
    record: AidRecord
    edition: Edition
    shelf: Shelf
    index: Index  # of the registry that holds the record
    coming: Sequence[Edition] = ()  # releases that are not yet in force, oldest first
    early: Mapping[Code, tuple[Edition, ...]] = field(default_factory=dict)  # such releases of all aids, by code shown
    next: Edition | None = None  # the release that will hold next, under whichever name
    overtaken: Container[str] = frozenset()  # those of `early` that hold on no day, by name and label
    behind: Behind | None = None  # where it is a translation whose source went on
    original: Original | None = None  # where it is a translation
    arrivals: tuple[Code, ...] = ()  # codes that were given to other aids and open this one now
    blanks: Container[Code] = frozenset()  # codes that were printed before they had a target
    said: Said = field(default_factory=dict)  # what is said in its clips

    @cached_property
    def around(self) -> Surroundings:
        """What the aid's prose may point at."""
        return Surroundings(
            words=self.words,
            addresses=self.site.addresses,
            shelf=self.shelf,
            edition=self.edition,
            said=self.said,
        )

    @cached_property
    def withdrawn(self) -> bool:
        """Whether this is a translation that somebody could be hurt by: its source changed in a safety matter."""
        return self.behind is not None and self.behind.is_unsafe

    @cached_property
    def since(self) -> tuple[Edition, ...]:
        """What was released of the aid since it got another name; of a draft nothing was."""
        return () if self.site.draft else released_since(self.index, self.edition)

    @cached_property
    def here(self) -> Here:
        """What its cards are judged by."""
        return Here(
            index=self.index,
            record=self.record,
            edition=self.edition,
            since=self.since,
            early=self.early,
            overtaken=self.overtaken,
            behind=self.behind,
            blanks=self.blanks,
        )

    @cached_property
    def codes(self) -> dict[Anchor, Code]:
        """The printed code of each anchor."""
        return dict(self.edition.codes)

    @cached_property
    def printed(self) -> dict[Label, frozenset[Anchor]]:
        """The parts that the cards of each release have, by its label."""
        editions = (*self.record.releases, self.edition, *self.coming)
        return {edition.label: frozenset(edition.aid.anchors) for edition in editions}

    @cached_property
    def players(self) -> tuple[str, ...]:
        """Whose frames its pages may show."""
        return frame_origins(self.edition)

    @cached_property
    def tell(self) -> str:
        """Whom to tell."""
        return self.shelf.tell(self.edition.aid.slug, self.site.tell)

    @cached_property
    def kept(self) -> str:
        """What ticks on a phone belong to: the name of the aid and its release."""
        return f"{self.edition.aid.slug} {self.edition.label}"

    @cached_property
    def address(self) -> str:
        """Where the whole checklist is."""
        return self.site.addresses.aid(self.edition.aid.slug)

    def tongues(self, anchor: Anchor = WHOLE_AID) -> tuple[Tongue, ...]:
        """The languages the aid is there in; empty where there is one only.

        They lead to whole checklists, for a card's code and label say nothing of another language's release.
        """
        slug = self.edition.aid.slug
        found = tuple(
            Tongue(
                language=spine.language,
                name=own_name(spine.language),
                address=self.site.addresses.aid(spine.slug, anchor),
                here=spine.slug == slug,
            )
            for spine in self.shelf.tongues(slug)
        )
        return found if len(found) > 1 else ()

    def frame(self, title: str, address: str, anchor: Anchor = WHOLE_AID) -> Frame:
        """What surrounds one page of the aid."""
        full = f"{title} · {self.edition.aid.title}" if anchor else f"{title} · {self.site.title}"
        return Frame(title=full, address=address, tongues=self.tongues(anchor), players=self.players)

    def feedback(self, code: Code, label: Label, step: str) -> str:
        """Where to say that the help is wrong, filled in; empty where the site has no such place."""
        filled = self.site.feedback
        for name, value in (("{code}", code), ("{revision}", label), ("{step}", step)):
            filled = filled.replace(name, percent(value))
        return filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and what stands beside it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreView:
    """What there is to learn beyond the job."""

    words: Words
    more: Markup


def render_more(whole: Whole, render: Render) -> Markup:
    """Learn more, where the aid has it."""
    if not whole.edition.aid.more:
        return Markup()
    view = MoreView(words=whole.words, more=render_blocks(whole.edition.aid.more, whole.around))
    return Markup(render("page/more.html", view))  # noqa: S704  (an escaping template made it)


def facts_of(whole: Whole, code: Code) -> tuple[Fact, ...]:
    """Which release a page shows and who answers for it."""
    words, seal, head = whole.words, whole.edition.seal, whole.edition.aid.head
    review = max((*(review.until for review in whole.record.reviewed), *filter(None, (head.review_by,))), default=None)
    facts = (
        (words("Revision"), f"{words.apart(seal.label)} · {words.date(seal.effective)}" if seal else words("draft")),
        (words("Approved by"), seal.approved_by if seal else ""),
        (words("Owner"), head.owner),
        (words("Review by"), words.date(review) if review else ""),
        (words("Code"), code),
    )
    return tuple(Fact(name=name, value=value) for name, value in facts if value)


def percent(text: str) -> str:
    """Text as an address may hold it (RFC 3986)."""
    return "".join(chr(octet) if octet in UNRESERVED else f"%{octet:02X}" for octet in text.encode())
