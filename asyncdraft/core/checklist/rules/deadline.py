"""Rules about times: are they readable in every zone, possible, and fair."""

from asyncdraft.core.checklist.rules import clock_zone, dates, rival_time, time_left, vague_time, zone_letters

RULES = (
    clock_zone.RULE,
    dates.WEEKDAY,
    zone_letters.RULE,
    dates.NUMERIC,
    vague_time.RULE,
    time_left.PAST,
    time_left.SHORT,
    rival_time.RULE,
)
