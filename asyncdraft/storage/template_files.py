"""Template files: the team's, the user's own, and those that come with the program."""

from collections.abc import Callable
from pathlib import Path

from asyncdraft.core.templates.comparison import Line, compared
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.front_matter import MAX_CHARACTERS
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.template import GROUPS, Source, Template
from asyncdraft.core.text import say
from asyncdraft.storage import resources
from asyncdraft.storage.files import line_of

MAX_BYTES = 4 * MAX_CHARACTERS
"""A character of UTF-8 has at most four."""

Read = Callable[[Path, Source], Template]


def load(path: Path, source: Source) -> Template:
    """Raises TemplateError, also for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return parse(data.decode("utf-8"), str(path), source)
    except OSError as error:
        raise TemplateError(
            str(path), 0, say("The file cannot be read: {strerror}.", strerror=error.strerror)
        ) from None
    except UnicodeDecodeError as error:
        raise TemplateError(str(path), line_of(error), say("The file is not UTF-8 text.")) from None


def load_all(
    team_dir: Path | None = None, user_dir: Path | None = None, read: Read = load
) -> tuple[list[Template], list[TemplateError]]:
    """Every template once, in the order of the gallery, and a problem for every file that is none.

    A name that is in several folders is taken from the team, then the user, then the program.
    """
    found: dict[str, Template] = {}
    errors: list[TemplateError] = []
    places: tuple[tuple[Path | None, Source], ...] = (
        (team_dir, "team"),
        (user_dir, "user"),
        (resources.templates_dir(), "built-in"),
    )
    for folder, source in places:
        taken = {name: template for name, template in found.items() if template.source != source}
        for path in files_in(folder):
            try:
                template = read(path, source)
            except TemplateError as error:
                errors.append(error)
                continue
            other = found.get(template.name)
            if other and template.name not in taken:
                reason = say(
                    "The name “{name}” is already used by {name2}.",
                    name=template.name,
                    name2=Path(other.path).name,
                )
                errors.append(TemplateError(str(path), 0, reason))
            found.setdefault(template.name, template)
    return sorted(found.values(), key=_gallery_order), errors


def find(name: str, team_dir: Path | None = None, user_dir: Path | None = None) -> Template | None:
    """The one template of that name, as `load_all` has it, read without parsing all the others.

    Raises TemplateError when the built-in one is damaged.
    """
    places: tuple[tuple[Path | None, Source], ...] = ((team_dir, "team"), (user_dir, "user"))
    for folder, source in places:
        for path in files_in(folder):
            template = _sound(path, source) if _holds(path, name) else None
            if template is not None and template.name == name:
                return template
    shipped = built_in(name)
    return load(shipped, "built-in") if shipped else None


def built_in(name: str) -> Path | None:
    """A draft of others names its template: looked for among the files that are there, never made a path."""
    return next((path for path in files_in(resources.templates_dir()) if path.stem == name), None)


def _sound(path: Path, source: Source) -> Template | None:
    try:
        return load(path, source)
    except TemplateError:
        return None


def _holds(path: Path, name: str) -> bool:
    try:
        with path.open("rb") as file:
            return name.encode() in file.read(MAX_BYTES)
    except OSError:
        return False


def changes(template: Template) -> tuple[Line, ...]:
    """What an own copy changes against the built-in template of its name."""
    original = built_in(template.name)
    if template.source == "built-in" or original is None:
        return ()
    return compared(*(path.read_text(encoding="utf-8") for path in (original, Path(template.path))))


def files_in(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.glob("*.md") if path.is_file() and path.stem.lower() != "readme")


def _gallery_order(template: Template) -> tuple[int, str, str]:
    known = template.group in GROUPS
    return (GROUPS.index(template.group) if known else len(GROUPS), template.group, template.title)
