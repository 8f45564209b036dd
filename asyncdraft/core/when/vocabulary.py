"""The words that times are made of: each with its class and its value."""

from asyncdraft.core.when.feasts import FEASTS

Vocabulary = dict[str, tuple[str, int]]

MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR, SECOND, WEEKEND, HALF_YEAR = range(10)

MORNING, AFTERNOON, EVENING, NIGHT, LUNCH, FIRST_THING = range(6)

THIS, NEXT, LAST, COMING = range(4)
AM, PM = range(2)


def _numbered(name: str, words: str, first: int) -> Vocabulary:
    """One group of synonyms per value, groups split by blanks, synonyms by bars."""
    groups = enumerate(words.split(), first)
    return {word.replace("_", " "): (name, value) for value, group in groups for word in group.split("|")}


def _all(name: str, words: str, value: int = 0) -> Vocabulary:
    return dict.fromkeys(words.split(), (name, value))


WORDS: Vocabulary = {
    **_numbered(
        "month",
        "january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug"
        " september|sept|sep october|oct november|nov december|dec",
        1,
    ),
    **_numbered(
        "weekday",
        "monday|mon tuesday|tue|tues wednesday|wed|weds thursday|thu|thur|thurs friday|fri"
        " saturday|sat sunday|sun",
        0,
    ),
    **_numbered(
        "ones",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen",
        1,
    ),
    **_all("tens", "twenty", 20),
    **_all("tens", "thirty", 30),
    **_all("tens", "forty fourty", 40),
    **_all("tens", "fifty", 50),
    **_all("tens", "sixty", 60),
    **_numbered(
        "nth",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
    **_all("nth", "thirtieth", 30),
    **_all("suffix", "st nd rd th"),
    **_all("am", "am", AM),
    **_all("am", "pm", PM),
    **_all("unit", "minute minutes min mins", MINUTE),
    **_all("unit", "hour hours hr hrs", HOUR),
    **_all("unit", "day days", DAY),
    **_all("unit", "week weeks wk wks", WEEK),
    **_all("unit", "month months mo mos", MONTH),
    **_all("unit", "year years yr yrs", YEAR),
    **_all("unit", "seconds sec secs", SECOND),
    **_all("unit", "weekend", WEEKEND),
    **_all("unit", "minutes' minutes’", MINUTE),
    **_all("unit", "hours' hours’", HOUR),
    **_all("unit", "days' days’", DAY),
    **_all("unit", "weeks' weeks’", WEEK),
    **_all("unit", "months' months’", MONTH),
    **_all("fortnight", "fortnight fortnights fortnight's fortnight’s", WEEK),
    **_all("quarter", "quarter quarters", 15),
    **_all("half", "half", 30),
    **_all("business", "business working work play"),
    **_all("today", "today", 0),
    **_all("today", "tomorrow tmrw tmr tmw tomorow tommorow tommorrow", 1),
    **_all("today", "yesterday", -1),
    **_all("tonight", "tonight tonite"),
    **_all("now", "now"),
    **_all("part", "morning", MORNING),
    **_all("part", "afternoon arvo", AFTERNOON),
    **_all("part", "evening", EVENING),
    **_all("part", "night", NIGHT),
    **_all("part", "lunch lunchtime", LUNCH),
    **_all("mid", "mid"),
    **_all("middle", "middle"),
    **_all("midweek", "midweek"),
    **_all("start", "start beginning"),
    **_all("commencing", "commencing starting"),
    **_all("ending", "ending"),
    **_all("weekof", "w/c w/b"),
    **_all("weekending", "w/e"),
    **_all("calendar", "calendar"),
    **_all("calendarweek", "kw cw"),
    **_all("itself", "itself"),
    **_all("thing", "thing"),
    **{spelling: ("holiday", 0) for name in FEASTS for spelling in (name, name.replace("'", "’"))},
    **_all("early", "early late"),
    **_all("noon", "noon midday noonish", 12),
    **_all("noon", "midnight", 24),
    **_all("oclock", "o'clock o’clock oclock uhr"),
    **_all("hs", "hs"),
    **_numbered(
        "hourish",
        "oneish twoish threeish fourish fiveish|fivish sixish sevenish eightish nineish|ninish tenish|tennish"
        " elevenish twelveish|twelvish",
        1,
    ),
    **_all("clock", "clock"),
    **_all("ish", "ish"),
    **_all("past", "past"),
    **_all("which", "this", THIS),
    **_all("which", "next", NEXT),
    **_all("which", "last previous", LAST),
    **_all("which", "coming upcoming", COMING),
    **_all("closing", "eod cob eob eop", DAY),
    **_all("closing", "eow", WEEK),
    **_all("closing", "eom", MONTH),
    **_all("closing", "eoq", QUARTER),
    **_all("closing", "eoy", YEAR),
    **_all("end", "end close"),
    **_all("couple", "couple", 2),
    **_all("few", "few", 3),
    **_all("later", "later hence"),
    **_all("ago", "ago"),
    **_all("at", "at"),
    **_all("by", "by before until untill till til due"),
    **_all("on", "on"),
    **_all("in", "in"),
    **_all("within", "within"),
    **_all("for", "for"),
    **_all("from", "from"),
    **_all("between", "between"),
    **_all("to", "to through thru"),
    **_all("and", "and"),
    **_all("or", "or"),
    **_all("of", "of"),
    **_all("the", "the"),
    **_all("a", "a an", 1),
    **_all("after", "after"),
    **_all("about", "around about circa approximately approx roughly ca"),
    **_all("time", "time timezone"),
    **_all("my", "my our"),
    **_all("your", "your their"),
    **{letter: (letter, 0) for letter in ["p", "m", "h", "d", "w", "o", "z", "t", "q"]},
}
