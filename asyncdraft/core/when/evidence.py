"""What tells a time from something that looks like one: the neighbours of a phrase."""

import re
from functools import cache

from asyncdraft.core.when.tokens import CODES, Tokens, letters, pattern

WORDS_OF_SOME_TIMES = letters(
    "calendar", "commencing", "ending", "fortnight", "holiday", "middle", "start", "thing", "word"
)
WORDLIKE = WORDS_OF_SOME_TIMES | letters(
    "num", "num3", "num4", "num8", "digits", "month", "weekday", "ones", "odd", "unit"
)
NUMBERS = letters("num", "num3", "num4", "num8", "digits")
SPACES = frozenset(" \n")
CLOSERS = frozenset(".,;:!?)]>\"'*_~|-/=`")
SUBJECTS = frozenset({"i", "we", "he", "she", "they", "it", "you", "who", "that", "which", "and"})
DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "its",
        "every",
        "each",
        "happy",
        "any",
        "no",
        "one",
    }
)
LINKING = frozenset(
    {
        "a", "after", "afternoon", "also", "an", "and", "are", "as", "at", "because", "before", "but", "by",
        "can", "could", "do", "either", "evening", "for", "from", "good", "i", "if", "in", "instead", "is",
        "it", "latest", "let", "morning", "my", "night", "of", "ok", "okay", "on", "or", "otherwise", "our",
        "please", "pls", "since", "so", "thanks", "that", "the", "then", "there", "they", "this", "though",
        "to", "too", "until", "was", "we", "when", "which", "while", "will", "with", "without", "works",
        "would", "you", "your",
    }
)  # fmt: skip
"""Words that go on after a time; any other word behind a short or ambiguous one claims it for itself."""

GOING_ON = LINKING | {
    "again", "already", "anyway", "asap", "asking", "assuming", "being", "cannot", "did", "didn't", "does",
    "doesn't", "else", "except", "fits", "gives", "had", "has", "hasn't", "hopefully", "however", "isn't",
    "just", "leaves", "looks", "makes", "maybe", "means", "might", "must", "not", "now", "once", "only",
    "perhaps", "please", "possibly", "probably", "provided", "rather", "remains", "same", "seems", "sharp",
    "should", "sounds", "still", "suits", "than", "these", "those", "unless", "via", "wasn't", "what",
    "whenever", "where", "whether", "who", "won't", "wouldn't", "yet",
}  # fmt: skip
"""Words that go on after a weekday in full; behind one without a preposition any other is what it tells
about ("Friday deployments")."""

