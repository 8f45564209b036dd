"""What the user is told when something on the disk is not as it should be."""


class StoreProblem(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """One sentence that says what happened and what to do."""


class StoreBusy(StoreProblem):
    """Another program is writing; a moment later it may work."""


class StoreDamaged(StoreProblem):
    """The file is broken: opening it anew sets it aside and brings back what can be read."""


class Stopped(StoreProblem):
    """The user did not want it any more."""
