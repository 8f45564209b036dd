"""Files that come with the program: at the top level of a checkout, under `_data` in a wheel or bundle."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def _shipped() -> Path:
    installed = PACKAGE / "_data"
    return installed if installed.is_dir() else PACKAGE.parent


def resources_dir() -> Path:
    return _shipped() / "resources"


def templates_dir() -> Path:
    """The folder of the built-in templates."""
    return _shipped() / "templates"


def read_bytes(name: str) -> bytes:
    """`name` is relative to the resources folder: "cities.tsv.gz", "words/vague.txt"."""
    return (resources_dir() / name).read_bytes()


def read_text(name: str) -> str:
    return (resources_dir() / name).read_text(encoding="utf-8")


def read_texts(folder: str) -> dict[str, str]:
    """Every text file of a folder below the resources, by name."""
    files = sorted((resources_dir() / folder).glob("*.txt"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}
