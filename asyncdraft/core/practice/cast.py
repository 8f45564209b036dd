"""Who appears in the tasks of the drill."""

from asyncdraft.core.hours import week
from asyncdraft.core.people import Person

OFFICE = "mon-fri"


def _person(name: str, zone_name: str, hours: str, days: str = OFFICE, holidays: str = "") -> Person:
    return Person(id=name.lower(), name=name, zone=zone_name, hours=week({days: hours}), holidays=holidays)


CAST = (
    _person("Kenji", "Asia/Tokyo", "09:00-18:00", holidays="JP"),
    _person("Priya", "Asia/Kolkata", "10:00-18:30", holidays="IN"),
    _person("Maya", "America/New_York", "09:00-17:00", holidays="US"),
    _person("Luis", "America/Los_Angeles", "08:30-16:30", holidays="US"),
    _person("Ana", "Europe/Lisbon", "09:00-18:00", holidays="PT"),
    _person("Ruth", "Europe/London", "09:00-17:30", holidays="GB-ENG"),
    _person("Jonas", "Europe/Berlin", "08:00-16:30", holidays="DE"),
    _person("Bruna", "America/Sao_Paulo", "09:00-18:00", holidays="BR"),
    _person("Aroha", "Pacific/Auckland", "08:30-17:00", holidays="NZ"),
    _person("Jack", "Australia/Sydney", "09:00-17:00", holidays="AU-NSW"),
    _person("Noor", "Asia/Dubai", "09:00-18:00", holidays="AE"),
    _person("Layla", "Africa/Cairo", "09:00-17:00", "sun-thu", "EG"),
    _person("Bikash", "Asia/Kathmandu", "10:00-17:00", "sun-fri"),
    _person("Keola", "Pacific/Honolulu", "08:00-16:00", holidays="US"),
    _person("Nell", "America/St_Johns", "08:30-16:30", holidays="CA-NL"),
    _person("Sione", "Pacific/Tongatapu", "08:30-16:30"),
)
