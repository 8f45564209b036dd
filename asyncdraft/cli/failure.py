"""What stops a command."""


class Failure(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """One sentence for standard error; the exit status is 2."""
