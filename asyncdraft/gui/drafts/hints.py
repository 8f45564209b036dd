"""The few sentences that show themselves where they help, until they are dismissed."""

from collections.abc import Callable, Mapping

from asyncdraft.core.text import say
from asyncdraft.gui.actions import keys_of

HINTS: Mapping[str, Callable[[], str]] = {
    "write": lambda: say(
        "Write as you would say it. It is saved from the first letter, each state of it too."
    ),
    "finding": lambda: say(
        "Each open point says why it matters to the reader, and offers a fix; {keys} goes on.",
        keys=keys_of("next_finding"),
    ),
    "deadline": lambda: say(
        "Type a time as you would say it, such as “tue 5pm tokyo”, or click on the strip."
    ),
    "copy": lambda: say(
        "{keys} copies the message as its channel shows it. Nothing is sent by that.",
        keys=keys_of("copy_for_channel"),
    ),
    "palette": lambda: say(
        "{palette} finds every action by its name, and {settings} every setting.",
        palette=keys_of("show_palette"),
        settings=keys_of("show_settings"),
    ),
}


def text_of(hint: str) -> str:
    """With the keys of now."""
    return HINTS[hint]()
