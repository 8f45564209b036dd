"""Why a sentence went where it went, in one sentence of words."""

from collections.abc import Mapping

from asyncdraft.core.draft import PANE_TITLES, Pane
from asyncdraft.core.split.signs import Signs

SAID: Mapping[Pane, Mapping[str, str]] = {
    Pane.WHAT: {
        "blocked": "It tells what is blocked: {}.",
        "evidence": "It tells what was seen or tried: {}.",
        "observed": "It tells what was seen: {}.",
        "self past": "It reports what was done or seen: {}.",
        "problem": "It tells what is wrong: {}.",
        "failing": "It tells what fails: {}.",
        "artefact": "It names a document: {}.",
        "attached": "It names an attachment: {}.",
        "pointer": "It names something exact: {}.",
        "code": "It quotes exact words: {}.",
        "quote": "It quotes exact words: {}.",
        "number": "It states a figure: {}.",
        "fyi": "It is for information: {}.",
        "others past": "It reports what happened.",
        "time over": "It tells what was: {}.",
        "before asks": "It tells how things are, before anything is asked.",
        "first": "It opens the message and tells how things are.",
    },
    Pane.WHY: {
        "reason.strong": "It gives a reason: {}.",
        "reason": "It tells what is at stake: {}.",
        "blocked": "It tells what waits: {}.",
        "risk": "It names a risk: {}.",
        "delay": "It tells what gets late: {}.",
        "others may": "It tells what follows or cannot be.",
        "negative": "It tells what does not go.",
        "rate": "It tells how much is at stake.",
        "scheduled": "It tells what is coming: {}.",
        "right before the asks": "It leads up to what you ask.",
        "behind asks": "It adds a reason to what you ask.",
    },
    Pane.NEED: {
        "ask request": "It asks for something: {}.",
        "ask question": "It is a question that wants an answer.",
        "ask imperative": "It tells somebody what to do: {}.",
        "ask vague": "It asks, if vaguely: {}.",
        "ask call": "It asks for a talk: {}.",
        "ask assignment": "It gives somebody a task: {}.",
        "ask instruction": "It tells somebody what to do: {}.",
        "given": "It tells somebody what to do: {}.",
        "prohibit": "It tells somebody what not to do: {}.",
        "proposes": "It proposes what is to be decided.",
        "time.due": "It says by when: {}.",
        "how to answer": "It says how or when to answer.",
        "question": "It is a question.",
        "right behind an ask": "It goes on with what you ask.",
    },
    Pane.FALLBACK: {
        "default": "It says what happens without an answer: {}.",
        "silence": "It says what happens without an answer: {}.",
        "default.case": "It says what to do in a case.",
        "case for self": "It says what you do in a case: {}.",
        "opens else": "It says what happens otherwise: {}.",
        "opens if": "It says what happens in a case: {}.",
        "opens no": "It says what happens without an answer: {}.",
        "self future": "It says what you do next: {}.",
        "self behind asks": "It says what you do after asking: {}.",
        "opens when": "It says what happens in a case: {}.",
        "last": "It closes the message with what happens next.",
    },
}
"""By pane and sign; {} is filled with the words that show the sign."""

_OTHERWISE = {
    Pane.WHAT: "It tells how things are.",
    Pane.WHY: "It goes on with the reason.",
    Pane.NEED: "It goes on with what you ask.",
    Pane.FALLBACK: "It goes on with what happens then.",
}
_LONGEST = 40

HEADED = "It stands under “{}”."
INTRODUCED = "It goes with the line above it."
COURTESY = "It is courtesy, and tells nothing."
SUBJECT = "It is the subject line."
WHOLE = "It stays whole, with the situation."
BY_HAND = "You put it into {}."


def by_hand(pane: Pane) -> str:
    return BY_HAND.format(PANE_TITLES[pane])


def reason(signs: Signs, pane: Pane) -> str:
    """The first of what can be said for the pane; what its words show comes before its place."""
    for sign, sentence in SAID[pane].items():
        if sign in signs:
            return _filled(sentence, signs[sign])
    return _OTHERWISE[pane]


def _filled(sentence: str, words: str) -> str:
    if not words:
        return sentence.replace(": {}", "")
    flat = " ".join(words.split())
    short = flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
    return sentence.format(f"“{short}”")
