"""Texts of other people, made harmless to show."""


def plain(text: str, longest: int = 80) -> str:
    """What others have called something, without what a terminal or a label could take for more.

    What is harmless stays as it is, a sentence of the catalogue too.
    """
    if len(text) <= longest and text.isprintable() and text == text.strip():
        return text
    shown = "".join(each if each.isprintable() else " " for each in text).strip()
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
