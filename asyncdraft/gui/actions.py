"""Every action, declared once: menus, shortcuts, the command palette and the help come from this table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from asyncdraft.gui.language import tr, tr_of
from asyncdraft.gui.widgets.tips import set_tip


@dataclass(frozen=True)
class ActionDef:
    """`id` names the method of the commands that carries it out; `keys` are Qt's portable names.

    `more` are other keys that do the same.
    """

    id: str
    menu: str
    text: str
    keys: str = ""
    tip: str = ""
    more: str = ""
    begins_group: bool = False
    """A line parts it from the actions above it in its menu."""


ACTIONS = (
    ActionDef("new_draft", "Draft", "New draft", "Ctrl+N", "Start with empty panes"),
    ActionDef(
        "open_sample", "Draft", "Open the sample", "Ctrl+O", "A hand-off with mistakes to find and fix"
    ),
    ActionDef(
        "start_rough", "Draft", "Start from rough text…", "Ctrl+Shift+R", "Pasted words fall into the panes"
    ),
    ActionDef(
        "diagnose_message", "Draft", "Diagnose a message…", "Ctrl+F8", "What fails in it, and a better frame"
    ),
    ActionDef(
        "rename_draft", "Draft", "Rename…", "F2", "Give this draft a name of its own", begins_group=True
    ),
    ActionDef("duplicate_draft", "Draft", "Use again as a new draft", "Ctrl+D", "The same words once more"),
    ActionDef(
        "show_history", "Draft", "History", "Ctrl+H", "Every state of this draft, and what changed since"
    ),
    ActionDef(
        "restore_state", "Draft", "Restore the shown state", "Ctrl+Shift+H", "From the history; can be undone"
    ),
    ActionDef(
        "mark_sent",
        "Draft",
        "Mark as sent",
        "Ctrl+M",
        "From now on an answer is waited for",
        begins_group=True,
    ),
    ActionDef("mark_answered", "Draft", "Mark as answered", "Ctrl+Shift+M", "Nothing is waited for any more"),
    ActionDef("archive_draft", "Draft", "Archive", "Ctrl+Alt+E", "Out of the list; a search still finds it"),
    ActionDef("delete_draft", "Draft", "Delete", "Ctrl+Shift+Backspace", "Can be undone"),
    ActionDef(
        "save_as_file",
        "Draft",
        "Save as a file…",
        "Ctrl+Shift+S",
        "A Markdown file that anyone can read",
        begins_group=True,
    ),
    ActionDef(
        "save_as_mail_draft", "Draft", "Save as mail draft (.eml)…", "", "Mail programs open it ready to send"
    ),
    ActionDef(
        "search_drafts", "Draft", "Search drafts", "Ctrl+F", "In all drafts, as you type", begins_group=True
    ),
    ActionDef("show_trash", "Draft", "Trash", "", "What was deleted in the last thirty days"),
    ActionDef("export_drafts", "Store", "Export all drafts…", "", "One Markdown file each"),
    ActionDef(
        "import_drafts", "Store", "Import drafts…", "", "Markdown files, exported here or written by hand"
    ),
    ActionDef(
        "save_backup",
        "Store",
        "Back up everything…",
        "",
        "Drafts, settings, roster and templates in one file",
        begins_group=True,
    ),
    ActionDef("restore_backup", "Store", "Restore a backup…", "", "What is there now is kept first"),
    ActionDef("quit", "Draft", "Quit", "Ctrl+Q", begins_group=True),
    ActionDef("add_reader", "Write", "Add a reader", "Ctrl+R"),
    ActionDef("choose_template", "Write", "Choose a template…", "Ctrl+T", "Every word is kept"),
    ActionDef(
        "edit_deadline",
        "Write",
        "Deadline",
        "Ctrl+L",
        "Type a time such as “tue 5pm tokyo”",
        begins_group=True,
    ),
    ActionDef("take_suggestion", "Write", "Take the suggested deadline", "Ctrl+Shift+L"),
    ActionDef("times_in_text", "Write", "Times in the text…", "Alt+T", "Make one of them the deadline"),
    ActionDef("attach_files", "Write", "Attach files…", "Ctrl+Shift+A", "They go along in a mail draft"),
    ActionDef("bold", "Write", "Bold", "Ctrl+B", begins_group=True),
    ActionDef("italic", "Write", "Italic", "Ctrl+I"),
    ActionDef(
        "link",
        "Write",
        "Link",
        "Ctrl+Shift+K",
        "An id such as PAY-412 gets its address; also Ctrl+K, where words are selected",
    ),
    ActionDef("new_template", "Templates", "New template", "Ctrl+Shift+N", "Starts with a short sound one"),
    ActionDef("edit_template", "Templates", "Edit this template", "Ctrl+E", "A built-in is copied first"),
    ActionDef("save_template", "Templates", "Save the template", "Ctrl+S", begins_group=True),
    ActionDef("revert_template", "Templates", "Back to what was saved", "", "Can be undone with Ctrl+Z"),
    ActionDef("take_built_in", "Templates", "Back to the built-in text", "", "Can be undone with Ctrl+Z"),
    ActionDef(
        "insert_value",
        "Templates",
        "Insert a value or filter…",
        "Ctrl+Space",
        "Each with an example",
        begins_group=True,
    ),
    ActionDef("compare_template", "Templates", "What changed against the built-in…", "Ctrl+Shift+E"),
    ActionDef("delete_template", "Templates", "Delete this template", "", "Can be undone", begins_group=True),
    ActionDef("edit_outside", "Templates", "Open in another editor", "", "What it saves is picked up here"),
    ActionDef("add_person", "Team", "Add a person", "", "By name and city"),
    ActionDef(
        "sync_team",
        "Team",
        "Sync the team folder",
        "F5",
        "Send yours, take in others’, through git",
        begins_group=True,
    ),
    ActionDef("show_changes", "Team", "All changes of the team folder…", "", "Who changed what, and when"),
    ActionDef(
        "add_link", "Team", "Add a link shorthand", "", "PAY-412 in a text becomes a link", begins_group=True
    ),
    ActionDef("import_people", "Team", "Import people…", "", "From vCard or CSV, with a preview"),
    ActionDef("share_template", "Templates", "Give to the team", "", "A copy in the team's folder"),
    ActionDef("star_template", "Templates", "Favourite or not", "Alt+S"),
    ActionDef(
        "import_templates", "Templates", "Import a pack…", "", "A .zip file of templates", begins_group=True
    ),
    ActionDef("import_templates_folder", "Templates", "Import a folder of templates…"),
    ActionDef("export_templates", "Templates", "Export a pack…", "", "To give templates to others"),
    ActionDef("open_templates_folder", "Templates", "Open the folder of templates"),
    ActionDef(
        "edit_promise",
        "Team",
        "What we promise…",
        "",
        "Response times, triage, the emergency path",
        begins_group=True,
    ),
    ActionDef("copy_promise", "Team", "Copy the promise as a page", "", "As Markdown"),
    ActionDef("page_promise", "Team", "The promise as a draft", "", "For any channel"),
    ActionDef("propose_promise", "Team", "Propose the promise to the team", "", "A draft to all"),
    ActionDef("edit_focus", "Team", "Your focus blocks…", "", "Every week or once", begins_group=True),
    ActionDef("copy_status", "Team", "Copy the status text", "", "For the present or next block"),
    ActionDef("copy_reply", "Team", "Copy the auto-reply", "", "For the present or next block"),
    ActionDef("save_focus", "Team", "Save your blocks as .ics…", "", "For any calendar"),
    ActionDef("follow_up", "Team", "Follow-ups after focus…", "", "A draft for each who wrote"),
    ActionDef(
        "show_support", "Team", "Support rota", "", "The weeks ahead, with stand-ins", begins_group=True
    ),
    ActionDef("edit_support", "Team", "Support and its rota…", "", "The form, and who takes turns"),
    ActionDef("copy_form", "Team", "Copy the text of the form", "", "As Markdown"),
    ActionDef("announce_support", "Team", "Announce the form", "", "A draft with the rota"),
    ActionDef("next_finding", "Check", "Next finding", "F8"),
    ActionDef("previous_finding", "Check", "Previous finding", "Shift+F8"),
    ActionDef("apply_fix", "Check", "Apply the first fix", "Alt+Return", more="Alt+1"),
    ActionDef("apply_second_fix", "Check", "Apply the second fix", "Alt+2", more="Alt+Shift+Return"),
    ActionDef("apply_third_fix", "Check", "Apply the third fix", "Alt+3"),
    ActionDef("ignore_finding", "Check", "Ignore this finding here", "Alt+I"),
    ActionDef("explain_finding", "Check", "Explain the rule", "Alt+E"),
    ActionDef("practise_finding", "Check", "Practise this", "Alt+P", "The exercise that trains its rule"),
    ActionDef("next_misspelling", "Check", "Next misspelled word", "F7", "With what may be meant"),
    ActionDef("show_spelling", "Check", "Spelling…", "", "The dialect, and the words you have added"),
    ActionDef("show_rules", "Check", "All rules…", "", "What each is for, and how strict it is for you"),
    ActionDef("copy_for_channel", "Copy", "Copy for the chosen channel", "Ctrl+Return"),
    ActionDef("copy_for_slack", "Copy", "Copy for Slack", "Ctrl+Alt+1"),
    ActionDef("copy_for_email", "Copy", "Copy for Email", "Ctrl+Alt+2"),
    ActionDef("copy_as_markdown", "Copy", "Copy as Markdown", "Ctrl+Alt+3"),
    ActionDef(
        "open_in_mail_program", "Copy", "Open in the mail program", "Ctrl+Alt+4", "As a new mail, plain text"
    ),
    ActionDef("copy_overlap_text", "Copy", "Copy the overlap as text", "", "Everybody's hours, hour by hour"),
    ActionDef("copy_overlap_picture", "Copy", "Copy the overlap as a picture", "", "For a chat or a page"),
    ActionDef(
        "send", "Send", "Send…", "Ctrl+Shift+Return", "A last look, then it goes out: now or at their morning"
    ),
    ActionDef("show_accounts", "Send", "Accounts…", "", "Slack, mail, and the drafts of your mailbox"),
    ActionDef("new_thread", "Thread", "New thread…", "Ctrl+Shift+T", "With the open draft, or to be written"),
    ActionDef("add_reply", "Thread", "Add a reply…", "Ctrl+Shift+V", "Pasted, a copied chat, or a mail"),
    ActionDef("next_step", "Thread", "Go on with the next step", "Ctrl+Alt+Return"),
    ActionDef("judge_aligned", "Thread", "The next answer is aligned", "Alt+A"),
    ActionDef("judge_misunderstood", "Thread", "The next answer misunderstood", "Alt+M"),
    ActionDef("judge_disagreed", "Thread", "The next answer disagrees", "Alt+D"),
    ActionDef(
        "correct_strikes", "Thread", "Correct the count of strikes…", "", "With a reason, which is kept"
    ),
    ActionDef("edit_thread", "Thread", "Topic, people and dates…"),
    ActionDef("save_invitation", "Thread", "Save the invitation (.ics)…", "", "Opens in every calendar"),
    ActionDef("show_decisions", "Thread", "Log of decisions…", "Ctrl+Shift+G", "Searched, read and exported"),
    ActionDef("delete_thread", "Thread", "Delete this thread", "", "Can be undone"),
    ActionDef(
        "open_calendars", "Meetings", "Open calendars…", "Ctrl+Shift+O", "One or more .ics files to be judged"
    ),
    ActionDef("announce_meeting", "Meetings", "Draft the announcement", "", "That a meeting is replaced"),
    ActionDef(
        "prompt_meeting", "Meetings", "Draft the first prompt", "", "What replaces it for the first time"
    ),
    ActionDef(
        "open_first_round",
        "Meetings",
        "Open the first round…",
        "",
        "Opens it, with its people and its window",
    ),
    ActionDef(
        "keep_meeting", "Meetings", "Keep this meeting…", "Alt+K", "With a reason, which is remembered"
    ),
    ActionDef("judge_meeting", "Meetings", "Choose otherwise for this meeting…", "", "Against the verdict"),
    ActionDef("show_unread_events", "Meetings", "Events that could not be read…"),
    ActionDef("save_audit", "Meetings", "Save the report…", "", "A Markdown file with every verdict"),
    ActionDef("copy_audit_picture", "Meetings", "Copy the picture", "", "Hours per week by verdict"),
    ActionDef("save_audit_picture", "Meetings", "Save the picture…", "", "As PNG or SVG"),
    ActionDef("cancel_reading", "Meetings", "Stop reading the calendar"),
    ActionDef("new_round", "Status round", "New status round…", "", "Written updates instead of a meeting"),
    ActionDef(
        "add_updates", "Status round", "Add updates…", "Ctrl+Shift+U", "Pasted, a copied chat, or files"
    ),
    ActionDef("go_on_with_round", "Status round", "Next step of the round", "", "Ctrl+Return does it there"),
    ActionDef("prompt_round", "Status round", "Draft the prompt", "", "What to write, where, until when"),
    ActionDef("nudge_round", "Status round", "Draft the nudge", "", "To those who have not written"),
    ActionDef("write_synthesis", "Status round", "Draft the page", "", "Blockers first, each with a person"),
    ActionDef("write_executive", "Status round", "Draft three bullets for leaders"),
    ActionDef("edit_round", "Status round", "Title, people and window…"),
    ActionDef("delete_round", "Status round", "Delete this status round", "", "Can be undone"),
    ActionDef("new_rfc", "RFC", "New RFC…", "", "A proposal with reviewers and a feedback window"),
    ActionDef("add_comments", "RFC", "Add comments…", "Ctrl+Alt+U", "Pasted, or a copied chat"),
    ActionDef("go_on_with_rfc", "RFC", "Next step of the RFC", "", "Ctrl+Return does it there"),
    ActionDef("announce_rfc", "RFC", "Draft the announcement", "", "Who reviews what, and until when"),
    ActionDef("nudge_rfc", "RFC", "Draft the nudge of the RFC", "", "To the reviewers who are silent"),
    ActionDef("summarize_rfc", "RFC", "Draft the closing summary", "", "What became of every comment"),
    ActionDef("save_reminders", "RFC", "Save the reminders (.ics)…", "", "Opens in every calendar"),
    ActionDef("copy_reminders", "RFC", "Copy the reminders", "", "As text"),
    ActionDef("edit_rfc", "RFC", "Title, reviewers and days…"),
    ActionDef("close_rfc", "RFC", "Close the RFC…", "", "With what was decided"),
    ActionDef("delete_rfc", "RFC", "Delete this RFC", "", "Can be undone"),
    ActionDef("show_exercises", "Practice", "All exercises", "", "By theme, with your state in each"),
    ActionDef("show_quiz", "Practice", "Quiz", "Ctrl+Shift+6", "Questions with three or four choices"),
    ActionDef("show_drill", "Practice", "Drill", "", "Fresh deadline arithmetic across zones"),
    ActionDef("show_progress", "Practice", "Progress", "", "Minutes, points, and the weakest rules"),
    ActionDef("practise_weakest", "Practice", "Five minutes on the weakest rule"),
    ActionDef("go_on_practising", "Practice", "Next step of the exercise", "", "Ctrl+Return does it there"),
    ActionDef("show_hint", "Practice", "Show a hint", "Alt+H"),
    ActionDef("try_again", "Practice", "Try the exercise again", "", "What was saved stays"),
    ActionDef("show_compose", "View", "Compose", "Ctrl+1"),
    ActionDef("show_threads", "View", "Threads", "Ctrl+2", "Debates by their rounds, and what comes next"),
    ActionDef("show_meetings", "View", "Meetings", "Ctrl+3", "The part that was open last"),
    ActionDef("show_audit", "View", "Audit", "", "Which meetings could be messages"),
    ActionDef(
        "show_rounds", "View", "Status rounds", "Ctrl+Shift+3", "Who has written, and what blocks them"
    ),
    ActionDef("show_rfcs", "View", "RFCs", "Ctrl+Shift+4", "Options, comments, and who is silent"),
    ActionDef("show_team", "View", "Team", "Ctrl+4"),
    ActionDef("show_templates", "View", "Templates", "Ctrl+5"),
    ActionDef("show_practice", "View", "Practice", "Ctrl+6", "Short exercises, a quiz, and your progress"),
    ActionDef("show_overlap", "View", "Overlap", "Ctrl+7", "Everybody's hours over days; slots for a call"),
    ActionDef("show_outbox", "View", "Outbox", "Ctrl+8", "What waits, what was sent, what asks for you"),
    ActionDef("switch_panel", "View", "Checklist or preview", "Ctrl+P", "Where both share one place"),
    ActionDef("switch_theme", "View", "Light or dark", "Ctrl+Shift+D"),
    ActionDef("switch_clock", "View", "12 or 24 hours", "", "How times of day are written, also in messages"),
    ActionDef("system_theme", "View", "Follow the system's theme"),
    ActionDef("larger_text", "View", "Larger text", "Ctrl++", more="Ctrl+="),
    ActionDef("smaller_text", "View", "Smaller text", "Ctrl+-"),
    ActionDef("usual_text", "View", "Usual text size", "Ctrl+0"),
    ActionDef("show_settings", "View", "Settings", "Ctrl+,", "Every choice, with a search over all"),
    ActionDef("change_keys", "Help", "Change shortcuts…", "", "Press others; the usual ones come back"),
    ActionDef("show_hints", "Help", "Show hints again", "", "Those that were dismissed"),
    ActionDef("show_palette", "Help", "Command palette", "Ctrl+K", "Every action by its name"),
    ActionDef("show_help", "Help", "Help on this view", "F1", "What can be done here, and how"),
    ActionDef("show_shortcuts", "Help", "All shortcuts", "Ctrl+F1"),
    ActionDef("show_diagnostics", "Help", "Diagnostics…", "", "Versions, places, and what is missing"),
    ActionDef("show_about", "Help", "About AsyncDraft", "", "Its version, and whose works it is made of"),
)


MEETINGS_MENUS = ("Meetings", "Status round", "RFC")
MEETINGS_ACTIONS = frozenset(
    {"show_meetings", "show_audit", "show_rounds", "show_rfcs"}
    | {definition.id for definition in ACTIONS if definition.menu in MEETINGS_MENUS}
)
TEAM_ACTIONS = frozenset(
    {"show_team"} | {definition.id for definition in ACTIONS if definition.menu == "Team"}
)
THREAD_ACTIONS = frozenset(
    {"show_threads"} | {definition.id for definition in ACTIONS if definition.menu == "Thread"}
)
TEMPLATE_ACTIONS = frozenset(definition.id for definition in ACTIONS if definition.menu == "Templates")
PRACTICE_ACTIONS = frozenset(
    {"show_practice", "practise_finding"}
    | {definition.id for definition in ACTIONS if definition.menu == "Practice"}
)
SETTINGS_ACTIONS = frozenset({"show_settings", "change_keys"})
"""They belong to views that are made when they are first shown."""

_CHOSEN: dict[str, str] = {}
"""The keys that the user has chosen, by action; empty for none. They hold for all that names keys."""


def choose_keys(chosen: Mapping[str, str]) -> None:
    """Before the window is made, and whenever the user changes them."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def portable_keys(definition: ActionDef) -> tuple[str, ...]:
    """As Qt names them everywhere; the user's in place of all usual ones."""
    chosen = _CHOSEN.get(definition.id)
    usual = (definition.keys, definition.more) if chosen is None else (chosen,)
    return tuple(filter(None, usual))


