"""Cities and zones as people type them."""

from asyncdraft.core.text import joined, say
from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities


def read_zone(typed: str, cities: Cities) -> str:
    """Of a zone, a city, or both as offered: "Tokyo (Asia/Tokyo)". Raises ValueError with a sentence."""
    text = typed.strip()
    name = text.rpartition("(")[2].removesuffix(")") if text.endswith(")") else text
    if zones.is_zone(name):
        return name
    found = cities.find(name)
    if found:
        return found[0].zone
    near = joined(cities.nearest(name), ", ") if name else ""
    hint = (
        say("Did you mean {cities}?", cities=near)
        if near
        else say("Write a city or a zone such as Europe/London.")
    )
    problem = say("“{text}” is no city we know.", text=text) if text else say("A zone is needed.")
    raise ValueError(joined((problem, hint)))
