"""Whose works the program is made of, by what the installed packages say about themselves.

`resources/notices.toml` adds what they do not say; a bundle has `resources/bundled.toml` of the same form,
written when it is made, with the shared libraries that came along.
"""

import json
import platform
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from asyncdraft import __version__
from asyncdraft.core.text import say
from asyncdraft.storage import resources

OWN = "asyncdraft"
EXTRAS = ("spell",)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)")
LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
HOMES = ("homepage", "home", "source", "repository", "source code", "github")
RUST_PARTS = "Compiled into it are these works, each under its own licence:\n\n"
RULE = "=" * 78


@dataclass(frozen=True)
class Notice:
    """`note` is what has to be told beside the licence; `texts` are licences in full."""

    name: str
    version: str
    licence: str
    home: str = ""
    note: str = ""
    texts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.name} {self.version}".rstrip()

    @property
    def text(self) -> str:
        head = "\n".join(part for part in (f"{self.title} ({self.licence})", self.home) if part)
        return "\n\n".join(part.strip("\n") for part in (head, self.note, *self.texts) if part)


def notices() -> tuple[Notice, ...]:
    """By name, those first that `notices.toml` tells of. Reads some hundred small files."""
    told = _told("notices.toml")
    first = [_of_work(work) for file in (told, _told("bundled.toml")) for work in file.get("works", ())]
    others: list[Notice] = []
    for key, package in installed().items():
        if key != OWN:
            more = told["packages"].get(key)
            (others if more is None else first).append(_of_package(package, more or {}))
    return (*sorted(first, key=_by_name), *sorted(others, key=_by_name))


def page() -> str:
    """All of it as one text file."""
    parts = [
        say(
            "AsyncDraft {version} is its own code, under the licence at the end, and these works of others.",
            version=__version__,
        ),
        *(notice.text for notice in notices()),
        f"AsyncDraft {__version__} (MIT)\n\n{own_licence()}",
    ]
    return f"\n\n{RULE}\n\n".join(part.strip("\n") for part in parts) + "\n"


def own_licence() -> str:
    """The program's own, from a checkout or from its installation."""
    beside = resources.PACKAGE.parent / "LICENSE"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    return "\n\n".join(_texts(_files(distribution(OWN))))


def installed() -> dict[str, Distribution]:
    """The packages that the program needs and finds here, by their normalised name, its own among them."""
    found: dict[str, Distribution] = {}
    waiting = [OWN, *(_name(line) for line in _of_checkout())]
    while waiting:
        key = _key(waiting.pop())
        if key in found:
            continue
        try:
            found[key] = distribution(key)
        except PackageNotFoundError:
            continue
        waiting += [_name(line) for line in found[key].requires or () if _is_wanted(line, key)]
    return found


def _of_checkout() -> list[str]:
    """A checkout need not be installed to run."""
    project = resources.PACKAGE.parent / "pyproject.toml"
    if not project.is_file():
        return []
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    return [
        *table["dependencies"],
        *(line for extra in EXTRAS for line in table["optional-dependencies"][extra]),
    ]


def _is_wanted(requirement: str, of: str) -> bool:
    extra = EXTRA.search(requirement)
    return extra is None or (of == OWN and extra[1] in EXTRAS)


def _name(requirement: str) -> str:
    found = NAME.match(requirement)
    return found[0] if found else ""


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _by_name(notice: Notice) -> str:
    return notice.name.casefold()


def _told(file: str) -> dict[str, Any]:
    path = resources.resources_dir() / file
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _of_work(work: Mapping[str, Any]) -> Notice:
    version = platform.python_version() if work["name"] == "Python" else work.get("version", "")
    licences = tuple(_licence_text(name) for name in work.get("texts", ()))
    return Notice(
        work["name"], version, work["licence"], work.get("home", ""), work.get("note", "").strip(), licences
    )


def _of_package(package: Distribution, more: Mapping[str, Any]) -> Notice:
    told = package.metadata
    files = _files(package)
    own = [*_texts(files), *(_licence_text(name) for name in more.get("texts", ()))]
    parts = sorted(_compiled_in(files))
    return Notice(
        more.get("name") or _first(told, "Name"),
        package.version,
        more.get("licence") or _licence(told),
        more.get("home") or _home(told),
        more.get("note", "").strip(),
        (*own, RUST_PARTS + "\n".join(parts)) if parts else tuple(own),
    )


def _licence(told: PackageMetadata) -> str:
    """As the package names it: an SPDX expression, classifiers, or a word."""
    classes = [line for line in told.get_all("Classifier") or () if line.startswith("License")]
    words = ", ".join(line.rpartition(" :: ")[2] for line in classes)
    return _first(told, "License-Expression") or words or _first(told, "License").strip().partition("\n")[0]


def _home(told: PackageMetadata) -> str:
    links = (line.partition(",") for line in told.get_all("Project-URL") or ())
    by_label = {label.strip().casefold(): address.strip() for label, _comma, address in links}
    return _first(told, "Home-page") or next((by_label[label] for label in HOMES if label in by_label), "")


def _first(told: PackageMetadata, header: str) -> str:
    return next(iter(told.get_all(header) or ()), "")


def _texts(files: Sequence[Path]) -> list[str]:
    return [_read(path) for path in files if LICENCE_FILE.search(path.name)]


def _compiled_in(files: Sequence[Path]) -> Iterator[str]:
    """What a wheel tells in its bills of materials; the names are those of CycloneDX."""
    for path in files:
        if path.parent.name == "sboms" and path.suffix == ".json":
            for part in json.loads(_read(path)).get("components", ()):
                yield f"{part['name']} {part.get('version', '')} ({_licence_of_part(part)})"


def _licence_of_part(part: Mapping[str, Any]) -> str:
    for licence in part.get("licenses", ()):
        named = licence.get("license", {})
        if found := licence.get("expression") or named.get("id") or named.get("name"):
            return str(found)
    return "licence not told"


def _files(package: Distribution) -> list[Path]:
    """Beside its metadata. A bundle has no list of its files, so the folder itself is read."""
    wanted = f"{_key(package.name)}-{package.version}"
    folder = _metadata_folders(Path(str(package.locate_file("")))).get(wanted)
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder else []


@lru_cache(maxsize=4)
def _metadata_folders(site: Path) -> dict[str, Path]:
    parts = ((folder, *folder.stem.rpartition("-")) for folder in site.glob("*.dist-info"))
    return {f"{_key(name)}-{version}": folder for folder, name, _dash, version in parts}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _licence_text(name: str) -> str:
    return resources.read_text(f"licences/{name}")
