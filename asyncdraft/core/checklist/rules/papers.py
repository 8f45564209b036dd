"""Which documents a message speaks of, and whether its reader can find them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rules.passing_papers import is_in_passing
from asyncdraft.core.checklist.rules.whereabouts import is_located, lies_about
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.expression import Expression

_DETERMINED = Expression(
    r"\b(?:the|my|our|your|this|that|these|those|their|his|her|both|latest|attached|[^\W\d_]+['’]s)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = Expression(
    r"\s*(?:\Z|[.,;:!?)\n]|-(?!\w)|\b(?:one|two|three|four|five|the|an?|our|my|your|no|not|only|is|are|was|were|be|has|have|had|and"
    r"|or|but|to|for|of|with|in|on|at"
    r"|by|from|that|which"
    r"|who|we|i|you|they|he|she|it|before|after|when|while|until|so|because|please|pls|again|today"
    r"|tomorrow|yesterday|last|this|next|via|already|first|once|since|during|without|into|between"
    r"|like|later|too|now|yet|[a-z]+ly"
    r"|right|wrong|looks|says|shows|seems|needs|contains|about|as|can|could|will|would|should|does|do"
    r"|did|doesn|don|isn|aren|won|there|here|over|out|up|if|then|than|also|still|just|ready|done"
    r"|anyway|asap|soon|current"
    r"|went|came|got|gets|goes|comes|through|against|versus|vs|though|again|either|both|any|some|all|before"
    r"|lately|tonight|earlier|above|below|myself|yourself|differ|lack|lag|mention|miss|contradict|cover"
    r"|give|show"
    r"|say|look|need|list|state|agree|must|might|may|won|had|among|along|alone|even|thanks|thx|cheers|plz"
    r"|reach|arrive|help|read|differs|according|following|regarding|concerning|due|despite|except|home"
    r"|where|how|what|why|whose"
    r"|[a-z]+(?:n['’]t|ed)"
    r"|[a-z]+[^s'’\W]s\s+(?:the|an?|our|my|your|his|her|their|its|no|not|only|still|nothing|that|it|us|them"
    r"|me|all"
    r"|every|some|any|too|with|from|two|three|\d+))\b)",
    re.IGNORECASE,
)
_PAPERS = ("artefact", "artefact.paper", "artefact.scheme", "artefact.loose")
_DOCUMENTS = ("artefact", "artefact.paper", "artefact.scheme", "artefact.press", "artefact.loose")
_NEAR = 80
_PLACES = frozenset({"form", "table", "board"})
_BOARD = "board"
_TO_PEOPLE = Expression(
    r"\b(?:for|by|before|from|with|of|to|tell|ask|inform|when|because|as|that)\s+the\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""Those who sit on the board, not what hangs on the wall."""

