"""A team's rules in the window: loaded after the first paint, and again when another program changes them."""

from pathlib import Path

from asyncdraft.core.draft import Pane
from tests.gui.conftest import Launch

RULE = """\
extends: substitution
message: "Write “%s”, not “%s”."
level: warning
swap:
  {wrong}: {right}
"""


def test_rules_of_a_team_come_and_change_with_its_files(home: Path, launch: Launch) -> None:
    file = home / "team" / "checks" / "plain" / "Words.yml"
    file.parent.mkdir(parents=True)
    file.write_text(RULE.format(wrong="leverage", right="use"), encoding="utf-8")
    driver = launch()
    driver.write(Pane.NEED, "Kenji, please leverage or utilise pump 3.")
    assert [finding.quote for finding in driver.findings if finding.rule == "plain.Words"] == ["leverage"]

    file.write_text(RULE.format(wrong="utilise", right="use"), encoding="utf-8")
    driver.wait_for(
        lambda: [found.quote for found in driver.findings if found.rule == "plain.Words"] == ["utilise"]
    )

    file.unlink()
    driver.wait_for(lambda: "plain.Words" not in driver.rules)
    driver.wait_for(lambda: driver.application.workspace.is_complete)


def test_what_the_team_says_of_a_rule_is_shown(home: Path, launch: Launch) -> None:
    driver = launch()
    file = home / "team" / "team.toml"
    rules = '\n[rules]\n"deadline.vague" = "off"\n'
    file.write_text(file.read_text(encoding="utf-8") + rules, encoding="utf-8")
    driver.wait_for(lambda: driver.application.workspace.team_rules == {"deadline.vague": "off"})
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.write(Pane.NEED, "Kenji, please send the list of pump 3 soon.")
    assert "deadline.vague" not in driver.rules

    driver.application.check_commands._show_rules("deadline.vague")
    driver.settle()
    assert "Your team says: off" in driver.texts(driver.dialog)
    driver.press("Esc")
