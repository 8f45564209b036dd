"""The column of the checklist: one widget for each item, however often it is shown."""

from PySide6.QtWidgets import QApplication, QLabel

from asyncdraft.gui.widgets.kept_column import Item, KeptColumn


def shown(column: KeptColumn) -> list[str]:
    layout = column.layout()
    assert layout is not None
    widgets = [item.widget() for index in range(layout.count()) if (item := layout.itemAt(index))]
    return [widget.text() for widget in widgets if isinstance(widget, QLabel)]


def test_items_that_look_the_same_do_not_pile_up(qapp: QApplication) -> None:
    column = KeptColumn(gap=0)
    twice = [Item("one", lambda: QLabel("one")), Item("same", lambda: QLabel("same"))]
    for _key_press in range(3):
        column.show_items([*twice, twice[1]])
    assert shown(column) == ["one", "same", "same"]
    assert column.widget_of("same", 0) is not column.widget_of("same", 1)
    column.show_items(twice)
    assert shown(column) == ["one", "same"]
