"""How handing a message over can end other than well. Each text is a sentence for the user."""

from datetime import timedelta


class NotSent(Exception):  # noqa: N818 - an end, not a mistake of the program
    """It has certainly not arrived."""


class Refused(NotSent):
    """Trying again does not help until somebody changes something."""


class Delayed(NotSent):
    """Later it may work; `wait` is how long the other side asks to be left alone."""

    def __init__(self, sentence: str, wait: timedelta | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


class Offline(Delayed):
    """The other side cannot be reached; it waits for as long as it takes."""


class Unclear(Exception):  # noqa: N818 - an end, not a mistake of the program
    """It may have arrived."""