LONGEST_SHORT_DAY = 5
SHORT_DAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "thu", "tue"})
VERBS_TOO = frozenset({"sat", "wed"})
MONTHS_TOO = frozenset({"may", "march"})
DUE = frozenset({"deadline", "due", "date", "eta", "by", "on", "until", "before", "till", "since", "me"})
RATIOS = frozenset(
    {
        "aspect", "contrast", "dilute", "diluted", "dilution", "display", "displays", "drew", "format",
        "gear", "gradient", "lost", "mix", "mixed", "monitor", "monitors", "odds", "proportion", "ratio",
        "ratios", "scale", "scales", "score", "scored", "screen", "screens", "slope", "slopes", "won",
    }
)  # fmt: skip
RUNNING = frozenset(
    {
        "builds", "built", "completed", "completes", "done", "finished", "finishes", "ran", "run", "runs",
        "takes", "took",
    }
)  # fmt: skip
RECURRING = frozenset({"each", "every", "other"})
RUNNING_TIMES = frozenset(
    {
        "beat", "clip", "lap", "lasted", "lasts", "length", "long", "marathon", "mile", "pace", "per",
        "result", "results", "song", "took", "track",
    }
)  # fmt: skip
NUMBERED = frozenset(
    {"build", "version", "release", "id", "ticket", "order", "issue", "pr", "room", "port", "line"}
)
HOLIDAYS = frozenset(
    {
        "ash", "black", "casual", "cyber", "easter", "fat", "giving", "good", "holy", "palm", "ruby",
        "shrove", "super",
    }
)  # fmt: skip
REFERENCES = frozenset(
    {
        "chapter", "corinthians", "deuteronomy", "ephesians", "exodus", "galatians", "genesis", "hebrews",
        "isaiah", "leviticus", "line", "lines", "luke", "page", "proverbs", "psalm", "psalms", "revelation",
        "romans", "row", "surah", "verse", "verses",
    }
)  # fmt: skip
COPULAS = frozenset({"a", "about", "an", "are", "at", "be", "in", "is", "of", "to", "was", "were"})
LED = letters("at", "by", "on", "in", "for", "from", "between", "to", "after", "about", "within")
AT = letters("at", "about") | {"@", "~"}
NEAR_AT = letters("by", "tonight", "today", "part")
CLAIMING = letters("word", "possessive", "unit", "thing", "m", "d", "w") | NUMBERS
ALONE = frozenset({"month alone", "month year", "named quarter", "week number"})
"""Rules for periods that are named alone, never beside a clock: "at 3pm May will call"."""
FEAST_LEADS = letters("by", "on", "at", "after")
MONTHS = 12
UNTIL = frozenset({"before", "till", "til", "until", "untill"})
STREETS = frozenset(
    {
        "Avenue", "Ave", "Boulevard", "Close", "Court", "Crescent", "Drive", "Lane", "Place", "Rd", "Road",
        "Square", "Street", "Terrace", "Way",
    }
)  # fmt: skip
NAME_TAILS = STREETS | {"Club", "FM", "GmbH", "Inc", "LLC", "Ltd", "Motors", "Show", "Times"}
NOUNS_TOO = frozenset({"sat", "sun", "wed"})
EARLIEST, LATEST = 600, 2359
HOURS, MINUTES = 24, 60
DATING = letters("w") | frozenset("-/.")
"""Behind a year in a date: 2026-12-01, 2026w49."""
YEARS = range(1900, 2060)


def may_start(tokens: Tokens, at: int) -> bool:
    """Not glued to a word, a number, a sign of a path, an amount or an identifier."""
    before, beyond = tokens.code(at - 1), tokens.code(at - 2)
    if before in SPACES or (before == "-" and beyond in letters("weekday", "month")):
        return True
    if before in WORDLIKE or before in "#$%&+\\{}^_.=":
        return False
    return before not in "-/:'@~" or beyond in SPACES or (before == ":" and beyond not in NUMBERS)


def is_mere_number(tokens: Tokens, at: int) -> bool:
    """ "4512 boxes": four digits that are no clock, with nothing behind them that goes on to a date."""
    if tokens.code(at) != CODES["num4"] or tokens.code(at + 1) in DATING:
        return False
    hour, minute = divmod(tokens.value(at), 100)
    return hour > HOURS or minute >= MINUTES


def counts_things(tokens: Tokens, at: int) -> bool:
    """ "bays 7-9, Tue": behind the word for several things two rising numbers say which of them."""
    if tokens.code(at - 1) != " " or tokens.code(at - 2) not in letters("word"):
        return False
    word = _previous(tokens, at)
    if word in NUMBERED | REFERENCES:
        return True
    is_range = tokens.code(at + 1) == "-" and tokens.value(at) < tokens.value(at + 2)
    return is_range and word.endswith("s") and word not in LINKING


def may_end(tokens: Tokens, end: int) -> bool:
    """Followed by a blank, or by a mark that goes on to nothing."""
    after = tokens.code(end)
    if after in SPACES:
        return True
    if after not in CLOSERS:
        return False
    beyond = tokens.code(end + 1)
    if after == "-" and beyond in letters("weekday", "month"):
        return True
    if after in ".,:-'_=" or (after == "/" and tokens.code(end - 1) in NUMBERS):
        return beyond not in WORDLIKE and beyond not in NUMBERS
    return True


@cache
def _or_another() -> re.Pattern[str]:
    return pattern(r" (?:<or>|<to>|<and>) (?:<num>|<ones>)(?= )")


def is_led(tokens: Tokens, at: int) -> bool:
    """Behind "at", as a clock is."""
    return tokens.code(tokens.before(at)) in AT


