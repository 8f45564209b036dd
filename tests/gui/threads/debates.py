"""Three debates of our own, as two leads wrote them: each fails three times in writing and ends in a call."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Debate:
    """`person` and `name` are those of the other side; `answers` follow question, clarification, synthesis.

    `decision` is what, why, who, by when, turned down, looked at again.
    """

    topic: str
    person: str
    name: str
    question: str
    answers: tuple[str, str, str]
    meant: str
    mine: str
    theirs: str
    divergence: str
    agreed: str
    decision: tuple[str, str, str, str, str, str]


ORDERS = Debate(
    topic="Shape of the order answer",
    person="maya",
    name="Maya Chen",
    question="The order screen sends three requests. Can the order resource bring items and prices along?",
    answers=(
        "All resources stay flat, in every version.\n\nOn Wed, 18 Nov 2026 Alex Reed wrote:\n"
        "> The order screen sends three requests.\n> Can the order resource bring items along?",
        "Clear now. I still disagree, a change of a price would empty the order cache.",
        "Fair summary. I hold my view: the cache decides it for us.",
    ),
    meant="Only the order screen needs the joined answer.",
    mine="One request serves the screen within 800 ms, three do not on a slow phone.",
    theirs="A flat resource has one owner and one cache key, a join has neither of them.",
    divergence="Does the order resource join, or does a resource of its own do it?",
    agreed="The first version stays as it is",
    decision=(
        "A resource of its own serves the order screen.",
        "It keeps the cache keys apart.",
        "Maya Chen",
        "Thu 3 Dec",
        "A join in the order resource: it empties the cache.",
        "The cache gets tags.",
    ),
)
INVOICES = Debate(
    topic="Rounding of invoices",
    person="priya",
    name="Priya Rao",
    question="Invoices differ by a cent from the sum of their lines. May we round each line first?",
    answers=(
        "We round in the tax office's way already, each quarter.",
        "Ya veo. No estoy de acuerdo: la suma tiene que coincidir con el banco, no con las líneas.",
        "The summary is right. The bank's sum must win.",
    ),
    meant="The lines of one invoice, not the report of the quarter.",
    mine="A customer adds up the lines and calls us when the sum differs by a cent.",
    theirs="The bank compares the sum, and a cent of difference stops the transfer.",
    divergence="Whose sum is right where lines and total differ by a cent?",
    agreed="Both sums are printed",
    decision=(
        "The total is rounded once, and a line shows the difference.",
        "The bank accepts it and the customer can add it up.",
        "Priya Rao",
        "Wed 9 Dec",
        "Rounding each line: transfers would stop.",
        "A bank of ours compares lines.",
    ),
)
ONCALL = Debate(
    topic="Who is on call at night",
    person="kenji",
    name="Kenji Mori",
    question="Alarms of the payment queue reach London at 03:00. Can Tokyo take them during its day?",
    answers=(
        "Kenji Mori  9:05 AM\nTokyo has no access to the bank's console.\n"
        "Ana Sousa  9:20 AM\nThe console can be opened for two people.",
        "Understood, it is about the queue alone. We still cannot, two of us are new.",
        "Both views are right as written. Two people are not enough.",
    ),
    meant="Only the alarms of the queue, which need no console.",
    mine="Nobody in London answers within ten minutes at night, and the queue fills within twenty.",
    theirs="Two people of four are new, and a wrong restart of the queue loses payments.",
    divergence="From which day can Tokyo restart the queue safely?",
    agreed="Alarms of the console stay in London",
    decision=(
        "Tokyo takes the alarms of the queue from January on.",
        "By then four people have done a restart together with London.",
        "Kenji Mori",
        "Mon 4 Jan",
        "At once: a wrong restart loses payments.",
        "More than one false alarm a night.",
    ),
)
DEBATES = (ORDERS, INVOICES, ONCALL)
