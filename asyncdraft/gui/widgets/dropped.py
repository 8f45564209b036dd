"""What is dropped or pasted: files of this computer, or text."""

from PySide6.QtCore import QMimeData


def files_in(data: QMimeData) -> list[str]:
    """The paths, where all that is dropped are files of this computer."""
    urls = data.urls()
    return [url.toLocalFile() for url in urls] if urls and all(url.isLocalFile() for url in urls) else []
