"""One row of the table of meetings, in words and in the numbers that it is sorted by."""

import msgspec

from asyncdraft.core.meetings.audit import Row
from asyncdraft.core.meetings.report import off_hours, people, why
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when.zones import city_of

CHOICES = ("replace", "shorten", "keep")
CHOICE_NAMES = {"replace": say("Replace"), "shorten": say("Shorten"), "keep": say("Keep")}
CHOICE_ICONS = {"replace": "arrow-right", "shorten": "clock", "keep": "check"}
"""Verdicts from the one with the most to gain to the one with nothing."""

HALF_A_MINUTE = 0.5


class MeetingRow(msgspec.Struct, frozen=True, gc=False):
    """A judged meeting as it reads to somebody in `zone`; another one is named.

    Made by the thousand and read by the dozen: everything is worked out when it is asked for, and the
    collector of cycles is not set off by them.
    """

    judged: Row
    zone: str

    @property
    def key(self) -> str:
        return key_of(self.judged)

    @property
    def title(self) -> str:
        return self.judged.title

    @property
    def pattern(self) -> str:
        meeting = self.judged.meeting
        place = "" if meeting.zone in (self.zone, "UTC") else f", {city_of(meeting.zone)}"
        return joined((meeting.pattern, place), "")

    @property
    def choice(self) -> str:
        """What holds."""
        return self.judged.choice.value

    @property
    def is_own(self) -> bool:
        """Whether the user chose it against the verdict."""
        return self.judged.overrule is not None

    @property
    def why(self) -> str:
        return why(self.judged)

    @property
    def weekly(self) -> float:
        """Minutes of one's own."""
        return self.judged.meeting.minutes_per_week

    @property
    def people(self) -> int:
        """None are named where it is not said who is invited: 0."""
        return 0 if self.judged.facts.nameless else self.judged.facts.people

    @property
    def off_hours(self) -> float | None:
        """A share of 0 to 1; None where nobody's hours are known."""
        return self.judged.facts.off_hours

    @property
    def monthly(self) -> float:
        """Person-hours."""
        return self.judged.facts.person_hours

    @property
    def is_nameless(self) -> bool:
        """Whether nobody knows how many come."""
        return self.judged.facts.nameless

    @property
    def people_text(self) -> str:
        return people(self.judged)

    @property
    def weekly_text(self) -> str:
        return minutes_text(self.weekly)

    @property
    def off_text(self) -> str:
        return say("unknown") if self.off_hours is None else off_hours(self.judged)

    @property
    def monthly_text(self) -> str:
        return say("unknown") if self.is_nameless else hours_text(self.monthly)

    @property
    def figures(self) -> str:
        """What stands in the columns of numbers, in one line."""
        cost = "" if self.is_nameless else self._spoken_cost
        return joined(filter(None, (self._spoken_weekly, self._spoken_off, cost)), " · ")

    @property
    def spoken(self) -> str:
        own = say(", your choice") if self.is_own else ""
        parts = (
            self.title,
            self.pattern,
            joined((CHOICE_NAMES[self.choice], own), ""),
            self.why,
            self._spoken_weekly,
            self._spoken_off,
            self._spoken_cost,
        )
        return joined((part for part in parts if part), ", ")

    @property
    def _spoken_weekly(self) -> str:
        return say("{weekly} a week", weekly=self.weekly_text)

    @property
    def _spoken_off(self) -> str:
        return say("off-hours {off}", off=self.off_text)

    @property
    def _spoken_cost(self) -> str:
        if self.is_nameless:
            return say("nobody is named, so that what it takes of all is not known")
        people = say_count("{count} person", "{count} people", self.people)
        return say("{people}, {monthly} a month for all", people=people, monthly=self.monthly_text)


def minutes_text(minutes: float) -> str:
    """Such as "15 min", "1 h", "1 h 15"; "<1 min" for what comes once a year."""
    if 0 < minutes < HALF_A_MINUTE:
        return say("<1 min")
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return say("{rest} min", rest=rest)
    return say("{hours} h {rest:02}", hours=hours, rest=rest) if rest else say("{hours} h", hours=hours)


def hours_text(hours: float) -> str:
    """Whole hours, but for less than ten of them."""
    amount = round(hours, 1) if hours < 9.95 else round(hours)
    return say("{hours:,} h", hours=int(amount) if amount == int(amount) else amount)


def key_of(judged: Row) -> str:
    """What a series is known by; few programs write none."""
    meeting = judged.meeting
    return meeting.uid or f"{meeting.title} {meeting.pattern}"
