"""Meetings that are kept whatever else speaks against them, each with its reason."""

import re

from asyncdraft.core.meetings.reading import VAGUE, Reading
from asyncdraft.core.meetings.verdict import Choice, Topic, Verdict
from asyncdraft.core.text import say

ENOUGH = 0.8
"""The weight from which on a description says what happens, whatever the title says."""
SAID_ONCE = 0.9
"""The weight of less than one plain sign."""
PAIR, LARGE, AUDIENCE = 2, 5, 12
MOST_INITIALS = 2
SAID_TO_OTHERS = frozenset({"round", "present", "listen", "announce"})
"""What somebody does before others, even if the file hides who they are."""
ONE_WAY_TOPICS = frozenset({Topic.STATUS, Topic.STANDUP, Topic.DEMO, Topic.ANNOUNCEMENT})
NO_SIGN_OF_OTHERS = frozenset({Topic.OTHER, Topic.FOCUS, Topic.SOCIAL, Topic.TRAINING})
MEETINGS = frozenset(Topic) - NO_SIGN_OF_OTHERS | {VAGUE}
"""A title that names one of them is that of a meeting, whoever comes to it."""
NOBODY_NAMED = say("Nobody is named: the hours it costs cannot be judged.")

NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?"
RHYTHM = r"(?:1:1|(?:bi-?)?weekly|monthly|fortnightly|catch[ -]?up|sync|chat|check[ -]?in|talk|touch ?base)"
BETWEEN = r"(?:\s*(?:/|<>|<->|<=>|↔|<|>|\||//)+\s*|(?P<plain>\s*[&+×]\s*|\s+(?:x|and|–|-)\s+|[–-]))"
LONGEST_PAIR = 120
"""Characters of two names and what stands around them."""
TWO_NAMES = re.compile(
    rf"^\s*(?P<one>{NAME}){BETWEEN}(?P<other>{NAME})(?:\s*[:(–-]?\s*\(?{RHYTHM}\)?)?\s*$", re.IGNORECASE
)
ONE_TO_ONE = re.compile(
    r"(?<![\d:])(?:1\s*[:/&\-–]\s*1s?|1\s?on\s?1s?|1-?2-?1s?|o3)(?![\d:])"
    r"|(?:&|/|\+|\b(?:and|with))\s*me\s*$",
    re.IGNORECASE,
)
NO_CONFLICT = re.compile(
    r"\b(?:merge|schedul\w+|calendar|git|date|room|booking|rota|resource|lock|port|dependency"
    r"|version)\s+conflicts?"
    r"|conflicts? of interest|(?:high|surface|hyper)\s*tension",
    re.IGNORECASE,
)
NO_INTERVIEW = re.compile(
    r"\b(?:user|customer|expert|stakeholder|press|media|radio|tv|podcast)\s+interviews?\b"
    r"|interviews? (?:readout|findings|results|training|insights)",
    re.IGNORECASE,
)
HIRING = re.compile(
    r"\b(?:candidates?|applicants?|interviewee|hiring|cv|résumé|vacancy|job offer|scorecards? for the)\b",
    re.IGNORECASE,
)
INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
CONFLICT_TALK = re.compile(
    r"\b(?:mediat\w+|conflict between|clear the air|grievance|falling[- ]out|hurt feelings|tensions? between"
    r"|complaint (?:about|against|from|by)"
    r"|(?:tells?|says?|hears?|gives?|each) (?:his|her|their) side"
    r"|disagreement between|argument between|de-?escalat\w+|ombuds\w*"
    r"|both sides (?:of the story|speak|are heard)|neutral (?:third|facilitator|person)"
    r"|quarrel\w*|had (?:the|a|an) (?:\w+ )?(?:fight|row|argument)|fought|fell out"
    r"|harsh (?:words?|tone|thread|mails?|e-?mails?|messages?|exchange)"
    r"|shouted|insult(?:s|ed|ing)|bull(?:ied|ying)|harass\w+|accus(?:es?|ed|ing|ations?)|cheated"
    r"|(?:is|are|was|were) (?:both |very |so |still )?(?:angry|furious|loud|offended)"
    r"|(?:(?:do|does|did)(?:n['’]t| not)|no longer|won['’]t|refuses? to) (?:speak|talk|work)"
    r" (?:to|with) (?:each other|one another|(?:him|her|them)\b)"
    r"|without being interrupted|before lawyers)",
    re.IGNORECASE,
)
PERSONAL_TALK = re.compile(
    r"\b(?:how you are doing|how are you (?:doing|feeling)|how \w+ is (?:doing|getting on)"
    r"|personal development"
    r"|your (?:goals|career|growth|development|wellbeing|year)|career (?:path|goals"
    r"|development)|salary|appraisal"
    r"|performance (?:review|rating)|just the two of us|between the two of us|with both parents"
    r"|(?:give|leave|allow) (?:him|her|them) (?:some |all the )?(?:time|space)"
    r"|(?:all )?the (?:time|space) (?:he|she|they) needs?|tissues"
    r"|interpreter (?:is |has been )?booked|behind closed doors"
    r"|(?:union|staff|works council) (?:rep\w*|delegate) (?:is|was|will be|may be|comes|joins|present)"
    r"|(?:his|her) (?:redundancy|resignation)"
    r"|(?:works council|union) (?:is|has been|will be) (?:informed|invited|present|told)"
    r"|(?:about|because of) (?:the|his|her|your) (?:drinking|absences?|illness|conduct|behaviour|behavior)"
    r"|return(?:s|ed|ing)? to work|back (?:to work )?(?:after|from) (?:\w+ ){0,3}(?:sick\w*|leave|illness)"
    r"|(?:weeks?|months?) off\b|occupational health|welfare check|probation"
    r"|your (?:new )?(?:pay|wages?|bonus))\b",
    re.IGNORECASE,
)
PERSONAL_TITLE = re.compile(
    r"\b(?:salary|pay|bonus|appraisal|performance|development|probation|feedback|career|exit|welfare)"
    r" (?:conversation|talk|chat|meeting|interview|hour)s?\b",
    re.IGNORECASE,
)
"""Talks of one with one, however many are invited in turn."""
APPOINTMENTS = re.compile(
    r"\b(?:(?:book|reserve|choose|pick|take|grab) (?:a|your|one) (?:slot|time|appointment)"
    r"|sign up for (?:a|your) (?:slot|time)"
    r"|slots,? (?:book|reserve|sign up|on the list|via|through)|by appointment|behind closed doors"
    r"|(?:drop|walk) in (?:with|or|and|any ?time)|(?:come|called|in) one at a time"
    r"|put your name on the list)\b",
    re.IGNORECASE,
)
SLOTS = re.compile(
    r"\b(?:slot with (?:the|our|your|a)|\d+[ -]?min(?:utes?|s)?\.? (?:slots?|appointments?"
    r"|per (?:family|parent|tenant|patient|animal|client)))\b",
    re.IGNORECASE,
)
ROUND_OF_TALKS = re.compile(
    r"\b(?:rates?|prices?|pricing|pay|wages?|salar(?:y|ies)|terms|contract|lease|rent|fees?|tariffs?|claims?"
    r"|settlement|supply|licen[cs]e|merger|takeover)\b"
    r".{0,20}\bround\b(?: (?:\d|one|two|three|four)|\W*$| with)"
    r"|\b(?:wage|pay|price|tariff|rates?) round\b|\b(?:rent review|(?:lease|contract|licen[cs]e) renewal)\b",
    re.IGNORECASE,
)
AT_THE_TABLE = re.compile(
    r"\b(?:walk-?away|counter-?offers?|batna|concessions? (?:we|to)|(?:the|our) mandate is"
    r"|our (?:lowest|highest|best|first|last|final|opening) offer|our red lines?"
    r"|their (?:offer|demands?|lawyers?|counsel)|the other side(?:'s)? (?:wants?|offers?|asks?|will)"
    r"|they (?:will |would )?(?:open|start|come in|offer|ask) (?:at|with|for) [\d£$€]"
    r"|(?:they|she|he) wants? .{1,40} we can (?:live with|accept|offer)|our bottom line is)\b",
    re.IGNORECASE,
)
TREATS = re.compile("[☕🍵🍰🎂🧁🍩🍪🥐🥞🍕🍔🌮🍦🍺🍻🥂🍷🍹🎳🏓🏐🐕🐶]")
TRIAL = re.compile(
    r"\b(?:trial (?:day|shift|lesson|work)|demo lesson|work sample|audition)s?\b", re.IGNORECASE
)
"""How somebody is tried out before they are taken on."""
FAMILY = re.compile(
    r"\b[A-Z][\w'’-]+ [Ff]amil(?:y|ies)\s*(?:$|[/:,–-])"
    r"|\b(?:family (?:talk|meeting|conference)|next of kin|[Pp]arents? of [A-Z][\w'’-]+)\b"
)
BUSY = re.compile(
    r"^\W*(?:busy|private|privat|blocked|privado|tentative|unavailable|n/a)?\W*$", re.IGNORECASE
)


