"""The rule against a mere hello."""

from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.opening import opening
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.text import say


def _hello(survey: Survey) -> Outcome:
    body = opening(survey)
    if body is None or not survey.is_only_hello:
        return ()
    return (Spot(body, 0, len(body.facts.text)).hit(say("A greeting, and nothing to act on")),)


RULE = Rule(
    id="hello.only",
    group=Group.ASYNC,
    title=say("More than a hello"),
    passed=say("Comes to the point at once"),
    severity=Severity.ERROR,
    why=say(
        "Each hello costs one round trip, and between time zones a round trip is a day: "
        "write the whole thing."
    ),
    good=Example(
        text="Hi Kenji, which cable does pump 4 need, 6 or 10 mm? Please say by Thu 8 Oct, 12:00 JST."
    ),
    bad=Example(text="Hi Kenji, got a minute? Quick question for you."),
    detect=_hello,
    needs_content=False,
)
