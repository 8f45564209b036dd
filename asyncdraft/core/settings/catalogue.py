"""Every setting, declared once."""

from collections.abc import Callable, Iterable

from asyncdraft.core.draft import Channel
from asyncdraft.core.languages import COMPLETE, ENGLISH, SYSTEM
from asyncdraft.core.settings.declaration import (
    SECTION_TITLES,
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
from asyncdraft.core.text import say


def _choice(*options: tuple[str, str]) -> Choice:
    return Choice(tuple(Option(name, name, title) for name, title in options))


def _three(by_itself: str, yes: tuple[str, str], no: tuple[str, str]) -> Choice:
    """True, False, or None while something else decides."""
    return Choice((Option(None, "auto", by_itself), Option(True, *yes), Option(False, *no)))


WINDOW, DRAFTS = say("the window"), say("new drafts")
EVERYWHERE = say("the window, messages and the command line")
CHANNELS = {Channel.SLACK: "Slack", Channel.EMAIL: say("Email"), Channel.MARKDOWN: "Markdown"}

SETTINGS = (
    Setting(
        "language",
        Section.LOOK,
        say("Language"),
        say("In which the window speaks to you. Your messages stay as you write them."),
        _choice((SYSTEM, say("As the system")), *ENGLISH.items(), *COMPLETE.items()),
        WINDOW,
        say("translation locale german japanese"),
    ),
    Setting(
        "theme",
        Section.LOOK,
        say("Theme"),
        say("Light or dark, or whichever your system has now."),
        _choice(("system", say("As the system")), ("light", say("Light")), ("dark", say("Dark"))),
        WINDOW,
        say("dark mode night colours colors contrast"),
    ),
    Setting(
        "text_size",
        Section.LOOK,
        say("Text size"),
        say("All text of the window, with what holds it. Ctrl+Plus and Ctrl+Minus change it anywhere."),
        Number(80, 200, 10, "%"),
        WINDOW,
        say("font zoom larger smaller bigger big scale"),
    ),
    Setting(
        "density",
        Section.LOOK,
        say("Density"),
        say("Compact takes room from between things, so that more of them fit."),
        _choice(("comfortable", say("Comfortable")), ("compact", say("Compact"))),
        WINDOW,
        say("spacing tight room compact layout"),
    ),
    Setting(
        "more_contrast",
        Section.LOOK,
        say("Contrast"),
        say("Increased: text and borders stand out clearly; the frame around what has the focus is thicker."),
        _three(say("As the system"), ("increased", say("Increased")), ("normal", say("Normal"))),
        WINDOW,
        say("high contrast accessibility stronger borders focus colours colors low vision"),
    ),
    Setting(
        "reduced_motion",
        Section.LOOK,
        say("Motion"),
        say("Reduced: the cursor does not blink, and menus, lists and tips open at once."),
        _three(say("As the system"), ("reduced", say("Reduced")), ("full", say("Full"))),
        WINDOW,
        say("animations blink cursor accessibility reduce less"),
    ),
    Setting(
        "channel",
        Section.WRITING,
        say("Channel of a new draft"),
        say("What a draft is written for until you choose otherwise in it."),
        Choice(tuple(Option(channel, channel.value, name) for channel, name in CHANNELS.items())),
        DRAFTS,
        say("default mail target"),
    ),
    Setting(
        "template",
        Section.WRITING,
        say("Template of a new draft"),
        say("Which panes and fields a new draft begins with."),
        TemplateName(),
        DRAFTS,
        say("default form hand-off plain kind type"),
    ),
    Setting(
        "spelling",
        Section.WRITING,
        say("Spelling"),
        say("Whose English the dictionary takes for right, or no spelling at all."),
        _choice(
            ("auto", say("As where you work")),
            ("british", say("British English")),
            ("american", say("American English")),
            ("australian", say("Australian English")),
            ("canadian", say("Canadian English")),
            ("indian", say("Indian English")),
            ("off", say("Off")),
        ),
        say("the panes and `asyncdraft spell`"),
        say("dictionary dialect language misspelled words spell check spellcheck"),
    ),
    Setting(
        "slack_native_clipboard",
        Section.WRITING,
        say("Formatted text for Slack"),
        say("Copies so that Slack shows bold, links and lists at once. Off copies the plain markup."),
        Switch(),
        say("copying for Slack"),
        say("clipboard paste mrkdwn"),
    ),
    Setting(
        "you",
        Section.TIME,
        say("When you work"),
        say("Your zone, hours and holidays. Kept with the team, as everybody’s are."),
        Hours(),
        EVERYWHERE,
        say("zone timezone working hours holidays city country region location my name days weekend leave"),
    ),
    Setting(
        "hours24",
        Section.TIME,
        say("Times of day"),
        say("How times are written, also in messages."),
        _three(say("As the system"), ("24", say("17:00")), ("12", say("5 pm"))),
        EVERYWHERE,
        say("clock 12 24 hours 12h 24h 24-hour am/pm am pm locale military time format"),
    ),
    Setting(
        "month_first",
        Section.TIME,
        say("Dates in figures"),
        say(
            "How 10/11 is read where both can be. What is written names the month, so that nobody has to "
            "guess."
        ),
        _three(
            say("As where you work"), ("month-first", say("11 October")), ("day-first", say("10 November"))
        ),
        say("what is read in texts and deadlines"),
        say("locale us date format american european order dates mm/dd dd/mm"),
    ),
    Setting(
        "day_ends",
        Section.TIME,
        say("Your end of day"),
        say("What “EOD”, “today” and a bare “Tuesday” mean where they are yours."),
        Clock(say("when your hours end")),
        say("what is read in texts and deadlines"),
        say("EOD COB end of day close of business deadline"),
    ),
    Setting(
        "rules",
        Section.CHECKLIST,
        say("Rules"),
        say("Which rules are off for you, and which are stricter or milder than the team has them."),
        Table(say("off, hint, warning or error"), "show_rules"),
        say("the checklist and `asyncdraft check`"),
        say("findings checks grade severity disable switch off"),
    ),
    Setting(
        "accounts",
        Section.SENDING,
        say("Accounts"),
        say(
            "Where messages can be sent from. Passwords and tokens are in the system’s keyring, not in the "
            "file."
        ),
        Listing("show_accounts"),
        say("sending"),
        say("slack smtp mail imap token password gmail outlook"),
    ),
    Setting(
        "team",
        Section.TEAM,
        say("Team folder"),
        say("People, promises, templates and checks, as plain files that a team can share."),
        Folder(say("the folder beside your drafts")),
        EVERYWHERE,
        say("roster people git share path directory"),
    ),
    Setting(
        "backup",
        Section.BACKUP,
        say("Back up by itself"),
        say("A copy of all drafts, made when the program starts."),
        _choice(("daily", say("Every day")), ("weekly", say("Every week")), ("off", say("Never"))),
        say("the store"),
        say("copy save safety daily weekly restore"),
    ),
    Setting(
        "backup_folder",
        Section.BACKUP,
        say("Backups go to"),
        say("A folder on another disk also survives the loss of this one."),
        Folder(say("the folder beside your drafts")),
        say("the store"),
        say("path directory disk"),
    ),
    Setting(
        "backups_kept",
        Section.BACKUP,
        say("Backups kept"),
        say("The oldest goes when there are more."),
        Number(1, 99, 1),
        say("the store"),
        say("number count old"),
    ),
    Setting(
        "shortcuts",
        Section.KEYS,
        say("Shortcuts"),
        say("The keys of every action. Press others to change them."),
        Table(say("keys such as Ctrl+Shift+N, or nothing for none")),
        WINDOW,
        say("keyboard keys hotkeys keybindings bindings"),
    ),
    Setting(
        "hints",
        Section.HELP,
        say("Hints"),
        say("A few sentences that show themselves where they help, each until you dismiss it."),
        Listing(),
        WINDOW,
        say("tips help tour tutorial introduction show again dismissed"),
    ),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
KEPT = tuple(setting for setting in SETTINGS if not isinstance(setting.kind, Hours))
"""Those of the settings' own file."""


def find(
    typed: str, titles: Iterable[Setting] = SETTINGS, said: Callable[[str], str] = str
) -> tuple[Setting, ...]:
    """Those in which every word of `typed` stands, in any order; those whose title has them first.

    `said` puts a text into the language of the user: a setting is found by the words of both.
    """
    words = typed.casefold().split()
    found = [setting for setting in titles if all(word in searched(setting, said) for word in words)]
    return tuple(
        sorted(found, key=lambda setting: not all(word in said(setting.title).casefold() for word in words))
    )


def searched(setting: Setting, said: Callable[[str], str] = str) -> str:
    options = [option.title for option in setting.kind.options] if isinstance(setting.kind, Choice) else []
    section = SECTION_TITLES[setting.section]
    texts = (setting.title, setting.explanation, section, setting.words, *options)
    return " ".join((setting.section, setting.key, *texts, *map(said, texts))).casefold()