def keep(topic: Topic, *reasons: str) -> Verdict:
    return Verdict(Choice.KEEP, reasons, topic)


def private(reading: Reading) -> Verdict | None:
    if reading.meeting.private:
        return keep(Topic.OTHER, say("Private: it is counted, and its details are not judged."))
    return None


def no_meeting(reading: Reading) -> Verdict | None:
    meeting = reading.meeting
    if meeting.all_day:
        return keep(Topic.FOCUS, say("An entry for whole days, no meeting."))
    word = reading.title_marks.get(Topic.FOCUS)
    alone = reading.people <= 1 and not reading.nameless
    if (
        word
        and reading.topic in (Topic.OTHER, Topic.SOCIAL)
        and reading.said < ENOUGH
        and (alone or reading.nameless or Topic.SOCIAL not in reading.title_marks)
    ):
        return keep(Topic.FOCUS, say("“{word}” is own time, no meeting.", word=word))
    if BUSY.match(meeting.title) and not reading.wording.steps:
        return keep(Topic.FOCUS, say("It has no title and no text: nothing to judge by."))
    hidden = any(sign.family in SAID_TO_OTHERS and sign.one_way for sign in reading.signs)
    if alone and not hidden:
        return keep(Topic.FOCUS, say("Nobody else is invited: own time, no meeting."))
    return None


