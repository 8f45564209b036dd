"""The line at the bottom: what leaves this computer (nothing), and the team."""

from PySide6.QtWidgets import QFrame, QLabel

from asyncdraft.core.team import Team
from asyncdraft.gui import icons
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import label, row


class StatusBar(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "statusbar")
        self.setFixedHeight(26)
        self._shield = QLabel()
        self._team = label(tone="secondary", type="small")
        layout = row(self, margins=(16, 0, 16, 0), gap=6)
        layout.addWidget(self._shield)
        promise = "Offline: nothing leaves this computer until you copy or send"
        layout.addWidget(label(promise, tone="secondary", type="small"))
        layout.addStretch(1)
        layout.addWidget(self._team)

    def set_theme(self, theme: Theme) -> None:
        self._shield.setPixmap(icons.pixmap("shield", theme["secondary"], size=13))

    def show_team(self, team: Team, problems: int) -> None:
        people = "1 person" if len(team.people) == 1 else f"{len(team.people)} people"
        trouble = f" · {problems} to mend in team.toml" if problems else ""
        self._team.setText(f"Team: {team.name or 'unnamed'} ({people}){trouble}")
