"""The preview: what the reader will see, in the shape of the target, and its source."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QTextBrowser, QWidget

from asyncdraft.core.draft import Channel
from asyncdraft.gui import icons
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, row
from asyncdraft.gui.widgets.meter import Meter
from asyncdraft.gui.widgets.segmented import Segmented

CHANNELS = ((Channel.SLACK, "Slack"), (Channel.EMAIL, "Email"), (Channel.MARKDOWN, "Markdown"))


class PreviewPanel(QWidget):
    """`channel_chosen(name)`; what is shown is computed outside and given as HTML and source."""

    channel_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._channels = Segmented(CHANNELS, name="Preview", small=True)
        self._channels.chosen.connect(self.channel_chosen)
        self._meter = Meter()
        self._length = label(tone="secondary", type="small")
        self._source_button = button(
            "Source", self._on_source, kind="link", scale="small", tip="Show what is copied"
        )
        self._source_button.setCheckable(True)
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._from = ElidedLabel()
        self._from.setProperty("type", "strong")
        self._second = ElidedLabel()
        self._second.setProperty("tone", "secondary")
        self._avatar = QLabel()
        self._avatar.setFixedSize(28, 28)
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.setAccessibleName("Preview")
        self._source = QTextBrowser()
        self._source.setProperty("role", "source")
        self._source.setAccessibleName("Source")
        self._source.setFont(mono_font())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._source)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        head = row(gap=8)
        head.addWidget(self._channels)
        head.addStretch(1)
        head.addWidget(self._meter)
        head.addWidget(self._length)
        who = row(gap=10)
        who.addWidget(self._avatar)
        names = column(gap=0)
        names.addWidget(self._from)
        names.addWidget(self._second)
        who.addLayout(names, 1)
        who.addWidget(self._source_button)
        self._make_source: Callable[[], str] = str
        body = column(self, margins=(16, 10, 12, 8), gap=8)
        body.addLayout(head)
        body.addWidget(self._problem)
        body.addWidget(frame("rule"))
        body.addLayout(who)
        body.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        self._avatar.setPixmap(icons.pixmap("user", theme["accent"], size=22))
        self._meter.set_colors(theme["line"], theme["ok"], theme["bad"])
        self._page.document().setDefaultFont(self._page.font())
        self._page.document().setIndentWidth(24)

    def show_channel(self, channel: Channel) -> None:
        self._channels.choose(channel)

    def show_message(self, first: str, second: str, html: str, source: Callable[[], str]) -> None:
        """Keeps the place where the reader of the preview is."""
        self._from.setText(first)
        self._second.setText(second)
        bar = self._page.verticalScrollBar()
        place = bar.value()
        self._page.setHtml(html)
        bar.setValue(place)
        self._make_source = source
        self._show_source()

    def _show_source(self) -> None:
        """Made only while somebody looks at it."""
        if self._source_button.isChecked():
            self._source.setPlainText(self._make_source())

    def show_length(self, used: int, limit: int | None) -> None:
        self._meter.show_share(used / limit if limit else 0.0)
        self._meter.setVisible(limit is not None)
        self._length.setText(f"{used:,} of {limit:,}" if limit else f"{used:,} characters")

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _on_source(self) -> None:
        self._stack.setCurrentIndex(int(self._source_button.isChecked()))
        self._show_source()
        self._source_button.setText("Preview" if self._source_button.isChecked() else "Source")
