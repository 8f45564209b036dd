"""What the filters of templates do.

A filter gets the scene of the rendering, then the value, then its arguments. It writes nothing longer than a
few times its input, so that paying for input and result is enough.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.people import OFFICE_WEEK, Person
from asyncdraft.core.roster.ids import id_of
from asyncdraft.core.templates.fences import tidy
from asyncdraft.core.templates.printing import Scene, WrongValueError, link_text, text_of
from asyncdraft.core.templates.views import Day, LinkView, Moment, PersonView, Rows
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.working import Calendar

BLOCK_START = re.compile(r" {4}|\t|[-*+] |\d+[.)] |```|~~~|#{1,6} |>|\||[-*_]{3,}\s*$")
MAX_WORKING_DAYS = 700
"""As far as a calendar looks ahead."""
MAX_LABELLED = 80
"""Characters; on a page, longer text gets a heading and shorter text a label."""


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
        raise WrongValueError(say("The filter table needs a field of type table."))
    return text_of(scene, rows)


def link(scene: Scene, value: Any, label: Any) -> str:
    url = value.url if isinstance(value, LinkView) else text_of(scene, value).strip()
    return link_text(scene, LinkView(url, text_of(scene, label)))


def people_of(value: Any) -> tuple[PersonView, ...]:
    people = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(person, PersonView | None) for person in people):
        raise WrongValueError(say("This filter needs people, such as readers or a field of type person."))
    return tuple(person for person in people if person)


def first_names(_: Scene, value: Any) -> str:
    return all_of([person.first_name for person in people_of(value)])


def names(_: Scene, value: Any) -> str:
    return all_of([person.name for person in people_of(value)])


def mention(scene: Scene, value: Any) -> str:
    return all_of([_mention(scene, person) for person in people_of(value)])


def _mention(scene: Scene, person: PersonView) -> str:
    if scene.channel is Channel.SLACK and person.zone:
        return f"@{person.first_name if id_of(person.first_name) == person.id.lower() else person.id}"
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
        raise WrongValueError(say("“{wanted}” is no time zone.", wanted=wanted))
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
    raise WrongValueError(say("This filter needs a time, such as deadline or a field of type deadline."))


def working_days_from(scene: Scene, count: Any, start: Any) -> Day | str:
    if isinstance(count, str) and count.strip().isdigit():
        count = int(count)
    if not start or count == "":
        return ""
    if not isinstance(count, int) or abs(count) > MAX_WORKING_DAYS:
        raise WrongValueError(
            say(
                "The filter working_days_from needs a whole number up to {max_working_days}.",
                max_working_days=MAX_WORKING_DAYS,
            )
        )
    scene.meter.spend(abs(count))
    found = Calendar(_with_a_week(scene.writer), scene.holidays()).working_day(_local_day(start), count)
    if found is None:
        raise WrongValueError(say("There is no such working day in sight."))
    return Day(found)


def _local_day(start: Any) -> date:
    if isinstance(start, Day):
        return start.day
    at, zone = _instant(start)
    if at is None:
        raise WrongValueError(say("The filter working_days_from needs a day to count from."))
    return at.astimezone(zones.zone(zone)).date()


def _with_a_week(person: Person | None) -> Person:
    """Monday to Friday for nobody, and for somebody without hours."""
    person = person or Person(id="", name="", zone="UTC")
    if person.hours and any(person.hours):
        return person
    return msgspec.structs.replace(person, hours=OFFICE_WEEK)


def join(scene: Scene, values: Any, separator: Any = "") -> str:
    texts, between = _texts(scene, values, keep_empty=True), text_of(scene, separator)
    scene.meter.about_to_write(len(between) * len(texts))
    return between.join(texts)


def replace(scene: Scene, value: Any, old: Any, new: Any) -> str:
    text, wanted, instead = text_of(scene, value), text_of(scene, old), text_of(scene, new)
    if not wanted:
        raise WrongValueError(say("The filter replace needs a text to look for."))
    scene.meter.about_to_write(len(text) + text.count(wanted) * len(instead))
    return text.replace(wanted, instead)


def indent(scene: Scene, value: Any, width: Any = 4) -> str:
    if not isinstance(width, int) or not 0 <= width <= 20:
        raise WrongValueError(say("The filter indent needs a width between 0 and 20."))
    lines = text_of(scene, value).split("\n")
    return "\n".join([lines[0], *(" " * width + line if line else line for line in lines[1:])])


def round_(_: Scene, value: Any, digits: Any = 0) -> float | int:
    if not isinstance(value, int | float) or not isinstance(digits, int) or not 0 <= digits <= 6:
        raise WrongValueError(say("The filter round needs a number and at most 6 digits."))
    return round(value, digits) if digits else round(value)


def sum_(_: Scene, values: Any) -> float | int:
    numbers: list[Any] = list(values)
    if not all(isinstance(number, int | float) for number in numbers):
        raise WrongValueError(say("The filter sum needs numbers."))
    total: float | int = sum(numbers)
    return total


def _texts(scene: Scene, values: Any, *, keep_empty: bool = False) -> list[str]:
    """A list of lines from a list field, or from text with one item a line."""
    items: Sequence[Any] = values.splitlines() if isinstance(values, str) else list(values or ())
    texts = [text_of(scene, item) for item in items]
    return texts if keep_empty else [text for text in texts if text.strip()]
