"""The filters of templates, each declared once with what it is for.

A filter gets the scene of the rendering, then the value, then its arguments. It writes nothing longer than a
few times its input, so that paying for input and result is enough.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.people import Person
from asyncdraft.core.templates.fences import tidy
from asyncdraft.core.templates.metering import Meter
from asyncdraft.core.templates.values import Day, LinkView, Moment, PersonView, Rows, in_words
from asyncdraft.core.when import writing, zones

BLOCK_START = re.compile(r" {4}|\t|[-*+] |\d+[.)] |```|~~~|#{1,6} |>|\||[-*_]{3,}\s*$")
WORKDAYS = frozenset(range(5))
MAX_WORKING_DAYS = 1000
MAX_LABELLED = 80
"""Characters; on a page, longer text gets a heading and shorter text a label."""

COST_OF_A_TIME = 60
"""In steps."""


class Scene(msgspec.Struct, kw_only=True):
    """What a rendering knows beside its values. `dates` collects the instants written, as phrase and epoch.

    `closing` is the signature written. `zones` are those of writer and readers, in the order in which a
    deadline names them.
    """

    now: datetime
    channel: Channel
    meter: Meter
    writer: Person | None = None
    zones: tuple[str, ...] = ()
    style: writing.Style = writing.STYLE
    dates: dict[str, int] = {}
    closing: str = ""

    @property
    def writer_zone(self) -> str:
        return self.writer.zone if self.writer else "UTC"

    def written(self, phrase: str, at: datetime) -> str:
        self.meter.spend(COST_OF_A_TIME)
        self.dates[phrase] = int(at.timestamp())
        return phrase


class WrongValueError(Exception):
    """A filter got something it cannot work on; the text is a sentence."""


class Filter(NamedTuple):
    """`example` is Jinja, `shows` what it prints."""

    name: str
    run: Callable[..., Any]
    help: str
    example: str
    shows: str


def text_of(scene: Scene, value: Any) -> str:
    """How a value prints."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    writer = next((write for kind, write in WRITERS.items() if isinstance(value, kind)), None)
    if writer is None:
        raise WrongValueError("This value has no text of its own; print one of its parts.")
    return writer(scene, value)


def _moment_text(scene: Scene, moment: Moment) -> str:
    if moment.at is None:
        return ""
    return scene.written(writing.full(moment.at, (moment.zone, *scene.zones), scene.style), moment.at)


def _link_text(_: Scene, link: LinkView) -> str:
    if not link.url:
        return ""
    return f"[{link.label}]({link.url})" if link.label else f"<{link.url}>"


def _items_text(scene: Scene, values: Iterable[Any]) -> str:
    return ", ".join(text_of(scene, value) for value in values)


WRITERS: Mapping[type, Callable[[Scene, Any], str]] = {
    Moment: _moment_text,
    Day: lambda _, day: day.text,
    PersonView: lambda _, person: person.name,
    LinkView: _link_text,
    Rows: lambda scene, rows: table(scene, rows),  # noqa: PLW0108 (defined below)
    tuple: _items_text,
    list: _items_text,
}


def section(scene: Scene, value: Any, label: Any) -> str:
    text, title = text_of(scene, value).strip("\n").rstrip(), text_of(scene, label)
    if not text.strip():
        return ""
    is_block = BLOCK_START.match(text)
    is_long = isinstance(value, str) and (is_block or "\n" in text or len(text) > MAX_LABELLED)
    if scene.channel is Channel.MARKDOWN and is_long:
        return f"## {title}\n\n{text}"
    return f"**{title}:**\n\n{text}" if is_block else f"**{title}:** {text.lstrip()}"


def heading(scene: Scene, label: Any) -> str:
    title = text_of(scene, label)
    return f"## {title}" if scene.channel is Channel.MARKDOWN else f"**{title}**"


def bullets(scene: Scene, values: Any) -> str:
    return "\n".join(_item("- ", text) for text in _texts(scene, values))


