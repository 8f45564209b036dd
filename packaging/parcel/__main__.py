"""`./dev package`: builds the packages, tries them in empty places, or builds them twice and compares."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from parcel import bundle, deb, macos, wheel, windows
from parcel.place import DIST, Trouble, in_megabytes, size_of, tell


def _bundle() -> list[Path]:
    folder = bundle.build()
    tell(f"The bundle is {in_megabytes(size_of(folder))} unpacked.")
    return [bundle.pack(folder)]


BUILDS: Mapping[str, Callable[[], list[Path]]] = {
    "wheel": lambda: list(wheel.build()),
    "bundle": _bundle,
    "deb": lambda: [deb.build(bundle.FOLDER)],
    "installer": lambda: [windows.build(bundle.FOLDER)],
    "dmg": lambda: [macos.build()],
}
USUAL = {
    "linux": ("wheel", "bundle", "deb"),
    "win32": ("wheel", "bundle", "installer"),
    "darwin": ("wheel", "bundle", "dmg"),
}
"""Without a name: all that can be made here. The wheel is made on the way to the bundle."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="PACKAGE", help=", ".join(BUILDS))
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--try", action="store_true", dest="tries", help="install and start what lies in dist/")
    how.add_argument("--twice", action="store_true", help="build this commit twice and compare, byte by byte")
    parser.add_argument(
        "--debian",
        action="append",
        metavar="RELEASE",
        default=[],
        help="with --try: in which the Debian package is tried; more than once for several",
    )
    options = parser.parse_args()
    try:
        return _carry_out(options)
    except Trouble as trouble:
        tell(f"dev package: {trouble}")
        return 1


def _carry_out(options: argparse.Namespace) -> int:
    if unknown := [name for name in options.names if name not in BUILDS]:
        raise Trouble(f"There is no package {unknown[0]}. There are: {', '.join(BUILDS)}.")
    names = options.names or USUAL.get(sys.platform, ("wheel",))
    if options.tries:
        from parcel import trial

        return trial.run_all(names, options.debian)
    if options.twice:
        from parcel import twice

        return twice.compare(names)
    DIST.mkdir(exist_ok=True)
    made = [path for name in names for path in BUILDS[name]()]
    for path in made:
        tell(f"{path.relative_to(DIST.parent)}  {in_megabytes(size_of(path))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
