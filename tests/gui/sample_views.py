"""Each view with sample data of its own in it."""

from asyncdraft.gui import screenshot
from tests.gui.driver import Driver

SMALL = (1024, 700)
LAYOUT_ROUNDS = 3
"""What stands in another that wraps is as high as it has to be only after that."""
EMPTY = "compose-empty"
VIEWS = (EMPTY, *(view for view in screenshot.VIEWS if view != EMPTY))
"""The one without a draft first: nothing makes a window a fresh one again."""
STACKING = (
    *("compose", "team", "templates", "threads", "settings", "history", "outbox"),
    *("meetings", "rounds", "rfcs", "practice", "practice-spot", "practice-list", "practice-quiz"),
    *("practice-drill", "practice-progress", "overlap"),
)
"""Those whose columns stand below each other where they find no room beside each other."""

DIALOGS = {
    "compose": "add_reader show_palette show_rules show_spelling show_help change_keys show_about",
    "team": "edit_promise edit_focus edit_support follow_up",
    "templates": "insert_value compare_template export_templates",
    "threads": "new_thread add_reply edit_thread correct_strikes show_decisions",
    "meetings": "judge_meeting show_unread_events",
    "rounds": "new_round add_updates",
    "rfcs": "new_rfc add_comments",
}
"""The actions that ask or tell something, by the view they belong to."""


def show(driver: Driver, view: str) -> None:
    if view in screenshot.OPENERS:
        screenshot.OPENERS[view](driver.application)
    else:
        driver.application.actions[f"show_{view}"].trigger()
    driver.settle()


def lay_out(driver: Driver, view: str) -> None:
    show(driver, view)
    for _round in range(LAYOUT_ROUNDS - 1):
        driver.settle()


def open_with_sample(driver: Driver, view: str) -> None:
    """Beside the sample draft, as a picture of it is taken."""
    application = driver.application
    if view != EMPTY:
        application.workspace.confirm_hours()
        application.check_commands.open_sample()
    driver.wait_for(lambda: application.workspace.is_complete)
    if view in screenshot.OPENERS or not view.startswith("compose"):
        show(driver, view)
    application.session.refresh()
    driver.settle()