def numbered(scene: Scene, values: Any) -> str:
    return "\n".join(_item(f"{number}. ", text) for number, text in enumerate(_texts(scene, values), 1))


def _item(mark: str, text: str) -> str:
    return mark + text.replace("\n", "\n" + " " * len(mark))


def quote(scene: Scene, value: Any) -> str:
    return "\n".join(f"> {line}".rstrip() for line in tidy(text_of(scene, value)).splitlines())


def table(scene: Scene, rows: Any) -> str:
    if not isinstance(rows, Rows):
        raise WrongValueError("The filter table needs a field of type table.")
    if not rows:
        return ""
    titles = [_cell(column.title) for column in rows.columns]
    cells = [[_cell(text_of(scene, row[column.name])) for column in rows.columns] for row in rows]
    lines = [titles, ["---"] * len(titles), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def link(scene: Scene, value: Any, label: Any) -> str:
    url = value.url if isinstance(value, LinkView) else text_of(scene, value).strip()
    return _link_text(scene, LinkView(url, text_of(scene, label)))


def people_of(value: Any) -> tuple[PersonView, ...]:
    people = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(person, PersonView) for person in people):
        raise WrongValueError("This filter needs people, such as readers or a field of type person.")
    return tuple(person for person in people if person)


def first_names(_: Scene, value: Any) -> str:
    return in_words([person.first_name for person in people_of(value)])


def names(_: Scene, value: Any) -> str:
    return in_words([person.name for person in people_of(value)])


def mention(scene: Scene, value: Any) -> str:
    return in_words([_mention(scene, person) for person in people_of(value)])


def _mention(scene: Scene, person: PersonView) -> str:
    if scene.channel is Channel.SLACK and person.zone:
        return f"@{person.first_name if person.first_name.lower() == person.id else person.id}"
    if scene.channel is Channel.MARKDOWN and person.github:
        return f"@{person.github}"
    return person.name


def greeting(scene: Scene, value: Any) -> str:
    people = people_of(value)
    if scene.channel is not Channel.EMAIL or not people:
        return ""
    return f"Hi {first_names(scene, people)},"


def signature(scene: Scene, value: Any) -> str:
    people = people_of(value)
    if scene.channel is not Channel.EMAIL or not people:
        return ""
    city = f" ({people[0].city})" if people[0].city else ""
    scene.closing = f"Best regards,\\\n{people[0].name}{city}"
    return scene.closing


def for_reader(scene: Scene, value: Any, person: Any) -> str:
    people = people_of(person)
    return in_zone(scene, value, people[0].zone if people else "")


def in_zone(scene: Scene, value: Any, zone: Any) -> str:
    at, own_zone = _instant(value)
    if at is None:
        return text_of(scene, value) if isinstance(value, str) else ""
    wanted = text_of(scene, zone) or own_zone
    if not zones.is_zone(wanted):
        raise WrongValueError(f"“{wanted}” is no time zone.")
    return scene.written(writing.full(at, (wanted,), scene.style), at)


def short(scene: Scene, value: Any) -> str:
    if isinstance(value, Day):
        return value.text.rpartition(" ")[0]
    at, zone = _instant(value)
    return scene.written(writing.short(at, zone, scene.style), at) if at else text_of(scene, value)


def day(scene: Scene, value: Any) -> str:
    if isinstance(value, Day):
        return short(scene, value)
    at, zone = _instant(value)
    return writing.day(at, zone) if at else text_of(scene, value)


def relative(scene: Scene, value: Any) -> str:
    at, _ = _instant(value)
    return writing.relative(at, scene.now) if at else text_of(scene, value)


def _instant(value: Any) -> tuple[datetime | None, str]:
    if isinstance(value, Moment):
        return value.at, value.zone
    if value is None or isinstance(value, str):
        return None, "UTC"
    raise WrongValueError("This filter needs a time, such as deadline or a field of type deadline.")


