"""Sentences that reproach without saying so, told by what they do rather than by set phrases.

Each form stands under an example of its own. They insinuate that the reader holds a false belief, has
better things to do, or does not listen; they play the martyr, count how often something was said, mock by
politeness, or ask what wants no answer.
"""

from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms, present

_REST = r"[^.!?\n]"
_TOLD = (
    r"(?:told|said|written|wrote|explained|mentioned|stated|announced|pointed\s+out|reminded|requested|noted"
    r"|warned|repeated|asked|shown|answered|described|sent)"
)
_HAVE = r"(?:['’](?:ve|d)|\s+have|\s+had)?"
_OFTEN = (
    r"(?:twice|again|already|before|repeatedly|now|(?:\w+|\d+)\s+times|more\s+than\s+once|over\s+and\s+over)"
)
_SAY = r"(?:say|repeat|ask|tell|remind|explain|write|answer|request|beg|send)"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|tenth|hundredth|\d+(?:nd|rd|th))\s+time"
_SOME = (
    r"(?:you(?:\s+(?:all|guys|people|lot))?|(?:some|certain)\s+(?:of\s+(?:you|us)|people|colleagues"
    r"|here|folks"
    r"|among\s+us|gentlemen|teams|departments|parties|individuals)|everyone|everybody|people\s+here"
    r"|your\s+\w+"
    r"|one\s+or\s+two\s+of\s+(?:you|us))"
)
_BETTER = (
    r"(?:more\s+(?:important|interesting|exciting|urgent|pressing)"
    r"|(?:far\s+|much\s+)?(?:better|bigger|nicer|higher))"
)
_THINGS = r"(?:things?|priorit(?:y|ies)|worries|matters|plans|fish|business|places)"
_LABOUR = (
    r"(?:fill|wash|clean|write|empty|do|book|water|feed|pay|sort|answer|cook|pack|unload|peel|iron|stack|tidy"
    r"|sweep|print|milk|sign|test|review|count|plan|organi[sz]e|file|solve|make|build|paint|put\s+\w+\s+away)"
)
_LEAD = (
    r"(?:(?:was|were)(?:n['’]t|\s+not)\s+aware|did(?:n['’]t|\s+not)\s+(?:know|reali[sz]e)"
    r"|(?:glad|good|nice|interesting|lovely|great|happy)\s+to\s+(?:see|know|hear|learn|read)"
    r"|seems?\s+to\s+think"
    r"|apparently|evidently|it\s+seems|seemingly|since\s+when|thinks?\b)"
)
_OPTIONAL = (
    r"(?:an?\s+(?:mere\s+|polite\s+|loose\s+|rough\s+)?(?:suggestion|recommendation|joke|decoration|hint)"
    r"|optional|voluntary|suggestions|recommendations|decoration|negotiable"
    r"|(?:only\s+)?(?:for|there\s+for)\s+(?:other\s+people|others|everyone\s+else|everybody\s+else"
    r"|fun|decoration))"
)
_ADULT = (
    r"(?:an?|any|every)\s+(?:\w+\s+)?(?:adult|grown-up|grownup|professional|expert|specialist"
    r"|graduate|academic"
    r"|(?:senior|trained|experienced|qualified|paid)\s+\w+)"
)
_AMAZED = (
    r"(?:surprised|puzzled|astonished|baffled|amazed|disappointed|amused|intrigued|fascinated"
    r"|impressed|touched)"
)
_LACK = (
    r"(?:still|nobody|no\s+one|not|\w+n['’]t|never|only|without|even|yet\s+again|again|so\s+little|so\s+few"
    r"|how\s+(?:little|few|long|easily|quickly))"
)
_ALONE = r"(?:again|as\s+(?:always|usual|ever)|once\s+more|alone|myself|too|till|until|all"
r"\s+(?:night|weekend|day))"


