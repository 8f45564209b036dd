"""What stops the reading of one event."""


class Unreadable(ValueError):  # noqa: N818 - it is shown to users, not raised at programmers
    """The end of a sentence that begins with the event's title: "has no start"."""


class CalledOff(Unreadable):
    """It is read, and left out: it does not take place."""
