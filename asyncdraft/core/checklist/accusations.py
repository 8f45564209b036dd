"""Sentences that make the reader, or the reader's people, the cause of harm, whatever verb they use.

Told by form: who acts (`you`, `your painters`), what came of it (a word of harm), and what ties the two
together (a habit, a cause, a condition that was not met). A lone mishap of theirs is no accusation.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from asyncdraft.core.checklist.expression import Expression
from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms, first, present
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.sentences import Sentence

_THEM = (
    r"your\s+(?:own\s+|whole\s+|night\s+|new\s+)?(?:people|team|crew|staff|side|office|warehouse|depot"
    r"|department|desk|lab|shop|shift|boss|firm|company|agency|branch|kitchen|studio|factory|ward|school"
    r"|supplier|colleague|men|women|lot|chef|cook|driver|nurse|plumber|electrician|assistant|intern"
    r"|deputy|clerk"
    r"|secretary|engineer|developer|designer|foreman|manager|trainee|partner|contractor|courier|\w{3,}s)"
)
_CLIQUE = r"(?:you\s+(?:guys|people|lot)|your\s+(?:lot|guys|lads|bunch))"
_ONE_OF_THEM = (
    r"(?:(?:someone|somebody|one|some|whoever|half)\s+(?:in|from|on|of|at)\s+(?:your\s+\w+|you)"
    r"|(?:a|some)\s+\w+\s+of\s+yours)"
)
_AGENT = rf"(?:you(?:\s+(?:guys|people|lot|all))?|{_ONE_OF_THEM}|{_THEM})"
_NOT_US = r"(?<!\bI )(?<!\bwe )(?<!\bI've )(?<!\bwe've )(?<!\bto )(?<!\bhave )"
_BUNGLED = (
    r"(?:mess(?:ed)?\s+(?:\w+\s+){0,3}?up|screw(?:ed)?\s+(?:\w+\s+){0,3}?up|botched|bungled|ruined|wrecked"
    r"|fouled\s+up|cocked\s+up|butchered|sabotaged|made\s+a\s+(?:mess|hash)\s+of|dropped\s+the\s+ball)"
)
_DAMAGING = (
    "broke broken spoiled damaged lost killed crashed blocked flooded burnt burned deleted "
    "wiped overwrote forgot forgotten failed missed neglected ignored overlooked mislabelled "
    "misplaced mixed cost dropped delayed let left caused started smashed tore cracked insisted "
    "promised"
)
_DAMAGED = rf"(?:{_DAMAGING.replace(' ', '|')})"
_HARM_NOUN = (
    r"(?:delay|mistake|error|problem|mess|fault|loss|damage|chaos|confusion|trouble|mix-up|failure|backlog)s?"
)
_BUNGLING = (
    "mess messed screw screwed botched bungled ruined wrecked fouled cocked butchered sabotaged made dropped"
)
_YOU = "you your yours"
_DONE = r"(?:['’]ve\s+|\s+(?:(?:have|has|had)\s+)?)"
_PAST = (
    r"(?:(?!need|use|open|close|interest|involve|invite|ask|want|request|mention|suggest|prefer"
    r"|book)\w+ed|were|was|did|had|have|has|left|let|lost|sent|took"
    r"|put|broke|forgot|came|went|cut|gave|made|sold|threw|built|drove|hung|shut|set)"
)
_POINTS = r"(?:that|this|it|one|all|which|mess|mistake|delay)(?:['’]s|\s+is|\s+was)"
_DUTY = (
    r"(?:tell|told|ask|warn|call|inform|check|test|read|say|mention|answer|reply|look|think|notice|stop"
    r"|close|lock|count|wait|listen|follow|label|report|do)"
)

_WHY_NOT = rf"(?:(?:did|have|do|were)n['’]t\s+{_AGENT}|(?:did|have|do|were)\s+{_AGENT}\s+not)"
_NO_NEED = r"(?!need|want|have\b|require)"
_NO_THING = r"(?!an?\b|the\b|any\b|had\b|time\b|no\b|more\b)"
_CLOSES = r"(?=\s*(?:[,.:;!?]|and\b|\Z))"
_WOULD = r"[^.!?\n]{0,80}?\b(?:would(?:n['’]t|\s+not|\s+never|\s+have|\s+still|\s+be)|could\s+have)\b"
_IN_ITSELF = Forms(
    {
        "that is down to you": Form(
            f"{_YOU} & that this it one all which mess mistake delay & on down",
            (rf"\b{_POINTS}\s+(?:(?:all|only|entirely|clearly)\s+)?(?:on|down\s+to)\s+{_AGENT}{_CLOSES}"),
        ),
        "the mess is all on you": Form(
            f"{_YOU} & on & all entirely clearly",
            (rf"\b(?:is|was|are|were)\s+(?:all|entirely|clearly)\s+on\s+{_AGENT}{_CLOSES}"),
        ),
        "nobody but you had": Form(
            f"{_YOU} & nobody no who & but",
            (rf"\b(?:nobody|no\s+one|who\s+else)\s+but\s+{_AGENT}\s+(?:had|was|were|knew|did|could)\b"),
        ),
        "you don't even": Form(
            f"{_YOU} & even",
            (rf"(?<!\w){_AGENT}\s+(?:do|did|does|have|has|can|could)n['’]t\s+even\s+{_NO_NEED}\w+"),
        ),
        "do you even": Form(
            f"{_YOU} & even",
            (rf"(?<!\w)(?:do|does|did|have|has|are|is|can)\s+{_AGENT}\s+even\s+{_NO_NEED}\w+"),
        ),
        "had you looked": Form(
            f"{_YOU} & would could & had", (rf"(?<!\w)had\s+(?:you|your\s+\w+)\s+{_NO_THING}\w+{_WOULD}")
        ),
        "if you had looked": Form(
            f"{_YOU} & if & would could & had",
            (rf"\bif\s+(?:you|your\s+\w+)\s+had(?:n['’]t|\s+not)?\s+{_NO_THING}\w+{_WOULD}"),
        ),
        "why didn't you ask": Form(
            f"{_YOU} & why", (rf"\bwhy\s+{_WHY_NOT}\s+(?:\w+\s+)?(?:{_DUTY}(?:ed)?|been)\b")
        ),
        "a child would have seen": Form(
            "child student beginner apprentice trainee intern amateur pupil professional",
            (
                r"\b(?:an?|any|every)\s+(?:[\w-]+\s+)?(?:child|student|beginner|apprentice|trainee|intern"
                r"|amateur|pupil"
                r"|professional)\s+(?:would|could)\s+have\s+\w+"
            ),
        ),
        "not with us": Form(
            "never & happen happened",
            (r"\bwould\s+never\s+(?:have\s+)?happen(?:ed)?\s+(?:in|at|with|under|on)\s+(?:our|my|us|me)\b"),
        ),
        "you messed it up": Form(
            f"{_YOU} & {_BUNGLING}",
            (
                rf"(?<!\bif )(?<!\w){_AGENT}(?:['’]ve|\s+(?:have|has|had))?\s+(?:(?:really|simply|just"
                rf"|completely|totally|again|also|clearly)\s+)*{_BUNGLED}\b"
            ),
        ),
        "you people broke it": Form(
            "you your & guys people lot lads bunch",
            (rf"(?<!\w){_CLIQUE}\s+(?:(?:have|again|simply|just|really)\s+)*{_DAMAGED}\b"),
        ),
        "this is what happens when": Form(
            "this that & what & happens get comes",
            (
                r"\b(?:this|that)(?:['’]s|\s+is)\s+what\s+(?:happens|you\s+get|we\s+get|comes\s+of)"
                r"\s+(?:when|if|for|with|from|it)\b"
            ),
        ),
        "you had it and still": Form(
            "you & still yet",
            (
                r"\byou(?:\s+had|['’]d)\b(?![^.!?\n]*\bthank)[^.!?\n]{3,60}?\b(?:(?:and|but)"
                r"\s+(?:you\s+)?(?:still|yet)|and\s+\w+\s+still|yet\s+you)\b"
            ),
        ),
        "ever since you took over": Form(
            f"{_YOU} & since & ever",
            (
                rf"\bever\s+since\s+{_AGENT}{_DONE}\w+\b[^.!?\n]*?\b(?:nothing|nobody|no\s+one|only|always"
                rf"|\w+n['’]t|not|chaos|late|worse|wrong)\b"
            ),
        ),
        "that is entirely your doing": Form(
            "your & doing making fault",
            (
                r"\b(?:entirely|all|only|purely|solely|totally|completely|clearly|is|was)\s+your"
                r"\s+(?:own\s+)?(?:doing|making|fault)\b"
            ),
        ),
        "you are the reason why we missed": Form(
            f"{_YOU} & culprit culprits bottleneck bottlenecks problem weak reason cause source root",
            (
                rf"(?<!\w){_AGENT}\s+(?:are|is|were|was)\s+(?:the|one)\s+(?:\w+\s+)?(?:culprits?"
                rf"|bottlenecks?|problem|weak\s+(?:link|spot)"
                r"|(?:reason|cause|source|root)\b[^.!?\n]*?\b(?:missed|late|lost|down|not|no|never|\w+n['’]t"
                r"|delay|delayed|problem|mess|wait|waiting))\b"
            ),
        ),
        "the delay comes from your side": Form(
            "your & delay delays mistake mistakes error errors problem problems mess fault"
            " faults loss damage damages chaos confusion confusions trouble troubles mix"
            " failure failures backlog backlogs",
            (
                rf"(?<!\bif )\b(?:the|this|that|every|each|all)\s+(?:\w+\s+)?{_HARM_NOUN}\s+(?:clearly\s+"
                rf"|again\s+|all\s+|only\s+)?"
                r"(?:comes?|came|lies?|stems?|is|was|are|were|happened|started|originates?)"
                r"\s+(?:\w+\s+)?(?:from|with|on|at|in)\s+your\s+\w+"
            ),
        ),
        "it was Jonas who left it open": Form(
            f"it & who that which & {_DAMAGING} {_BUNGLING}",
            (
                rf"\bit(?:['’]s|\s+is|\s+was)\s+(?:not\s+\w+\s+but\s+)?(?:\w+|{_AGENT}|(?:your|the|our)"
                rf"\s+(?:\w+\s+)?\w+)\s+(?:who|that|which)\s+"
                rf"(?:again\s+|just\s+|then\s+)?(?:{_DAMAGED}|{_BUNGLED})\b"
            ),
        ),
        "something you messed up": Form(
            f"{_YOU} & {_BUNGLING} broke forgot got failed neglected caused",
            (
                rf"\b(?:something|what|everything|which|things?)\s+(?:that\s+)?{_AGENT}(?:['’]ve|\s+have"
                rf"|\s+had)?\s+(?:{_BUNGLED}|broke|forgot|got\s+wrong|failed|neglected|caused)\b"
            ),
        ),
        "you cost us the contract": Form(
            f"{_YOU} & cost",
            (
                rf"(?<!\bwould )(?<!\bmight )(?<!\w){_AGENT}\s+(?:have\s+|has\s+|['’]ve\s+|already\s+)?cost"
                rf"\s+(?:us|me|the\s+\w+|our\s+\w+|everyone)\b"
            ),
        ),
        "how on earth did you": Form(
            f"{_YOU} & how",
            (
                rf"\bhow\s+(?:on\s+earth|the\s+\w+|in\s+(?:the\s+world|god['’]s\s+name)"
                rf"|for\s+\w+['’]s\s+sake)\s+(?:did|do|can|could|have|is\s+it)\s+{_AGENT}\b"
                r"|\bhow\s+(?:did|do|can|could|have)\s+you\s+(?:people\s+|guys\s+)?(?:even\s+|possibly\s+"
                r"|ever\s+)?manag(?:e|ed)\s+to\b"
            ),
        ),
        "I can't believe you": Form(
            f"{_YOU} & believe",
            (
                rf"\b(?:can(?:not|['’]t)|can\s+not|could(?:n['’]t|\s+not)|hard\s+to)\s+believe"
                rf"\s+(?:that\s+)?{_AGENT}\b[^.!?\n]*?"
                r"\b(?:without|not|\w+n['’]t|never|again|really|just|wrong|forgot|left|lost|even|nobody|still)\b"
            ),
        ),
        "you never once thought": Form(
            f"{_YOU} & never not & once even for",
            (
                rf"(?<!\w){_AGENT}\s+(?:never|not)\s+(?:once|even|for\s+a\s+(?:second"
                rf"|moment))\s+\w+ed?\b|(?<!\w)you\s+never\s+once\b"
            ),
        ),
        "nobody forced you to": Form(
            "you them him her & nobody no & forced asked made",
            (
                r"\b(?:nobody|no\s+one)\s+(?:forced|asked|made)\s+(?:you|them|him|her)"
                r"\s+(?:to\s+)?\w+"
            ),
        ),
        "if the lab had done its job": Form(
            "if & had & done listened bothered paid kept",
            (
                r"\bif\s+(?!I\b|we\b)(?:\w+\s+){1,4}?had\s+(?:only\s+|just\s+|ever\s+|actually\s+)?(?:done"
                r"\s+(?:its|their|his|her|your)\s+\w+"
                r"|listened|bothered|paid\s+attention|done\s+what|kept\s+(?:its|their|his|her|your))\b"
            ),
        ),
        "the nurse once again didn't chart": Form(
            "again more usual always & forgot ignored neglected overlooked mixed did",
            (
                r"\A(?:the|our|your|this|[\w-]+)\s+(?:\w+\s+){0,3}?(?:once\s+again|once\s+more|yet\s+again"
                r"|again|as\s+usual|as\s+always)\s+"
                rf"(?:forgot|ignored|neglected|overlooked|mixed\s+up|did(?:n['’]t|\s+not)"
                rf"\s+(?:even\s+)?(?:{_DUTY}|sign|clean|chart|pay|ask|care|bother))\b"
            ),
        ),
        "we get the blame": Form(
            "blame heat flak beating pay pays paying",
            (
                r"\b(?:we|I|us|me)(?:['’]m|['’]re|\s+am|\s+are)?\s+(?:\w+\s+){0,3}?(?:get|gets|take|taking"
                r"|getting|carry|carrying|catch|have)\s+(?:all\s+)?the\s+(?:blame|heat|flak|beating)\b"
                r"|\bpay(?:ing|s)?\s+(?:the\s+price\s+)?for\s+(?:your|their|his|her|other\s+people['’]s"
                r"|somebody\s+else['’]s)\s+\w+"
            ),
        ),
        "whoever it was could not be bothered": Form(
            "whoever whomever somebody someone some who",
            (
                r"\b(?:whoever|whomever|somebody|someone|some\s+\w+|the\s+person\s+who)\b[^.!?\n]{0,70}?"
                r"(?:\bcould(?:n['’]t|\s+not)\s+be\s+(?:bothered|arsed|troubled)|\bcan(?:['’]t|not)\s+be\s+(?:bothered|arsed)"
                r"|\bdid(?:n['’]t|\s+not)\s+(?:give\s+a|care|bother|think\s+it)"
                r"|\bmust\s+(?:have\s+been|be)\s+(?:asleep|blind|drunk|dreaming|sleeping|half)"
                r"|\b(?:has|have)\s+(?:clearly|obviously|evidently|apparently)\s+never\b)"
                r"|\bwhoever\b[^.!?\n]{0,70}?\b(?:clearly|obviously|evidently|apparently)\s+\w+"
                r"|\b(?:somebody|someone)\b[^.!?\n]{0,40}?\b(?:clearly|obviously|evidently|apparently)"
                r"\s+(?:thinks|believes|considers|assumes|does(?:n['’]t|\s+not)|can(?:['’]t|not)|has\s+never)\b"
                r"|\bsome\s+(?:\w+\s+)?(?:genius|idiot|clown|joker|fool|moron|bright\s+spark|smart\s+alec|einstein)"
                r"\s+(?:has\s+|again\s+)?\w+"
            ),
        ),
        "your office sits on our permits": Form(
            "sit sits sat sitting",
            (
                rf"(?<!\w){_AGENT}\s+(?:(?:is|are|has\s+been|have\s+been|keeps?|just|only|simply|still)\s+)*"
                r"(?:sits?|sat|sitting)\s+on\s+(?:(?:our|my|it)\b(?!\s+(?:floor|roof|bench|board|chairs?|panel|committee))"
                r"|(?:them|this|these|the\s+(?!\w*\s*(?:floor|roof|bench|board|chairs?|panel|committee)\b)\w+)\s"
                r"[^.!?\n]{0,20}?\b(?:until|till|since|for\s+(?:weeks|days|months|ages|ever|hours|a\s+\w+)|while)\b)"
            ),
        ),
        "finance slept on it": Form(
            "slept dozed dawdled sat sit sits sitting dragged dragging can't cannot lazy dumb"
            " stupid proud slow asleep",
            (
                rf"{_NOT_US}\b(?:slept|dozed|dawdled)\s+(?:on|through|over)\s+(?:it|this|that|the|our|my)\b"
                rf"|{_NOT_US}\b(?:sat|been\s+sitting|sits?|sitting)\s+on\s+(?:it|this|that|(?:the|our|my)"
                rf"\s+(?:\w+\s+)?(?:invoice|request|file|order|contract|offer|ticket"
                r"|report|form|application|complaint|quote|mail|draft|list|claim|bill|payment|approval"
                r"|papers?|letter|budget|decision))\b"
                r"|\bdragg(?:ed|ing)\s+(?:its|their|his|her|your)\s+feet\b|\bcan(?:['’]t|not)"
                r"\s+(?:even\s+)?(?:read|count|spell|follow|keep|write|hold)\s+an?\b"
                r"|\b(?:too\s+(?:lazy|dumb|stupid|proud|slow)\s+to|fell\s+asleep|can(?:['’]t|not)"
                r"\s+(?:even\s+)?do\s+(?:their|his|her|its|your)\s+job)\b"
            ),
        ),
        "you clearly have no idea": Form(
            f"{_YOU} & no & idea clue interest respect sense",
            (
                rf"(?<!\w){_AGENT}\s+(?:clearly|obviously|apparently|evidently|simply|really|just)\s+(?:have"
                rf"|has)\s+no\s+(?:idea|clue|interest|respect|sense)\b"
            ),
        ),
        "we are the ones who look like fools": Form(
            "one ones fool fools idiot idiots recount redo rewrite explain clean mop"
            " apologise apologize start complaints blame repair pay",
            (
                r"\b(?:we|I)(?:\s+are|['’]re|\s+am|['’]m)\s+(?:now\s+|again\s+)?the\s+(?:ones?|fools?"
                r"|idiots?)\s+(?:who|that|now|again)\b"
                r"|\b(?:and|so)\s+(?:now\s+)?(?:we|I|service|my\s+\w+|our\s+\w+)\s+(?:now\s+)?(?:can|may"
                r"|must|have\s+to|has\s+to|takes?|gets?)\s+"
                r"(?:recount|redo|rewrite|explain|clean\s+up|mop|apologi[sz]e|start\s+(?:again|over)|the"
                r"\s+(?:complaints|blame)|repair|pay)\b"
            ),
        ),
        "that was you": Form(
            "you & was & that it",
            (r"[?!]\s*(?:that|it)\s+was\s+you\b|\bthat\s+was\s+you,"),
        ),
        "don't put this on me": Form(
            "put fault mistake mess mine ours",
            (
                r"\bput\s+(?:this|that|it)\s+on\s+(?:us|me)\b"
                r"|\A(?:it(?:['’]s|\s+is)\s+)?(?:your|his|her|their)\s+(?:own\s+)?(?:fault|mistake|mess)\b"
                r"|\bnot\s+(?:mine|ours)\b[,;]\s*(?:so|but)\b"
            ),
        ),
        "it is beyond me how": Form(
            "beyond mystery riddle thinking",
            (
                r"\b(?:beyond\s+me|a\s+(?:mystery|riddle)\s+to\s+me)\s+(?:how|why|what)\b|\bwhat\s+(?:were"
                r"|was|are)\s+(?:you|they|he|she)\s+thinking\b"
            ),
        ),
        "they let the children down": Form(
            f"{_YOU} & down & let letting",
            (
                rf"(?<!\w){_AGENT}(?:['’]ve|\s+have|\s+had|\s+has)?\s+(?:let"
                rf"|letting)\s+(?:\w+\s+){{1,2}}down\b"
            ),
        ),
        "never opened a dictionary": Form(
            "never & obviously clearly evidently apparently",
            (r"\b(?:obviously|clearly|evidently|apparently)\s+(?:has\s+|have\s+)?never\s+\w+"),
        ),
        "nothing would be broken if you had": Form(
            f"{_YOU} & if had & would",
            (
                rf"\bwould(?:n['’]t|\s+not|\s+never)?\b[^.!?\n]{{0,60}}?\b(?:if|had)\s+{_AGENT}"
                rf"\s+(?:had\s+)?(?:kept|left|listened|asked|told|looked|stayed|read|not|thought|done)\b"
            ),
        ),
        "thanks to your wonderful idea": Form(
            "your & thanks",
            (
                r"\bthanks\s+to\s+your\s+(?:wonderful|brilliant|great|clever|genius|bright|fantastic|lovely"
                r"|splendid|so-called)\b"
            ),
        ),
        "every time your shift closes": Form(
            f"{_YOU} & every each & time",
            (
                rf"\b(?:every|each)\s+(?:single\s+)?time\s+(?:{_THEM}|your\s+\w+"
                rf"|you)\s+\w+\b[^.!?\n]*?\b(?:\w+n['’]t|not|never|wrong|missing|late|dirty|empty|broken|lost)\b"
            ),
        ),
        "the kitchen burnt it again": Form(
            "again usual always without & forgot burnt burned lost spoiled mixed ignored"
            " promised sold broke messed",
            (
                r"\A(?:the|our)\s+(?:\w+\s+)?(?:kitchen|office|warehouse|lab|crew|team|shift|driver|nurse"
                r"|cook|chef|printer['’]s|bakery|agency|depot|workshop|garage|studio|translator|planner|bank)"
                r"\s+(?:forgot|burnt|burned|lost|spoiled|mixed\s+up|ignored|promised|sold|broke"
                r"|messed\s+up)\b[^.!?\n]*?\b(?:again|as\s+usual|as\s+always|without\s+(?:asking|telling))\b"
            ),
        ),
        "what you do all day": Form(
            f"{_YOU} & what & all & day night week",
            (rf"\bwhat\s+{_AGENT}\s+(?:\w+\s+)?do(?:es)?\s+all\s+(?:day|night|week)\b"),
        ),
    }
)
"""Forms that accuse without any word of harm, each by an example."""

_BY_CAUSE = Form(
    f"{_YOU} thanks & because since as due thanks what whatever let left made sent sold crashed delivered"
    " drove put dropped ignored ordered cut wired",
    (
        rf"\b(?:because|since|as)\s+(?P<by_reason>{_AGENT}{_DONE}{_PAST}\b[^.!?\n,;]{{0,80}})"
        rf"|\b(?:because\s+of|due\s+to|thanks\s+to)\s+(?P<by_them>{_THEM}\b[^.!?\n;]{{0,80}})"
        r"|\bthanks\s+to\s+(?P<by_thanks>(?:the\s+)?\w+(?:\s+\w+)?,?\s+(?:we|I|the|our|my|nobody"
        r"|half)\s[^.!?\n;]{0,80})"
        rf"|(?P<since>\A[^.!?\n;]{{3,60}}?)\bsince\s+{_CLIQUE}{_DONE}\w+"
        rf"|\bsince\s+(?P<by_one>{_ONE_OF_THEM}\s+\w+[^.!?\n;]{{0,60}})"
        rf"|\bwhat(?:ever)?\s+{_AGENT}{_DONE}\w+(?P<by_deed>[^.!?\n;]{{0,60}}?\b(?:has|have|is|it|now"
        rf"|and)?\s*\w+)"
        rf"(?P<undone>\s[^.!?\n;]{{0,40}})"
        rf"|(?<!\w){_AGENT}\s+(?:let|left|made|sent|sold|crashed|delivered|drove|put|dropped|ignored"
        rf"|ordered|cut|wired)\s+(?P<then>[^.!?\n;]{{2,60}}?(?:\band|\bso"
        rf"|,)\s[^.!?\n;]{{2,60}})"
    ),
)
_HABIT = Form(
    "again always more every each usual constantly time keep keeps",
    (
        r"\b(?:again|always|once\s+more|every\s+(?:single\s+)?time|each\s+time|as\s+usual|constantly"
        r"|for\s+the\s+(?:second|\w+rd|\w+th)\s+time|keeps?\s+\w+ing)\b"
    ),
)
_ACTS = Expression(
    rf"(?:\A|[,;:–—(]\s*|\b(?:and|but|because|so|that|now|then|time|always|again|more|usual)\s+)"
    rf"(?P<agent>{_AGENT})(?:['’]ve)?\s+"
    r"(?!(?:can|could|will|would|may|might|shall|should|must|need|get|see|saw|find|found|know|knew"
    r"|want|wanted"
    r"|said|wrote|told|asked|mentioned|reported|noticed|like|once|ask|say|agreed|hold|start|are\s+right)\b)"
    r"(?P<deed>(?:(?!\b(?:because|since|if|when|while)\b)[^.!?\n;])*)",
    re.IGNORECASE,
)
_CREW_FAILS = Form(
    "did forgot forgotten failed ignored left mixed lost missed & once again",
    (
        r"\A(?:once\s+(?:more|again)|yet\s+again|again),?\s+(?:the|our|your)\s+\w+(?:\s+\w+)?\s+"
        r"(?:did(?:n['’]t|\s+not)|(?:(?:has|have)\s+)?(?:forgot(?:ten)?|failed|ignored|left|mixed|lost"
        r"|missed))\b"
    ),
)
_UNDONE = Expression(r"n['’]t\b|\bnot\b", re.IGNORECASE)


Way = Callable[[Facts, Sentence], re.Match[str] | None]


def accusations(facts: Facts) -> Iterator[Passage]:
    words = facts.recall(present)
    likely = _IN_ITSELF.likely(words)
    ways = [way for form, way in _WAYS if form.fits(words)]
    for sentence in facts.sentences if likely or ways else ():
        found = first(likely, _text(facts, sentence)) or _told(ways, facts, sentence)
        if found:
            yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())


def _told(ways: Iterable[Way], facts: Facts, sentence: Sentence) -> re.Match[str] | None:
    return next(filter(None, (way(facts, sentence) for way in ways)), None)


def _text(facts: Facts, sentence: Sentence) -> str:
    return facts.masked[sentence.body : sentence.end]


def _failed(facts: Facts, sentence: Sentence) -> re.Match[str] | None:
    """What a crew did not do, once more."""
    return _CREW_FAILS.expression.match(_text(facts, sentence))


def _caused(facts: Facts, sentence: Sentence) -> re.Match[str] | None:
    """Harm that came of what they did: in the reason, or done by whatever they did."""
    causes = _BY_CAUSE.expression.finditer(_text(facts, sentence))
    return next((found for found in causes if _is_harmed(facts, found)), None)


def _habitual(facts: Facts, sentence: Sentence) -> re.Match[str] | None:
    """Harm that they do again, or always."""
    text = _text(facts, sentence)
    if sentence.is_question or not _HABIT.expression.search(text) or _holds(facts, "mended", text):
        return None
    return next((found for found in _ACTS.finditer(text) if _is_harmful(facts, found["deed"])), None)


_WAYS = ((_CREW_FAILS, _failed), (_BY_CAUSE, _caused), (_HABIT, _habitual))


def _is_harmed(facts: Facts, found: re.Match[str]) -> bool:
    harmed = " ".join(filter(None, found.groups()))
    return (_holds(facts, "harm", harmed) or _GONE.search(harmed) is not None) and not _holds(
        facts, "mended", harmed
    )


_GONE = Expression(
    r"\b(?:is|are|was|were|been|switched|turned)\s+(?:all\s+)?(?:off|out|gone)\b", re.IGNORECASE
)


def _is_harmful(facts: Facts, deed: str) -> bool:
    return _holds(facts, "harm", deed) or _UNDONE.search(deed[:_NEXT]) is not None


_NEXT = 10


def _holds(facts: Facts, family: str, text: str) -> bool:
    return not facts.lexicon.words(family).isdisjoint(WORD.findall(text.lower()))