def nameless(reading: Reading) -> Verdict | None:
    """A published calendar says what takes place, not with whom; one's own entries look the same."""
    if not reading.nameless or reading.said >= ENOUGH or reading.title_kinds.keys() & MEETINGS:
        return None
    return keep(Topic.OTHER, NOBODY_NAMED)


def clearly_one_way(reading: Reading) -> bool:
    one_way, two_way = reading.balance
    return one_way >= 1.5 and one_way > 3 * two_way


def one_to_one(reading: Reading) -> Verdict | None:
    title = reading.meeting.title
    worded = Topic.ONE_TO_ONE in reading.title_marks and reading.people < LARGE
    named = bool(ONE_TO_ONE.search(title)) or worded
    if reading.people == PAIR:
        return keep(Topic.ONE_TO_ONE, say("Two people: talks of two are never proposed for replacement."))
    if named and (reading.people < LARGE or not clearly_one_way(reading)):
        return keep(
            Topic.ONE_TO_ONE,
            say("“{title}”: 1:1 talks are never proposed for replacement.", title=title.strip()),
        )
    if reading.people < PAIR + 1 and _names_two(title) and not reading.title_marks:
        return keep(
            Topic.ONE_TO_ONE, say("Two names in the title: 1:1 talks are never proposed for replacement.")
        )
    return None


def personal(reading: Reading) -> Verdict | None:
    title = reading.meeting.title
    if reading.people <= LARGE and (found := FAMILY.search(title)):
        return keep(
            Topic.ONE_TO_ONE,
            say("“{found}”: a personal talk is never proposed for replacement.", found=found[0].strip()),
        )
    if reading.people < AUDIENCE and (found := PERSONAL_TITLE.search(title)):
        return keep(Topic.ONE_TO_ONE, say("“{found}”: each comes for a talk of their own.", found=found[0]))
    if reading.people <= 3 and (found := PERSONAL_TALK.search(reading.text)):
        return keep(
            Topic.ONE_TO_ONE,
            say("“{found}”: a personal talk is never proposed for replacement.", found=found[0]),
        )
    return None


