"""The main window only places things: bar, navigation, views, right side, status."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.first_frame import HEIGHTS, SMALLEST, FirstFrame, fitting, in_rows
from asyncdraft.gui.panels.editors import EditorsPanel
from asyncdraft.gui.rich_text import rich_to_markdown
from asyncdraft.gui.scale import USUAL_LOOK, fitted, px, refit
from asyncdraft.gui.widgets.basics import row
from asyncdraft.gui.widgets.dropped import files_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from asyncdraft.core.when.cities import Cities
    from asyncdraft.gui.drafts.compose_page import ComposePage
    from asyncdraft.gui.meetings.audit_part import AuditPart
    from asyncdraft.gui.panels.checklist import ChecklistPanel
    from asyncdraft.gui.panels.deadline import DeadlinePanel
    from asyncdraft.gui.panels.fields_form import FieldsForm
    from asyncdraft.gui.panels.history import HistoryPanel
    from asyncdraft.gui.panels.meetings import MeetingsPanel
    from asyncdraft.gui.panels.navigation import Navigation
    from asyncdraft.gui.panels.outbox import OutboxPanel
    from asyncdraft.gui.panels.overlap import OverlapPanel
    from asyncdraft.gui.panels.practice import PracticePanel
    from asyncdraft.gui.panels.preview import PreviewPanel
    from asyncdraft.gui.panels.readers import ReadersRow
    from asyncdraft.gui.panels.settings import SettingsPanel
    from asyncdraft.gui.panels.status_bar import StatusBar
    from asyncdraft.gui.panels.team import TeamPanel
    from asyncdraft.gui.panels.thread_bar import ThreadBar
    from asyncdraft.gui.panels.threads import ThreadsPanel
    from asyncdraft.gui.panels.top_bar import TopBar
    from asyncdraft.gui.panels.welcome import WelcomePanel
    from asyncdraft.gui.rfcs.rfcs_part import RfcsPart
    from asyncdraft.gui.rounds.rounds_part import RoundsPart
    from asyncdraft.gui.sleep import Sleepers
    from asyncdraft.gui.team.hours_form import HoursForm
    from asyncdraft.gui.templates.templates_page import TemplatesPage
    from asyncdraft.gui.theme import Theme
    from asyncdraft.gui.widgets.roomy_page import RoomyPage
    from asyncdraft.gui.widgets.toast import Toast

    LatePanel = (
        MeetingsPanel
        | PracticePanel
        | TeamPanel
        | ThreadsPanel
        | TemplatesPage
        | OverlapPanel
        | OutboxPanel
        | HistoryPanel
        | SettingsPanel
    )

CALENDAR_FILE = ".ics"
NARROW_BELOW, SLIM_BELOW = 1200, 900
LEAST_PAGE = 412
"""Where the text is large for the window, a view that would be narrower scrolls to the side."""
GALLERY = "gallery"
"""What the height of the gallery over its editor is kept as."""


class MainWindow(QMainWindow):
    """`closing()` before the window goes, unless `may_close` says no; `narrowed(bool)` as it crosses 1200
    pixels; `calendars_dropped(paths)` and `files_dropped(paths)`, which are the others, anywhere in it.

    At first it has the editors alone, in their place: they can be painted and written in before the rest is
    there.
    """

    closing = Signal()
    files_dropped = Signal(list)
    calendars_dropped = Signal(list)
    narrowed = Signal(bool)

    menu: "QMenu"
    top_bar: "TopBar"
    navigation: "Navigation"
    readers: "ReadersRow"
    form: "FieldsForm"
    deadline: "DeadlinePanel"
    checklist: "ChecklistPanel"
    preview: "PreviewPanel"
    thread_bar: "ThreadBar"
    welcome: "WelcomePanel"
    status: "StatusBar"
    toast: "Toast"
    compose: "ComposePage"

    def __init__(self, heights: Mapping[str, int] = HEIGHTS) -> None:
        """`heights` are those of the last window at its end: nothing jumps while this one fills."""
        super().__init__()
        self.setWindowTitle("AsyncDraft")
        fitted(self)
        self.setMinimumSize(*fitting(*SMALLEST))
        self._narrow = False
        self._theme: Theme | None = None
        self._look = USUAL_LOOK
        self._slim = False
        self._late: dict[str, LatePanel] = {}
        self._roomy: dict[str, RoomyPage] = {}
        self._pages: dict[str, QWidget] = {}
        """What the stack of views holds, by key."""
        self.may_close: Callable[[], bool] = lambda: True
        self.prepare: Callable[[str], object] = str
        """Makes what works behind a view that is about to be shown."""
        self.editors = EditorsPanel(rich_to_markdown)
        self._gallery_height = heights.get(GALLERY, 0)
        self.setCentralWidget(FirstFrame(self.editors, HEIGHTS | dict(heights)))

    # What stands around them

    @property
    def is_furnished(self) -> bool:
        return bool(self._pages)

    def furnish(self, cities: "Callable[[], Cities]") -> None:
        """Makes the panels of the view in which drafts are written; others come when they are shown."""
        from PySide6.QtWidgets import QMenu

        from asyncdraft.gui.drafts.compose_page import ComposePage
        from asyncdraft.gui.panels.checklist import ChecklistPanel
        from asyncdraft.gui.panels.deadline import DeadlinePanel
        from asyncdraft.gui.panels.fields_form import FieldsForm
        from asyncdraft.gui.panels.navigation import Navigation
        from asyncdraft.gui.panels.preview import PreviewPanel
        from asyncdraft.gui.panels.readers import ReadersRow
        from asyncdraft.gui.panels.status_bar import StatusBar
        from asyncdraft.gui.panels.thread_bar import ThreadBar
        from asyncdraft.gui.panels.top_bar import TopBar
        from asyncdraft.gui.panels.welcome import WelcomePanel
        from asyncdraft.gui.widgets.toast import Toast
        from asyncdraft.gui.widgets.views import Views

        self._cities = cities
        self._views = Views()
        self.menu = QMenu(self)
        self.top_bar = TopBar(self.menu)
        self.navigation = Navigation()
        self.readers = ReadersRow()
        self.form = FieldsForm()
        self.form.word_added.connect(self.editors.word_added)
        self.deadline = DeadlinePanel()
        self.checklist = ChecklistPanel()
        self.preview = PreviewPanel()
        self.thread_bar = ThreadBar()
        self.welcome = WelcomePanel()
        self.status = StatusBar()
        focused = self.focusWidget()
        self.editors.place_form(self.form, lambda: self.form.words)
        self.compose = ComposePage(
            [self.thread_bar, self.readers, self.welcome, self.editors, self.deadline],
            self.checklist,
            self.preview,
        )
        self._add_page("compose", self.compose)
        self.setCentralWidget(self._place())
        self.toast = Toast(self)
        self.show_view("compose")
        self.setAcceptDrops(True)
        if self._narrow:
            self._fit_width()
        if focused is not None:
            focused.setFocus()

    def heights(self) -> dict[str, int]:
        """Of what stands above and below the panes, 0 where it is hidden; and of the gallery."""
        parts = {name: getattr(self, name) for name in HEIGHTS}
        found = {name: 0 if part.isHidden() else part.height() for name, part in parts.items()}
        if "templates" in vars(self):
            self._gallery_height = self.templates.gallery_height
        return {**found, GALLERY: self._gallery_height}

    def _place(self) -> QWidget:
        middle = row(gap=0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._views, 1)
        whole = QWidget()
        in_rows(whole, self.top_bar, middle, self.status)
        return whole

    def show_keys(self) -> None:
        """Wherever shortcuts are named."""
        from asyncdraft.gui.actions import NamesKeys

        for part in self.findChildren(QWidget):
            if isinstance(part, NamesKeys):
                part.show_keys()

    # Views

    @property
    def view(self) -> str:
        return next(key for key, page in self._pages.items() if page is self._views.currentWidget())

    def show_view(self, key: str) -> None:
        self.prepare(key)
        if key not in self._pages:
            getattr(self, key)
        self._sleepers.wake(key)
        self._views.setCurrentWidget(self._pages[key])

    def _add_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self._views.addWidget(page)

    # Made when they are first shown, as few look at them after every start

    @cached_property
    def meetings(self) -> "MeetingsPanel":
        from asyncdraft.gui.panels.meetings import MeetingsPanel

        panel = MeetingsPanel(
            [
                ("audit", say("Audit"), lambda: self.audit),
                ("rounds", say("Status rounds"), lambda: self.rounds),
                ("rfcs", "RFCs", lambda: self.rfcs),
            ]
        )
        self.top_bar.add_widgets("meetings", [panel.tools], before=[panel.segments])
        self.top_bar.give_away(panel.segments, panel.head)
        self._add_late("meetings", panel)
        return panel

    @cached_property
    def practice(self) -> "PracticePanel":
        from asyncdraft.gui.panels.practice import PracticePanel

        panel = PracticePanel(rich_to_markdown)
        self.top_bar.add_widgets("practice", [panel.tools])
        self.top_bar.give_away(panel.tools, panel.head)
        self._add_late("practice", panel)
        return panel

    @cached_property
    def team(self) -> "TeamPanel":
        from asyncdraft.gui.panels.team import TeamPanel

        panel = TeamPanel(self._cities)
        self.top_bar.add_widgets("team", panel.tools)
        self._add_late("team", panel)
        return panel

    @cached_property
    def threads(self) -> "ThreadsPanel":
        from asyncdraft.gui.panels.threads import ThreadsPanel

        panel = ThreadsPanel(rich_to_markdown)
        self.top_bar.add_widgets("threads", panel.tools)
        self._add_late("threads", panel)
        return panel

    @cached_property
    def templates(self) -> "TemplatesPage":
        from asyncdraft.gui.templates.templates_page import TemplatesPage

        page = TemplatesPage()
        page.gallery_height = self._gallery_height
        self._add_late("templates", page)
        return page

    @cached_property
    def overlap(self) -> "OverlapPanel":
        from asyncdraft.gui.panels.overlap import OverlapPanel

        panel = OverlapPanel()
        self.top_bar.add_widgets("overlap", panel.tools, before=[panel.back])
        self._add_late("overlap", panel)
        return panel

    @cached_property
    def outbox(self) -> "OutboxPanel":
        from asyncdraft.gui.panels.outbox import OutboxPanel

        panel = OutboxPanel()
        self.top_bar.add_widgets("outbox", panel.tools)
        self._add_late("outbox", panel)
        return panel

    @cached_property
    def history(self) -> "HistoryPanel":
        from asyncdraft.gui.panels.history import HistoryPanel

        panel = HistoryPanel()
        self._add_late("history", panel)
        return panel

    @cached_property
    def settings_hours(self) -> "HoursForm":
        from asyncdraft.gui.team.hours_form import HoursForm

        return HoursForm(self._cities)

    @cached_property
    def settings(self) -> "SettingsPanel":
        from asyncdraft.gui.panels.settings import SettingsPanel

        panel = SettingsPanel(self.settings_hours)
        self.top_bar.add_widgets("settings", panel.tools)
        self._add_late("settings", panel)
        return panel

    def _add_late(self, key: str, panel: "LatePanel") -> None:
        from asyncdraft.gui.widgets.roomy_page import RoomyPage

        self._late[key] = panel
        self._roomy[key] = RoomyPage()
        self._add_page(key, self._roomy[key])
        self._roomy[key].hold(panel)
        panel.set_narrow(self._narrow)
        self._dress(key)
        panel.set_slim(self._slim)
        self._roomy[key].keep(LEAST_PAGE if self._slim else 0)
        refit(panel)
        refit(self.top_bar)

    def is_made(self, key: str) -> bool:
        """Whether the view was shown already."""
        return key in self._pages

    @cached_property
    def audit(self) -> "AuditPart":
        from asyncdraft.gui.meetings.audit_part import AuditPart

        return AuditPart().held_by(self)

    @cached_property
    def rounds(self) -> "RoundsPart":
        from asyncdraft.gui.rounds.rounds_part import RoundsPart

        return RoundsPart().held_by(self)

    @cached_property
    def rfcs(self) -> "RfcsPart":
        from asyncdraft.gui.rfcs.rfcs_part import RfcsPart

        return RfcsPart().held_by(self)

    @cached_property
    def _sleepers(self) -> "Sleepers":
        from asyncdraft.gui.sleep import Sleepers

        return Sleepers(self._pages, self._dress)

    def expect_theme(self, theme: "Theme") -> None:
        """A style sheet follows: where it has the same sizes, the views behind may sleep through it."""
        if not self.is_furnished:
            return
        if self._theme is None or theme.look == self._theme.look:
            self._sleepers.sleep(self._views.currentWidget())
        else:
            self._sleepers.wake_all()

    def set_theme(self, theme: "Theme") -> None:
        """For all that is awake."""
        self._theme = theme
        if not self.is_furnished:
            self.editors.set_theme(theme)
            return
        for part in (self.top_bar, self.status):
            part.set_theme(theme)
        for key in self._sleepers.awake:
            self._dress(key)
        self.navigation.mark_view(self.view, theme)
        self._fit_look(theme)

    def _dress(self, key: str) -> None:
        if self._theme is None:
            return
        written = (self.editors, self.readers, self.form, self.deadline)
        beside = (self.checklist, self.preview, self.welcome)
        for part in (*written, *beside) if key == "compose" else (self._late[key],):
            part.set_theme(self._theme)

    def _fit_look(self, theme: "Theme") -> None:
        """Text of another size needs another width; a new style sheet takes letters of their own back to the
        usual size."""
        if theme.look != self._look:
            self._look = theme.look
            self._narrow, self._slim = _forms(self.width())
            self._fit_width()
        else:
            refit(self)

    @property
    def is_narrow(self) -> bool:
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        forms = _forms(event.size().width())
        if forms != (self._narrow, self._slim):
            self._narrow, self._slim = forms
            self._fit_width()

    def _fit_width(self) -> None:
        narrow, centre = self._narrow, self.centralWidget()
        if isinstance(centre, FirstFrame):
            centre.set_form(narrow=narrow, slim=self._slim)
            return
        for part in (self.navigation, self.readers, self.form, self.deadline, self.top_bar):
            part.set_narrow(narrow)
        self.top_bar.set_slim(self._slim)
        self.deadline.set_slim(self._slim)
        self.form.set_slim(self._slim)
        for panel in self._late.values():
            panel.set_narrow(narrow)
            panel.set_slim(self._slim)
        for room in self._roomy.values():
            room.keep(LEAST_PAGE if self._slim else 0)
        self.compose.fit(narrow=narrow, slim=self._slim)
        refit(self)
        self.narrowed.emit(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = files_in(event.mimeData())
        calendars = [file for file in files if file.lower().endswith(CALENDAR_FILE)]
        others = [file for file in files if file not in calendars]
        if calendars:
            self.calendars_dropped.emit(calendars)
        if others:
            self.files_dropped.emit(others)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _forms(width: int) -> tuple[bool, bool]:
    """Whether a window of this width is narrow, and whether it is slim."""
    return width < px(NARROW_BELOW), width < px(SLIM_BELOW)
