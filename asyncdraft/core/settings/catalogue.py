"""Every setting, declared once."""

from collections.abc import Iterable

from asyncdraft.core.draft import Channel
from asyncdraft.core.settings.declaration import (
    Choice,
    Clock,
    Folder,
    Hours,
    Listing,
    Number,
    Option,
    Section,
    Setting,
    Switch,
    Table,
    TemplateName,
)


def _choice(*options: tuple[str, str]) -> Choice:
    return Choice(tuple(Option(name, name, title) for name, title in options))


def _three(by_itself: str, yes: tuple[str, str], no: tuple[str, str]) -> Choice:
    """True, False, or None while something else decides."""
    return Choice((Option(None, "auto", by_itself), Option(True, *yes), Option(False, *no)))


WINDOW, DRAFTS, EVERYWHERE = "the window", "new drafts", "the window, messages and the command line"

SETTINGS = (
    Setting(
        "theme",
        Section.LOOK,
        "Theme",
        "Light or dark, or whichever your system has now.",
        _choice(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
        WINDOW,
        "dark mode night colours contrast",
    ),
    Setting(
        "reduced_motion",
        Section.LOOK,
        "Reduce motion",
        "The cursor does not blink, and menus, lists and tips open at once.",
        Switch(),
        WINDOW,
        "animation blink cursor accessibility",
    ),
    Setting(
        "channel",
        Section.WRITING,
        "Channel of a new draft",
        "What a draft is written for until you choose otherwise in it.",
        Choice(tuple(Option(channel, channel.value, channel.title()) for channel in Channel)),
        DRAFTS,
        "default mail target",
    ),
    Setting(
        "template",
        Section.WRITING,
        "Template of a new draft",
        "Which panes and fields a new draft begins with.",
        TemplateName(),
        DRAFTS,
        "default form hand-off",
    ),
    Setting(
        "spelling",
        Section.WRITING,
        "Spelling",
        "Whose English the dictionary takes for right, or no spelling at all.",
        _choice(
            ("auto", "As where you work"),
            ("british", "British English"),
            ("american", "American English"),
            ("australian", "Australian English"),
            ("canadian", "Canadian English"),
            ("indian", "Indian English"),
            ("off", "Off"),
        ),
        "the panes and `asyncdraft spell`",
        "dictionary dialect language misspelled words",
    ),
    Setting(
        "slack_native_clipboard",
        Section.WRITING,
        "Formatted text for Slack",
        "Copies so that Slack shows bold, links and lists at once. Off copies the plain markup.",
        Switch(),
        "copying for Slack",
        "clipboard paste mrkdwn",
    ),
    Setting(
        "you",
        Section.TIME,
        "When you work",
        "Your zone, hours and holidays. Kept with the team, as everybody’s are.",
        Hours(),
        EVERYWHERE,
        "zone timezone working hours holidays city days",
    ),
    Setting(
        "hours24",
        Section.TIME,
        "Times of day",
        "How times are written, also in messages.",
        _three("As the system", ("24", "17:00"), ("12", "5 pm")),
        EVERYWHERE,
        "clock 12 24 hours am pm locale",
    ),
    Setting(
        "month_first",
        Section.TIME,
        "Dates in figures",
        "How 10/11 is read where both can be. What is written names the month, so that nobody has to guess.",
        _three("As where you work", ("month-first", "11 October"), ("day-first", "10 November")),
        "what is read in texts and deadlines",
        "locale date format american european order",
    ),
    Setting(
        "day_ends",
        Section.TIME,
        "Your end of day",
        "What “EOD”, “today” and a bare “Tuesday” mean where they are yours.",
        Clock("when your hours end"),
        "what is read in texts and deadlines",
        "EOD COB end of day close of business deadline",
    ),
    Setting(
        "rules",
        Section.CHECKLIST,
        "Rules",
        "Which rules are off for you, and which are stricter or milder than the team has them.",
        Table("off, hint, warning or error", "show_rules"),
        "the checklist and `asyncdraft check`",
        "findings checks grade severity disable switch off",
    ),
    Setting(
        "accounts",
        Section.SENDING,
        "Accounts",
        "Where messages can be sent from. Passwords and tokens are in the system’s keyring, not in the file.",
        Listing("show_accounts"),
        "sending",
        "slack smtp mail imap token password",
    ),
    Setting(
        "team",
        Section.TEAM,
        "Team folder",
        "People, promises, templates and checks, as plain files that a team can share.",
        Folder("the folder beside your drafts"),
        EVERYWHERE,
        "roster people git share path directory",
    ),
    Setting(
        "backup",
        Section.BACKUP,
        "Back up by itself",
        "A copy of all drafts, made when the program starts.",
        _choice(("daily", "Every day"), ("weekly", "Every week"), ("off", "Never")),
        "the store",
        "copy save safety daily weekly",
    ),
    Setting(
        "backup_folder",
        Section.BACKUP,
        "Backups go to",
        "A folder on another disk also survives the loss of this one.",
        Folder("the folder beside your drafts"),
        "the store",
        "path directory disk",
    ),
    Setting(
        "backups_kept",
        Section.BACKUP,
        "Backups kept",
        "The oldest goes when there are more.",
        Number(1, 99, 1),
        "the store",
        "number count old",
    ),
    Setting(
        "shortcuts",
        Section.KEYS,
        "Shortcuts",
        "The keys of every action. Press others to change them.",
        Table("keys such as Ctrl+Shift+N, or nothing for none"),
        WINDOW,
        "keyboard keys hotkeys bindings",
    ),
    Setting(
        "hints",
        Section.HELP,
        "Hints",
        "A few sentences that show themselves where they help, each until you dismiss it.",
        Listing(),
        WINDOW,
        "tips help tour show again dismissed",
    ),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
KEPT = tuple(setting for setting in SETTINGS if not isinstance(setting.kind, Hours))
"""Those of the settings' own file."""


def find(typed: str, titles: Iterable[Setting] = SETTINGS) -> tuple[Setting, ...]:
    """Those in which every word of `typed` stands, in any order; those whose title has them first."""
    words = typed.casefold().split()
    found = [setting for setting in titles if all(word in searched(setting) for word in words)]
    return tuple(
        sorted(found, key=lambda setting: not all(word in setting.title.casefold() for word in words))
    )


def searched(setting: Setting) -> str:
    options = [option.title for option in setting.kind.options] if isinstance(setting.kind, Choice) else []
    parts = (setting.title, setting.explanation, setting.section, setting.key, setting.words, *options)
    return " ".join(parts).casefold()
