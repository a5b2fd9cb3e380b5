"""Which aid each file of a foreign tree is, where nobody wrote permanent names into the sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from jobaids.model.aid import Aid
from jobaids.model.names import Slug
from jobaids.parse.marks import anchor_from

LONGEST = 80  # signs


@dataclass(slots=True, kw_only=True)
class TreeNames:
    """The slug of each file, as a first release would have written it there.

    A file keeps its slug while it is there. Of two files of one name, as every `README.md` is, the later is called by
    its whole path.
    """

    _slugs: dict[str, Slug] = field(default_factory=dict)
    _files: dict[Slug, str] = field(default_factory=dict)

    def slugs_of(self, files: Iterable[str]) -> frozenset[Slug]:
        """The slugs that some files have now."""
        return frozenset(self._slugs[file] for file in files if file in self._slugs)

    def lacks(self, slug: Slug) -> bool:
        """Whether no file has a slug now."""
        return slug not in self._files

    def drop(self, file: str) -> None:
        """Forget a file that went; its slug is free."""
        slug = self._slugs.pop(file, None)
        if slug:
            del self._files[slug]

    def name(self, file: str, aid: Aid) -> Slug:
        """The slug of a file: the one its author wrote, or the one it has, or its own if that is free."""
        if file in self._slugs and not aid.slug_written:
            return self._slugs[file]
        self.drop(file)
        slug = aid.slug if self.lacks(aid.slug) else self._by_path(file, aid.slug)
        self._slugs[file], self._files[slug] = slug, file
        return slug

    def _by_path(self, file: str, slug: Slug) -> Slug:
        language, stroke, _ = slug.rpartition("/")
        base = f"{language}{stroke}{anchor_from(file.removesuffix('.md'), longest=LONGEST) or 'aid'}"
        names = (Slug(f"{base}-{number}" if number > 1 else base) for number in count(1))
        return next(name for name in names if self.lacks(name))
