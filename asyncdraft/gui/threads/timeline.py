"""The rounds of a thread; the older ones of a long thread are made when they are asked for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.threads.post import Post, PostRow
from asyncdraft.gui.widgets.basics import button, column, label
from asyncdraft.gui.widgets.kept_column import Item, KeptColumn

SHOWN_AT_FIRST, MORE_AT_ONCE = 30, 60


class Timeline(QFrame):
    """`judged(place, stance)`, `removed(place)`, `opened(draft id)`, `strayed()` when somebody begins to
    write at a message.
    """

    judged = Signal(int, str)
    removed = Signal(int)
    opened = Signal(str)
    strayed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._unfolded: set[int] = set()
        self.render_page: Callable[[str], str] = str
        self._posts: Sequence[PostRow] = ()
        self._is_narrow = False
        self._shown = SHOWN_AT_FIRST
        self._thread = ""
        self._theme: Theme | None = None
        self._earlier = button("", self._show_more, kind="link", scale="small")
        self._empty = label(tone="secondary", wrap=True)
        self._rows = KeptColumn(gap=0)
        body = column(self, margins=(8, 12, 8, 4), gap=4)
        body.addWidget(self._empty)
        body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._rows)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._rows.forget()
        self._refresh()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._rows.forget()
            self._refresh()

    def show_posts(self, thread: str, posts: Sequence[PostRow], empty: str) -> None:
        if len(posts) < len(self._posts):
            self._unfolded.clear()
            self._rows.forget()
        if thread != self._thread:
            self._thread = thread
            self._shown = SHOWN_AT_FIRST
            self._unfolded.clear()
            self._rows.forget()
        self._posts = posts
        self._empty.setText(shown(empty))
        self._empty.setVisible(not posts)
        self._refresh()

    def open_row(self) -> QWidget | None:
        """The first reply that nobody has judged; None where there is none in sight."""
        wanted = next((post for post in self._posts if post.is_reply and post.stance == "open"), None)
        return self._rows.widget_of(wanted) if wanted else None

    def _move_focus(self, post: PostRow, by: int) -> None:
        place = self._posts.index(post) + by
        beside = self._rows.widget_of(self._posts[place]) if 0 <= place < len(self._posts) else None
        if beside is not None:
            beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._shown += MORE_AT_ONCE
        self._refresh()

    def _refresh(self) -> None:
        theme = self._theme
        if theme is None:
            return
        hidden = max(len(self._posts) - self._shown, 0)
        self._earlier.setText(
            tr(
                "Show {hidden} of {hidden2} earlier messages",
                hidden=min(hidden, MORE_AT_ONCE),
                hidden2=hidden,
            )
        )
        self._earlier.setVisible(hidden > 0)
        self._rows.show_items([Item(post, partial(self._made, post, theme)) for post in self._posts[hidden:]])

    def _made(self, post: PostRow, theme: Theme) -> Post:
        made = Post(
            post,
            theme,
            self.render_page,
            is_narrow=self._is_narrow,
            is_unfolded=post.place in self._unfolded,
        )
        made.judged.connect(lambda stance: self.judged.emit(post.place, stance))
        made.removed.connect(lambda: self.removed.emit(post.place))
        made.strayed.connect(self.strayed)
        made.opened.connect(lambda: self.opened.emit(post.draft))
        made.unfolded.connect(lambda is_unfolded: self._on_unfolded(post.place, is_unfolded=is_unfolded))
        made.left.connect(lambda by: self._move_focus(post, by))
        return made

    def _on_unfolded(self, place: int, *, is_unfolded: bool) -> None:
        """It stays so when it is made anew."""
        (self._unfolded.add if is_unfolded else self._unfolded.discard)(place)
