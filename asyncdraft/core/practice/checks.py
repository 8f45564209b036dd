"""How each kind of criterion is judged. Every check tells in a sentence what it found."""

from collections.abc import Callable, Mapping

from asyncdraft.core.practice import rule_checks, size_checks, time_checks, word_checks
from asyncdraft.core.practice.criterion import Criterion, Demand
from asyncdraft.core.practice.judgement import Judged
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.practice.told import Told

Check = Callable[[AnswerReading, Criterion], Told]


def judged(reading: AnswerReading, criterion: Criterion) -> Judged:
    return Judged(criterion, *CHECKS[criterion.demand](reading, criterion))


CHECKS: Mapping[Demand, Check] = {
    Demand.NAMES: word_checks.names,
    Demand.SAYS: word_checks.says,
    Demand.AVOIDS: word_checks.avoids,
    Demand.ANSWERABLE: rule_checks.answerable,
    Demand.HOLDS: rule_checks.holds,
    Demand.WITHOUT: rule_checks.without,
    Demand.IN_HOURS: time_checks.in_hours,
    Demand.ON_CLOCK: time_checks.on_clock,
    Demand.STATES: time_checks.states,
    Demand.NOT_BEFORE: time_checks.not_before,
    Demand.NOT_AFTER: time_checks.not_after,
    Demand.AT_MOST: size_checks.at_most,
    Demand.AT_LEAST: size_checks.at_least,
    Demand.BULLETS: size_checks.bullets,
    Demand.LINKS: size_checks.links,
}
