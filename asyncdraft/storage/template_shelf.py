"""The templates of a running program: read again only where a file changed, never lost to a broken one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.template import Source, Template
from asyncdraft.storage.template_files import files_in, load, load_all

Check = Callable[[Template], tuple[TemplateError, ...]]
Stamp = tuple[int, int, int]


class _Known(NamedTuple):
    """`good` is the last version that worked."""

    stamp: Stamp
    good: Template | None
    errors: tuple[TemplateError, ...]


class Shelf:
    """`check` judges a template of somebody's own beyond its front matter."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._known: dict[Path, _Known] = {}
        self._ahead: dict[Path, _Known] = {}

    @property
    def stamps(self) -> dict[Path, Stamp]:
        """Equal to those of an earlier load where no file has changed since."""
        return {path: known.stamp for path, known in self._known.items()}

    def read_ahead(self, team_dir: Path, user_dir: Path) -> Iterator[None]:
        """What the next `load` would have to read, a file a step: checking one takes some milliseconds."""
        places: tuple[tuple[Path, Source], ...] = ((team_dir, "team"), (user_dir, "user"))
        for folder, source in places:
            for path in files_in(folder):
                known = self._ahead.get(path) or self._known.get(path)
                if known is None or known.stamp != _stamp(path):
                    self._ahead[path] = self._read(path, source, self._known.get(path))
                    yield

    def load(self, team_dir: Path, user_dir: Path) -> tuple[list[Template], list[TemplateError]]:
        """As `load_all`, but the last good version of a broken file goes on while the program runs."""
        before, self._known = self._known, {}
        ahead, self._ahead = self._ahead, {}

        def read(path: Path, source: Source) -> Template:
            known = ahead.get(path) or before.get(path)
            if known is None or known.stamp != _stamp(path):
                known = self._read(path, source, known)
            self._known[path] = known
            if known.good is None:
                raise known.errors[0]
            return known.good

        templates, errors = load_all(team_dir, user_dir, read)
        told = {str(error) for error in errors}
        more = [error for known in self._known.values() for error in known.errors if str(error) not in told]
        return templates, [*errors, *more]

    def _read(self, path: Path, source: Source, earlier: _Known | None) -> _Known:
        stamp = _stamp(path)
        last_good = earlier.good if earlier else None
        try:
            template = load(path, source)
        except TemplateError as error:
            return _Known(stamp, last_good, (error,))
        errors = () if source == "built-in" else self._check(template)
        return _Known(stamp, last_good if errors else template, errors)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