_MY_MAIL = (
    r"\b(?:my|our|the|\w+\s+of\s+my)\s+(?:\w+\s+){0,3}?(?:e-?mails?|mails?|letters?|messages?|notes?|reminders?"
    r"|requests?|calls?|orders?|questions?|tickets?|pings?)\b"
)
_SUPPOSED = (
    r"\b(?:evidently|apparently|obviously|clearly|presumably|seemingly|perhaps|maybe|probably|possibly|I\s+suppose"
    r"|I\s+guess|seeing\s+that|given\s+that|it\s+seems)\b"
)
_LOST = (
    r"\b(?:used\s+(?:to|as|for)|up\s+the\s+chimney|carried\s+off|beamed|eaten|swallowed|devoured|vanish(?:ed|es)?|disappear(?:ed|s)?|evaporated?|dissolved?|lost\s+in\s+the"
    r"|got\s+lost|abducted|stolen|burnt|shredded|intercepted|fell\s+(?:down|behind|into|off)|(?:straight\s+|right\s+)?"
    r"(?:to|into|in|for)\s+the\s+(?:bin|fire|void|shredder|trash|fireplace|stove)|kindling|parallel|another\s+planet"
    r"|wallpaper|the\s+moon|mars)\b"
)
_MISCARRIED = (
    r"\b(?:evidently|apparently|obviously|clearly|presumably|seemingly|must\s+have|seems?\s+to|probably)\b"
    rf"[^.!?\n]{{0,30}}?{_LOST}"
)
_CREATURE = (
    r"\b(?:pigeons?|dogs?|cats?|goats?|goblins?|gremlins?|elves|aliens?|hamsters?|owls?|mice|rats|moths|seagulls?"
    r"|monkeys?)\b"
)
_NO_ANSWER = (
    r"(?:(?:radio\s+|dead\s+|total\s+)?silence|crickets|nothing\s+back|nobody\s+\w+(?:ed|s|me)\b"
    r"|no\s+one\s+\w+(?:ed|s)\b|(?:no|zero|not\s+one|not\s+a\s+single)\s+(?:answers?|repl(?:y|ies)|responses?|reactions?|word|calls?|signs?)"
    r"(?!\s+(?:is\s+|are\s+)?(?:needed|necessary|required|expected|wanted|due)))"
)


