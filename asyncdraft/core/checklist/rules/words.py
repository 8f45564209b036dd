"""How rules put things."""

LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """The words in quotation marks, shortened in the middle so that a title stays one line."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUOTE:
        words = f"{words[: LONGEST_QUOTE // 2].rstrip()} … {words[-LONGEST_QUOTE // 3 :].lstrip()}"
    return f"“{words}”"


def listed(names: tuple[str, ...]) -> str:
    """Kenji; Kenji and Priya; Kenji, Priya and two more."""
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]}, {names[1]} and {len(names) - 2} more"
