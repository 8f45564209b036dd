"""What is dropped or pasted: files of this computer, or text."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(data: QMimeData) -> list[str]:
    """The paths, where all that is dropped are files of this computer."""
    urls = data.urls()
    return [url.toLocalFile() for url in urls] if urls and all(url.isLocalFile() for url in urls) else []


def file_in(data: QMimeData) -> str:
    """The path of the first that is a file of this computer; empty for anything else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if Path(path).is_file()), "")
