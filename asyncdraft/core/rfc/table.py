"""The options of an RFC side by side, as a Markdown table."""

from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.core.text import say, say_of

COLUMNS = {
    "name": say_of("RFC", "Option"),
    "gain": say("For it"),
    "cost": say("Against it"),
    "effort": say("Effort"),
}


def options_table(rfc: Rfc) -> str:
    """Empty without options; a column that nobody filled is left out."""
    if not rfc.options:
        return ""
    columns = [key for key in COLUMNS if any(getattr(option, key).strip() for option in rfc.options)]
    rows = [
        [COLUMNS[key] for key in columns],
        ["---" for _ in columns],
        *([_cell(getattr(option, key)) for key in columns] for option in rfc.options),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split()) or "–"