_INSINUATIONS = Forms(
    {
        "as I've told you twice": Form(
            "told said written wrote explained mentioned stated announced pointed reminded requested"
            " noted warned repeated asked shown answered described sent",
            (rf"\b(?:as|like|what)\s+(?:I|we){_HAVE}\s+(?:\w+\s+)?{_TOLD}\b{_REST}{{0,30}}?\b{_OFTEN}\b"),
        ),
        "I have explained this three times": Form(
            "twice times once over again repeatedly",
            (
                rf"\b(?:I|we){_HAVE}\s+(?:\w+\s+)?{_TOLD}\s+(?:(?:you|this|it|that|everyone|everybody"
                rf"|to\s+you|all\s+of\s+you)"
                rf"\s+)+(?:about\s+\w+\s+|for\s+\w+\s+)?{_REST}{{0,50}}?"
                r"\b(?:twice|(?:\w+|\d+)\s+times|more\s+than\s+once|over\s+and\s+over|and\s+again|repeatedly)\b"
            ),
        ),
        "I won't say it again": Form(
            "say repeat ask tell remind explain write answer request beg send",
            (
                r"\b(?:I|we)(?:\s+will|\s+shall|\s+am|['’]m|['’]ll|\s+are|['’]re|\s+wo)?(?:n['’]t|\s+not"
                r"|\s+never)\s+"
                rf"(?:going\s+to\s+)?{_SAY}\b{_REST}{{0,25}}?\b(?:again|twice|once\s+more|(?:a"
                rf"|for\s+the)\s+{_ORDINAL})"
            ),
        ),
        "happy to explain it a fourth time": Form(
            "time slowly words",
            (
                rf"\b(?:happy|glad|willing|ready|delighted|pleased)\s+to\s+{_SAY}\b{_REST}{{0,25}}?"
                rf"(?:\ba\s+{_ORDINAL}|\bslowly|\bin\s+(?:simple|small)\s+words)"
            ),
        ),
        "some of you still think that": Form(
            "think believe assume imagine expect forgotten forget confuse mistake consider live need"
            " impression illusion",
            (
                rf"\b{_SOME}\s+(?:(?:still|apparently|clearly|obviously|evidently|really|honestly|just|all)\s+)*"
                r"(?:(?:seems?|appears?)\s+to\s+(?:still\s+)?(?:think|believe|assume|imagine|expect"
                r"|have\s+forgotten|forget"
                r"|confuse|mistake|consider|live|need\s+a)|are\s+under\s+the\s+(?:impression|illusion))\b"
            ),
        ),
        "contrary to popular belief": Form(
            "contrary",
            (
                r"\bcontrary\s+to\s+(?:popular|general|common|your|widespread)\s+(?:belief|opinion|rumou?rs?)\b"
            ),
        ),
        "in case that was the theory": Form(
            "theory plan idea hope assumption thinking",
            (
                r"\bin\s+case\s+(?:that|this|it)\s+(?:was|is)\s+(?:the|your)\s+(?:theory|plan|idea|hope"
                r"|assumption|thinking)\b"
            ),
        ),
        "forms do not fill themselves": Form(
            "themselves itself",
            (
                rf"\b\w+\s+(?:do(?:es)?|wo|can|will)(?:n['’]?t|\s*not|\s+never)\s+{_LABOUR}"
                rf"\s+(?:themselves|itself)\b"
            ),
        ),
        "there is no dish fairy": Form(
            "fairy fairies elves gnomes goblins heinzelmännchen wand mind minds",
            (
                r"\b(?:no|the|a|an|some|by)\s+(?:\w+\s+)?(?:fairy|fairies|elves|gnomes|goblins"
                r"|heinzelm[aä]nnchen)\b"
                r"|\bmagic\s+wand\b|\bread\s+(?:your\s+)?minds?\b"
            ),
        ),
        "you had better things to do": Form(
            "thing things priority priorities worries matters plans fish business places",
            (
                r"(?:(?<!if )(?<!whether )(?<!unless ))\b(?:you|you['’](?:ve|d)|everyone|everybody|they"
                r"|some\s+of\s+you|your\s+\w+)\s+"
                rf"(?:\w+\s+){{0,3}}?(?:(?:had|have|has)\s+)?(?:\w+\s+){{0,2}}?{_BETTER}\s+{_THINGS}\b"
            ),
        ),
        "for anyone who cares to look": Form(
            "care cares bother bothers bothered read count slept asleep sleeping listening paying listen",
            (
                r"\b(?:for|to)\s+(?:anyone|anybody|everyone|those|the\s+few|all)(?:\s+of\s+you)?"
                r"\s+(?:who|that)\s+(?:still\s+)?"
                r"(?:cares?|bothers?|bothered|can\s+(?:read|count|be\s+bothered)|slept|were\s+(?:asleep|sleeping)"
                r"|(?:was|were)(?:n['’]t|\s+not)\s+(?:listening|paying\s+attention)|did(?:n['’]t|\s+not)"
                r"\s+(?:listen|bother)"
                r"|can(?:['’]t|not)\s+(?:read|count))\b"
            ),
        ),
        "I see we are back to": Form(
            "see",
            (
                r"\bI\s+see\s+(?:that\s+)?(?:we|you|some|everyone)(?:['’]re|\s+are)?"
                r"\s+(?:all\s+)?(?:back\s+(?:to|at|in)|again|once\s+more)\b"
            ),
        ),
        "so we now do X, good to know": Form(
            "know",
            (
                rf"\A(?:so|ah|oh|aha|apparently)\b{_REST}{{8,}}?[,;–—-]\s*(?:good|nice|great|interesting"
                rf"|lovely)\s+to\s+know\b"
            ),
        ),
        "a simple yes would have done": Form(
            "would would've",
            (
                r"\b(?:a|one)\s+(?:simple|short|quick|single|small|little|brief|one-line|two-line)\s+"
                rf"{_REST}{{1,50}}?\bwould(?:['’]ve|\s+have)\s+(?:done|sufficed|been\s+\w+|helped|saved"
                rf"|cost|taken)\b"
            ),
        ),
        "would it kill you to": Form(
            "kill killed hurt harm harmed",
            (
                r"\bwould\s+(?:it|that)\s+(?:have\s+)?(?:really\s+)?(?:kill(?:ed)?|hurt|harm(?:ed)?)\b"
                r"|\bwould(?:n['’]t|\s+not)\s+have\s+(?:killed|hurt|harmed)\b"
            ),
        ),
        "too much to expect": Form(
            "expect hope demand want ask",
            (r"\b(?:too|so|that|asking)\s+(?:much|difficult|hard)\s+to\s+(?:expect|hope|demand|want|ask)\b"),
        ),
        "I wasn't aware the rule was optional": Form(
            "suggestion recommendation joke decoration hint optional voluntary suggestions"
            " recommendations negotiable for",
            (
                rf"\b{_LEAD}{_REST}{{0,70}}?\b(?:is|are|was|were|as|be)\s+(?:now\s+|only\s+|just\s+"
                rf"|merely\s+|purely\s+)?{_OPTIONAL}\b"
            ),
        ),
        "since when are we": Form(
            "since",
            (
                r"\bsince\s+when\s+(?:(?:are|do)\s+we|(?:is|was)\s+(?:it|that|this)\s+(?:ok|okay|allowed"
                r"|acceptable|my|our|normal|up\s+to))\b"
            ),
        ),
        "what part was unclear": Form(
            "part bit word",
            (
                rf"\b(?:what|which)\s+(?:part|bit|word)\s+of\b{_REST}{{1,60}}?\b(?:(?:was|were)"
                rf"\s+(?:so\s+|not\s+|too\s+)?"
                r"(?:unclear|clear|difficult|hard|confusing)|(?:do|did)(?:n['’]t|\s+not)?\s+you"
                r"\s+(?:not\s+)?understand)"
            ),
        ),
        "don't worry, I'll stay again": Form(
            "worry worries problem never fine sure course no only mind all",
            (
                r"\b(?:don['’]t\s+worry|no\s+worries|no\s+problem|not\s+to\s+worry|never\s+mind|fine"
                r"|sure|of\s+course|no)\b"
                rf"{_REST}{{0,40}}?[,;–—.]\s*I(?:['’]ll|\s+will|\s+had|\s+only|\s+just|\s+can"
                rf"|['’]ve)\b{_REST}{{0,60}}?\b(?:again|as\s+(?:always|usual)"
                r"|till\s+(?:ten|midnight|late)|only\s+had\s+to|just\s+had\s+to|once\s+more)\b"
                r"|\bI\s+only\s+had\s+to\b|\bdon['’]t\s+mind\s+me\b|\bdon['’]t\s+all\s+\w+\s+at\s+once\b"
            ),
        ),
        "it's not as if I had": Form(
            "if though like",
            (
                r"\bnot\s+(?:as\s+if|as\s+though|like)\s+(?:I|we|you|anyone|anybody|somebody|someone"
                r"|quality|it\s+matter(?:s|ed))\b"
            ),
        ),
        "customers love waiting": Form(
            "love loves adore adores enjoy enjoys",
            (
                r"\b(?:I|we|customers|clients|guests|patients|parents|people|they|everyone|drivers"
                r"|passengers|suppliers)\s+"
                r"(?:(?:just|really|simply|absolutely|all|so)\s+)*(?:loves?|adores?|enjoys?)"
                r"\s+(?:waiting|guessing|chasing|repeating"
                r"|explaining|begging|queu(?:e)?ing|standing\s+(?:in|around)|being\s+(?:ignored|shouted"
                r"|left|kept|told)|it\s+when"
                r"|cleaning\s+up|doing\s+(?:your|other|everybody|everyone))\b"
            ),
        ),
        "I was hoping an adult could": Form(
            "adult adults grown professional professionals expert specialist graduate academic senior"
            " trained experienced qualified paid",
            (
                rf"\b(?:hop(?:e|ed|ing)|expected?|expecting|thought|assumed?|too\s+\w+"
                rf"\s+(?:to\s+\w+\s+)?(?:from|for))\b{_REST}{{0,20}}?\b{_ADULT}\b"
                r"|\bwe(?:['’]re|\s+are)\s+all\s+(?:adults|grown-ups|professionals)\b"
            ),
        ),
        "far be it from me": Form(
            "far who here there silly know old perish",
            (
                r"\bfar\s+be\s+it\s+from\s+me\b|\bwho\s+am\s+I\s+to\b|\b(?:and|but)\s+(?:here|there)"
                r"\s+(?:I|we)\s+(?:was|were)\b"
                r"|\bsilly\s+me\b|\bwhat\s+do\s+I\s+know\b|\bcall\s+me\s+old-fashioned\b"
                r"|\bperish\s+the\s+thought\b"
            ),
        ),
        "I must have missed the memo": Form(
            "must",
            (
                r"\bmust\s+have\s+(?:missed|overlooked|slept\s+through|dreamt|dreamed|imagined)\s+(?:the"
                r"|that|your|our|it)\b"
                rf"(?={_REST}{{0,20}}?\b(?:memo|e-?mail|mail|message|meeting|announcement|part|where"
                rf"|vote|note)\b)"
            ),
        ),
        "we have a process, remember?": Form(
            "remember",
            (
                r"\b(?:we|you|I)\b[^.!?\n]{0,20}?\b(?:have|had|agreed|told|said|decided|signed|promised|wrote)\b"
                r"[^.!?\n]{0,60},\s*remember\s*\?"
            ),
        ),
        "shall I press the button for you": Form(
            "i",
            (
                rf"\b(?:should|shall|must|do|can)\s+I\b{_REST}{{0,40}}?\b(?:(?:draw|paint)"
                rf"\s+(?:you\s+)?a\s+(?:picture|map)"
                rf"|hold\s+(?:your|their)\s+hands?|come\s+over\s+and\b{_REST}{{0,40}}?\bfor\s+you"
                rf"|read\s+it\s+(?:out|aloud)|do\s+your)\b"
            ),
        ),
        "must be nice": Form(
            "must",
            (
                r"\bmust\s+be\s+(?:so\s+|very\s+|really\s+)?(?:nice|great|lovely|wonderful|fun|pleasant"
                r"|relaxing|bliss|comfortable|sweet)"
                r"\s+(?:to|if|when|for|that|,|being|having)"
            ),
        ),
        "how convenient": Form(
            "convenient surprising unexpected typical original surprise coincidence shock thought"
            " guessed surprised",
            (
                r"\bhow\s+(?:convenient|surprising|unexpected|typical|original)\b(?!\s+(?:is|are|was"
                r"|were|would|the|it|do|for\s+you\s+(?:is|would))\b)"
                r"|\bwhat\s+a\s+(?:surprise|coincidence|shock)\b|\bwho\s+would(?:['’]ve|\s+have)"
                r"\s+(?:thought|guessed)\b"
                r"|\bwhy\s+am\s+I\s+not\s+surprised\b|\bto\s+(?:nobody|no\s+one)['’]s\s+surprise\b"
                r"|\bsurprise,\s+surprise\b"
            ),
        ),
        "my mails land in a black hole": Form(
            "hole void air ears",
            (r"\bblack\s+hole\b|\b(?:in)?to\s+(?:the\s+void|thin\s+air)\b|\bdeaf\s+ears\b"),
        ),
        "obviously tested on nothing": Form(
            "obviously clearly evidently",
            (
                r"\b(?:obviously|clearly|evidently)\s+(?:\w+ed|done|written|made|sent|built|put|thought)\b"
                rf"{_REST}{{0,30}}?\b(?:nothing|nobody|no\s+one|never|without|blind(?:ly)?|half\s+asleep)\b"
                r"|\b(?:obviously|clearly|evidently)\s+(?:not|never|nobody|no\s+one)\s+(?:ever\s+|even\s+)?"
                r"(?:tested|checked|read|looked|opened|proofread|tried|asked|bothered|cared|thought"
                r"|cleaned|counted|measured|listened)\b"
            ),
        ),
        "you should try it one day": Form(
            "try ever called",
            (
                r"\byou\s+(?:should|could|might)\s+(?:really\s+)?try\s+(?:it|that|this)\s+(?:one\s+day"
                r"|some\s?time|some\s+day|too|once)\b"
                r"|\bever\s+heard\s+of\b|\b(?:thing|invention|concept)\s+called\b"
            ),
        ),
        "Your Majesty": Form(
            "majesty highness lordship ladyship excellency holiness sherlock",
            (
                r"\b(?:your|his|her)\s+(?:majesty|highness|lordship|ladyship|excellency|holiness)\b|\bSherlock\b"
            ),
        ),
        "I'm not holding my breath": Form(
            "breath lifetime life century decade retire die grow",
            (
                r"\bhold(?:ing)?\s+(?:my|our)\s+breath\b|\b(?:in|within|during)\s+(?:this|my|our)"
                r"\s+(?:lifetime|life|century)\b"
                r"|\bbefore\s+(?:I|we)\s+(?:retire|die|grow\s+old)\b|\bthis\s+(?:century|decade)\b(?=\s*[?.!,])"
            ),
        ),
        "if you say so": Form(
            "say suit like want please guest forget",
            (
                r"\A(?:(?:well|fine|ok|okay|sure|all\s+right),?\s+)?(?:if\s+you\s+say\s+so"
                r"|whatever\s+you\s+say|suit\s+yourself"
                r"|do\s+(?:as|what|whatever)\s+you\s+(?:like|want|please)\b(?=\s*[,.!])|be\s+my\s+guest"
                r"|forget\s+(?:it|I\s+asked))\b"
            ),
        ),
        "common courtesy": Form(
            "courtesy decency politeness manners",
            (r"\b(?:common|basic|elementary|simple)\s+(?:courtesy|decency|politeness|manners)\b"),
        ),
        "hope you enjoyed lunch while we": Form(
            "while whilst",
            (
                r"\b(?:hope|trust|glad)\b[^.!?\n]{2,60}?\b(?:while|whilst)\s+(?:we|I|the\s+rest|others"
                r"|some|my|our)\b"
            ),
        ),
        "the rest of us work": Form(
            "rest",
            (
                r"\bthe\s+rest\s+of\s+us\s+(?:work(?:s|ed)?|(?:had|have|has|is|are)\s+to|manages?d?|do"
                r"|can|still|actually|must)\b"
            ),
        ),
        "you could at least": Form(
            "least",
            (r"\b(?:you|one|somebody|someone|they)\s+(?:could|might)\s+(?:have\s+)?at\s+least\b"),
        ),
        "need I remind you": Form(
            "remind",
            (
                r"\b(?:need|must|do|should)\s+I\s+(?:really\s+|have\s+to\s+|need\s+to\s+|once\s+more\s+)?remind\b"
                r"|\b(?:let|allow)\s+me\s+(?:to\s+)?(?:once\s+(?:more|again)\s+)?remind\s+(?:you"
                r"|everyone|everybody)\b"
            ),
        ),
        "as clearly stated": Form(
            "clearly plainly explicitly expressly black capital letters english",
            (
                r"\b(?:clearly|plainly|explicitly|expressly)\s+(?:stated|written|marked|visible"
                r"|labell?ed|says|said|announced|described)\b"
                r"|\bin\s+(?:black\s+and\s+white|capital\s+letters|big\s+letters|plain\s+english)\b"
            ),
        ),
        "I'm surprised that nobody": Form(
            "surprised puzzled astonished baffled amazed disappointed amused intrigued fascinated"
            " impressed touched",
            (
                rf"\bI(?:['’]m|\s+am|\s+was)\s+(?:\w+\s+)?{_AMAZED}\s+(?:that|how|at"
                rf"|to\s+\w+(?:\s+that)?)\s+{_REST}{{0,50}}?\b{_LACK}\b"
            ),
        ),
        "I can only assume": Form(
            "assume suppose conclude guess imagine take gather presume",
            (
                r"\bI\s+(?:can|could)\s+only\s+(?:assume|suppose|conclude|guess|imagine)\b"
                r"|\bI\s+(?:take\s+it|assume|gather|suppose|presume)\s+(?:that\s+)?(?:you\s+(?:are|were"
                r"|have|had)\s+(?:\w+\s+)?(?:too|better|more|forgotten)"
                r"|nobody|no\s+one|my\s+\w+\s+(?:is|was|are|were)(?:n['’]t|\s+not)|(?:the|your)\s+silence)\b"
                r"|\bI\s+(?:suppose|guess|imagine|presume)\s+(?:that\s+)?(?:the"
                r"|your)\s+[^.!?\n]{1,40}?\b(?:has|have|had)\s+(?:an?\s+)?(?:maid|servants?|butler"
                r"|better|secretary)\b"
            ),
        ),
        "your silence says": Form(
            "silence",
            (r"\byour\s+(?:\w+\s+)?silence\b|\b(?:deafening|eloquent)\s+silence\b"),
        ),
        "so that even you understand": Form(
            "even also",
            (
                r"\bso\s+(?:that\s+)?(?:even|also)\s+[^.!?\n]{1,30}?\b(?:understands?|gets?|follows?"
                r"|grasps?|can)\b"
            ),
        ),
        "I'll spare you my comment": Form(
            "comment comments commenting opinion tongue started",
            (
                r"\bno\s+comment\b|\bbit(?:e|ing)\s+my\s+tongue\b|\bdon['’]t\s+get\s+me\s+started\b"
                r"|\b(?:spare\s+you|refrain\s+from)\s+(?:my\s+)?(?:comments?|commenting|opinion)\b"
            ),
        ),
        "lucky me, another Saturday": Form(
            "lucky joy fun pleasure",
            (
                r"\b(?:lucky|poor)\s+(?:me|us|old\s+me)\b|\b(?:oh\s+)?(?:what\s+(?:a\s+)?|the\s+)(?:joy"
                r"|fun|pleasure|treat)\s*[.!,]"
            ),
        ),
        "that is how it works in most households": Form(
            "most households normal elsewhere",
            (
                r"\b(?:in|at|for|with)\s+most\s+(?:\w+\s+)?(?:households|offices|companies|places|people"
                r"|teams|firms|families|schools)\b"
                r"(?=\s*[.!?]|\s*\Z)|\b(?:normal|sane|civili[sz]ed|serious)\s+(?:people|companies|firms"
                r"|offices|adults|places|countries)\b"
            ),
        ),
        "I know reading is hard": Form(
            "know hard difficult",
            (
                r"\bI\s+know\s+(?:that\s+)?(?:reading|counting|writing|thinking|listening|answering"
                r"|planning|spelling|\w+ing)\s+(?:\w+\s+)?(?:is|can\s+be)"
                r"\s+(?:\w+\s+)?(?:hard|difficult|tricky|exhausting|tiring|a\s+challenge|not\s+everyone)\b"
            ),
        ),
        "so the rules only count for others": Form(
            "so now",
            (
                r"\b(?:oh|ah|great|lovely|aha)[,!.]+\s+so\s+(?:now\s+)?(?:the|it|we|I"
                r"|you|our|my|all|this|that)\b"
            ),
        ),
        "for the record, I did say": Form(
            "record did said",
            (
                r"\bfor\s+the\s+record\b[^.!?\n]{0,10}\bI\b|\bI\s+did\s+(?:say|tell|warn|mention|ask"
                r"|write|point|send|suggest|remind|offer)\b"
                r"|\bI\s+told\s+you\s+so\b|\bdon[\'’]t\s+say\s+I\s+did(?:n[\'’]t|\s+not)\b|\bas\s+I"
                r"\s+(?:predicted|feared|expected)\b"
            ),
        ),
        "some people have never seen a dishwasher": Form(
            "never not",
            (
                rf"\b(?:some|certain)\s+(?:people|colleagues|folks|of\s+(?:you|us)|departments|teams"
                rf"|gentlemen)\b{_REST}{{0,30}}?\b(?:never|refuse)\b"
            ),
        ),
        "it would be a miracle": Form(
            "miracle change wonder world",
            (
                r"\b(?:a|by\s+some|small)\s+(?:miracle|wonder)\b"
                r"|\bin\s+an\s+ideal\s+world\b|\bwonders\s+never\s+cease\b"
            ),
        ),
        "thanks for leaving me out again": Form(
            "thanks thank",
            (
                rf"\b(?:thanks|thank\s+you)\b{_REST}{{0,12}}?\bfor\s+(?:not|never|always|once\s+again"
                rf"|leaving|ignoring|forgetting|letting\s+me|keeping\s+(?:me|us)\s+out|telling\s+(?:me"
                rf"|us)\s+(?:so\s+late|now|only|last))\b"
            ),
        ),
        "no reply again, I feel like a ghost": Form(
            "ghost invisible air wallpaper phone wall speaking talking",
            (
                r"\b(?:like|am|as)\s+(?:an?\s+)?(?:ghost|invisible|wallpaper|furniture)\b|\btalking\s+to"
                r"\s+(?:myself|ourselves|the\s+\w+|an?\s+\w+)\b"
                r"|\bstill\s+(?:sitting|standing|waiting)\s+(?:next\s+to|by|at)\s+the\s+(?:phone|door"
                r"|window|gate)\b"
            ),
        ),
        "my guidelines make a nice mouse pad": Form(
            "nice good great fine perfect pretty excellent",
            (
                r"\bmakes?\s+(?:an?\s+)?(?:very\s+)?(?:nice|good|great|fine|perfect|pretty|excellent)"
                r"\s+(?:mouse|door|paper|wall|decoration|bed|coaster|doorstop|paperweight)"
            ),
        ),
        "now it is my fault": Form(
            "fault",
            (
                r"\b(?:so\s+)?(?:now\s+)?(?:it|this|that)(?:[\'’]s|\s+is|\s+was)\s+(?:now\s+|all\s+"
                r"|suddenly\s+|of\s+course\s+|probably\s+)*(?:my|our)\s+fault\b[^.!\n]*\?"
            ),
        ),
        "never mind, I found somebody": Form(
            "mind",
            (r"\bnever\s+mind\s*[,:;–—.]\s*(?:I|we)\b"),
        ),
        "if only there were a list": Form(
            "only",
            (r"\bif\s+only\s+(?:there\s+(?:were|was)|somebody|someone|we\s+had|you|people|it\s+were)\b"),
        ),
        "I wonder what they are paid for": Form(
            "wonder wondering ask",
            (
                r"\b(?:I|we|one)\s+(?:do\s+|really\s+|sometimes\s+|often\s+|may\s+"
                r"|can\s+only\s+)*wonders?\s+(?:what|why|who|how|if|whether)\b[^.!?\n]{0,60}?"
                r"\b(?:paid\s+for|for\s+at\s+all|bother|anyone|anybody|nobody|no\s+one|ever|even"
                r"|all\s+day|exist|here\s+for|still)\b"
            ),
        ),
        "my mails were eaten by the dog": Form(
            "mail mails email emails e-mail letter letters message messages note notes reminder reminders"
            " request requests call calls order orders question questions ticket tickets post pings",
            (
                rf"{_MY_MAIL}{_REST}{{0,60}}?{_MISCARRIED}"
                rf"|{_SUPPOSED}{_REST}{{0,30}}?{_MY_MAIL}{_REST}{{0,60}}?{_LOST}"
                rf"|{_SUPPOSED}{_REST}{{0,40}}?{_CREATURE}{_REST}{{0,60}}?{_MY_MAIL}"
                rf"|{_CREATURE}{_REST}{{0,20}}?{_MY_MAIL}\s+must\s+have|{_MY_MAIL}\s+must\s+be\s+(?:\w+\s+)?"
                r"(?:boring|invisible|unreadable|dull|ugly|difficult|hard)"
            ),
        ),
        "I asked and, as usual, silence": Form(
            "usual always ever surprise expected predictably",
            (
                r"\b(?:as\s+(?:usual|always|ever|expected)|surprise,?\s+surprise|predictably|true\s+to\s+form)[,:;]?\s+"
                rf"(?:(?:I|we)\s+)?(?:(?:got|had|have|heard|received|came|there\s+(?:is|was))\s+)?{_NO_ANSWER}"
                rf"|{_NO_ANSWER}[,:;]?\s+(?:as\s+(?:usual|always|ever)|surprise,?\s+surprise)\b"
            ),
        ),
        "did the dog eat the report": Form(
            "dog cat story excuse",
            (
                r"\b(?:dog|cat|goat|hamster)s?\s+(?:ate|eat|eaten)\s+(?:\w+\s+){1,3}?(?:reports?|homework|mails?|e?-?mails?"
                r"|messages?|letters?|lists?|forms?|minutes|invoices?|plans?|answers?|repl(?:y|ies)|requests?|files?"
                r"|notes?|agenda|drafts?)\b|\b(?:another|a\s+new|today[\'’]s"
                r"|this\s+week[\'’]s)\s+(?:story|excuse|fairy\s+tale)\b"
            ),
        ),
        "you may want to actually open it": Form(
            "actually",
            (
                r"\byou\s+(?:may|might|could|should)\s+(?:want\s+to\s+|like\s+to\s+|wish\s+to\s+"
                r"|consider\s+)?actually\s+\w+"
                r"|\bbefore\s+you\s+(?:complain|criticis[e]?|judge|accuse|shout|ask\s+again)\w*\b"
            ),
        ),
        "call me picky, but": Form(
            "call",
            (
                r"\bcall\s+me\s+(?:\w+[\s-]?){1,2},?\s+but\b|\b(?:maybe|perhaps)\s+it[\'’]s\s+(?:just|only)\s+me\b"
            ),
        ),
        "whatever, nobody cares": Form(
            "whatever",
            (r"\A(?:oh\s+|well,?\s+)?whatever\s*[,.!]"),
        ),
        "I assume the plan was to surprise us": Form(
            "plan idea surprise",
            (
                r"\b(?:assume|suppose|guess|imagine|take\s+it)\s+(?:that\s+)?(?:the|your)\s+(?:plan|idea"
                r"|intention|strategy)\s+(?:is|was)\b"
            ),
        ),
        "maybe we should put it on a T-shirt": Form(
            "shirt mug billboard tattoo poster sky",
            (
                r"\b(?:on|as)\s+an?\s+(?:t-shirt|mug|billboard|tattoo)\b"
                r"|\btattooe?d?\b[^.!?\n]{0,30}\b(?:forehead|arm)\b"
            ),
        ),
        "you did get my mail, didn't you?": Form(
            "get got receive received see saw read",
            (
                r"\byou\s+did\s+(?:get|receive|see|read|notice|open)\b[^.!\n]{0,60},\s*did(?:n[\'’]t"
                r"|\s+not)\s+you\s*\?"
            ),
        ),
        "an excellent reason why": Form(
            "reason explanation excuse",
            (
                r"\b(?:sure|certain|doubt)\s+(?:that\s+)?there(?:['’]s|\s+is|\s+was)\s+(?:an?|some)"
                r"\s+(?:very\s+)?(?:good|excellent|perfectly\s+good|brilliant|wonderful)\s+"
                r"(?:reason|explanation|excuse)\b"
            ),
        ),
    }
)
"""Forms that insinuate, each by an example."""


def insinuations(facts: Facts) -> Iterator[Passage]:
    """Where sentences of the block have one of these forms."""
    likely = _INSINUATIONS.likely(facts.recall(present))
    for sentence in facts.sentences if likely else ():
        text = facts.masked[sentence.body : sentence.end]
        for form in likely:
            found = form.expression.search(text)
            if found:
                yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())