def is_hardly_led(tokens: Tokens, at: int) -> bool:
    """Behind "by", "until", "tonight" or a part of the day, as a clock may be."""
    before = tokens.before(at)
    if tokens.code(before) == ",":
        before = tokens.before(before)
    return tokens.code(before) in NEAR_AT


def is_timetabled(tokens: Tokens, start: int) -> bool:
    """ "at 8.47", to the minute."""
    return tokens.word(tokens.before(start)).lower() in ("at", "@")


@cache
def _day_behind() -> re.Pattern[str]:
    return pattern(" (?:(?:<on> )?(?:<weekday>|<today>|<num> ?<month>)|<on> <the> <num> ?<suffix>)")


def is_military(tokens: Tokens, at: int) -> bool:
    """ "0600 on the 13th", "1400 tomorrow": four digits beside a day that are no year."""
    number = tokens.value(at)
    is_clock = EARLIEST <= number <= LATEST and not number % 5 and number not in YEARS
    return bool(_day_behind().match(tokens.codes, at + 1)) and (is_clock or tokens.word(at)[0] == "0")


def is_day_first(tokens: Tokens, start: int, end: int) -> bool:
    """ "30/9" alone: neither a fraction nor a month before a day."""
    return tokens.value(start) > MONTHS and stands_alone(tokens, end)


