"""`jobaids.toml` becomes Settings; what is unknown or of the wrong type is told at its key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from jobaids.model.aid import CodePolicy
from jobaids.model.diagnostic import Diagnostic, Severity
from jobaids.model.names import Language, Mm, Seconds
from jobaids.model.settings import (
    CardSettings,
    Host,
    Printer,
    PrinterFace,
    Profile,
    RuleSettings,
    Settings,
    SiteSettings,
    StoreSettings,
    Theme,
)
from jobaids.model.source import Source, Span
from jobaids.parse.fields import LANGUAGE_TAG, Field, nearest
from jobaids.parse.reading import in_order
from jobaids.parse.toml_places import Path, toml_places

TABLES = ("site", "cards", "clips", "rules", "read", "theme", "printer", "store")
SMALLEST_MODULE = 0.4  # mm; below, phones fail
LARGEST_MODULE = 5.0  # mm
LONGEST_BASE = 120  # signs; the symbol of a longer address is wider than the column it stands in
_BASE = re.compile(r"https://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d{1,5})?(?:/(?!\.)[\w.~-]+)*/?", re.ASCII)
_ORIGIN = re.compile(r"\*|https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d{1,5})?", re.ASCII)
_FEEDBACK = re.compile(r"(?:mailto:|https:|tel:|sms:).+")
_AT_LINE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSettings:
    """The settings, standard where the file says nothing or something wrong, and what is told."""

    settings: Settings
    told: tuple[Diagnostic, ...] = ()


def parse_settings(source: Source) -> ParsedSettings:
    """The settings in a file."""
    try:
        table = tomllib.loads(source.text)
    except ValueError as broken:  # of no TOML, or of a number too long to read
        return ParsedSettings(settings=Settings(), told=(_broken(source, str(broken)),))
    except RecursionError:
        return ParsedSettings(settings=Settings(), told=(_broken(source, "it is nested too deep"),))
    reader = Reader(source=source, places=toml_places(source))
    settings = reader.settings(table)
    return ParsedSettings(settings=settings, told=in_order(reader.told))


def _broken(source: Source, what: str) -> Diagnostic:
    found = _AT_LINE.match(what)
    line, column = (int(found[2]), int(found[3])) if found else (1, 1)
    return Diagnostic(
        rule="JA019",
        severity=Severity.ERROR,
        what=f"the settings cannot be read: {(found[1] if found else what).rstrip('.').lower()}",
        why="nothing in the file counts until it can be read",
        fix="correct the line; TOML writes texts in quotes and lists in brackets",
        span=Span(file=source.file, line=line, column=column),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table of the file, read key by key."""

    reader: Reader
    path: Path
    table: dict[str, object]

    def has(self, key: str) -> bool:
        """Whether the file names a key."""
        return key in self.table

    def field(self, key: str) -> Field:
        """A key's value; what is wrong with it is told at the key."""
        return Field(
            key=".".join((*self.path, key)),
            value=self.table.get(key),
            span=self.reader.place((*self.path, key)),
            rule="JA021",
            severity=Severity.ERROR,
            tell=self.reader.tell,
        )

    def text(self, key: str, default: str, form: re.Pattern[str] | None = None, wanted: str = "") -> str:
        """A text, of a form where one is given."""
        if not self.has(key):
            return default
        found = self.field(key).text()
        if form is not None and found and not form.fullmatch(found):
            self.field(key).refuse(wanted)
            return default
        return found

    def number(self, key: str, default: float, lowest: float, highest: float) -> float:
        """A number within bounds."""
        found = self.field(key).number(lowest, highest) if self.has(key) else None
        return default if found is None else found

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of texts by name."""
        section = self.reader.section((*self.path, key), self.table.get(key, {}))
        return tuple((name, section.field(name).text()) for name in section.table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads the tables of one settings file."""

    source: Source
    places: dict[Path, Span]
    told: list[Diagnostic] = field(default_factory=list)

    def tell(self, rule: str, severity: Severity, span: Span, *texts: str) -> None:
        """Note what is told at a span."""
        what, why, fix = (*texts, "", "")[:3]
        self.told.append(Diagnostic(rule=rule, severity=severity, what=what, why=why, fix=fix, span=span))

    def place(self, path: Path) -> Span:
        """Where a key stands, or the nearest table around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Span(file=self.source.file, line=1)

    def section(self, path: Path, value: object, known: tuple[str, ...] | None = None) -> Section:
        """A table; keys it should not have are told."""
        if not isinstance(value, dict):
            span = self.place(path)
            self.tell("JA021", Severity.ERROR, span, f"`{'.'.join(path)}` is no table", "", f"write [{'.'.join(path)}]")
            value = {}
        for key in value if known is not None else ():
            if key not in (known or ()):
                self._tell_unknown((*path, key), known or ())
        return Section(reader=self, path=path, table=value)

    def _tell_unknown(self, path: Path, known: tuple[str, ...]) -> None:
        meant = nearest(path[-1].replace("_", "-"), (name.replace("_", "-") for name in known)).replace("-", "_")
        what = f"`{'.'.join(path)}` is no setting" + (f"; is it `{meant}`?" if meant else "")
        fix = f"write `{meant}`" if meant else f"known here: {', '.join(known)}"
        self.tell("JA020", Severity.ERROR, self.place(path), what, "a setting that is not read changes nothing", fix)

    def settings(self, table: dict[str, object]) -> Settings:
        """All tables."""
        self.section((), table, TABLES)
        clips = self.section(("clips",), table.get("clips", {}), ("max_seconds",))
        read = self.section(("read",), table.get("read", {}), ("steps_under",))
        return Settings(
            site=self._site(table.get("site", {})),
            cards=self._cards(table.get("cards", {})),
            longest_clip=Seconds(clips.number("max_seconds", 90.0, 1.0, 3600.0)),
            rules=self._rules(table.get("rules", {})),
            steps_under=read.field("steps_under").texts(),
            theme=self._theme(table.get("theme", {})),
            printers=self._printers(table.get("printer", {})),
            store=self._store(table.get("store", {})),
        )

    def _site(self, value: object) -> SiteSettings:
        known = ("title", "base_url", "languages", "timezone", "tell", "feedback", "index", "host", "embed")
        site, standard = self.section(("site",), value, known), SiteSettings()
        languages = site.field("languages").texts()
        if wrong := [tag for tag in languages if not LANGUAGE_TAG.fullmatch(tag)]:
            site.field("languages").refuse(f"a list of language tags such as en or pt-BR, not {wrong[0]}")
            languages = ()
        embed = site.field("embed").texts()
        if wrong := [origin for origin in embed if not _ORIGIN.fullmatch(origin)]:
            site.field("embed").refuse(f"a list of origins such as https://mes.example.com, or *, not {wrong[0]}")
            embed = ()
        return SiteSettings(
            title=site.text("title", standard.title),
            base_url=_base_url(site, standard.base_url),
            languages=tuple(map(Language, dict.fromkeys(languages))) or standard.languages,
            timezone=_timezone(site, standard.timezone),
            tell=site.text("tell", standard.tell),
            feedback=site.text("feedback", standard.feedback, _FEEDBACK, "a mailto:, https:, tel: or sms: address"),
            index=site.field("index").truth(default=False) if site.has("index") else standard.index,
            host=site.field("host").one_of(((host.value, host) for host in Host), standard.host),
            embed=tuple(dict.fromkeys(origin.lower() for origin in embed)),
        )

    def _cards(self, value: object) -> CardSettings:
        cards = self.section(("cards",), value, ("formats", "codes", "error_correction", "module_mm"))
        standard = CardSettings()
        levels = ((level.lower(), level) for level in "LMQH")
        module = cards.number("module_mm", standard.module, SMALLEST_MODULE, LARGEST_MODULE)
        return CardSettings(
            formats=tuple(name.lower() for name in cards.field("formats").texts()) or standard.formats,
            codes=cards.field("codes").one_of(((policy.value, policy) for policy in CodePolicy), standard.codes),
            error_correction=cards.field("error_correction").one_of(levels, standard.error_correction),
            module=Mm(module),
        )

    def _rules(self, value: object) -> RuleSettings:
        rules = self.section(("rules",), value)
        profiles = ((profile.value, profile) for profile in Profile)
        words: tuple[tuple[str, Severity | None], ...] = (("off", None), *((one.value, one) for one in Severity))
        severities = []
        for key in rules.table:
            if re.fullmatch(r"JA\d{3}", key):
                severities.append((key, rules.field(key).one_of(words, Severity.WARNING)))
            elif key != "profile":
                self._tell_unknown(("rules", key), ("profile", "JA101"))
        return RuleSettings(
            profile=rules.field("profile").one_of(profiles, Profile.DEFAULT),
            severities=tuple(severities),
            spans=tuple((rule, self.place(("rules", rule))) for rule, _ in severities),
        )

    def _theme(self, value: object) -> Theme:
        theme = self.section(("theme",), value, ("colours", "dark", "logo", "fonts"))
        return Theme(
            colours=theme.pairs("colours"),
            dark=theme.pairs("dark"),
            logo=theme.text("logo", ""),
            fonts=theme.pairs("fonts"),
            span=self.place(("theme",)),
        )

    def _printers(self, value: object) -> tuple[Printer, ...]:
        printers = self.section(("printer",), value)
        return tuple(self._printer(name, one) for name, one in printers.table.items())

    def _printer(self, name: str, value: object) -> Printer:
        printer = self.section(("printer", name), value, ("x_mm", "y_mm", "scale", "front", "back"))
        front = _face(printer, PrinterFace())
        if printer.has("front"):
            front = _face(self._face_section(name, "front", printer), front)
        back = _face(self._face_section(name, "back", printer), front) if printer.has("back") else front
        return Printer(name=name, front=front, back=back)

    def _face_section(self, name: str, face: str, printer: Section) -> Section:
        return self.section(("printer", name, face), printer.table[face], ("x_mm", "y_mm", "scale"))

    def _store(self, value: object) -> StoreSettings:
        store, standard = self.section(("store",), value, ("path", "max_mb")), StoreSettings()
        most = store.field("max_mb").whole() if store.has("max_mb") else None
        return StoreSettings(path=store.text("path", standard.path) or standard.path, max_mb=most or standard.max_mb)


def _base_url(site: Section, standard: str) -> str:
    """The address that all symbols begin with, without a closing slash."""
    wanted = f"an https address of at most {LONGEST_BASE} signs, without ?, # and .."
    address = site.text("base_url", standard, _BASE, wanted)
    if len(address) > LONGEST_BASE:
        site.field("base_url").refuse(wanted)
        return standard
    return address.rstrip("/")


def _timezone(site: Section, standard: str) -> str:
    """A time zone that this machine knows."""
    name = site.text("timezone", standard)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, no name of one, a folder of zones
        site.field("timezone").refuse("the name of a time zone, such as Europe/Berlin")
        return standard
    return name


def _face(section: Section, standard: PrinterFace) -> PrinterFace:
    return PrinterFace(
        x=Mm(section.number("x_mm", standard.x, -30.0, 30.0)),
        y=Mm(section.number("y_mm", standard.y, -30.0, 30.0)),
        scale=section.number("scale", standard.scale, 0.9, 1.1),
    )
