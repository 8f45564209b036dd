"""The drill: fresh tasks by a seed, across zones, clock changes, weekends, holidays and the date line."""

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from asyncdraft.core.practice.attempt import DrillAnswer
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.core.practice.task_forms import MAKERS
from asyncdraft.core.practice.task_maker import Calendars, TaskMaker

LAST_FORMS = 5
TRIES = 200


def fresh(seed: int, now: datetime, calendars: Calendars, form: Form | None = None) -> Task:
    """The same task for the same seed, day and form. `now` says from which day on its dates lie."""
    random = Random(seed)
    wanted = form or random.choice(list(Form))
    start = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(TRIES):
        task = MAKERS[wanted](TaskMaker(seed, wanted, random, start, calendars))
        if task:
            return task
    raise AssertionError(f"no task of the form {wanted} within {TRIES} tries")


def weakest_form(drills: Sequence[DrillAnswer]) -> Form:
    """The one with the fewest right among its latest answers; one that never came is weakest."""

    def share(form: Form) -> float:
        latest = [drill.is_right for drill in drills if drill.form == form][-LAST_FORMS:]
        return sum(latest) / len(latest) if latest else -1.0

    return min(Form, key=share)
