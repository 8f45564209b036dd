"""Template packs: templates that travel together, as a zip file or a folder with a manifest."""

import json
import stat
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import say
from asyncdraft.storage import zips
from asyncdraft.storage.files import whole_or_not, write_atomically
from asyncdraft.storage.template_files import MAX_BYTES

MANIFEST = "pack.json"
FORMAT = 1
MAX_FILES = 300
OLDEST_TIME = (1980, 1, 1, 0, 0, 0)
"""Zip files know no time before; a fixed one makes equal packs equal files."""


class PackError(Exception):
    """A pack that is refused as a whole; the text is a sentence."""


class PackedTemplate(msgspec.Struct, frozen=True):
    file: str
    text: str
    template: Template


class Pack(msgspec.Struct, frozen=True):
    """`problems` are the files that are no templates; the others can be used all the same."""

    templates: tuple[PackedTemplate, ...]
    problems: tuple[TemplateError, ...] = ()


def export_pack(templates: Iterable[Template], target: Path) -> None:
    """Writes a zip file if `target` ends in .zip, a folder otherwise. Raises PackError and StoreProblem."""
    files = {f"{template.name}.md": _text(template) for template in templates}
    if not files:
        raise PackError(say("There is no template to export."))
    files[MANIFEST] = json.dumps({"format": FORMAT, "templates": sorted(files)}, indent=2) + "\n"
    if target.suffix.lower() != ".zip":
        for name, text in files.items():
            write_atomically(target / name, text)
        return
    with whole_or_not(target) as unfinished, zipfile.ZipFile(unfinished, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, OLDEST_TIME), text, zipfile.ZIP_DEFLATED)


def _text(template: Template) -> str:
    try:
        return Path(template.path).read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(_unreadable(template.name, error)) from error


def _unreadable(name: str, error: OSError) -> str:
    return say("{name} cannot be read: {value}.", name=name, value=error.strerror or error)


def read_pack(source: Path) -> Pack:
    """Reads everything before anything is written. Raises PackError for a pack that cannot be trusted."""
    try:
        files = dict(_from_folder(source) if source.is_dir() else _from_zip(source))
    except OSError as error:
        raise PackError(_unreadable(source.name, error)) from error
    except zips.BROKEN as error:
        raise PackError(
            say("{name} is no zip file that can be read: {error}.", name=source.name, error=error)
        ) from error
    if MANIFEST not in files:
        raise PackError(
            say("{name} is no template pack: it has no {manifest}.", name=source.name, manifest=MANIFEST)
        )
    templates: list[PackedTemplate] = []
    problems: list[TemplateError] = []
    for file in _listed(files.pop(MANIFEST), files, source):
        try:
            text = files[file].decode("utf-8")
            templates.append(PackedTemplate(file, text, parse(text, file, "user")))
        except UnicodeDecodeError:
            problems.append(TemplateError(file, 0, say("The file is not UTF-8 text.")))
        except TemplateError as error:
            problems.append(error)
    names = [packed.template.name for packed in templates]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise PackError(say("{name} has two templates named “{twice}”.", name=source.name, twice=twice))
    return Pack(tuple(templates), tuple(problems))


def conflicts(pack: Pack, folder: Path) -> tuple[str, ...]:
    """The files of the pack that are in the folder already, with another text."""
    return tuple(packed.file for packed in pack.templates if _differs(folder / packed.file, packed.text))


def import_pack(pack: Pack, folder: Path, replace: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Writes the pack's templates and gives their files; one that differs is only written if in `replace`."""
    kept = set(conflicts(pack, folder)) - replace
    written = [packed for packed in pack.templates if packed.file not in kept]
    for packed in written:
        write_atomically(folder / packed.file, packed.text)
    return tuple(packed.file for packed in written)


def _differs(path: Path, text: str) -> bool:
    if not path.is_file():
        return path.exists() or path.is_symlink()
    return path.read_bytes() != text.encode("utf-8")


def _listed(manifest: bytes, files: dict[str, bytes], source: Path) -> list[str]:
    class Manifest(msgspec.Struct):
        format: int
        templates: list[str]

    try:
        listed = msgspec.json.decode(manifest, type=Manifest)
    except msgspec.MsgspecError as error:
        raise PackError(
            say(
                "The {manifest} of {name} cannot be read: {error}.",
                manifest=MANIFEST,
                name=source.name,
                error=error,
            )
        ) from None
    if listed.format > FORMAT:
        raise PackError(
            say("{name} was made by a newer version; update AsyncDraft to import it.", name=source.name)
        )
    if lost := next((name for name in listed.templates if name not in files), ""):
        raise PackError(say("{name} is incomplete: {lost} is missing.", name=source.name, lost=lost))
    return list(dict.fromkeys(listed.templates))


def _from_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".md" or path.name == MANIFEST)
    _refuse_too_many(len(paths), folder)
    for path in paths:
        if path.is_symlink() or not path.is_file():
            raise PackError(
                say("{name} is refused: {name2} is a link or no file.", name=folder.name, name2=path.name)
            )
        with path.open("rb") as file:
            yield path.name, _limited(file.read(MAX_BYTES + 1), path.name, folder)


def _from_zip(source: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(source) as archive:
        entries = archive.infolist()
        _refuse_too_many(len(entries), source)
        _refuse_bad_names(entries, source)
        for entry in entries:
            with archive.open(entry) as file:
                yield entry.filename, _limited(file.read(MAX_BYTES + 1), entry.filename, source)


def _refuse_too_many(count: int, source: Path) -> None:
    if count > MAX_FILES:
        raise PackError(
            say(
                "{name} is refused: it has {count:,} files, and at most {max_files} are possible.",
                name=source.name,
                count=count,
                max_files=MAX_FILES,
            )
        )


def _refuse_bad_names(entries: list[zipfile.ZipInfo], source: Path) -> None:
    seen: set[str] = set()
    for entry in entries:
        if problem := _name_problem(entry):
            raise PackError(
                say(
                    "{name} is refused: “{filename}” {problem}.",
                    name=source.name,
                    filename=entry.filename,
                    problem=problem,
                )
            )
        if entry.filename.lower() in seen:
            raise PackError(
                say(
                    "{name} is refused: “{filename}” is there twice.",
                    name=source.name,
                    filename=entry.filename,
                )
            )
        seen.add(entry.filename.lower())


def _name_problem(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if stat.S_ISLNK(entry.external_attr >> 16):
        return say("is a link")
    if not zips.is_readable(entry):
        return say("has a password, or is packed in a way that few programs know")
    if set(name) & set('/\\:*?"<>|') or name.startswith(".") or not name.isprintable():
        return say("leads out of the pack's one folder")
    return "" if name.endswith(".md") or name == MANIFEST else say("is no template")


def _limited(data: bytes, name: str, source: Path) -> bytes:
    if len(data) > MAX_BYTES:
        raise PackError(
            say(
                "{name} is refused: {name2} is larger than {max_bytes:,} kB.",
                name=source.name,
                name2=name,
                max_bytes=MAX_BYTES // 1000,
            )
        )
    return data