def _names_two(title: str) -> bool:
    """What also stands between other words joins names only where both look like some."""
    found = TWO_NAMES.match(title) if len(title) <= LONGEST_PAIR else None
    if found is None:
        return False
    return found["plain"] is None or all(_may_be_name(found[side]) for side in ("one", "other"))


def _may_be_name(text: str) -> bool:
    """Neither a word in lower case nor an abbreviation."""
    return not text[0].islower() and not (len(text) > MOST_INITIALS and text.isupper())


def appointments(reading: Reading) -> Verdict | None:
    """Consultations: many are invited, and each comes with what is nobody else's business."""
    found = APPOINTMENTS.search(reading.text)
    one_way, two_way = reading.balance
    if found is None and one_way <= max(two_way, SAID_ONCE):
        found = SLOTS.search(reading.text)
    if found and not clearly_one_way(reading):
        return keep(Topic.ONE_TO_ONE, say("“{found}”: each comes for a talk of their own.", found=found[0]))
    return None


def negotiation(reading: Reading) -> Verdict | None:
    titled = reading.topic not in ONE_WAY_TOPICS and ROUND_OF_TALKS.search(reading.meeting.title)
    found = titled or AT_THE_TABLE.search(reading.text)
    if not found or reading.people >= AUDIENCE or clearly_one_way(reading):
        return None
    return keep(
        Topic.DECISION, say("“{found}”: a negotiation needs both sides in one room.", found=found[0].strip())
    )


def interview(reading: Reading) -> Verdict | None:
    text, title = reading.text, reading.meeting.title
    word = reading.title_marks.get(Topic.INTERVIEW)
    hiring = HIRING.search(text)
    if (
        word
        and NO_INTERVIEW.search(title)
        and not hiring
        and (reading.people > 4 or clearly_one_way(reading))
    ):
        return None
    if word and not (clearly_one_way(reading) and reading.people >= AUDIENCE and not hiring):
        return keep(Topic.INTERVIEW, say("“{word}”: interviews are always kept.", word=word))
    if reading.people <= 10 and (trial := TRIAL.search(title)):
        return keep(
            Topic.INTERVIEW, say("“{trial}”: somebody is tried out, which is always kept.", trial=trial[0])
        )
    if hiring and INTERVIEW.search(text) and reading.people <= 10:
        return keep(Topic.INTERVIEW, say("“{hiring}” and an interview: always kept.", hiring=hiring[0]))
    return None


def conflict(reading: Reading) -> Verdict | None:
    word = reading.title_marks.get(Topic.CONFLICT)
    title = reading.meeting.title
    if (
        word
        and not NO_CONFLICT.search(title)
        and not (clearly_one_way(reading) and reading.people >= AUDIENCE)
    ):
        return keep(
            Topic.CONFLICT,
            say("“{word}”: a talk about a conflict needs people who hear each other.", word=word),
        )
    found = CONFLICT_TALK.search(reading.text)
    if found and reading.people < 10:
        return keep(
            Topic.CONFLICT,
            say("“{found}”: a talk about a conflict needs people who hear each other.", found=found[0]),
        )
    return None


def foreign(reading: Reading) -> Verdict | None:
    if not reading.language:
        return None
    return keep(
        Topic.OTHER,
        say("It is in {language}, which is not read here: kept.", language=reading.language),
    )


def social(reading: Reading) -> Verdict | None:
    word = reading.title_marks.get(Topic.SOCIAL)
    if word is None and (treat := TREATS.search(reading.meeting.title)):
        word = treat[0]
    if not word or reading.title_marks.keys() & {Topic.ANNOUNCEMENT, Topic.STATUS, Topic.DEMO, Topic.STANDUP}:
        return None
    one_way, two_way = reading.balance
    if one_way > 1.2 and one_way > 2 * two_way:
        return None
    return keep(
        Topic.SOCIAL, say("“{word}”: people meet to be together, not to hand out information.", word=word)
    )