def working_days_from(scene: Scene, count: Any, start: Any) -> Day | str:
    if isinstance(count, str) and count.strip().isdigit():
        count = int(count)
    if not start or count == "":
        return ""
    if not isinstance(count, int) or abs(count) > MAX_WORKING_DAYS:
        raise WrongValueError(f"The filter working_days_from needs a whole number up to {MAX_WORKING_DAYS}.")
    scene.meter.spend(abs(count))
    step = timedelta(days=1 if count >= 0 else -1)
    found = _local_day(start)
    for _ in range(abs(count)):
        found += step
        while not _works(scene.writer, found):
            found += step
    return Day(found)


def _local_day(start: Any) -> Any:
    if isinstance(start, Day):
        return start.day
    at, zone = _instant(start)
    if at is None:
        raise WrongValueError("The filter working_days_from needs a day to count from.")
    return at.astimezone(zones.zone(zone)).date()


def _works(person: Person | None, day: Any) -> bool:
    """By the weekdays and days off of the person; Monday to Friday for somebody without hours."""
    if person is None or person.hours is None or not any(person.hours):
        return day.weekday() in WORKDAYS
    away = any(off.first <= day <= off.last for off in person.days_off)
    return bool(person.hours[day.weekday()]) and not away


def join(scene: Scene, values: Any, separator: Any = "") -> str:
    texts, between = _texts(scene, values, keep_empty=True), text_of(scene, separator)
    scene.meter.about_to_write(len(between) * len(texts))
    return between.join(texts)


def replace(scene: Scene, value: Any, old: Any, new: Any) -> str:
    text, wanted, instead = text_of(scene, value), text_of(scene, old), text_of(scene, new)
    if not wanted:
        raise WrongValueError("The filter replace needs a text to look for.")
    scene.meter.about_to_write(len(text) + text.count(wanted) * len(instead))
    return text.replace(wanted, instead)


def indent(scene: Scene, value: Any, width: Any = 4) -> str:
    if not isinstance(width, int) or not 0 <= width <= 20:
        raise WrongValueError("The filter indent needs a width between 0 and 20.")
    lines = text_of(scene, value).split("\n")
    return "\n".join([lines[0], *(" " * width + line if line else line for line in lines[1:])])


def round_(_: Scene, value: Any, digits: Any = 0) -> float | int:
    if not isinstance(value, int | float) or not isinstance(digits, int) or not 0 <= digits <= 6:
        raise WrongValueError("The filter round needs a number and at most 6 digits.")
    return round(value, digits) if digits else round(value)


def sum_(_: Scene, values: Any) -> float | int:
    numbers: list[Any] = list(values)
    if not all(isinstance(number, int | float) for number in numbers):
        raise WrongValueError("The filter sum needs numbers.")
    total: float | int = sum(numbers)
    return total


def _texts(scene: Scene, values: Any, *, keep_empty: bool = False) -> list[str]:
    """A list of lines from a list field, or from text with one item a line."""
    items: Sequence[Any] = values.splitlines() if isinstance(values, str) else list(values or ())
    texts = [text_of(scene, item) for item in items]
    return texts if keep_empty else [text for text in texts if text.strip()]


