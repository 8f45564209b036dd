"""What a story costs its hands: counted key by key, and in seconds by the keystroke-level model."""

from dataclasses import dataclass

KEY, POINT, HOMING, THOUGHT = 0.28, 1.1, 0.4, 1.35
"""Seconds of one operator: K a key, P pointing, H a hand changing to the mouse or back, M a decision."""
OF_COURSE = {"Return", "Tab", "Escape"}
"""Keys that end or lead on what was decided before."""


@dataclass
class Effort:
    """`words` are keys of what the message itself says; `keys` all others but those of shortcuts.

    `turns` are those of the wheel, `changes` those of the hand, `thoughts` the decisions: one before each
    shortcut, each click and each string typed, none before a key that is a matter of course.
    """

    words: int = 0
    keys: int = 0
    shortcuts: int = 0
    held: int = 0
    clicks: int = 0
    turns: int = 0
    changes: int = 0
    thoughts: int = 0
    at_mouse: bool = False

    def press(self, keys: str) -> None:
        self._take(mouse=False)
        if keys in OF_COURSE or len(keys) == 1:
            self.keys += 1
            self.thoughts += keys not in OF_COURSE
            return
        self.shortcuts += 1
        self.held += len(keys.split("+"))
        self.thoughts += 1

    def type(self, length: int) -> None:
        self._take(mouse=False)
        self.keys += length
        self.thoughts += 1

    def write(self, length: int) -> None:
        self._take(mouse=False)
        self.words += length

    def click(self) -> None:
        self._take(mouse=True)
        self.clicks += 1
        self.thoughts += 1

    def turn(self) -> None:
        self._take(mouse=True)
        self.turns += 1

    def _take(self, *, mouse: bool) -> None:
        self.changes += mouse != self.at_mouse
        self.at_mouse = mouse

    @property
    def seconds(self) -> float:
        """Beside writing the message's own words."""
        pressed = self.keys + self.held + self.clicks
        pointed = self.clicks + self.turns
        return pressed * KEY + pointed * POINT + self.changes * HOMING + self.thoughts * THOUGHT

    @property
    def seconds_of_words(self) -> float:
        return self.words * KEY