@runtime_checkable
class NamesKeys(Protocol):
    """What tells the user a shortcut: that of now, whenever the user has changed them."""

    def show_keys(self) -> None: ...


class Actions:
    """One QAction for each declaration, bound to the method of that name that one of `commands` has."""

    def __init__(self, window: QWidget, *commands: object) -> None:
        self._by_id: dict[str, QAction] = {}
        for definition in ACTIONS:
            action = QAction(tr(definition.text), window)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            carry_out = next(getattr(own, definition.id) for own in commands if hasattr(own, definition.id))
            action.triggered.connect(lambda _checked=False, carry_out=carry_out: carry_out())
            window.addAction(action)
            self._by_id[definition.id] = action
        self.show_keys()

    def show_keys(self) -> None:
        for definition in ACTIONS:
            action = self._by_id[definition.id]
            action.setShortcuts([QKeySequence(keys) for keys in portable_keys(definition)])
            set_tip(action, f"{tr(definition.tip or definition.text)}  {shown_keys(definition)}".strip())

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    def fill(self, menu: QMenu) -> None:
        """One submenu for each word in the column `menu` of the table."""
        for title, definitions in by_menu().items():
            submenu = menu.addMenu(menu_title(title))
            for definition in definitions:
                if definition.begins_group and not submenu.isEmpty():
                    submenu.addSeparator()
                submenu.addAction(self._by_id[definition.id])


def action_name(definition: ActionDef) -> str:
    """Without the dots that tell of a dialog."""
    return tr(definition.text).rstrip("…")


def menu_title(menu: str) -> str:
    return tr_of("menu", menu)


def by_menu() -> Mapping[str, tuple[ActionDef, ...]]:
    menus = dict.fromkeys(definition.menu for definition in ACTIONS)
    return {menu: tuple(action for action in ACTIONS if action.menu == menu) for menu in menus}


def keys_of(action_id: str) -> str:
    """As the platform writes them."""
    return shown_keys(next(action for action in ACTIONS if action.id == action_id))


def shown_keys(definition: ActionDef) -> str:
    return native_keys(next(iter(portable_keys(definition)), ""))


def native_keys(portable: str) -> str:
    return QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "↵")