def begins_span(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what joins a clock to a day says that it holds until then: "noon in London until March"."""
    return not UNTIL.isdisjoint(word.lower() for word in tokens.words[start:end])


def has_subject(tokens: Tokens, end: int) -> bool:
    """ "am I", "am we"."""
    return _following(tokens, end) in SUBJECTS


def is_name(tokens: Tokens, end: int) -> bool:
    """ "12 October Street", "Tomorrow Ltd", "Noon & Sons"."""
    if tokens.code(end) != " ":
        return False
    is_firm = tokens.code(end + 1) == "&" and tokens.word(end + 3)[:1].isupper()
    return is_firm or tokens.word(end + 1) in NAME_TAILS


def is_noun(tokens: Tokens, at: int) -> bool:
    """ "the midday sun"; a short weekday in small letters needs a word like "on" before it."""
    return tokens.word(at) in NOUNS_TOO and tokens.code(tokens.before(at)) not in LED


def has_abbreviation_dot(tokens: Tokens, at: int) -> bool:
    """ "Thurs. at 4"; a full name before a dot ends a sentence."""
    is_short = len(tokens.word(at - 1)) <= LONGEST_SHORT_DAY
    return tokens.code(at) == "." and is_short and tokens.code(at - 1) in letters("weekday")


def stands_alone(tokens: Tokens, end: int) -> bool:
    """A number that no word behind it claims ("at 3 places", "at 3 or 4 places")."""
    if _following(tokens, end) == "of":
        return False
    another = _or_another().match(tokens.codes, end)
    end = another.end() if another else end
    return tokens.code(tokens.after(end)) not in CLAIMING or _links(tokens, end)


def is_meant(rule: str, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the phrase that only this rule found is a time in a running text."""
    check = CHECKS.get(rule)
    return check is None or check(tokens, start, end)


def is_title(tokens: Tokens, start: int, end: int) -> bool:
    """Words with capitals that run on into another: "Friday Night Lights"."""
    words = [tokens.word(index) for index in range(start, end + 2) if tokens.word(index)[:1].isalpha()]
    is_alone = tokens.code(end) == " " and tokens.code(end + 1) in letters("word", "possessive")
    return is_alone and all(word[0].isupper() and not word.isupper() for word in words)


def _previous(tokens: Tokens, start: int) -> str:
    """The word before, over a colon or an opening bracket; empty at the beginning of a sentence."""
    at = tokens.before(start)
    if tokens.code(at) in ":(":
        at = tokens.before(at)
    word = tokens.word(at).lower()
    return word if word[:1].isalnum() else ""


def _following(tokens: Tokens, end: int) -> str:
    return tokens.word(tokens.after(end)).lower()


def _links(tokens: Tokens, end: int) -> bool:
    word = _following(tokens, end)
    return not word[:1].isalnum() or word in LINKING


def _is_whole_text(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.before(start) < 0 and tokens.word(tokens.after(end)) in ("", ".", "?", "!")


def _introduced(tokens: Tokens, start: int) -> bool:
    return _previous(tokens, start) in DUE


def _numeric(tokens: Tokens, start: int, end: int) -> bool:
    if _is_whole_text(tokens, start, end):
        return True
    return _introduced(tokens, start) and _links(tokens, end) and _following(tokens, end) != "of"


def _weekday(tokens: Tokens, start: int, end: int) -> bool:
    word = tokens.word(start).lower()
    previous = _previous(tokens, start)
    if previous in HOLIDAYS or tokens.code(end) == "'":
        return False
    if previous in RECURRING:
        return False
    if previous in DETERMINERS:
        return previous == "the" and word not in SHORT_DAYS and _links(tokens, end)
    if word in SHORT_DAYS:
        is_verb = (word in VERBS_TOO and previous in SUBJECTS) or previous == "of"
        return not is_verb and _links(tokens, end) and not tokens.word(start).isupper()
    if not previous and _following(tokens, end) == "the":
        return False
    return tokens.code(tokens.before(start)) in LED or not _tells_about(tokens, end)


def _tells_about(tokens: Tokens, end: int) -> bool:
    """Whether a weekday belongs to the word behind it: "Sunday school", "Friday deployments"."""
    is_word = tokens.code(end) == " " and tokens.code(end + 1) in letters("word", "unit")
    return is_word and _following(tokens, end) not in GOING_ON


def _number_and_month(tokens: Tokens, _start: int, end: int) -> bool:
    """ "16. Nov", and not a sentence that ends in a number before one that begins with May."""
    return _links(tokens, end) and _following(tokens, end) not in SUBJECTS


def _month_first(tokens: Tokens, start: int, end: int) -> bool:
    """ "may 3", and not "it may 3 times" or "he may second it": these months are verbs too."""
    is_verb = _previous(tokens, start) in SUBJECTS - {"and"}
    return tokens.word(start) not in MONTHS_TOO or (_links(tokens, end) and not is_verb)


def _noon(tokens: Tokens, start: int, end: int) -> bool:
    """ "by noon", and not "the noon job" or "midnight blue"."""
    previous = _previous(tokens, start)
    if previous in DETERMINERS or previous == "high":
        return previous != "high" and _links(tokens, end)
    return tokens.code(tokens.before(start)) in LED or not _tells_about(tokens, end)


def _closing(tokens: Tokens, start: int, end: int) -> bool:
    """ "EOD works", and not "COB lights"."""
    return tokens.code(tokens.before(start)) in LED or not _tells_about(tokens, end)


def _half_hour(tokens: Tokens, start: int, end: int) -> bool:
    """ "at half nine", and not "half seven of them"."""
    return tokens.code(tokens.before(start)) in LED | AT and stands_alone(tokens, end)


def _feast(tokens: Tokens, start: int, end: int) -> bool:
    """ "by Easter", and not "the Christmas party"."""
    return tokens.code(tokens.before(start)) in FEAST_LEADS and not _tells_about(tokens, end)


def _period_alone(tokens: Tokens, start: int, end: int) -> bool:
    """ "by December", and not "by June's desk"; without "by" the past is as likely."""
    is_name = tokens.word(start)[0].isupper() or tokens.codes[start] != CODES["month"]
    return is_name and tokens.code(tokens.before(start)) in letters("by") and _links(tokens, end)


def _period_of_year(tokens: Tokens, start: int, _end: int) -> bool:
    """ "in March 2027"."""
    return tokens.code(tokens.before(start)) in LED


def _end_month(tokens: Tokens, start: int, end: int) -> bool:
    """ "by end January", and not "in the end May won"."""
    return tokens.word(end - 1)[0].isupper() and tokens.code(tokens.before(start)) in LED - letters("in")


def _today(tokens: Tokens, start: int, _end: int) -> bool:
    """ "the today tab"."""
    return _previous(tokens, start) not in DETERMINERS


def _calendar_week(tokens: Tokens, start: int, end: int) -> bool:
    """ "KW 49", and not "12 kW 3 phase"."""
    return tokens.word(start).isupper() and _links(tokens, end)


def _week_number(tokens: Tokens, start: int, end: int) -> bool:
    """ "in week 48", and not "week 3 of the course"."""
    is_led = tokens.code(tokens.before(start)) in letters("by", "in", "for", "from")
    return is_led and _links(tokens, end) and _following(tokens, end) != "of"


def _weekday_week(tokens: Tokens, start: int, end: int) -> bool:
    return _previous(tokens, start) not in DETERMINERS and not _tells_about(tokens, end)


def _part(tokens: Tokens, start: int, end: int) -> bool:
    """A part of today where it is due by then: "by lunchtime"."""
    return _previous(tokens, start) == "by" and _links(tokens, end) and _following(tokens, end) != "of"


def _ordinal(tokens: Tokens, start: int, end: int) -> bool:
    last = tokens.code(end - 1)
    has_the = tokens.codes[start] == CODES["the"]
    previous = _previous(tokens, start)
    if not (has_the or previous in DUE) or tokens.code(tokens.after(end)) in letters("unit", "which"):
        return False
    is_spelled_out = last == CODES["nth"]
    is_counted = has_the and bool(previous) and previous not in DUE
    claimed = _following(tokens, end) == "of" or (is_spelled_out and (is_counted or has_the))
    if has_the and not is_spelled_out and not claimed and _following(tokens, end) in GOING_ON:
        return True
    return _links(tokens, end) and not claimed


def _digital(tokens: Tokens, start: int, end: int) -> bool:
    """A clock, and not a ratio or a place in a book: "the scale is 1:20", "verse 3:16"."""
    at, subject = start, _previous(tokens, start)
    while subject in COPULAS:
        at = tokens.before(at)
        subject = _previous(tokens, at)
    near = {_previous(tokens, start), subject, _following(tokens, end)}
    return not near & (RATIOS | REFERENCES | RUNNING_TIMES)


def _compact(tokens: Tokens, start: int, _end: int) -> bool:
    return _previous(tokens, start) not in NUMBERED


def _later(tokens: Tokens, start: int, end: int) -> bool:
    """So much later than now, and not than what a story has told: "a day later it broke"."""
    behind = _following(tokens, end)
    is_story = tokens.code(start) in letters("a", "couple", "few") and (
        behind in SUBJECTS or behind in DETERMINERS
    )
    return not is_story and _length(tokens, start, end)


def _length(tokens: Tokens, start: int, _end: int) -> bool:
    return _previous(tokens, start) not in RUNNING


def _hour(tokens: Tokens, start: int, end: int) -> bool:
    is_length = tokens.code(tokens.after(end)) in NUMBERS
    return (_introduced(tokens, start) or is_led(tokens, start)) and not is_length


def _weekend(tokens: Tokens, start: int, _end: int) -> bool:
    return _introduced(tokens, start)


def _never(_tokens: Tokens, _start: int, _end: int) -> bool:
    return False


CHECKS = {
    "hardly": _never,
    "day number": _never,
    "closing": _closing,
    "end month": _end_month,
    "compact": _compact,
    "dotted": _numeric,
    "month first": _month_first,
    "half hour": _half_hour,
    "holiday": _feast,
    "last thing": _never,
    "month alone": _period_alone,
    "month year": _period_of_year,
    "named quarter": _period_alone,
    "named quarter of a year": _period_of_year,
    "noon": _noon,
    "number. month": _number_and_month,
    "weekend": _weekend,
    "digital": _digital,
    "hour": _hour,
    "later": _later,
    "length": _length,
    "numeric": _numeric,
    "ordinal": _ordinal,
    "half day": _never,
    "part": _part,
    "today": _today,
    "calendar week": _calendar_week,
    "week number": _week_number,
    "weekday": _weekday,
    "weekday week": _weekday_week,
}
