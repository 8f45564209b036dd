"""What can be read of a settings file that is not quite JSON, and what is wrong with it."""

import json
from typing import Any

from asyncdraft.core.checklist.expression import Expression

KEY = Expression(r'"((?:[^"\\\n]|\\.)*)"\s*:\s*')
NO_SETTINGS = 'expected settings in braces, such as {"theme": "dark"}'


def read(text: str) -> tuple[dict[str, Any], str]:
    """Its values, and the problem: empty where Python knows what it means."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _salvaged(text), _problem(error)
    return (values, "") if isinstance(values, dict) else ({}, NO_SETTINGS)


def _problem(error: Exception) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return NO_SETTINGS
    if not error.doc.strip():
        return f"there is nothing: {NO_SETTINGS}"
    what = error.msg.removesuffix(" at").removesuffix(" starting")
    return f"line {error.lineno} is no JSON: {what[:1].lower()}{what[1:]} (column {error.colno})"


def _salvaged(text: str) -> dict[str, Any]:
    """The entries of a broken file that are whole."""
    decoder, values = json.JSONDecoder(), {}
    place = text.find("{") + 1
    while found := KEY.search(text, place):
        try:
            values[found[1]], place = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            place = found.end()
    return values
