"""The filters and tests that templates may use, each declared once with what it is for."""

from collections.abc import Callable
from typing import Any, NamedTuple

from asyncdraft.core.templates import filters
from asyncdraft.core.text import say


class Filter(NamedTuple):
    """`example` is Jinja, `shows` what it prints."""

    name: str
    run: Callable[..., Any]
    help: str
    example: str
    shows: str


FILTERS = (
    Filter(
        "section",
        filters.section,
        say(
            "A labelled part of the message; nothing at all when the value is empty. On a page in Markdown, "
            "the label of a longer text is a heading."
        ),
        '{{ minutes | section("Minutes") }}',
        "**Minutes:** 20",
    ),
    Filter(
        "heading",
        filters.heading,
        say("A label alone, for parts that the body puts together."),
        '{{ "Risks" | heading }}',
        "**Risks**",
    ),
    Filter(
        "bullets",
        filters.bullets,
        say("A list, one bullet for each item or line."),
        "{{ settled | bullets }}",
        "- Guest checkout stays.\n- Prices include tax everywhere.",
    ),
    Filter(
        "numbered",
        filters.numbered,
        say("A numbered list."),
        '{{ ["First?", "Second?"] | numbered }}',
        "1. First?\n2. Second?",
    ),
    Filter(
        "table",
        filters.table,
        say("A table field as a table; a loop over its rows often reads better in chat."),
        "{{ reviewers | table }}",
        "| Reviewer | Section or question |\n| --- | --- |\n| Priya Rao | sections 4 and 6 |\n"
        "| Dana Whitfield | section 3 |",
    ),
    Filter("quote", filters.quote, say("A quotation."), '{{ "One.\n\nTwo." | quote }}', "> One.\n>\n> Two."),
    Filter(
        "link",
        filters.link,
        say("A link with other words."),
        '{{ document | link("the draft") }}',
        "[the draft](https://docs.example.com/checkout-requirements)",
    ),
    Filter(
        "first_names",
        filters.first_names,
        say("First names in a sentence."),
        "{{ readers | first_names }}",
        "Priya and Dana",
    ),
    Filter(
        "names",
        filters.names,
        say("Full names in a sentence."),
        "{{ readers | names }}",
        "Priya Rao and Dana Whitfield",
    ),
    Filter(
        "mention",
        filters.mention,
        say("Names that notify: @id in Slack, the GitHub handle in Markdown, the plain name elsewhere."),
        "{{ readers | mention }}",
        "@Priya and @Dana",
    ),
    Filter(
        "greeting",
        filters.greeting,
        say("A greeting, in email only."),
        "{{ readers | greeting }}",
        "Hi Priya and Dana,",
    ),
    Filter(
        "signature",
        filters.signature,
        say("A closing, in email only."),
        "{{ sender | signature }}",
        "Best regards,\\\nAlex Reed (London)",
    ),
    Filter(
        "for_reader",
        filters.for_reader,
        say("A time on one person's clock."),
        "{{ deadline | for_reader(readers[1]) }}",
        "Fri 27 Nov 2026, 03:30 PST (Los Angeles)",
    ),
    Filter(
        "in_zone",
        filters.in_zone,
        say("A time on the clock of an IANA zone."),
        '{{ deadline | in_zone("Europe/Paris") }}',
        "Fri 27 Nov 2026, 12:30 CET (Paris)",
    ),
    Filter(
        "short",
        filters.short,
        say("A time or day in short."),
        "{{ deadline | short }}",
        "Fri 27 Nov, 17:00 IST",
    ),
    Filter("day", filters.day, say("The day of a time."), "{{ deadline | day }}", "Fri 27 Nov"),
    Filter(
        "relative", filters.relative, say("How long until a time."), "{{ deadline | relative }}", "in 4 days"
    ),
    Filter(
        "working_days_from",
        filters.working_days_from,
        say("The day so many working days after another, by the writer's week, holidays and days off."),
        "{{ 7 | working_days_from(today) }}",
        "Wed 2 Dec 2026",
    ),
    Filter("join", filters.join, say("Items in one line."), '{{ ["a", "b"] | join(", ") }}', "a, b"),
    Filter(
        "replace",
        filters.replace,
        say("Text with some words replaced."),
        '{{ "20 minutes" | replace("minutes", "min") }}',
        "20 min",
    ),
    Filter(
        "indent",
        filters.indent,
        say("Text whose further lines are indented."),
        '- {{ "one\ntwo" | indent(2) }}',
        "- one\n  two",
    ),
    Filter("round", filters.round_, say("A rounded number."), "{{ 2.36 | round(1) }}", "2.4"),
    Filter("sum", filters.sum_, say("The sum of numbers."), "{{ [1, 2] | sum }}", "3"),
)

BORROWED_FILTERS = {
    "capitalize": say("the first letter large, the others small"),
    "count": say("how many items or characters; also `length`"),
    "default": say("another value where there is none: `{{ row.owner | default('open', true) }}`"),
    "first": say("the first item"),
    "int": say("a whole number"),
    "last": say("the last item"),
    "length": say("how many items or characters"),
    "list": say("a list"),
    "lower": say("small letters"),
    "map": say("one part of every item: `{{ risks | map(attribute='owner') }}`"),
    "max": say("the largest"),
    "min": say("the smallest"),
    "reject": say("items that fail a test"),
    "rejectattr": say("items of which a part fails a test"),
    "reverse": say("the other way round"),
    "select": say("items that pass a test"),
    "selectattr": say(
        "items of which a part passes a test: `{{ rows | selectattr('status', 'eq', 'blocked') }}`"
    ),
    "sort": say("in order: `{{ rows | sort(attribute='due') }}`"),
    "title": say("Every Word Capitalised"),
    "trim": say("without white space around"),
    "truncate": say("at most so many characters"),
    "unique": say("without repetitions"),
    "upper": say("large letters"),
    "wordcount": say("how many words"),
}
"""Jinja's own filters that are available, with their meaning."""

BORROWED_TESTS = {
    "==": "also `eq`, `equalto`",
    "!=": "also `ne`",
    ">": "also `gt`, `greaterthan`",
    ">=": "also `ge`",
    "<": "also `lt`, `lessthan`",
    "<=": "also `le`",
    "eq": "equal, for `selectattr` and its like: `rows | selectattr('state', 'eq', 'late')`",
    "equalto": "as `eq`",
    "ne": "not equal",
    "gt": "greater",
    "greaterthan": "as `gt`",
    "ge": "greater or equal",
    "lt": "less",
    "lessthan": "as `lt`",
    "le": "less or equal",
    "boolean": "true or false",
    "defined": "always true: an unknown name is an error",
    "divisibleby": "a multiple of a number",
    "even": "an even number",
    "false": "false itself",
    "float": "a number with a decimal point",
    "integer": "a whole number",
    "iterable": "something to loop over",
    "lower": "in small letters",
    "mapping": "a row of a table",
    "none": "nothing at all",
    "number": "a number",
    "odd": "an odd number",
    "sequence": "a list or text",
    "string": "text",
    "true": "true itself",
    "undefined": "always false",
    "upper": "in large letters",
}
"""Jinja's own tests that are available, with their meaning."""
