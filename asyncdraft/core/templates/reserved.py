"""What every template sees: the one declaration that rendering, checking and documentation share."""

from typing import NamedTuple


class ValueHelp(NamedTuple):
    """`parts` are what may be written after a dot, each with its meaning.

    `prints` is False where only the parts have a text.
    """

    name: str
    help: str
    parts: tuple[tuple[str, str], ...] = ()
    prints: bool = True


PERSON_PARTS = (
    ("name", "the full name"),
    ("first_name", "the first name"),
    ("zone", "the IANA time zone"),
    ("city", "the city of that zone"),
    ("email", "the address, if the roster has one"),
    ("slack", "the Slack member id, if the roster has one"),
    ("github", "the GitHub handle, if the roster has one"),
    ("id", "the id in the roster"),
)
MOMENT_PARTS = (
    ("zone", "the IANA zone it is written in"),
    ("city", "the city of that zone"),
    ("typed", "what was typed"),
)
LINK_PARTS = (("url", "the address"), ("label", "the words of the link"))

VALUES = (
    ValueHelp("what", "the pane What, as Markdown"),
    ValueHelp("why", "the pane Why, as Markdown"),
    ValueHelp("need", "the pane What I need, as Markdown"),
    ValueHelp("fallback", "the pane Default path forward, as Markdown"),
    ValueHelp("subject", "the subject as it will be sent"),
    ValueHelp("readers", "the people in To; each has the parts of sender"),
    ValueHelp("sender", "who writes", PERSON_PARTS),
    ValueHelp("deadline", "when an answer is wanted; prints for every reader", MOMENT_PARTS),
    ValueHelp(
        "thread",
        "what the message answers; empty for a new one",
        (
            ("topic", "its topic"),
            ("strike", "1, 2 or 3; 0 without a thread"),
            ("history", "lines, oldest first"),
        ),
        prints=False,
    ),
    ValueHelp(
        "team", "the team", (("name", "its name"), ("people", "everybody in the roster")), prints=False
    ),
    ValueHelp(
        "sla",
        "what the team promises",
        (
            ("promises", "lines such as “chat: 4 working hours”"),
            ("triage", "the triage times, “11:00 and 16:00”"),
            ("emergency", "the one path for emergencies"),
            ("chat", "how soon an answer comes in chat; the same for every other channel of the team"),
            ("email", "how soon a mail is answered"),
        ),
        prints=False,
    ),
    ValueHelp("today", "the writer's date"),
    ValueHelp("channel", "slack, email or markdown"),
)

JINJA_WORDS = frozenset(
    {
        *("and", "or", "not", "in", "is", "if", "elif", "else", "endif", "for", "endfor", "recursive"),
        *("set", "endset", "macro", "endmacro", "filter", "endfilter", "with", "endwith", "raw", "endraw"),
        *("call", "block", "extends", "include", "import", "from", "do", "true", "false", "none"),
        *("loop", "range", "self", "super", "caller", "varargs", "kwargs", "namespace"),
    }
)

VALUE_NAMES = tuple(value.name for value in VALUES)
RESERVED_NAMES = frozenset(VALUE_NAMES) | JINJA_WORDS
