"""The floor of every start and every key: a window with a text field alone, showing the text of a file."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

SIZE = (1440, 900)


def main(path: str) -> int:
    application = QApplication([])
    window = QMainWindow()
    editor = QPlainTextEdit()
    editor.setPlainText(Path(path).read_text("utf-8"))
    window.setCentralWidget(editor)
    window.resize(*SIZE)
    window.show()
    editor.setFocus()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
