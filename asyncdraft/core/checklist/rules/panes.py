"""What each pane of a 3W message is for: a What names its thing, a Why adds to it, a Need says what to do."""

from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.survey import Hit, Survey
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say

_VERBS = ("verbs", "order", "auxiliary")
_LEAST = 2
_REPEATED = 0.8
_REFERRING = ("code", "url", "address", "target", "quote", "identifier", "mention", "number")


def nameless_what(survey: Survey) -> tuple[Hit, ...]:
    """A What of words that fit any message: no noun of its own, no identifier."""
    here = (placed.facts for placed in survey.blocks if placed.pane is Pane.WHAT and placed.facts.words)
    phatic, generic = survey.lexicon.words("phatic"), survey.lexicon.words("subject.generic")
    named = (not one.words - phatic <= generic or not one.kinds.isdisjoint(_REFERRING) for one in here)
    if next(named, True) or any(named):
        return ()
    return (_whole(survey, Pane.WHAT, say("The What names nothing: say which thing, and its number")),)


def repeating_why(survey: Survey) -> tuple[Hit, ...]:
    """A Why that says with the same words what the What says."""
    why = _content(survey, Pane.WHY)
    if len(why) < _LEAST or len(why & _content(survey, Pane.WHAT)) < _REPEATED * len(why):
        return ()
    return (_whole(survey, Pane.WHY, say("The Why repeats the What: say what hangs on it")),)


def verbless_need(survey: Survey) -> tuple[Hit, ...]:
    """A Need that asks nothing and has no verb: a mere name, or a thing."""
    words = _words(survey, Pane.NEED)
    if not words or survey.is_fyi or any(placed.pane is Pane.NEED for placed, _ in reversed(survey.asks)):
        return ()
    if any(not words.isdisjoint(survey.lexicon.words(kind)) for kind in _VERBS):
        return ()
    return (_whole(survey, Pane.NEED, say("The Need has no verb: say who is to do what")),)


def _words(survey: Survey, pane: Pane) -> frozenset[str]:
    here = survey.panes.get(pane, ())
    return frozenset().union(*[placed.facts.recall(_words_as_written) for placed in here])


def _words_as_written(facts: Facts) -> frozenset[str]:
    """With those of code, links and quotations."""
    return frozenset(WORD.findall(plain(facts.text)))


def _content(survey: Survey, pane: Pane) -> frozenset[str]:
    """The words of a pane that are not of every message, without the ending of a plural or a verb."""
    own = _words(survey, pane) - survey.lexicon.words("phatic") - survey.lexicon.words("joining")
    return frozenset(word.removesuffix("s") for word in own if len(word) > 1)


def _whole(survey: Survey, pane: Pane, title: str) -> Hit:
    text = survey.message.text(pane)
    start = len(text) - len(text.lstrip())
    return Hit(pane, start, len(text.rstrip()), title)
