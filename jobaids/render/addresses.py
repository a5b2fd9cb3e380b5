"""Every path of the site, in one place. What was printed opens these for ever.

An address is what a page links to: absolute within the host, `/aids/filler-seal/`.
A file is where it lies below `build/site/`: `aids/filler-seal/index.html`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobaids.model.media import Media, MediaKind
from jobaids.model.names import Code, Digest, Label, Language, Seconds, Slug
from jobaids.model.pack import PackNumber

DIGEST_SIGNS = 20  # of a file's digest in its name: 80 bits, no two files of a site will ever share them
PHONE_WIDTHS = (480, 960)  # pixels: a phone's width at its usual and its finest resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One size in which a picture is published."""

    width: int
    height: int
    ending: str


def variants(media: Media) -> tuple[Variant, ...]:
    """The sizes a picture is published in, smallest first; never larger than it is. A drawing has one."""
    if media.kind is MediaKind.DRAWING:
        return (Variant(width=media.width, height=media.height, ending="svg"),)
    ending = media.ending if media.ending in {"png", "webp"} else "jpg"
    widths = sorted({min(width, media.width) for width in PHONE_WIDTHS})
    return tuple(
        Variant(width=width, height=max(1, round(media.height * width / max(1, media.width))), ending=ending)
        for width in widths
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where everything stands; `root` is the path of `base_url`, with a slash at both ends.

    Where the host `rewrites`, a code has one page for all revisions: what was printed is redirected to a part of it.
    """

    root: str = "/"
    default: Language = Language("en")
    rewrites: bool = False

    def home(self, language: Language | None = None) -> str:
        """The first page in one language."""
        return self.root + self._tongue(language)

    def aid(self, slug: Slug, anchor: str = "") -> str:
        """A whole checklist, or one step of it: `/es/aids/filler-seal/#hand-tight`."""
        tongue, _, name = slug.rpartition("/")
        folder = f"{tongue}/aids/{name}/" if tongue else f"aids/{name}/"
        return self.root + folder + (f"#{anchor}" if anchor else "")

    def view(self, slug: Slug, view: str) -> str:
        """A checklist as a trainer or a manager reads it: `/aids/filler-seal/breakdown/`."""
        return f"{self.aid(slug)}{view}/"

    def card(self, code: Code, label: Label) -> str:
        """What a symbol opens: `/7K3QMX/12K/`; or, where the host leads there from it, `/7K3QMX/#R12K`."""
        return f"{self.root}{code}/{'#' + self.mark(label) if self.rewrites else f'{label}/'}"

    def mark(self, label: Label) -> str:
        """What the part for one revision is called on a page for all of them; no step's anchor has a capital."""
        return f"R{label}"

    def strange(self, code: Code) -> str:
        """Where a host leads whoever opened a code with a revision that is none of it: `/7K3QMX/#R`."""
        return f"{self.newest(code)}#{self.mark(Label(''))}"

    def opened(self, code: Code, labels: Iterable[Label]) -> tuple[str, ...]:
        """The address of each page that a code has, when it says the same for all of its labels."""
        printed = () if self.rewrites else tuple(self.card(code, label) for label in labels)
        return (self.newest(code), *printed)

    def newest(self, code: Code) -> str:
        """What a typed code opens: `/7K3QMX/`."""
        return f"{self.root}{code}/"

    def station(self, slug: Slug, language: Language | None = None) -> str:
        """The aids at one place."""
        return f"{self.root}{self._tongue(language)}stations/{slug}/"

    def changes(self, language: Language | None = None) -> str:
        """What changed, newest first."""
        return f"{self.root}{self._tongue(language)}changes/"

    def feed(self, language: Language | None = None) -> str:
        """The same as an Atom feed."""
        return f"{self.changes(language)}atom.xml"

    def printing(self, language: Language | None = None) -> str:
        """The cards that are ready to print."""
        return f"{self.root}{self._tongue(language)}print/"

    def register(self, language: Language | None = None) -> str:
        """Every aid that is in force, for whoever audits."""
        return f"{self.root}{self._tongue(language)}register/"

    def problems(self, language: Language | None = None) -> str:
        """Every symptom and its remedy."""
        return f"{self.root}{self._tongue(language)}problems/"

    def learning(self, language: Language | None = None) -> str:
        """The aids that say more than the job needs."""
        return f"{self.root}{self._tongue(language)}more/"

    def subjects(self, language: Language | None = None, tag: str = "") -> str:
        """The aids by their tags, or those of one."""
        mark = f"#{self.tagged(tag)}" if tag else ""
        return f"{self.root}{self._tongue(language)}subjects/{mark}"

    def tagged(self, tag: str) -> str:
        """What the part of one tag is called on that page."""
        return "_" + "-".join(tag.casefold().split())

    def scanning(self, language: Language | None = None) -> str:
        """A camera that opens the card it sees."""
        return f"{self.root}{self._tongue(language)}scan/"

    def codes(self, sign: str = "", language: Language | None = None) -> str:
        """Where a typed code goes; with a first sign, the codes that open with it."""
        return f"{self.root}{self._tongue(language)}codes/" + (f"{sign}/" if sign else "")

    def not_found(self) -> str:
        """What a host answers when nothing is there."""
        return f"{self.root}404.html"

    def picture(self, digest: Digest, variant: Variant) -> str:
        """One size of a picture."""
        return f"{self.root}media/{digest[:DIGEST_SIGNS]}-{variant.width}.{variant.ending}"

    def still(self, digest: Digest, moment: Seconds) -> str:
        """What a clip shows at one moment, such as where a step's part of it begins."""
        return f"{self.root}media/{digest[:DIGEST_SIGNS]}-{round(moment * 1000)}ms.jpg"

    def media(self, media: Media) -> str:
        """A clip, its captions, or a file for download, as it is."""
        return f"{self.root}media/{media.digest[:DIGEST_SIGNS]}.{media.ending}"

    def pdf(self, slug: Slug, form: str) -> str:
        """A card that is ready to print."""
        return f"{self.root}cards/{slug}-{form}.pdf"

    def pack(self, number: PackNumber) -> str:
        """A pack of cards that is ready to print."""
        return f"{self.root}print/{number}.pdf"

    def script(self, fingerprint: str, name: str = "site") -> str:
        """The one script of every page, or another that is fetched where it is needed; named by what is in it."""
        return f"{self.root}{name}-{fingerprint}.js"

    def searching(self) -> str:
        """The folder of what is searched: one index a language, and below `shards/` what never changes."""
        return f"{self.root}search/"

    def embed(self) -> str:
        """The script that shows a step in other systems; they have its address written down."""
        return f"{self.root}embed.js"

    def schema(self) -> str:
        """What the files for programs hold, as JSON Schema."""
        return f"{self.root}aids.schema.json"

    def icon(self) -> str:
        """The sign of the site in a browser's tab."""
        return f"{self.root}icon.svg"

    def app_icon(self, name: str) -> str:
        """The same in pixels, for a phone's home screen: `icon-192`."""
        return f"{self.root}{name}.png"

    def manifest(self) -> str:
        """What a phone reads that puts the site on its home screen."""
        return f"{self.root}manifest.webmanifest"

    def worker(self) -> str:
        """What keeps pages for the time without a network; at the root, for it serves only what lies below it."""
        return f"{self.root}sw.js"

    def offline(self, language: Language | None = None) -> str:
        """What a phone keeps, and what it shows in place of a page that it does not keep."""
        return f"{self.root}{self._tongue(language)}offline/"

    def kept(self, name: str = "") -> str:
        """A list of what to keep, `stations/filler-3`; without a name the list of these lists."""
        return f"{self.root}offline/{name or 'index'}.json"

    def programs(self, slug: Slug | None = None) -> str:
        """The same for programs: every aid, or one of them whole."""
        return f"{self.aid(slug)}index.json" if slug else f"{self.root}aids.json"

    def file(self, address: str) -> str:
        """Where the file behind an address lies below `build/site/`."""
        path = address.partition("#")[0].removeprefix(self.root)
        return f"{path}index.html" if path.endswith("/") or not path else path

    def _tongue(self, language: Language | None) -> str:
        return f"{language}/" if language and language != self.default else ""
