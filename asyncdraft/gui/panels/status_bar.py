"""The line at the bottom: what leaves this computer, and the team."""

from PySide6.QtWidgets import QFrame, QLabel

from asyncdraft.core.team import Team
from asyncdraft.core.text import say, say_count
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, label, restyle, row

PROMISE = say("Offline: nothing leaves this computer until you copy or send")


class StatusBar(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "statusbar")
        self.setFixedHeight(26)
        self._shield = QLabel()
        self._team = label(tone="secondary", type="small")
        layout = row(self, margins=(16, 0, 16, 0), gap=6)
        layout.addWidget(self._shield)
        self._sending = ElidedLabel(PROMISE)
        self._sending.setProperty("tone", "secondary")
        self._sending.setProperty("type", "small")
        layout.addWidget(self._sending, 1)
        layout.addWidget(self._team)

    def set_theme(self, theme: Theme) -> None:
        self._shield.setPixmap(icons.pixmap("shield", theme["secondary"], size=13))

    def show_sending(self, sentence: str, tone: str) -> None:
        """What is on its way; empty for nothing."""
        self._sending.setText(shown(sentence) or shown(PROMISE))
        restyle(self._sending, "tone", tone or "secondary")

    def show_team(self, team: Team, problems: int) -> None:
        people = say_count("{count} person", "{count} people", len(team.people))
        trouble = say(" · {problems} to mend in team.toml", problems=problems) if problems else ""
        self._team.setText(
            tr(
                "Team: {name} ({people}){trouble}",
                name=team.name or say("unnamed"),
                people=people,
                trouble=trouble,
            )
        )
