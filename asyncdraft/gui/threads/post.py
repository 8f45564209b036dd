"""One post of a thread: its head with the judgement, its first line, and the whole of it once unfolded."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, frame, label, rich_label, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import open_at

STANCES = (
    ("aligned", say("Aligned")),
    ("misunderstood", say("Misunderstood")),
    ("disagreed", say("Disagreed")),
)
STANCE_WORDS = {
    "aligned": say_of("an answer", "aligned"),
    "misunderstood": say_of("an answer", "misunderstood"),
    "disagreed": say_of("an answer", "disagreed"),
}
KEYS = {Qt.Key.Key_1: "aligned", Qt.Key.Key_2: "misunderstood", Qt.Key.Key_3: "disagreed"}
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PILLS = {"aligned": "ok", "misunderstood": "warn", "disagreed": "bad"}
RING = 22
HEAD_PLACE = 3
"""Of a judgement: behind the kind, the name and what is free."""


@dataclass(frozen=True)
class PostRow:
    """One post. `place` is that in the thread, -1 for a draft that was not sent, whose id is `draft`.

    `more` says what is folded; `note` stands below, such as the reason for writing on. `date` is `when`
    without its weekday, for where there is little room.
    """

    place: int
    number: int
    kind: str
    who: str
    when: str
    first: str
    text: str
    quoted: str = ""
    more: str = ""
    stance: str = ""
    strike: str = ""
    note: str = ""
    is_reply: bool = False
    draft: str = ""
    is_last: bool = False
    date: str = ""


class _Rail(QWidget):
    """The number in its ring, and the line to the next one."""

    def __init__(self, post: PostRow, theme: Theme) -> None:
        super().__init__()
        self._post = post
        self._theme = theme
        self.setFixedWidth(RING + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(RING / 2 + 1, RING / 2 + 1)
        painter.setPen(QPen(self._theme["control"], 1.5))
        if not self._post.is_last:
            painter.drawLine(QPointF(middle.x(), RING + 5), QPointF(middle.x(), self.height()))
        role = "accent" if self._post.draft else "warn" if self._post.strike else "secondary"
        painter.setPen(QPen(self._theme[role], 1.5))
        painter.drawEllipse(middle, RING / 2, RING / 2)
        painter.setFont(ui_font(11, QFont.Weight.DemiBold))
        box = QRectF(middle.x() - RING / 2, middle.y() - RING / 2, RING, RING)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._post.number))


class Post(QFrame):
    """One post with its judgement. 1, 2 and 3 judge the focused one; Enter unfolds it, arrows go on.

    `judged(stance)`, `removed()`, `opened()` of a draft, `unfolded(whether)`, `left(by)` with an arrow,
    `strayed()` when somebody begins to write here. Figures of what is written so judge nothing.
    """

    judged = Signal(str)
    removed = Signal()
    opened = Signal()
    unfolded = Signal(bool)
    left = Signal(int)
    strayed = Signal()

    def __init__(
        self,
        post: PostRow,
        theme: Theme,
        render_page: Callable[[str], str],
        *,
        is_narrow: bool,
        is_unfolded: bool,
    ) -> None:
        super().__init__()
        self._post = post
        self._theme = theme
        self._render_page = render_page
        self._is_narrow = is_narrow
        self._is_unfolded = is_unfolded
        self._is_written_at = False
        self.setProperty("role", "post")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(shown(spoken(post)))
        sides = row(self, margins=(6, 4, 4, 0), gap=0)
        sides.addWidget(_Rail(post, theme))
        body = column(margins=(0, 2, 0, 10), gap=2)
        self._head_line = self._head()
        self._below = row(gap=8)
        self._below.addStretch(1)
        body.addLayout(self._head_line)
        body.addLayout(self._below)
        self._text = column(gap=4)
        body.addLayout(self._text)
        if post.is_reply and post.stance == "open":
            body.addLayout(self._question())
        if post.note:
            body.addWidget(label(post.note, tone="secondary", type="small", wrap=True))
        sides.addLayout(body, 1)
        self._show_text()

    def _head(self) -> QHBoxLayout:
        post = self._post
        head = row(gap=4 if self._is_narrow else 8)
        self._judgement: QLabel | None = None
        head.addWidget(label(post.kind, type="strong"))
        head.addWidget(ElidedLabel(post.who))
        head.addStretch(1)
        if post.stance in PILLS:
            words = joined(filter(None, (STANCE_WORDS[post.stance], post.strike)), " · ")
            self._judgement = label(words, pill=PILLS[post.stance])
            head.addWidget(self._judgement)
        when = post.date if self._is_narrow and post.place >= 0 else post.when
        head.addWidget(label(when, tone="secondary", type="small"))
        if post.place >= 0 and not self._is_narrow:
            more = button(
                "", kind="flat", scale="small", tip=tr("More on message {number}", number=post.number)
            )
            more.setIcon(icons.icon("more", self._theme["secondary"]))
            more.clicked.connect(
                lambda _checked=False: self._open_menu(more.mapToGlobal(more.rect().bottomLeft()))
            )
            head.addWidget(more)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name is read whole: the judgement stands below it where there is no room for both."""
        super().resizeEvent(event)
        if self._judgement is None:
            return
        head, pill = self._head_line, self._judgement
        is_below = self._below.indexOf(pill) >= 0
        needed = head.sizeHint().width() + (pill.sizeHint().width() + head.spacing() if is_below else 0)
        if (needed > head.geometry().width()) == is_below:
            return
        if is_below:
            head.insertWidget(HEAD_PLACE, pill)
        else:
            self._below.insertWidget(0, pill)

    def _question(self) -> FlowLayout:
        """Asked of a reply that nobody has judged."""
        line = FlowLayout(gap=6)
        line.addWidget(label(tr("How does it stand to what you asked?"), tone="secondary", type="small"))
        for stance, title in STANCES:
            line.addWidget(self._judge_button(stance, title))
        return line

    def _judge_button(self, stance: str, title: str) -> QWidget:
        tip = say("Key {value} does the same", value=1 + [key for key, _title in STANCES].index(stance))
        made = button(title, lambda: self.judged.emit(stance), kind="outline-chip", scale="small", tip=tip)
        made.setAccessibleName(tr("{title}: message {number}", title=title, number=self._post.number))
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._post.place >= 0:
            self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        if self._post.is_reply:
            for stance, title in STANCES:
                menu.addAction(shown(title)).triggered.connect(
                    lambda _checked=False, stance=stance: self.judged.emit(stance)
                )
            menu.addSeparator()
        menu.addAction(tr("Copy this message"), self._copy)
        menu.addAction(tr("Remove from this thread")).triggered.connect(
            lambda _checked=False: self.removed.emit()
        )
        open_at(menu, at)

    def _show_text(self) -> None:
        clear(self._text)
        if self._is_unfolded:
            self._show_whole()
        else:
            self._show_first()

    def _show_first(self) -> None:
        line = row(gap=6)
        first = ElidedLabel(self._post.first)
        line.addWidget(first, 0 if self._post.more or self._post.draft else 1)
        if self._post.draft:
            line.addWidget(
                button(
                    tr("Open in Compose"),
                    self.opened.emit,
                    kind="link",
                    scale="small",
                )
            )
        elif self._post.more:
            link = button(self._post.more, self.toggle, kind="link", scale="small")
            link.setAccessibleName(
                tr("Unfold message {number}: {more}", number=self._post.number, more=self._post.more)
            )
            line.addWidget(link)
        line.addStretch(1 if self._post.more or self._post.draft else 0)
        self._text.addLayout(line)

    def _show_whole(self) -> None:
        self._text.addWidget(self._page(self._post.text))
        if self._post.quoted:
            ground = _quote(self._page(self._post.quoted))
            self._text.addWidget(label(tr("QUOTED FROM EARLIER MESSAGES"), type="caps"))
            self._text.addWidget(ground)
        line = row(gap=0)
        line.addWidget(button(tr("Fold"), self.toggle, kind="link", scale="small"))
        line.addStretch(1)
        self._text.addLayout(line)

    def _page(self, markdown: str) -> QLabel:
        return rich_label(self._render_page(markdown))

    def toggle(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self.unfolded.emit(self._is_unfolded)
        self._show_text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_written_at = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of its buttons, which these do not want, arrive here, too."""
        key = Qt.Key(event.key())
        if not self.hasFocus() or self._is_writing(event):
            super().keyPressEvent(event)
        elif self._post.is_reply and key in KEYS:
            self.judged.emit(KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._post.place >= 0:
            self.toggle()
        elif key in MOVES:
            self.left.emit(MOVES[key])
        elif key is Qt.Key.Key_Delete and self._post.place >= 0:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _is_writing(self, event: QKeyEvent) -> bool:
        """From the first letter on, until an arrow or Escape, or until the focus comes anew."""
        key = Qt.Key(event.key())
        is_letter = bool(event.text()) and event.text().isprintable() and key not in KEYS
        if is_letter and not self._is_written_at:
            self.strayed.emit()
        self._is_written_at = is_letter or (self._is_written_at and key not in (Qt.Key.Key_Escape, *MOVES))
        return self._is_written_at

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._post.text)


def _quote(page: QWidget) -> QFrame:
    ground = frame("ground")
    column(ground, margins=(12, 8, 12, 8)).addWidget(page)
    return ground


def spoken(post: PostRow) -> str:
    stance = STANCE_WORDS.get(post.stance, say("not judged yet")) if post.is_reply else ""
    parts = (
        say("{number}. {kind}", number=post.number, kind=post.kind),
        post.who,
        post.when,
        stance,
        post.strike,
        post.first,
        post.more,
    )
    return joined(filter(None, parts), ", ")
