"""Prose of an update: each clause placed by its words, where no heading says what it is."""

import re

from asyncdraft.core.rounds.update import Part

SENTENCE_END = re.compile(
    r"(?<![Ee]\.g)(?<![Ii]\.e)(?<!\betc)(?<!\bvs)(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?][)\"”’]?\s+(?=[\"“‘'(\[@*_`]*[A-Z0-9@:])"
)
JOINT = re.compile(
    r"(?<=[\w)\]’'])(?:"
    r";\s+"
    r"|,?\s+(?=(?:but|however|though)\b)"
    r"|,\s+(?=(?:today|tomorrow|yesterday|next|then|now|nothing|no\s+(?:blockers?|impediments?)|blocked|stuck"
    r"|waiting|still\s+waiting|will|going\s+to|planning\s+to)\b)"
    r"|,?\s+(?=and\s+(?:(?:i|we)\b|(?:i|we)['’]|will\b|today\b|tomorrow\b|next\b|now\b|am\b|plan\b))"
    r"|,?\s+(?=then\s+(?:i|we)\b)"
    r")",
    re.IGNORECASE,
)

NONE = re.compile(
    r"\W*(?:none|nothing|n/?a|no|nope|nil|nada|zero|all\s+(?:clear|good|fine)|not\s+applicable|clear|-|–|—)"
    r"(?:\s+(?:from\s+(?:me|my\s+side|us)|(?:so\s+far|for|right|at|this|currently|today|now|really|new|the|moment|week"
    r"|to\s+report|else|major|blocking|blocked|me|us)\b)+)*\W*$"
    r"|\W*(?:(?:i\s+have|we\s+have|there\s+(?:are|is)|and|currently|but)\s+)*(?:no|zero|without(?:\s+any)?)\s+"
    r"(?:\w+\s+){0,2}(?:blockers?|impediments?|obstacles?|blocks|roadblocks?|issues|problems)"
    r"(?:\s+(?:from\s+my\s+side|so\s+far|at\s+the\s+moment|for\s+me|for\s+now|right\s+now|currently|today|this\s+week"
    r"|on\s+my\s+side|either))?\W*$"
    r"|\W*nothing\s+(?:shipped|done|finished|new|planned|to\s+share)(?:\s+(?:yet|so\s+far|this\s+week|today))?\W*$"
    r"|\W*(?:and\s+)?nothing\s+(?:(?:is\s+)?block(?:ed|ing|s)(?:\s+(?:me|us))?|in\s+(?:my|our)\s+way|to\s+report)"
    r"(?:\s+\w+){0,3}\W*$"
    r"|\W*(?:i\s+am|i['’]m|we\s+are|we['’]re)?\s*not\s+(?:blocked|stuck)(?:\s+(?:on|by)\s+anything)?\W*$",
    re.IGNORECASE,
)
"""Words that say that there is nothing."""
LONGEST_NONE = 160
"""Characters of such words; what is longer and has a letter or a digit says something."""

NONE_SHIPPED = re.compile(r"\b(?:shipped|done|finished)\b", re.IGNORECASE)

BLOCKED = re.compile(
    r"\b(?:blocked|stuck|blocker|blockers|blocking|stalled|impeded|on\s+hold|held\s+up|held\s+back)\b"
    r"|\bwait(?:ing|s)?\s+(?:on|for|until)\b"
    r"|\bcan(?:no|['’])?t\b[^.;]{0,60}\b(?:until|without|unless|before|because)\b"
    r"|\bneed(?:s|ed)?\s+(?:\w+\s+){0,6}(?:from|by)\s+@?[A-Z\w]|\bneed(?:s|ed)?\s+(?:some\s+|your\s+)?help\b"
    r"|\bhelp\s+(?:needed|wanted)\b|\bdepend(?:s|ing|ent)?\s+on\b",
    re.IGNORECASE,
)
UNBLOCKED = re.compile(
    r"\b(?:no\s+longer|not|isn['’]t|never|nothing|was|were|got)\s+(?:\w+\s+)?(?:blocked|stuck)\b|\bno\s+longer\b"
    r"|\bnon-blocking\b",
    re.IGNORECASE,
)
SURELY_BLOCKED = re.compile(
    r"\b(?:i|we)(?:\s+am|\s+are|['’]m|['’]re)\s+(?:still\s+|currently\s+)?(?:blocked|stuck)\b"
    r"|^\W*(?:still\s+|currently\s+)?(?:blocked|stuck)\s+(?:on|by|until|because|at|with|waiting)\b"
    r"|[,;(–—-]\s*(?:but\s+)?(?:still\s+|currently\s+)?(?:blocked|stuck)\s+(?:on|by|until|because|at|with|waiting)\b",
    re.IGNORECASE,
)
"""What blocks even under the heading "Next"."""

