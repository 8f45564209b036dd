"""What each pane of a 3W message is for: a What names its thing, a Why adds to it, a Need says what to do."""

from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.survey import Hit, Survey
from asyncdraft.core.draft import Pane

_LEAST = 2
_REPEATED = 0.8
_REFERRING = ("code", "url", "address", "target", "quote", "identifier", "mention", "number")


def nameless_what(survey: Survey) -> tuple[Hit, ...]:
    """A What of words that fit any message: no noun of its own, no identifier."""
    facts = [placed.facts for placed in survey.blocks if placed.pane is Pane.WHAT]
    words = {word for one in facts for word in one.words}
    refers = any(not one.kinds.isdisjoint(_REFERRING) for one in facts)
    if not words or refers or not words <= _common(survey):
        return ()
    return (_whole(survey, Pane.WHAT, "The What names nothing: say which thing, and its number"),)


def repeating_why(survey: Survey) -> tuple[Hit, ...]:
    """A Why that says with the same words what the What says."""
    what, why = (_content(survey, pane) for pane in (Pane.WHAT, Pane.WHY))
    if len(why) < _LEAST or len(why & what) < _REPEATED * len(why):
        return ()
    return (_whole(survey, Pane.WHY, "The Why repeats the What: say what hangs on it"),)


def verbless_need(survey: Survey) -> tuple[Hit, ...]:
    """A Need that asks nothing and has no verb: a mere name, or a thing."""
    if not _words(survey, Pane.NEED) or any(spot.placed.pane is Pane.NEED for spot, _ in survey.asks):
        return ()
    verbs = survey.lexicon.words("verbs") | survey.lexicon.words("order") | survey.lexicon.words("auxiliary")
    if not _words(survey, Pane.NEED).isdisjoint(verbs) or survey.is_fyi:
        return ()
    return (_whole(survey, Pane.NEED, "The Need has no verb: say who is to do what"),)


def _words(survey: Survey, pane: Pane) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(survey.message.text(pane)))


def _content(survey: Survey, pane: Pane) -> frozenset[str]:
    """The words of a pane that are not of every message, without the ending of a plural or a verb."""
    own = _words(survey, pane) - survey.lexicon.words("phatic") - survey.lexicon.words("joining")
    return frozenset(word.removesuffix("s") for word in own if len(word) > 1)


def _common(survey: Survey) -> frozenset[str]:
    return survey.lexicon.words("phatic") | survey.lexicon.words("subject.generic")


def _whole(survey: Survey, pane: Pane, title: str) -> Hit:
    text = survey.message.text(pane)
    start = len(text) - len(text.lstrip())
    return Hit(pane, start, len(text.rstrip()), title)
