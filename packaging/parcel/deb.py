"""The Debian package: the bundle without what Debian has itself, at home in /usr."""

import gzip
import hashlib
import os
import re
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from parcel import bundled, images, libraries, manual
from parcel.bundle import BUNDLED, FOLDER, NOTICES, notices
from parcel.place import DIST, NAME, PACKAGING, ROOT, WORK, Trouble, moment, run, said, size_of, version

TREE = WORK / "deb"
LINUX = PACKAGING / "linux"
MAINTAINER = "The AsyncDraft authors <asyncdraft@localhost>"
RECOMMENDS = "fonts-inter, gnome-keyring | kwalletmanager | keepassxc, xdg-utils"
SUGGESTS = "git"
SUMMARY = "write messages that can be acted on hours later"
COMPLETIONS = {
    "bash": "bash-completion/completions/asyncdraft",
    "zsh": "zsh/vendor-completions/_asyncdraft",
    "fish": "fish/vendor_completions.d/asyncdraft.fish",
}
PYTHON = "libpython3"
"""Of what came along from the system only this stays: Debian's releases differ in it."""


def path() -> Path:
    return DIST / f"{NAME}_{version()}_{_architecture()}.deb"


def build(folder: Path = FOLDER) -> Path:
    if not folder.is_dir():
        raise Trouble("The Debian package is made of the bundle: ./dev package bundle deb")
    shutil.rmtree(TREE, ignore_errors=True)
    root = TREE / "root"
    program = root / "usr" / "lib" / NAME
    shutil.copytree(folder, program, symlinks=True)
    _leave_to_debian(program)
    works = notices((program / "_internal" / BUNDLED).read_text(encoding="utf-8"))
    write_share(root / "usr" / "share", works, [folder / NAME])
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    validate(root / "usr" / "share")
    _write_control(root, _dependencies(program))
    _level(root)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, path())
    return path()


def validate(share: Path) -> None:
    """As freedesktop.org's own tools see it. A name like org.example.Name needs a domain; there is none."""
    run("desktop-file-validate", share / "applications" / f"{NAME}.desktop")
    metainfo = share / "metainfo" / f"{NAME}.metainfo.xml"
    run("appstreamcli", "validate", "--no-net", "--override", "cid-desktopapp-is-not-rdns=info", metainfo)


def _architecture() -> str:
    return said("dpkg", "--print-architecture").strip()


def _leave_to_debian(program: Path) -> None:
    """Its own libraries get its security updates."""
    inside = program / "_internal"
    for library in inside.iterdir():
        ours = library.name.startswith((PYTHON, *bundled.OF_QT))
        if bundled.is_of_the_system(Path(library.name)) and not ours:
            library.unlink()
    told = inside / BUNDLED
    works = told.read_text(encoding="utf-8").split(libraries.WORK)
    kept = [work for work in works if work.startswith(f'name = "{PYTHON}')]
    told.write_text("".join(libraries.WORK + work for work in kept), encoding="utf-8")
    for name in (NOTICES, "LICENSE.txt"):
        (program / name).unlink()


def _dependencies(program: Path) -> str:
    """Of every file that the loader reads, as dpkg-shlibdeps finds them."""
    inside = program / "_internal"
    (TREE / "debian").mkdir()
    (TREE / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    private = [
        f"-l{folder}"
        for folder in (inside, inside / "PySide6/Qt/lib", inside / "PySide6", inside / "shiboken6")
    ]
    files = [program / NAME, *(each for each in sorted(inside.rglob("*.so*")) if not each.is_symlink())]
    found = said(
        "dpkg-shlibdeps", "--ignore-missing-info", "-O", *private, *(f"-e{each}" for each in files), cwd=TREE
    )
    needed = re.search(r"shlibs:Depends=(.*)", found)
    if needed is None:
        raise Trouble(f"dpkg-shlibdeps found no dependencies: {found}")
    return needed[1]


def write_share(share: Path, works: str, program: Sequence[str | Path]) -> None:
    """`works` are the notices; `program` is the command that starts it, which knows its completions."""
    day = datetime.fromtimestamp(moment(), UTC)
    told = {"@VERSION@": version(), "@DATE@": day.strftime("%Y-%m-%d")}
    metainfo = (LINUX / f"{NAME}.metainfo.xml").read_text(encoding="utf-8")
    for mark, value in told.items():
        metainfo = metainfo.replace(mark, value)
    desktop = (LINUX / f"{NAME}.desktop").read_text(encoding="utf-8")
    _write(share / "applications" / f"{NAME}.desktop", desktop)
    _write(share / "metainfo" / f"{NAME}.metainfo.xml", metainfo)
    _write(share / "lintian" / "overrides" / NAME, (LINUX / "lintian-overrides").read_text())
    images.write_hicolor(share)
    _write_packed(share / "man" / "man1" / f"{NAME}.1.gz", manual.page())
    documents = share / "doc" / NAME
    _write(documents / "copyright", _copyright())
    _write_packed(documents / f"{NOTICES}.gz", works)
    _write_packed(documents / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    date = day.strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = f"  * What is new is told in CHANGELOG.md.gz beside this file.\n\n -- {MAINTAINER}  {date}\n"
    _write_packed(documents / "changelog.gz", f"{NAME} ({version()}) unstable; urgency=medium\n\n{entry}")
    for shell, place in COMPLETIONS.items():
        _write(share / place, said(*program, "completion", shell))


def _copyright() -> str:
    """With the terms of the program's own licence, below its title and its holders."""
    terms = (ROOT / "LICENSE").read_text(encoding="utf-8").strip().splitlines()[4:]
    text = "\n".join(f" {line}" if line.strip() else " ." for line in terms)
    return (LINUX / "copyright").read_text(encoding="utf-8").replace("@LICENCE@", text)


def _write_control(root: Path, dependencies: str) -> None:
    control = {
        "Package": NAME,
        "Version": version(),
        "Architecture": _architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(-(-size_of(root) // 1024)),
        "Depends": dependencies,
        "Recommends": RECOMMENDS,
        "Suggests": SUGGESTS,
        "Section": "mail",
        "Priority": "optional",
        "Description": f"{SUMMARY}\n{_description()}",
    }
    sums = "".join(f"{_md5(each)}  {each.relative_to(root)}\n" for each in _files(root))
    _write(root / "DEBIAN" / "control", "".join(f"{key}: {value}\n" for key, value in control.items()))
    _write(root / "DEBIAN" / "md5sums", sums)


def _description() -> str:
    """Wrapped as Debian wants it: each line indented, a full stop for an empty one."""
    paragraphs = (LINUX / "description.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return "\n .\n".join(
        textwrap.fill(part, 77, initial_indent=" ", subsequent_indent=" ") for part in paragraphs
    )


def _files(root: Path) -> Iterator[Path]:
    return (each for each in sorted(root.rglob("*")) if each.is_file() and not each.is_symlink())


def _md5(file: Path) -> str:
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _level(root: Path) -> None:
    """Modes and dates do not depend on who builds, or when."""
    for each in [root, *root.rglob("*")]:
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or (each.name == NAME and each.parent.name == NAME) else 0o644)
        os.utime(each, (moment(), moment()), follow_symlinks=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
