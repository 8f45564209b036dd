"""The rough text that was last typed and not taken over yet: kept until somebody comes back to it."""

from asyncdraft.storage import paths
from asyncdraft.storage.files import cannot_write, write_atomically
from asyncdraft.storage.problem import StoreProblem


def load() -> str:
    """Empty where none is kept. Raises StoreProblem."""
    path = paths.rough_text_file()
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise StoreProblem(
            f"The rough text in {path} cannot be read ({error}); the file stays there."
        ) from error


def save(text: str) -> None:
    """Nothing is left of an empty one. Raises StoreProblem."""
    path = paths.rough_text_file()
    if text.strip():
        write_atomically(path, text.encode("utf-8", "replace"))
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