_MANNER = Expression(
    r"(?:(?<!fill )\bin|\bon|\bat|\bto|\baround) (?:the|its|this|that|their)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)


@needing("elsewhere", *_DOCUMENTS)
def named_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words that speak of one particular document, not of documents or of a verb."""
    yield from (place for place in facts.passages("elsewhere") if not _ASKS_WHERE.search(place.before(8)))
    for family, is_meant in _MEANT.items():
        for passage in facts.passages(family):
            if _is_particular(passage) and is_meant(passage):
                yield passage


_ASKS_WHERE = Expression(r"\b(?:do|did|does)\s+\Z", re.IGNORECASE)
"""Do you know where? Nobody is sent anywhere."""


def _is_particular(passage: Passage) -> bool:
    before, after = passage.before(40), passage.after(30) + "\n"
    text = passage.text.lower()
    if (text in _PLACES and _MANNER.search(before)) or (text == _BOARD and _TO_PEOPLE.search(before)):
        return False
    determined = _DETERMINED.search(before) and _HEAD_ENDS.match(after)
    is_named = determined or (_BARE.fullmatch(passage.before(_NEAR)) and _IS.match(after))
    is_theirs = _THEIRS.search(before)
    return (
        bool(is_named)
        and not is_theirs
        and not _is_verb(passage)
        and not is_in_passing(passage)
        and not passage.overlaps("elsewhere")
        and not lies_about(passage)
        and not _is_in_a_title(passage)
    )


def _is_verb(passage: Passage) -> bool:
    """Whether it says what a thing does that stands before it: the customs form lists the battery."""
    is_form_of_one = passage.text.endswith("s") and _SUBJECT.search(passage.before(40))
    return bool(is_form_of_one) and _OBJECT.match(passage.after(12)) is not None


_SUBJECT = Expression(
    r"\b(?:the|my|our|your|this|that|their|his|her)\s+(?:[^\W\d_][\w'’-]*\s+){1,3}\Z", re.IGNORECASE
)
_OBJECT = Expression(
    r"\s+(?:the|an?|my|our|your|his|her|their|its|it|them|us|me|no|nothing|only|two|three|\d+)\b",
    re.IGNORECASE,
)


def _is_in_a_title(passage: Passage) -> bool:
    """Whether a name in quotation marks ends with it: “Lessons learned: the report” names a meeting."""
    quotes = (ref for ref in passage.facts.references if ref.kind is ReferenceKind.QUOTE)
    return any(
        quote.start < passage.start
        and passage.end == quote.end - 1
        and ":" in passage.facts.text[quote.start : passage.start]
        for quote in quotes
    )


_BARE = Expression(
    r"\W*(?:@\w+\s+)?(?:new\s+)?(?!(?:an?|any|one|each|every|some|no|another|either)\b)[^\W\d_]+\s+",
    re.IGNORECASE,
)
_THEIRS = Expression(r"\byour\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z", re.IGNORECASE)
_IS = Expression(r"\s+(?:is|are)\b")


def is_consulted(passage: Passage) -> bool:
    """Whether the reader has to open it: to do what is asked, because it is handed over, or as it decides."""
    before, after = passage.before(_NEAR), passage.after(_NEAR)
    is_quoted = _DECIDES.search(before) and not after.startswith(" had ")
    if is_quoted or _HANDED.search(before) or _STATE.match(after) or _WORKED_ON.search(before):
        return True
    if is_finished(passage):
        return True
    if passage.is_asking and _KEPT.match(after):
        return True
    return passage.is_asking and (_CONSULTED.search(before) is not None or _is_worked_on(passage))


def _is_read(passage: Passage) -> bool:
    """Whether something stands in it, or somebody reads it."""
    before = passage.before(_NEAR)
    return _READ.search(before) is not None or _DECIDES.search(before) is not None


_READ = Expression(
    r"\b(?:(?:is|are|was|were|stands?|described|written|explained|shown|set out|laid down|noted|listed"
    r"|given|defined"
    r"|documented|specified|find|found|it all|everything|rest|details|numbers|steps|one|ones)"
    r" (?:in|on|at the (?:end|top|bottom) of)|read(?:ing)?|review(?:ed|ing)?|stud(?:y|ied|ying)"
    r"|check(?:ed)? (?:with|against|in|on)"
    r"|look(?:ed|ing)? (?:at|into|through|over)|go(?:ing)? (?:through|over)|went (?:through|over)|follow"
    r"|stick to|keep to"
    r"|(?:comments?|remarks?|thoughts|opinions?|views?|feedback|input|questions?) (?:on|about|to|in)"
    r"|acknowledge|sign off|sign-off (?:on|of)|approval (?:of|for)|see)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


def _is_run(passage: Passage) -> bool:
    """Whether a desk or a studio would run or cut it, and what it is about is said: the flood piece."""
    before = WORD.findall(plain(passage.before(_NEAR)))
    is_named = bool(before) and before[-1] not in passage.facts.lexicon.words("paper.plain")
    is_about = is_named or _ABOUT.match(passage.after(_NEAR)) is not None
    runs = _RUNS.search(passage.before(_NEAR)) or _IS_UP.match(passage.after(_NEAR))
    return is_about and runs is not None


_ABOUT = Expression(r"\s+(?:of|about|on|with)\s+\w", re.IGNORECASE)
_IS_UP = Expression(
    r"\s+(?:is|are)\s+(?:now\s+)?(?:up|ready|online|in|done|there)\s*[,.;:!?)]|\s+needs?\s+(?:your|a)\b"
)
_RUNS = Expression(
    r"\b(?:run|runs|publish|print|sub|edit|proof|proofread|illustrate|stand by|go with|hold|pull|kill"
    r"|page|fact-check|lead with|translate|approve|pass|shorten|read|watch|subtitle|finish|sign off"
    r"|clear|air)\s+"
    r"(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


def _is_compound(passage: Passage) -> bool:
    """Whether it is named by what it is for, and of the kinds of papers that mostly are."""
    lexicon = passage.facts.lexicon
    before = WORD.findall(plain(passage.before(_NEAR)))
    return (
        plain(passage.text) in lexicon.words("paper.compound")
        and bool(before)
        and not before[-1].endswith(("'s", "s'"))
        and before[-1] not in lexicon.words("paper.plain")
        and not _is_background(passage)
    )


def _is_background(passage: Passage) -> bool:
    """Whether it is carried about, owed, thanked for, or only what something happened to."""
    before, after = passage.before(_NEAR), passage.after(_NEAR)
    return _AROUND.search(before) is not None or _LIFE.match(after) is not None


_AROUND = Expression(
    r"\b(?:put|place|lay|hang|carry|bring|fetch|take|pack|stick|pin|print(?:ed)?|keep|leave|drop|collect"
    r"|send|mail|submit"
    r"|pick up)"
    r"(?:\s+(?!(?:in|into|on|onto|from|to|at|of|about|for|after)\b)[\w'’-]+){1,4}\s+\Z"
    r"|\b(?:let me|let us|I|we|I['’]ll|we['’]ll)(?: can| will| could| may| must| have to| then"
    r"| shall)* (?:send|sign|issue|file|post"
    r"|publish|print|close|pay|hand in|submit)\s+(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:(?:numbers?|dates?|price|title|name|names|size|value|cop(?:y|ies)|original) of"
    r"|thanks? (?:you )?(?:so much |very much |a lot )?for|stress about|worry about|(?:your|my|our) time with"
    r"|(?:do|does|did)(?:n['’]t| not) (?:need|want|have)|won|lost|signed|accepted|rejected|refused|approved"
    r"|agreed to|voted for|prefers?|liked?|compared (?:\w+ )?with|short of|off the"
    r"|had (?:gone|been|looked|worked|come) \w+|(?:asked|waiting|ready|waits?) for|because of|thanks to"
    r"|under|apart from|without)\s+"
    r"(?:[\w'’-]+\s+){1,4}\Z",
    re.IGNORECASE,
)
_LIFE = Expression(
    r"\s+(?:(?:of|for|with|from|by)\s+[^,.;:!?]{2,30}?\s+)?(?:(?:has|have|had) (?:to )?)?"
    r"(?:ends?|ended|expires?|expired|closes?|closed|starts?|started|begins?|began|runs? (?:out|until|till"
    r"|to)"
    r"|goes|went|gone|came|comes|come|leaves?|leave|left|arrives?|arrived|costs?|pays?|accepted|agreed"
    r"|decided"
    r"|(?:was|were|is|are|will be|gets?|got|been) (?:not )?"
    r"(?:opened|signed|won|lost|paid|accepted|rejected|refused"
    r"|cancelled"
    r"|approved|delivered|sent|handed|kept|held|rev)|can (?:go|wait|leave|stay)"
    r"|(?:can|may|must|could|should|has to) be (?:ended|cancelled|terminated|renewed|extended|signed|paid)"
    r"|will (?:go|come|follow|end"
    r"|start)"
    r"|we (?:built|work|worked|use|used))\b",
    re.IGNORECASE,
)


def _is_worked_on(passage: Passage) -> bool:
    """Whether the request itself goes on to the paper, with a verb that neither makes nor carries it."""
    asked = next((ask.start for ask in passage.facts.asks if ask.sentence == passage.sentence), passage.end)
    between = passage.facts.masked[asked : passage.start]
    return bool(between) and _WORKS.search(between) is not None and not _MOVES.search(between)


_WORKS = Expression(r"\b(?:from|off|in|into|to|on|onto|against|with)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_MOVES = Expression(
    r"\b(?:put|place|lay|hang|carry|bring|fetch|take|send|give|keep|pack|print|make|change|write|leave|hand"
    r"|deliver|collect|stick|pin|drop|reply|answer|come|go|call|ring|ask|tell|speak|talk|meet|wait)\b|[,;:]",
    re.IGNORECASE,
)
_WORKED_ON = Expression(
    r"\b(?:errors?|mistakes?|typos?|gaps?|holes?|slips?|wrong|missing|twice) (?:in|on|from)\s+"
    r"(?:[\w'’-]+\s+){1,3}\Z"
    r"|\b(?:commented on|annotated|marked up|sent back|returned|revised)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)


_MEANT: Mapping[str, Callable[[Passage], bool]] = {
    "artefact": lambda _: True,
    "artefact.paper": lambda passage: is_consulted(passage) or not _is_background(passage),
    "artefact.scheme": lambda passage: _is_read(passage) or _is_compound(passage),
    "artefact.press": _is_run,
    "artefact.loose": is_consulted,
}
"""When words of a family mean a document."""


def is_news(passage: Passage) -> bool:
    """Whether a message for information would only tell of it: that it is done, or what becomes of it."""
    return is_finished(passage) or not is_consulted(passage)


def is_finished(passage: Passage) -> bool:
    """Whether it is told that the paper, or the work of that name, is done."""
    return _FINISHED.match(passage.after(_NEAR)) is not None


_FINISHED = Expression(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:is|are|has been|have been)\s+"
    r"(?:(?:now|all|finally|also|already)\s+)?(?:done|finished|complete)\b",
    re.IGNORECASE,
)
_KEPT = Expression(r"\s+(?:current|up to date|up-to-date|in order|in step)\b", re.IGNORECASE)
_WORDS = r"(?:\s+[\w'’-]+){0,9}\s+\Z"
_CONSULTED = Expression(
    r"\b(?:read|review|check|see|look|go(?:ing)? (?:through|over)|walk through|study|use|update"
    r"|correct|sign|approve"
    r"|follow|comment|fill|complete|edit|proofread|forward"
    r"|translate|confirm|open|compare|merge|doing|consult|watch"
    r"|send (?:me|us|him|her|them)|give (?:me|us)|share|page|views?|thoughts|opinions?"
    r"|feedback|comments|go-ahead|approval|ok|okay|decision|signature|input|questions?|got|get"
    r"|receive|right|copy|move|transfer|amend|mend|fix|do (?:the|it|that|this)"
    r"|is|are|finali[sz]e|accept|adopt|add)\b" + _WORDS,
    re.IGNORECASE,
)
_HANDED = Expression(
    r"\b(?:I|we)(?:['’]ve| have)?\s+(?:(?:just|now|also|already|finally)\s+)?(?:sent|put|uploaded"
    r"|finished|completed|shared|posted|updated|changed|left|placed|saved|added|emailed|mailed|forwarded"
    r"|prepared|wrote|made|revised|did|drafted)\b"
    + _WORDS
    + r"|\b(?:notes|comments|details|numbers|figures|steps|commands|everything|it all|rest|remarks)\s+"
    r"(?:(?:is|are|were)\s+)?(?:in|on)" + _WORDS,
    re.IGNORECASE,
)
_DECIDES = Expression(r"\b(?:as|as per|per|according to|like|see)\s+(?:[\w'’-]+\s+){1,3}\Z", re.IGNORECASE)
_STATE = Expression(
    r"\s+(?:[^,.;:!?]{0,30}?\s)??(?:(?:is|are|was|were|will be|has been|have been|looks?|needs?|has"
    r"|have)\s+"
    r"(?:(?:now|all|finally|still|made|also|already)\s+)*(?:up|ready|online|uploaded|out|(?:far |much "
    r"|way )?too \w+|unclear|confusing|hard to|out of date|off"
    r"|missing|wrong|right|ok|okay|fine|a mess|incomplete|outdated|old|waiting|available"
    r"|there|shared|posted|open"
    r"|published|changed|updated|here|eyes|still|weird|strange|attached|zero"
    r"|in the (?:\w+ )?(?:folder|drive|cloud|system"
    r"|channel)"
    r"|(?:your|a|the) (?:signature|approval|comments|corrections?|stamp|initials))\b"
    r"|still (?:has|have|shows?|says?|lists?|gives?|names?|contains?|carries)\b"
    r"|(?:clearly |only |also |plainly |already )?(?:says?|said|contradicts?|gives?|gave|states?|mentions?"
    r"|mentioned|claims?|demands?|describes?"
    r"|explains?|recommends?|proposes?|suggests?|lacks?|omits?|differs?|deviates?|disagrees?|reads like"
    r"|leaves out)\b|(?:that |which )?(?:I|we) (?:\w+ )?(?:mentioned|sent"
    r"|shared|wrote|posted|left|made|put)\b|(?:has|have) (?:been )?changed\b|changed\b)",
    re.IGNORECASE,
)


def _is_owed(passage: Passage) -> bool:
    """Whether it is asked for, or still to be made: the reader has it, or nobody."""
    after = passage.after(40)
    is_fetched = _FETCHED.search(passage.before(60)) and after.startswith(" from ")
    coming = (
        is_fetched or _UNMADE.match(after) or (_OWED.search(passage.before(60)) and not _KEPT.match(after))
    )
    return passage.overlaps(*_PAPERS) and bool(coming)


_OWED = Expression(
    r"\b(?:(?:bring|carry|fetch|pack|(?:write|draw up|prepare|draft|make|create|compile|produce|build"
    r"|assemble|type|set up|print|publish|issue|generate)s?(?! sure)|(?:draw|set|write|type)s up"
    r"|finishes|publishes|(?:puts|to put|can put|I put) together"
    r"|miss|missing|await|record|film|start"
    r"|begin|expect|export|translate|keeps|has (?:an?|the|no|my|our|your)"
    r"|ha(?:s|ve|d) (?:their|his|her)|holds?|(?:asks?|asked) for|wants?"
    r"|ask(?:s|ed|ing)?\s+[@\w'’-]+(?:\s+[\w'’-]+)?\s+for|requires?)\s+(?:[^\W\d_][\w'’-]*\s+){1,3}"
    r"|(?:need|want|send|get|receive|have|expect|await|lack|upload|mail|email|forward|scan|post|share|return|bring"
    r"|submit)\s+(?:(?:me|us|him|her|them"
    r"|the\s\w+)\s+)?(?:the|your)\s+"
    r"(?:signed|countersigned|final|completed|original|approved|filled|scanned|stamped|missing|new|next"
    r"|right|correct|revised|corrected|updated|amended)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}"
    r"|\band\s+(?:then\s+)?(?:send|mail|email|give|bring|forward|post|show|read)\s+(?:me|us|him|her|them)\s+the\s+"
    r"|\bneeds\s+(?:[\w'’-]+\s+){1,5}"
    r"|(?:\A|[.!?;,:]\s*|\bso\s)(?:(?:I|we)\s+)?(?:(?:still|also|only)\s+)?need\s+(?:the|their|his"
    r"|her)\s+(?:[^\W\d_][\w'’-]*\s+){0,2}"
    r"|(?:send|submit|hand in|provide|give|need|deliver|bring|finish|mail|email|forward|lend|return|get"
    r"|receive|upload)\s+(?:(?:me|us|him|her|them|back|out|in|over"
    r"|up)\s+)*your\s+"
    r"(?:(?:part|half|share|section|piece)\s+of\s+the\s+|(?:[^\W\d_][\w'’-]*\s+){0,2}))\Z",
    re.IGNORECASE,
)


@needing("elsewhere", *_DOCUMENTS)
def lost_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Named documents beside which neither number nor date says which one is meant."""
    for passage in facts.passages("thing.named"):
        is_aside = _ASIDE.search(passage.before(_NEAR)) is not None
        if not (is_aside or is_located(passage) or _is_owed(passage) or lies_about(passage)):
            yield passage


@needing(*_PAPERS)
def loose_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words for papers, be it that nobody has to open them; not for any paper, or one with its number."""
    for passage in facts.passages(*_PAPERS):
        before = passage.before(_NEAR)
        is_any = _ANY.search(before) or passage.overlaps("elsewhere") or _COUNTED.search(before)
        if not (is_any or is_located(passage) or _is_owed(passage)):
            yield passage


_ANY = Expression(
    r"\b(?:an?|any|no|some|each|every|another|which|what|many|few|of)\s+(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)


_COUNTED = Expression(
    r"(?:\d|\b(?:two|three|four|five|six|ten|fifteen|twenty|thirty|couple of|half))\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""Five minutes, two sheets: so many, none in particular."""


@needing(*_DOCUMENTS)
def located_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words for papers beside which a number or a date stands."""
    return (passage for passage in facts.passages(*_DOCUMENTS) if is_located(passage))


_ASIDE = Expression(r"\([^()]*\Z")


_FETCHED = Expression(
    r"\b(?:get|fetch|collect|request|order|obtain)\s+(?:(?!from\b)[\w'’-]+\s+){1,3}\Z", re.IGNORECASE
)
_UNMADE = Expression(
    r"\s+(?:has|have|needs?|must|should)\s+(?:to\s+)?(?:say|show|state|carry|read|include|name|list"
    r"|contain)\b"
    r"|\s+(?:for\s+[\w'’ -]{2,30}?\s+)?\((?:that\s+)?(?:goes|go|will go|leaves|follows|comes)\b"
    r"|\s+(?:is|are|will be|gets?|goes|comes)\s+(?:only |still )?(?:to be )?(?:printed|written|drafted"
    r"|published|sent|issued|made(?! available)|prepared|finali[sz]ed|due)\b",
    re.IGNORECASE,
)
