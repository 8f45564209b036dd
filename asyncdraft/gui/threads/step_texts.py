"""What the window says of the next step of a thread."""

from dataclasses import replace

from asyncdraft.core.text import say, say_of
from asyncdraft.core.threads.drafting import WRITES
from asyncdraft.core.threads.progress import Progress, Step
from asyncdraft.core.threads.thread import Kind, Thread
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import and_join
from asyncdraft.gui.threads.next_step import StepText
from asyncdraft.gui.threads.thread_scene import Scene

WITH_CALL = frozenset({Step.SYNTHESISE, Step.INVITE, Step.HOLD})
DRAFTS = {
    Kind.QUESTION: say_of("a message", "question"),
    Kind.CLARIFICATION: say_of("a message", "clarification"),
    Kind.SYNTHESIS: say_of("a message", "synthesis"),
    Kind.INVITATION: say_of("a message", "invitation"),
    Kind.OUTCOME: say_of("a message", "outcome"),
    Kind.NUDGE: say_of("a message", "nudge"),
}


def step_text(thread: Thread, stands: Progress, number: str, pending: bool, scene: Scene) -> StepText:
    """`number` is that of the next decision; `pending` whether a draft for the step is there already."""
    text = _STEPS[stands.step]
    people = [scene.short_name(person) for person in stands.waiting_on or thread.people]
    who = and_join(people or [say("them")])
    call = (
        writing.short(thread.call.at, scene.zone, scene.style)
        if thread.call.at
        else say("no time chosen yet")
    )
    values = {"who": who, "line": stands.line, "call": call, "number": number, "due": _due(stands, scene)}
    primary = say(text.primary, **values)
    if pending:
        primary = say("Continue the {draft}", draft=DRAFTS[WRITES[stands.step]])
    return replace(text, title=say(text.title, **values), why=say(text.why, **values), primary=primary)


def _due(stands: Progress, scene: Scene) -> str:
    if stands.due is None:
        return say("No promise is known for them, so nothing is overdue")
    return say("The answer is promised by {short}", short=writing.short(stands.due, scene.zone, scene.style))


CALL_BUTTONS = (("ics", say("Save .ics")), ("invitation", say("Invitation text")))
LOCKED = say("Strike 3 stops writing. You can write on with a reason; it is kept in the history.")
REPLY = ("reply", say("Add a reply"))
_STEPS = {
    Step.ASK: StepText(
        "compose",
        say("Next step: write the question"),
        say("One question with its facts and one ask. The rounds are counted from here."),
        say("Write the question"),
        (("sent", say("It is sent already")),),
    ),
    Step.JUDGE: StepText(
        "eye",
        say("Next step: judge the answer"),
        say(
            "Does it answer what was asked? On it, press 1 for aligned, 2 for misunderstood, 3 for disagreed."
        ),
        say("Go to the answer"),
        (REPLY,),
    ),
    Step.CLARIFY: StepText(
        "compose",
        say("Next step: clarify"),
        say("The answer shows another reading. Correct one assumption, in simpler words than before."),
        say("Write the clarification"),
        (REPLY,),
        say("A clarification that does not align is the second strike."),
    ),
    Step.SYNTHESISE: StepText(
        "phone",
        say("Next step: both views, then a call"),
        say(
            "Write down both views and the one point between them, and announce the call. If {who} "
            "and you still "
            "differ after it, writing stops and this call takes place."
        ),
        say("Write the synthesis"),
        CALL_BUTTONS,
        LOCKED,
        place="views",
    ),
    Step.INVITE: StepText(
        "phone",
        say("Next step: a 15-minute call"),
        say("Writing has stopped. Choose a slot, say who decides, and invite {who}."),
        say("Write the invitation"),
        CALL_BUTTONS,
        LOCKED,
        place="call",
    ),
    Step.HOLD: StepText(
        "calendar",
        say("The call: {call}"),
        say("{who} and you are invited. Afterwards the record of the decision is written here."),
        "",
        (*CALL_BUTTONS, ("record", say("Record now"))),
        LOCKED,
    ),
    Step.RECORD: StepText(
        "flag",
        say("Next step: record the decision"),
        say("The call is over. Write what was decided and why, while everybody remembers it."),
        say("Record {number} and close"),
        (("reinvite", say("It did not take place")),),
        place="record",
    ),
    Step.SEND_BACK: StepText(
        "arrow-right",
        say("Next step: send the outcome back"),
        say("{who} and all who read the thread learn from it what holds now."),
        say("Write the outcome"),
        (("copy_record", say("Copy the record")), ("reopen", say("Reopen"))),
    ),
    Step.CLOSE: StepText(
        "check",
        say("All agree"),
        say("Close the thread, or record what was decided first, so that it is found again."),
        say("Close the thread"),
        (("record", say("Record a decision")), REPLY),
    ),
    Step.WAIT: StepText("clock", "{line}", say("{due}. Until then there is nothing to do."), "", (REPLY,)),
    Step.NUDGE: StepText(
        "clock",
        say("Next step: a friendly nudge"),
        say("{line}. The promise is over, so asking again is fair."),
        say("Write a nudge"),
        (REPLY,),
    ),
    Step.DONE: StepText(
        "check",
        say("Closed"),
        say("Nothing is left to do here."),
        "",
        (("copy_record", say("Copy the record")), ("reopen", say("Reopen"))),
    ),
}
