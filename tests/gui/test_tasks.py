"""Long work whose end nobody waits for any more."""

from PySide6.QtWidgets import QApplication

from asyncdraft.gui.tasks import Tasks


def test_what_ends_after_the_close_is_not_told(qapp: QApplication) -> None:
    told: list[int] = []
    tasks = Tasks()
    tasks.run(lambda _progress: 1, told.append, lambda _error: told.append(-1))
    tasks.close()
    assert not tasks.busy
    qapp.processEvents()
    assert told == []

    tasks.run(lambda _progress: 2, told.append, lambda _error: told.append(-1))
    tasks.finish()
    qapp.processEvents()
    assert told == [2]
