"""The few sentences that show themselves where they help, until they are dismissed."""

from asyncdraft.gui.actions import keys_of

HINTS = {
    "write": "Write as you would say it. It is saved from the first letter, each state of it too.",
    "finding": "Each open point says why it matters to the reader, and offers a fix; {next_finding} goes on.",
    "deadline": "Type a time as you would say it, such as “tue 5pm tokyo”, or click on the strip.",
    "copy": "{copy_for_channel} copies the message as its channel shows it. Nothing is sent by that.",
    "palette": "{show_palette} finds every action by its name, and {show_settings} every setting.",
}
ACTIONS_NAMED = ("next_finding", "copy_for_channel", "show_palette", "show_settings")


def text_of(hint: str) -> str:
    """With the keys of now."""
    return HINTS[hint].format(**{name: keys_of(name) for name in ACTIONS_NAMED})
