"""Why a sentence went where it went, in one sentence of words."""

from collections.abc import Mapping

from asyncdraft.core.draft import PANE_TITLES, Pane
from asyncdraft.core.split.signs import Signs
from asyncdraft.core.text import say

SAID: Mapping[Pane, Mapping[str, str]] = {
    Pane.WHAT: {
        "blocked": say("It tells what is blocked: {words}."),
        "evidence": say("It tells what was seen or tried: {words}."),
        "observed": say("It tells what was seen: {words}."),
        "self past": say("It reports what was done or seen: {words}."),
        "problem": say("It tells what is wrong: {words}."),
        "failing": say("It tells what fails: {words}."),
        "artefact": say("It names a document: {words}."),
        "attached": say("It names an attachment: {words}."),
        "pointer": say("It names something exact: {words}."),
        "code": say("It quotes exact words: {words}."),
        "quote": say("It quotes exact words: {words}."),
        "number": say("It states a figure: {words}."),
        "fyi": say("It is for information: {words}."),
        "others past": say("It reports what happened."),
        "time over": say("It tells what was: {words}."),
        "before asks": say("It tells how things are, before anything is asked."),
        "first": say("It opens the message and tells how things are."),
    },
    Pane.WHY: {
        "reason.strong": say("It gives a reason: {words}."),
        "reason": say("It tells what is at stake: {words}."),
        "blocked": say("It tells what waits: {words}."),
        "risk": say("It names a risk: {words}."),
        "delay": say("It tells what gets late: {words}."),
        "others may": say("It tells what follows or cannot be."),
        "negative": say("It tells what does not go."),
        "rate": say("It tells how much is at stake."),
        "scheduled": say("It tells what is coming: {words}."),
        "right before the asks": say("It leads up to what you ask."),
        "behind asks": say("It adds a reason to what you ask."),
    },
    Pane.NEED: {
        "ask request": say("It asks for something: {words}."),
        "ask question": say("It is a question that wants an answer."),
        "ask imperative": say("It tells somebody what to do: {words}."),
        "ask vague": say("It asks, if vaguely: {words}."),
        "ask call": say("It asks for a talk: {words}."),
        "ask assignment": say("It gives somebody a task: {words}."),
        "ask instruction": say("It tells somebody what to do: {words}."),
        "given": say("It tells somebody what to do: {words}."),
        "prohibit": say("It tells somebody what not to do: {words}."),
        "proposes": say("It proposes what is to be decided."),
        "time.due": say("It says by when: {words}."),
        "how to answer": say("It says how or when to answer."),
        "question": say("It is a question."),
        "right behind an ask": say("It goes on with what you ask."),
    },
    Pane.FALLBACK: {
        "default": say("It says what happens without an answer: {words}."),
        "silence": say("It says what happens without an answer: {words}."),
        "default.case": say("It says what to do in a case."),
        "case for self": say("It says what you do in a case: {words}."),
        "opens else": say("It says what happens otherwise: {words}."),
        "opens if": say("It says what happens in a case: {words}."),
        "opens no": say("It says what happens without an answer: {words}."),
        "self future": say("It says what you do next: {words}."),
        "self behind asks": say("It says what you do after asking: {words}."),
        "opens when": say("It says what happens in a case: {words}."),
        "last": say("It closes the message with what happens next."),
    },
}
"""By pane and sign; {words} is filled with the words that show the sign."""

_OTHERWISE = {
    Pane.WHAT: say("It tells how things are."),
    Pane.WHY: say("It goes on with the reason."),
    Pane.NEED: say("It goes on with what you ask."),
    Pane.FALLBACK: say("It goes on with what happens then."),
}
_LONGEST = 40

HEADED = say("It stands under “{words}”.")
INTRODUCED = say("It goes with the line above it.")
COURTESY = say("It is courtesy, and tells nothing.")
SUBJECT = say("It is the subject line.")
WHOLE = say("It stays whole, with the situation.")
BY_HAND = say("You put it into {words}.")


def by_hand(pane: Pane) -> str:
    return say(BY_HAND, words=PANE_TITLES[pane])


def reason(signs: Signs, pane: Pane) -> str:
    """The first of what can be said for the pane; what its words show comes before its place."""
    for sign, sentence in SAID[pane].items():
        if sign in signs:
            return _filled(sentence, signs[sign])
    return _OTHERWISE[pane]


def _filled(sentence: str, words: str) -> str:
    if not words:
        return sentence.replace(": {words}", "")
    flat = " ".join(words.split())
    short = flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
    return say(sentence, words=f"“{short}”")
