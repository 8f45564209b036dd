"""What can be read of a settings file that is not quite JSON, and what is wrong with it."""

import json
from typing import Any

from asyncdraft.core import parsers
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say, small

KEY = Expression(r'"((?:[^"\\\n]|\\.)*)"\s*:\s*')
NO_SETTINGS = say("expected settings in braces, such as {example}", example='{"theme": "dark"}')


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
        return say("there is nothing: {expected}", expected=NO_SETTINGS)
    what = error.msg.removesuffix(" at").removesuffix(" starting")
    return say(
        "line {line} is no JSON: {what} (column {column})",
        line=error.lineno,
        what=small(parsers.told(what)),
        column=error.colno,
    )


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