DECISION = re.compile(
    r"\b(?:decision|decisions)\s+(?:is\s+|are\s+)?(?:needed|wanted|required|pending|open)\b|\bneeds?\s+a\s+decision\b"
    r"|\b(?:please|must|should|has\s+to|have\s+to|needs?\s+to)\s+(?:\w+\s+){0,2}(?:decide|approve|sign\s+off)\b"
    r"|\bfor\s+(?:your\s+)?(?:decision|approval)\b|\b(?:awaiting|need(?:s|ing)?)\s+(?:an?\s+)?(?:approval|sign-off)\b",
    re.IGNORECASE,
)
RISK = re.compile(
    r"\brisks?\b|\b(?:may|might|could)\s+(?:slip|be\s+late|be\s+delayed|miss|move)\b", re.IGNORECASE
)
AHEAD = re.compile(
    r"\b(?:will|going\s+to|gonna|plan(?:s|ning|ned)?\s+(?:to|on|for)|aim(?:ing)?\s+to|intend(?:ing)?\s+to|hop(?:e|ing)\s+to"
    r"|want\s+to|next|tomorrow|working\s+on|continu(?:e|es|ing)|starting|start\s+(?:on|with)|about\s+to|in\s+progress"
    r"|focus(?:ing)?\s+on|to\s*do|still\s+to|later\s+(?:today|this\s+week)|by\s+(?:the\s+)?(?:end|mon|tue|wed|thu|fri))\b"
    r"|\b(?:i|we|it|they|that)['’]ll\b",
    re.IGNORECASE,
)
IRREGULAR = (
    "done|built|wrote|written|sent|shipped|set\\s+up|cut|found|met|made|got|gave|given|put|ran|held|led|brought|sold"
    "|paid|won|took|taken|taught|drew|drawn|went|began|kept|spent|read|split|rebuilt|rewrote|rewritten|bought"
)
BEHIND = re.compile(
    rf"^\W*(?:(?:yesterday|today|this\s+week|last\s+week|also|finally|just|on\s+\w+day|i|we|have|has|had|was|were|"
    rf"i['’]ve|we['’]ve|and|then|but|all|successfully|mostly|fully)[\s,:]+)*(?:[a-z]{{2,}}ed|{IRREGULAR})\b"
    rf"|\b(?:is|are|was|were|got|been|has|have|i|we|i['’]ve|we['’]ve)\s+(?:now\s+|been\s+|also\s+|finally\s+|all\s+|just\s+)*"
    rf"(?:live|merged|out|ready|complete|in\s+(?:production|review|place)|[a-z]{{2,}}ed|{IRREGULAR})\b"
    rf"|\b(?:yesterday|went\s+live|in\s+production|last\s+week)\b|\b(?:shipped|merged|released|deployed|launched)\b",
    re.IGNORECASE,
)
TODAY = re.compile(r"\b(?:today|this\s+(?:morning|afternoon)|now|currently)\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    return _cut(text, [match.end() for match in SENTENCE_END.finditer(text)])


def clauses(text: str) -> list[tuple[Part, str]]:
    """The text in pieces, each with its part; neighbours of one part stay together within a sentence."""
    return [piece for sentence in sentences(text) for piece in _placed(sentence)]


def _placed(sentence: str) -> list[tuple[Part, str]]:
    pieces: list[tuple[Part, str]] = []
    for clause in _cut(sentence, [match.end() for match in JOINT.finditer(sentence)]):
        part = part_of(clause)
        if pieces and part in (pieces[-1][0], Part.REST) and not is_none(clause):
            last, words = pieces.pop()
            pieces.append((last, f"{words} {clause}"))
        elif len(pieces) == 1 and pieces[0][0] is Part.REST and not is_none(clause):
            pieces = [(part, f"{pieces[0][1]} {clause}")]
        else:
            pieces.append((part, clause))
    return pieces


def _cut(text: str, places: list[int]) -> list[str]:
    ends = [*places, len(text)]
    pieces = (text[start:end].strip() for start, end in zip([0, *places], ends, strict=True))
    return [piece for piece in pieces if piece]


def is_none(text: str) -> bool:
    if len(text) > LONGEST_NONE:
        return not any(map(str.isalnum, text))
    return NONE.match(text) is not None


def part_of(clause: str) -> Part:
    """Where a clause belongs, by its words alone."""
    if is_none(clause):
        return Part.SHIPPED if NONE_SHIPPED.search(clause) else Part.BLOCKED
    if BLOCKED.search(clause) and not UNBLOCKED.search(clause):
        return Part.BLOCKED
    if DECISION.search(clause):
        return Part.DECISION
    return Part.RISK if RISK.search(clause) else _by_time(clause)


def _by_time(clause: str) -> Part:
    behind, ahead = BEHIND.search(clause), AHEAD.search(clause)
    if behind and ahead:
        return Part.SHIPPED if behind.start() < ahead.start() else Part.NEXT
    if behind:
        return Part.SHIPPED
    return Part.NEXT if ahead or TODAY.search(clause) else Part.REST
