"""Those who wrote during a focus block, from what was pasted."""

from asyncdraft.core.focus.blocks import focus_on
from asyncdraft.core.focus.follow_ups import Waiting, follow_up, inbox
from asyncdraft.core.focus.texts import plan
from tests.core.focus.focus_people import SLA, SPEC, at, calendar, team

PASTE = """\
[09:20] Maya Chen: Does v2 take refunds in part?
[09:25] Alex Reed: (away)
[09:40] Priya Rao: Where is the log of PAY-4?
[10:05] Maya Chen: Or do we have to cancel?
"""


def test_each_who_wrote_is_one_entry_with_all_they_wrote() -> None:
    found = inbox(PASTE, team(), at(24, 11))
    assert found.strangers == ()
    assert found.waiting == (
        Waiting(
            person="maya",
            question="Does v2 take refunds in part?\n\nOr do we have to cancel?",
            asked=at(24, 9, 20),
        ),
        Waiting(person="priya", question="Where is the log of PAY-4?", asked=at(24, 9, 40)),
    )


def test_a_name_that_nobody_has_is_told() -> None:
    found = inbox("[09:20] Tom Okafor: Is it done?", team(), at(24, 11))
    assert (found.waiting, found.strangers) == ((), ("Tom Okafor",))


def test_a_text_without_names_belongs_to_whom_the_user_names() -> None:
    assert inbox("Is it done?", team(), at(24, 11), "kenji").waiting[0].person == "kenji"
    assert inbox("Is it done?", team(), at(24, 11)).strangers == ("somebody without a name",)


def test_the_draft_promises_the_answer_as_the_team_does() -> None:
    mine, everybody = calendar(focus=(SPEC,)), team()
    found = plan(mine, focus_on(mine, at(24, 9).date())[0], SLA)
    asked = inbox(PASTE, everybody, at(24, 11)).waiting[0]
    draft = follow_up(asked, everybody, mine, found, at(24, 11))
    assert draft.to == ("maya",)
    assert draft.fields["question"].startswith("Does v2 take refunds in part?")
    assert "by Tue 24 Nov 2026, 13:20 GMT (London) = 08:20 EST (New York)" in draft.what
    late = follow_up(asked, everybody, mine, found, at(25, 9))
    assert "by Wed 25 Nov 2026, 13:00 GMT (London)" in late.what


def test_without_known_hours_no_time_is_promised() -> None:
    draft = follow_up(Waiting(person="maya"), team(), calendar(hours=None), None, at(24, 11))
    assert draft.what.endswith("You have my whole answer next.")
