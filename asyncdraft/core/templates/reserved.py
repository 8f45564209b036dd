"""What every template sees: the one declaration that rendering, checking and documentation share."""

from typing import NamedTuple

from asyncdraft.core.text import say


class ValueHelp(NamedTuple):
    """`parts` are what may be written after a dot, each with its meaning.

    `prints` is False where only the parts have a text.
    """

    name: str
    help: str
    parts: tuple[tuple[str, str], ...] = ()
    prints: bool = True


PERSON_PARTS = (
    ("name", say("the full name")),
    ("first_name", say("the first name")),
    ("zone", say("the IANA time zone")),
    ("city", say("the city of that zone")),
    ("email", say("the address, if the roster has one")),
    ("slack", say("the Slack member id, if the roster has one")),
    ("github", say("the GitHub handle, if the roster has one")),
    ("id", say("the id in the roster")),
)
MOMENT_PARTS = (
    ("zone", say("the IANA zone it is written in")),
    ("city", say("the city of that zone")),
    ("typed", say("what was typed")),
)
LINK_PARTS = (("url", say("the address")), ("label", say("the words of the link")))

VALUES = (
    ValueHelp("what", say("the pane What, as Markdown")),
    ValueHelp("why", say("the pane Why, as Markdown")),
    ValueHelp("need", say("the pane What I need, as Markdown")),
    ValueHelp("fallback", say("the pane Default path forward, as Markdown")),
    ValueHelp("subject", say("the subject as it will be sent")),
    ValueHelp("readers", say("the people in To; each has the parts of sender")),
    ValueHelp("sender", say("who writes"), PERSON_PARTS),
    ValueHelp("deadline", say("when an answer is wanted; prints for every reader"), MOMENT_PARTS),
    ValueHelp(
        "thread",
        say("what the message answers; empty for a new one"),
        (
            ("topic", say("its topic")),
            ("strike", say("1, 2 or 3; 0 without a thread")),
            ("history", say("lines, oldest first")),
        ),
        prints=False,
    ),
    ValueHelp(
        "team",
        say("the team"),
        (("name", say("its name")), ("people", say("everybody in the roster"))),
        prints=False,
    ),
    ValueHelp(
        "sla",
        say("what the team promises"),
        (
            ("promises", say("lines such as “chat: 4 working hours”")),
            ("triage", say("the triage times, “11:00 and 16:00”")),
            ("emergency", say("the one path for emergencies")),
            ("chat", say("how soon an answer comes in chat; the same for every other channel of the team")),
            ("email", say("how soon a mail is answered")),
        ),
        prints=False,
    ),
    ValueHelp("today", say("the writer's date")),
    ValueHelp("channel", say("slack, email or markdown")),
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
