"""Where phrases begin, and what stands between and before their parts. Each is compiled when first needed."""

import re
from functools import cache

from asyncdraft.core.when.clock_rules import IN_THE_PART
from asyncdraft.core.when.rules import NUMBER
from asyncdraft.core.when.tokens import letters, pattern

ANCHORS = (
    "num", "num3", "num4", "num8", "ones", "tens", "nth", "month", "weekday", "today", "tonight", "which",
    "the", "closing", "end", "in", "within", "a", "unit", "couple", "few", "noon", "mid", "part", "early",
    "quarter", "half", "possessive", "my", "holiday", "weekof", "weekending", "calendar", "calendarweek",
    "middle", "midweek", "start", "later", "q", "h",
)  # fmt: skip

TO = "(?: ?- ?| (?:<to>|<and>|<by>) )"
OWNER = (
    "(?P<end><end>) <of> (?=<weekday>|<today>|<which> <weekday>)"
    "|(?:(?P<end2><end>) <of> )?(?P<whose><possessive>|<my>) "
)
TOWARDS = (
    f"(?:(?:<a> )?(?P<fraction><quarter>|<half>)|(?P<n>{NUMBER}|<a>)(?P<unit> <unit>)?)"
    " (?P<way><past>|<after>|<from>|<to>|<by>|<of>) "
)
BEFORE_LENGTH = "(?:<in> |<within> (?P<the><the> )?)(?:(?:<about>|<the>) )*(?P<next><which> )?"
TONIGHT = "[ ,]+<tonight>"
WEEK_OF = (
    "(?:(?:<the> )?(?P<unit><unit>) (?:<of>|<commencing>|<start>|(?P<ends><ending>))"
    "|<weekof>|(?P<also_ends><weekending>)),? "
    "(?:<weekday>,? (?=<num>|<the>))?(?:<the> (?=<num>))?"
)
BESIDE = "(?:<the> )?(?:(?P<unit><unit>)|(?P<weekday><weekday>)) (?:<after>|(?P<before><by>)) (?:<the> )?"

GLUE = r"[<word><num><num3><num4><num8><digits><month><weekday><ones><odd><unit>#$%&+\\{}^_.=]"
"""What a phrase never stands directly behind."""

NO_TIME_BEHIND = r" ?(?:<word>|[)?!;%>\]|*_=]|\n|$|<unit>(?: <word>|[ ]?[.,;:)?!]))"
"""Behind a number: that it is neither clock nor day, unless something led to it."""

BEGINNINGS = (
    "<weekday>|<today>|<tonight>|<closing>|<noon>|<mid>|<part>|<within>|<num4>|<num8>"
    "|<holiday>|<weekof>|<weekending>|<calendarweek>|<midweek>",
    "<month>(?=[ .,/-]{0,2}(?:<the> )?(?:<num>|<num4>|<nth>|<ones>|<tens>))|(?<=<by> )<month>",
    "<early>(?=[ -](?:<part>|<month>|<which>|<unit>|<num4>))",
    "<nth>(?! <word>)",
    "<calendar>(?= <unit>)",
    "(?:<middle>|<start>)(?= <of>)",
    "[<q><h>](?=<num>)",
    "<later>(?= <which>)",
    "<unit>(?= (?:<num>|<of>|<commencing>|<start>|<ending>))",
    f"<num>(?:(?!{NO_TIME_BEHIND})|(?<=[<at><by><about><in><on><from><between>@~,] .))",
    "<num3>(?= ?(?:<am>|<a>|<p>|<h>|<unit>|<business>))",
    "(?:<ones>|<tens>)(?:(?! <word>)|(?<=[<at><by><about>@~,] .))",
    "(?:<a>|<couple>|<few>)(?= (?:<unit>|<fortnight>|<business>|<couple>|<few>|<half>|<quarter>|<of>))",
    "<half>(?=[ -](?:<unit>|<ones>|<num>|<a>|<past>|<after>))",
    "<quarter>(?= (?:<past>|<to>|<after>|<by>|<of> (?:<a>|<ones>|<num>)))",
    "<the>(?= (?:<middle>|<start>|<fortnight>|<num>|<tens>|<end>|<which>|<unit>|<nth>(?! <word>)))",
    "<in>(?= (?:<about>|<which>|<a>|<num>|<num3>|<ones>|<tens>|<half>|<quarter>|<couple>|<few>))",
    "<in>(?= <the> (?:<about>|<which>|<unit>|<fortnight>))",
    "<which>(?= (?:<possessive>|<unit>|<weekday>|<part>|<early>|<which>|<nth>|<num>|<business>|<quarter>))",
    "<which>(?= <thing>)",
    "<end>(?= (?:<of>|<month>|<unit>|<business>|<which>|<weekday>))",
    "(?:<unit>|<quarter>)(?=[ -](?:<after>|<by>|<end>))",
    "(?:<possessive>|<my>)(?= (?:<weekday>|<unit>|<part>|<closing>|<today>|<end>|<which> <business>))",
)
"""First words of a phrase with what must follow: many words are of a time now and then, few are always."""


@cache
def word_of_time() -> re.Pattern[str]:
    """Where a phrase may begin; in a running text, only where something fitting follows."""
    return re.compile(f"[{''.join(sorted(letters(*ANCHORS)))}]")


@cache
def beginning() -> re.Pattern[str]:
    """Where a phrase begins in a running text, if a word of time stands there."""
    return pattern(f"(?<!{GLUE})(?:{'|'.join(BEGINNINGS)})")


@cache
def join() -> re.Pattern[str]:
    """Between the parts of a phrase."""
    words = "<at>|@|<on>|<by>|<for>|<from>|<between>|<in>|<about>|<of>|<the>|<which>(?= <early>)|<itself>"
    return pattern(rf"<t>(?=<num>)|\n|(?:[ ,|:()~<>-]|{words}){{0,6}}")


@cache
def before_year() -> re.Pattern[str]:
    """Between a date and its year: no word."""
    return pattern(r"\.?[ ,|:()~<>-]{0,6}")


@cache
def to() -> re.Pattern[str]:
    """Between the ends of a range."""
    return pattern(TO)


@cache
def listed() -> re.Pattern[str]:
    """Between times in a list."""
    return pattern(r" ?(?:,|/|,? ?<or>|,? ?<and>) ?")


@cache
def owner() -> re.Pattern[str]:
    """Before a day: that its end is meant, whose it is."""
    return pattern(OWNER)


@cache
def towards() -> re.Pattern[str]:
    """Before a clock: "a quarter past", "ten to", "15 minutes from"."""
    return pattern(TOWARDS)


@cache
def before_length() -> re.Pattern[str]:
    return pattern(BEFORE_LENGTH)


@cache
def week_of() -> re.Pattern[str]:
    """Before a day of the week that is meant, or the day that ends it."""
    return pattern(WEEK_OF)


@cache
def beside() -> re.Pattern[str]:
    """ "the day before", "the Friday after": before a day."""
    return pattern(BESIDE)


@cache
def for_somebody() -> re.Pattern[str]:
    """Behind working days: whose they are."""
    return pattern(" <for> (?P<full>(?P<first>[^ ])(?: [^ ])?)")


@cache
def tonight() -> re.Pattern[str]:
    return pattern(TONIGHT)


@cache
def in_the_part() -> re.Pattern[str]:
    return pattern(IN_THE_PART)
