"""The templates: shipped ones, and a project's own in their place, file by file.

Templates are sandboxed, escape what they are given, and fail on a name that is not there. They see one finished,
frozen view as `view`, and the words of its language as `_("message")` and `many("one", "more", count)`.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jobaids.adapters.errors import JobaidsError
from jobaids.adapters.folder import Folder, OutsideError, TooLargeError
from jobaids.adapters.own_folder import own_folder
from jobaids.language.words import Words

FAULTS_OF_TEMPLATES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can raise that divides by zero, counts without end or asks a word for its length in metres."""

LARGEST_TEMPLATE = 512 * 1024  # bytes; the longest shipped one has a fiftieth of it

SHIPPED = "shipped/"

Fresh = tuple[str, str | None, Callable[[], bool]]


class BrokenTemplateError(JobaidsError):
    """A template of the project's own cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Renders a template by name, such as `page/step.html`."""

    environment: Environment

    def render(self, name: str, view: object) -> str:
        """The text a template makes of a view.

        Raises:
            BrokenTemplateError: the template is missing or wrong.
        """
        words = getattr(view, "words", None)
        if not isinstance(words, Words):
            raise TypeError(f"{type(view).__name__} has no words to be shown in")
        try:
            template = self.environment.get_template(name)
            return template.render(view=view, _=words, many=words.many)
        except TemplateSyntaxError as error:
            raise _broken(error.name or name, f"line {error.lineno}: {error.message}") from error
        except TemplateNotFound as error:
            raise _broken(str(error), "there is no such template") from error
        except TemplateError as error:
            raise _broken(name, str(error)) from error
        except FAULTS_OF_TEMPLATES as error:
            if not self._wrote(error):
                raise
            raise _broken(name, f"{type(error).__name__}: {error}") from error

    def only(self, folders: tuple[str, ...]) -> Templates:
        """The same without the templates of all other folders."""
        loader = self.environment.loader
        overrides = loader.overrides if isinstance(loader, _Shelves) else None
        return Templates(environment=self.environment.overlay(loader=_Shelves(overrides, folders)))

    def _wrote(self, error: BaseException) -> bool:
        """Whether an error came up in a template of the project's own; in a shipped one it is a fault of ours."""
        own = self.environment.loader.own if isinstance(self.environment.loader, _Shelves) else ""
        frames = traceback.extract_tb(error.__traceback__)
        return bool(own) and any(frame.filename.startswith(own) for frame in frames)


def _broken(name: str, why: str) -> BrokenTemplateError:
    return BrokenTemplateError(
        f"the template {name} cannot be used",
        why=why,
        fix=f"mend templates/{name}, or remove it so that the shipped one is used",
    )


class _Shelves(BaseLoader):
    """Looks in the project's templates first, then in the shipped ones; never outside either.

    `shipped/card/card.css` is the shipped one in any case, so that one's own can hold it and add to it.
    """

    def __init__(self, overrides: Path | None, only: tuple[str, ...] = ()) -> None:
        self.overrides = overrides
        self.folders = tuple(Folder(root=folder) for folder in template_folders(overrides))
        self.only = tuple(f"{folder}/" for folder in only) or ("",)
        self.own = f"{overrides}/" if overrides else ""

    def get_source(self, environment: Environment, template: str) -> Fresh:  # noqa: ARG002  (jinja2 names the first)
        name = template.removeprefix(SHIPPED)
        folders = self.folders if name == template else self.folders[-1:]
        for folder in folders if name.startswith(self.only) else ():
            try:
                text = folder.read(name, LARGEST_TEMPLATE).decode()
            except (FileNotFoundError, OutsideError):
                continue
            except TooLargeError as error:
                what = f"it holds {error.size:,} bytes; a template holds at most {LARGEST_TEMPLATE:,}"
                raise TemplateError(what) from error
            except UnicodeDecodeError as error:
                raise TemplateError("it is not UTF-8") from error
            return text, str(folder.root / name), lambda: True
        raise TemplateNotFound(template)


class _Compiled(FileSystemBytecodeCache):
    """Keeps what templates were compiled to; where the disk is full, they are compiled again."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one, if it can be kept."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Shows templates the fields of views at once; whatever else they reach for, the sandbox checks."""

    def call(self, context: Context, said: Callable[..., object], /, *more: object, **named: object) -> object:
        """Say words at once, for half of what a page calls are words; the sandbox looks at every other call."""
        if type(said) is Words and len(more) == 1:
            return said(str(more[0]), **named)
        return super().call(context, said, *more, **named)

    def getattr(self, obj: object, attribute: str) -> object:
        if attribute in _FIELDS[type(obj)]:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Fields(dict[type[object], frozenset[str]]):
    """By class: the names of its fields, if it is a dataclass."""

    def __missing__(self, kind: type[object]) -> frozenset[str]:
        return self.setdefault(kind, frozenset(getattr(kind, "__dataclass_fields__", ())))


_FIELDS = _Fields()  # asked a hundred times a page


@cache
def read_templates(overrides: Path | None = None) -> Templates:
    """The shipped templates, with those of the folder `overrides` in their place.

    What they are compiled to is kept in the user's cache folder, where nobody else can put code.
    """
    folder = own_folder("templates")
    return Templates(
        environment=_Sandbox(
            loader=_Shelves(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(folder) if folder else None,
        )
    )


@cache
def shipped() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_folders(overrides: Path | None) -> tuple[Path, ...]:
    """Where a template is looked for: the project's own folder, if it has one, then the shipped one."""
    return (overrides, shipped()) if overrides else (shipped(),)
