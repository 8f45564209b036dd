"""What the parsers of YAML, TOML, JSON, Jinja and expressions say of a text, as texts to be translated."""

import re
from functools import cache

from asyncdraft.core.text import say

JSON = (
    say("Expecting value"),
    say("Expecting ',' delimiter"),
    say("Expecting ':' delimiter"),
    say("Expecting property name enclosed in double quotes"),
    say("Extra data"),
    say("Illegal trailing comma before end of array"),
    say("Illegal trailing comma before end of object"),
    say("Invalid control character"),
    say("Invalid \\escape"),
    say("Unterminated string"),
)
YAML = (
    say("block sequence entries are not allowed in this context"),
    say("control characters are not allowed"),
    say("could not find expected ':'"),
    say("did not find expected ',' or ']'"),
    say("did not find expected ',' or '{brace}'"),
    say("did not find expected '-' indicator"),
    say("did not find expected key"),
    say("did not find expected node content"),
    say("found a tab character that violates indentation"),
    say("found character that cannot start any token"),
    say("found undefined alias"),
    say("found unexpected document indicator"),
    say("found unexpected end of stream"),
    say("found unknown escape character"),
    say("mapping values are not allowed in this context"),
    say("mapping values are not allowed here"),
    say("sequence entries are not allowed here"),
    say("expected {wanted}, but found {sign}"),
    say("expected {wanted}, but got {sign}"),
    say("found character {sign} that cannot start any token"),
    say("found undefined alias {name}"),
    say("found unknown escape character {sign}"),
)
TOML = (
    say("Cannot declare {name} twice"),
    say("Cannot overwrite a value"),
    say("Expected '=' after a key in a key/value pair"),
    say("Expected ']' at the end of a table declaration"),
    say("Expected ']]' at the end of an array declaration"),
    say("Expected {sign}"),
    say("Expected newline or end of document after a statement"),
    say("Found invalid character {sign}"),
    say("Illegal character {sign}"),
    say("Invalid date or datetime"),
    say("Invalid initial character for a key part"),
    say("Invalid statement"),
    say("Invalid value"),
    say("Unclosed array"),
    say("Unclosed inline table"),
    say("Unescaped '\\' in a string"),
)
JINJA = (
    say("Encountered unknown tag '{tag}'."),
    say("Expected an expression, got '{sign}'"),
    say("Missing end of comment tag"),
    say("expected token '{wanted}', got '{sign}'"),
    say("unexpected '{sign}'"),
    say("unexpected '{sign}', expected '{wanted}'"),
    say("unexpected end of template"),
)
EXPRESSIONS = (
    say("bad character range {range} at position {place}"),
    say("look-behind requires fixed-width pattern"),
    say("multiple repeat at position {place}"),
    say("nothing to repeat at position {place}"),
)
KNOWN = (*JSON, *YAML, *TOML, *JINJA, *EXPRESSIONS)
PLACE = re.compile(r"\\\{(\w+)\\\}")


def told(message: object) -> str:
    """The message of a parser; one that is not known here stays as it is."""
    written = str(message)
    for pattern, form in _forms():
        if found := form.fullmatch(written):
            return say(pattern, **found.groupdict())
    return written


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those in full before those with places, and the longer before one that is also its end."""
    known = sorted(KNOWN, key=lambda pattern: (pattern.count("{"), -len(pattern)))
    return tuple((pattern, re.compile(PLACE.sub(r"(?P<\1>.+)", re.escape(pattern)))) for pattern in known)