FILTERS = (
    Filter(
        "section",
        section,
        "A labelled part of the message; nothing at all when the value is empty. On a page in Markdown, "
        "the label of a longer text is a heading.",
        '{{ why | section("Why") }}',
        "**Why:** The release on Thu 26 Nov depends on it.",
    ),
    Filter(
        "heading",
        heading,
        "A label alone, for parts the body puts together.",
        '{{ "Risks" | heading }}',
        "**Risks**",
    ),
    Filter("bullets", bullets, "A list, one bullet an item or line.", "{{ shipped | bullets }}", "- first"),
    Filter("numbered", numbered, "A numbered list.", "{{ questions | numbered }}", "1. first"),
    Filter("table", table, "A table field as a table.", "{{ milestones | table }}", "| Milestone | Due |"),
    Filter("quote", quote, "A quotation.", "{{ said | quote }}", "> as they wrote"),
    Filter(
        "link",
        link,
        "A link with words.",
        '{{ board | link("the board") }}',
        "[the board](https://example.com)",
    ),
    Filter(
        "first_names",
        first_names,
        "First names in a sentence.",
        "{{ readers | first_names }}",
        "Kenji and Priya",
    ),
    Filter("names", names, "Full names in a sentence.", "{{ readers | names }}", "Kenji Mori and Priya Rao"),
    Filter(
        "mention",
        mention,
        "Names that notify: @id in Slack, the GitHub handle in Markdown, the plain name elsewhere.",
        "{{ owner | mention }}",
        "@Kenji",
    ),
    Filter(
        "greeting", greeting, "A greeting, in email only.", "{{ readers | greeting }}", "Hi Kenji and Priya,"
    ),
    Filter(
        "signature", signature, "A closing, in email only.", "{{ sender | signature }}", "Best regards, …"
    ),
    Filter(
        "for_reader",
        for_reader,
        "A time on one person's clock.",
        "{{ deadline | for_reader(readers[0]) }}",
        "Tue 24 Nov 2026, 17:00 JST (Tokyo)",
    ),
    Filter(
        "in_zone",
        in_zone,
        "A time on the clock of an IANA zone.",
        '{{ deadline | in_zone("Europe/London") }}',
        "Tue 24 Nov 2026, 08:00 GMT (London)",
    ),
    Filter(
        "short",
        short,
        "A time or day in short.",
        "{{ deadline | short }}",
        "Tue 24 Nov, 17:00 JST",
    ),
    Filter(
        "day",
        day,
        "The day of a time.",
        "{{ deadline | day }}",
        "Tue 24 Nov",
    ),
    Filter(
        "relative",
        relative,
        "How long until a time.",
        "{{ deadline | relative }}",
        "in 9 h",
    ),
    Filter(
        "working_days_from",
        working_days_from,
        "The day so many working days after (or before) another, by the writer's week and days off.",
        "{{ 7 | working_days_from(today) }}",
        "Wed 2 Dec 2026",
    ),
    Filter("join", join, "Items in one line.", '{{ names | join(", ") }}', "a, b"),
    Filter("replace", replace, "Text with some words replaced.", '{{ what | replace("a", "b") }}', "b"),
    Filter("indent", indent, "Text whose further lines are indented.", "- {{ what | indent(2) }}", "- first"),
    Filter("round", round_, "A rounded number.", "{{ 2.345 | round(1) }}", "2.3"),
    Filter("sum", sum_, "The sum of numbers.", "{{ [1, 2] | sum }}", "3"),
)

BORROWED_FILTERS = {
    "capitalize": "the first letter large, the others small",
    "count": "how many items or characters; also `length`",
    "default": "another value where there is none: `{{ row.owner | default('open', true) }}`",
    "first": "the first item",
    "int": "a whole number",
    "last": "the last item",
    "length": "how many items or characters",
    "list": "a list",
    "lower": "small letters",
    "map": "one part of every item: `{{ risks | map(attribute='owner') }}`",
    "max": "the largest",
    "min": "the smallest",
    "reject": "items that fail a test",
    "rejectattr": "items of which a part fails a test",
    "reverse": "the other way round",
    "select": "items that pass a test",
    "selectattr": "items of which a part passes a test: `{{ rows | selectattr('status', 'eq', 'blocked') }}`",
    "sort": "in order: `{{ rows | sort(attribute='due') }}`",
    "title": "Every Word Capitalised",
    "trim": "without white space around",
    "truncate": "at most so many characters",
    "unique": "without repetitions",
    "upper": "large letters",
    "wordcount": "how many words",
}
"""Jinja's own filters that are available, with their meaning."""
