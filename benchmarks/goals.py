"""What is promised of the speed, beside which floor, and why a promise that is not kept is not.

docs/speed.md is made of this table and of the figures that are kept: `./dev bench --page`.
"""

from collections.abc import Iterable

import msgspec

from benchmarks.harness import Goal, key

BARE = "a bare window"
INTERPRETER = "Python, importing what it needs"


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """`subject`, `title` and `name` say which figure, `floor` which other of the same title is the reference.

    `why` explains a miss to a reader, and says nothing while the goals are met.
    """

    what: str
    subject: str
    title: str
    name: str
    floor: str
    goals: tuple[Goal, ...]
    why: str = ""

    @property
    def key(self) -> str:
        return key(self.subject, self.title, self.name)

    @property
    def floor_key(self) -> str:
        return key(self.subject, self.title, self.floor)


def _key_to(title: str, words: str, what: str, goals: tuple[Goal, ...], why: str) -> Promise:
    return Promise(
        what=f"{what}, {words} words",
        subject="screen",
        title=f"{title}, {words} words",
        name="the program",
        floor=BARE,
        goals=goals,
        why=why,
    )


def _command(name: str, why: str) -> Promise:
    return Promise(
        what=f"`asyncdraft {name}`, from start to end",
        subject="commands",
        title=f"asyncdraft {name}",
        name="the command",
        floor=INTERPRETER,
        goals=(Goal("ratio", 1.3),),
        why=why,
    )


def promised(called: str) -> Iterable[Goal]:
    return (goal for promise in PROMISES if promise.key == called for goal in promise.goals)


def _grows(title: str, most: float, why: str = "") -> Promise:
    return Promise(
        what=f"{title[:1].upper()}{title[1:]} after ten hours of use",
        subject="long_use",
        title=title,
        name="after ten hours",
        floor="after one hour",
        goals=(Goal("ratio", most),),
        why=why,
    )


def _pause(what: str, name: str, most: float, why: str) -> Promise:
    return Promise(
        what=what,
        subject="story",
        title="ten minutes of a user, in pauses of the event loop",
        name=name,
        floor=BARE,
        goals=(Goal("median", most),),
        why=why,
    )


def _size(what: str, name: str, most: float, why: str = "") -> Promise:
    return Promise(
        what=what,
        subject="install",
        title="on the disk, with the dependencies of a run",
        name=name,
        floor="Qt and its binding alone",
        goals=(Goal("median", most),),
        why=why,
    )


FULL = "from exec, with 100,000 drafts, 300 templates, 200 people"
TO_LETTER, TO_ALL, WORK = (
    "from a key to its letter",
    "from a key until all is painted",
    "processor time of a key",
)

PROMISES = (
    Promise(
        what="From exec to the editor with its draft",
        subject="screen",
        title="from exec",
        name="the text of the draft",
        floor="a bare window with its text",
        goals=(Goal("ratio", 1.3),),
        why="1.6 times by instructions: a third of the rest is Qt's 93 enumerations, made at once.",
    ),
    Promise(
        what="From exec to checklist and preview filled",
        subject="screen",
        title="from exec",
        name="all, with checklist and preview",
        floor="a bare window with its text",
        goals=(Goal("ratio", 1.6),),
        why="Of the work after the paint: imports 17 %, widgets 15 %, first check and preview 67 %.",
    ),
    Promise(
        what="The same with 100,000 drafts, 300 templates and 200 people",
        subject="screen",
        title=FULL,
        name="the text, full store",
        floor="the text, empty store",
        goals=(Goal("ratio", 1.1),),
        why="The roster of 200 people is read before the window is built.",
    ),
    Promise(
        what="Memory (PSS) 3 s after the start",
        subject="screen",
        title="memory (PSS) 3 s after the start",
        name="the program",
        floor=BARE,
        goals=(Goal("ratio", 1.4),),
        why="33 MB are Python's: code of 650 modules 12, words 5, enumerations 3; the rest is Qt's.",
    ),
    _key_to(
        TO_LETTER, "200", "From a key to its letter", (Goal("ratio", 1.3), Goal("p99", 4)),
        "Before it is painted, the paragraph is coloured and given to the draft; that of the floor is not.",
    ),
    _key_to(
        TO_LETTER, "20,000", "From a key to its letter", (Goal("ratio", 1.5), Goal("p99", 6)),
        "As with 200 words; besides, the whole text is copied out of Qt's document with each key.",
    ),
    _key_to(
        TO_ALL, "200", "From a key to checklist and preview", (Goal("median", 6), Goal("p99", 12)),
        "Of a key: the check 28 %, Qt's layout and painting 27 %, the preview 18 %, the key itself 11 %.",
    ),
    _key_to(
        TO_ALL, "20,000", "From a key to checklist and preview", (Goal("median", 12), Goal("p99", 30)),
        "Of a key: the check 29 %, the preview 22 %, Qt's layout and painting 12 %, the key itself 11 %.",
    ),
    _key_to(
        WORK, "200", "Processor time of a key", (Goal("mean", 4),),
        "Of a key: Qt's layout and painting 28 %, the check 25 %, the preview 17 %, the key itself 11 %.",
    ),
    _key_to(
        WORK, "20,000", "Processor time of a key", (Goal("mean", 8),),
        "Of a key: the check 26 %, the preview 20 %, the key itself 12 %, saving beside the window 10 %.",
    ),
    _pause(
        "Longest pause of the event loop in ten minutes of a user", "the longest pause", 16,
        "A view is built when it is first shown: meetings, practice, team and threads take longest.",
    ),
    _pause(
        "Longest pause at a file dialog or a change of theme",
        "the longest of a file dialog or a change of theme", 50,
        "All that is seen is polished, measured and painted anew in one frame; views behind wait.",
    ),
    Promise(
        what="Copying 5,000 words for Slack",
        subject="copying",
        title="copying 5,000 words",
        name="copy for slack",
        floor="the same words put on the clipboard",
        goals=(Goal("median", 60),),
        why="The message is rendered twice, as text and as HTML.",
    ),
    _command(
        "check", "Word lists are read and two hundred expressions compiled anew at every start."
    ),
    _command(
        "convert", "By instructions 1.4 times: msgspec 18 %, reading the message 12 %, Slack's writer 8 %."
    ),
    _command(
        "when", "Expressions are compiled and the table of cities is indexed anew at every start."
    ),
    _size(
        "Installed, with all that it needs to run, in MB", "all of it", 290,
        "16 MB are cryptography, with which passwords reach the keyring of a Linux desktop.",
    ),
    _size(
        "The program's own wheel, in MB", "its wheel", 2,
        "The German and the Japanese catalogue are 0.3 MB of it, the table of cities 0.2.",
    ),
    _grows("memory (PSS)", 1.1),
    _grows("threads", 1),
    _grows("open files", 1),
    _grows("windows", 1),
    _grows("running timers", 1),
    _grows("objects of Qt", 1.01),
)  # fmt: skip
