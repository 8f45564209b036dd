"""What Debian knows about the shared libraries that come along in a bundle: package, version, licence."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from parcel.place import Trouble, said

COPYRIGHT = "/usr/share/doc/{package}/copyright"
SEE = "see its text"
WORK = "[[works]]\n"


def describe(libraries: Iterable[Path]) -> str:
    """The content of `bundled.toml`; empty where there is no Debian to ask."""
    packages = {package for path in libraries if (package := _package_of(path))}
    return "".join(_work(package) for package in sorted(packages))


def _package_of(library: Path) -> str:
    if shutil.which("dpkg-query") is None:
        return ""
    for path in (library, library.resolve()):
        for spelling in (str(path), str(path).removeprefix("/usr")):
            try:
                return said("dpkg-query", "--search", spelling).partition(":")[0]
            except Trouble:
                continue
    return ""


def _work(package: str) -> str:
    version, home = (
        said("dpkg-query", "-f", "${Version}\t${Homepage}", "-W", package).split("\n")[0].split("\t")
    )
    text = Path(COPYRIGHT.format(package=package)).read_text(encoding="utf-8", errors="replace")
    values = {"name": package, "version": version, "licence": SEE, "home": home, "note": text}
    return WORK + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
