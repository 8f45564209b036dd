"""The source archive, and the wheel that is built from it."""

from pathlib import Path

from parcel.place import DIST, NAME, ROOT, python, version


def sdist_path() -> Path:
    return DIST / f"{NAME}-{version()}.tar.gz"


def wheel_path() -> Path:
    return DIST / f"{NAME}-{version()}-py3-none-any.whl"


def build() -> tuple[Path, Path]:
    """`build` unpacks the source archive and builds the wheel of what is in it."""
    python("-m", "build", "--no-isolation", "--outdir", DIST, ROOT)
    return sdist_path(), wheel_path()


def build_directly(target: Path) -> Path:
    """The wheel without the way through the source archive."""
    python("-m", "build", "--no-isolation", "--wheel", "--outdir", target, ROOT)
    return target / wheel_path().name
