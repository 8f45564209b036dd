"""The one error of this room."""


class StoreProblem(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """Something of the user's could not be read or kept. Its text is a sentence that says what to do."""
