"""Rules in Vale's form: what loads, what they find, what they offer, and what is named as unsupported."""

from collections.abc import Callable

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Finding, Severity
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.phrase_rules import parse
from asyncdraft.core.checklist.rule import Group, Rule
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import TimeReader
from tests.patience import ends

Judge = Callable[[str, str], tuple[Finding, ...]]

JARGON = """\
extends: existence
message: "'%s' is jargon of the harbour office."
level: suggestion
ignorecase: true
link: https://example.org/plain
tokens:
  - berth window
  - demurr(?:age|ed)
"""
PLAIN = """\
extends: substitution
message: Say '%s' instead of '%s'.
level: error
ignorecase: true
swap:
  make use of: use
  'kick(?:ed)? off': start|begin
  colour-fast: Colour-Fast
"""
COMMAS = """\
extends: occurrence
message: More than two commas.
scope: sentence
level: warning
max: 2
token: ','
"""


def no_cities() -> Cities:
    raise AssertionError("no text here has a city")


def checklist(*rules: Rule) -> Checklist:
    return Checklist(Lexicon.parse({}), TimeReader(no_cities), rules)


def rule_of(text: str) -> Rule:
    parsed = parse(text, "plain.Rule", "checks/plain/Rule.yml")
    assert parsed.rule is not None, parsed.problems
    return parsed.rule


def findings(text: str, message: str) -> tuple[Finding, ...]:
    return checklist(rule_of(text)).judge(from_text(message)).findings


def quotes(text: str, message: str) -> list[str]:
    return [finding.quote for finding in findings(text, message)]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, "plain.Rule", "Rule.yml").problems]


def mended(text: str, message: str) -> list[str]:
    """The message after each fix of the first finding."""
    edits = [fix.edits[0] for fix in findings(text, message)[0].fixes]
    return [message[: edit.start] + edit.text + message[edit.end :] for edit in edits]


def existence(*tokens: str, **keys: str) -> str:
    lines = [f"{key}: {value}" for key, value in keys.items()]
    listed = [f"  - '{token}'" for token in tokens]
    return "\n".join(["extends: existence", 'message: "Not %s"', *lines, "tokens:", *listed])


# --- what is found -------------------------------------------------------------------------------------


def test_each_token_is_found_with_its_grade_and_where_to_read_more() -> None:
    found = findings(JARGON, "The Berth window is short and demurrage is due.")
    assert [finding.quote for finding in found] == ["Berth window", "demurrage"]
    first = found[0]
    assert (first.severity, first.rule) == (Severity.HINT, "plain.Rule")
    assert first.title == "'Berth window' is jargon of the harbour office."
    assert first.message.endswith("See https://example.org/plain")


def test_it_is_a_rule_like_any_other() -> None:
    rule = rule_of(JARGON)
    assert (rule.group, rule.title) == (Group.STYLE, "'…' is jargon of the harbour office.")


def test_a_rule_that_finds_nothing_is_not_counted() -> None:
    verdict = checklist(rule_of(JARGON)).judge(from_text("All quiet."))
    assert [result.state for result in verdict.results] == [State.NOT_APPLICABLE]


@pytest.mark.parametrize(
    "message",
    [
        "Type `berth window` there.",
        "She wrote “the berth window is short”.",
        "See https://example.org/demurrage for it.",
        "> berth window\n",
        "```\nberth window\n```",
        "[the plan](demurrage.html)",
        "berth windowsill",
    ],
)
def test_nothing_is_found_in_code_quotations_and_links(message: str) -> None:
    assert quotes(JARGON, message) == []


@pytest.mark.parametrize(
    ("keys", "tokens", "message", "found"),
    [
        ({}, ["late"], "late Late later", ["late"]),
        ({"ignorecase": "true"}, ["late"], "late Late later", ["late", "Late"]),
        ({"nonword": "true"}, [r"\s{2,}\w"], "two  spaces", ["  s"]),
        ({"nonword": "true"}, [r"\s{2,}\w"], "then `code` here and **there** too", []),
        ({"nonword": "true"}, ["!+"], "go!! now!", ["!!", "!"]),
        (
            {"exceptions": "[ad hoc team]", "ignorecase": "true"},
            ["ad hoc(?: team)?"],
            "Ad hoc team, ad hoc",
            ["ad hoc"],
        ),
        ({"scope": "heading"}, ["Notes"], "# Notes\nNotes\n\n## More Notes ##", ["Notes", "Notes"]),
        ({"scope": "sentence"}, ["^And"], "And so. And then, And.", ["And", "And"]),
        ({"limit": "1"}, ["late"], "late, late", ["late"]),
        ({"raw": r"['\bvery\s+']"}, ["late", "early"], "very late, early", ["very late"]),
        ({"raw": r"['\s+indeed']", "append": "true"}, ["late"], "late, late indeed", ["late indeed"]),
        ({}, ["(?i)late"], "Late", ["Late"]),
        ({}, [r"(?<year>\d{4})-Q[1-4]"], "in 2026-Q3", ["2026-Q3"]),
        ({}, ["[[:digit:]]+x"], "12x", ["12x"]),
        ({}, [r"a\x{2013}b"], "a–b", ["a–b"]),
        ({}, ["no", "yes"], "no yes", ["no", "yes"]),
    ],
)
def test_the_keys_of_a_rule_say_what_counts(
    keys: dict[str, str], tokens: list[str], message: str, found: list[str]
) -> None:
    assert quotes(existence(*tokens, **keys), message) == found


def test_alternatives_keep_their_order() -> None:
    tokens = ("in case", "in case of", "in a word", "other", "in", "case")
    assert quotes(existence(*tokens), "in case of need, in a word, in, case") == [
        "in case",
        "in a word",
        "in",
        "case",
    ]


def test_a_list_of_twins_and_long_beginnings() -> None:
    tokens = tuple("a" * length for length in range(1, 100))
    assert quotes(existence(*tokens, *tokens), "a" * 99 + " aa") == ["a" * 99, "aa"]


# --- what is offered -----------------------------------------------------------------------------------


def test_each_swap_is_offered_in_the_case_of_what_stands_there() -> None:
    message = "Make use of the crane, then kick off; colour-fast paint."
    assert [finding.title for finding in findings(PLAIN, message)] == [
        "Say 'use' instead of 'Make use of'.",
        "Say 'start or begin' instead of 'kick off'.",
        "Say 'Colour-Fast' instead of 'colour-fast'.",
    ]
    assert mended(PLAIN, message) == ["Use the crane, then kick off; colour-fast paint."]
    assert mended(PLAIN, "We kicked off.") == ["We start.", "We begin."]
    assert quotes(PLAIN, "Colour-Fast paint") == []


def test_an_action_is_a_fix_and_one_that_is_not_supported_is_named() -> None:
    swap = existence("maybe", action="{name: replace, params: [perhaps, x, y, z]}")
    assert mended(swap, "Maybe? maybe so") == ["Maybe? perhaps so", "Maybe? x so", "Maybe? y so"]
    assert mended(existence("really", action="{name: remove}"), "It is really late.") == ["It is late."]
    assert mended(existence("URL", action="{name: replace, params: [URL, address]}"), "A URL.") == [
        "A address."
    ]
    edit = existence("maybe", action="{name: edit, params: [truncate]}")
    assert problems(edit) == ["Rule.yml, line 3: “action: edit” is not supported, so there is no fix by it."]
    assert findings(edit, "maybe")[0].fixes == ()


def test_too_many_or_too_few_are_found_in_their_sentence() -> None:
    assert quotes(COMMAS, "One, two. Three, four, five, six, seven. Eight, nine.") == [", six,"]
    least = COMMAS.replace("max: 2", "min: 1")
    assert quotes(least, "One, two. Three four.") == ["Three four."]


# --- what is not supported -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: spelling\nmessage: m", "line 1: “extends: spelling” is not supported"),
        ("message: m", "line 1: “extends” is missing"),
        ("extends: existence\ntokens: [a]", "line 1: “message” is missing"),
        ("extends: existence\nmessage: m\nfoo: 1", "line 3: the key “foo” is not supported"),
        ("extends: existence\nmessage: m", "nothing to look for"),
        ("extends: substitution\nmessage: m", "nothing to look for in “swap”"),
        ("extends: occurrence\nmessage: m\ntoken: a", "one of “max” and “min”"),
        (
            "extends: existence\nmessage: m\nlevel: loud\ntokens: [a]",
            "line 3: “level” should be one of suggestion",
        ),
        ("extends: existence\nmessage: m\nscope: raw\ntokens: [a]", "line 3: “scope: raw” is not supported"),
        ("extends: existence\nmessage: m\ntokens: [[a]]", "line 3: a list of texts is expected"),
        ("extends: existence\nmessage: [m]", "line 2: a text is expected"),
        ("extends: substitution\nmessage: m\nswap: [a]", "line 3: a mapping"),
        ("extends: occurrence\nmessage: m\ntoken: a\nmax: many", "line 4: “max” should be a number"),
        ("extends: existence\nmessage: m\nmessage: n", "line 3: “message” is there twice"),
        ("extends: existence\nmessage: &a m\nlink: *a", "aliases"),
        ("extends: [", "this is no YAML"),
        ("", "the file is empty"),
        ("- a", "a mapping"),
        ("a: " + "[" * 5000, "nested too deeply"),
        ("a: \x00", "this is no YAML"),
        ("x" * 300_000, "longer than 250,000 characters"),
    ],
)
def test_what_is_no_rule_is_named(text: str, told: str) -> None:
    parsed = parse(text, "plain.Rule", "Rule.yml")
    assert parsed.rule is None
    assert any(told in str(problem) for problem in parsed.problems), parsed.problems


@pytest.mark.parametrize(
    ("token", "told"),
    [
        (r"\p{Lu}x", r"the Unicode category “\p{Lu}”"),
        (r"(a)\1", "the back-reference"),
        ("(?(1)a|b)", "the group “(?(1”"),
        ("[a-z-[aeiou]]", "“-[” in a set"),
        ("[[:thing:]]", "the set “[:thing:]”"),
        ("(?<=a+)b", "look-behind requires fixed-width"),
        ("(a", "a group that is not closed"),
        ("a)", "a “)” that closes nothing"),
        ("[a", "a “[” that is not closed"),
        ("*a", "a “*” that repeats nothing"),
        ("a**", "a repetition right after another"),
        (r"\bb{3}\b*", "the repetition of a place"),
        (r"\y", r"“\y”"),
        ("a\\", "a backslash at the end"),
        ("[z-a]", "cannot be used"),
        ("a{5000}", "more than 1000 repetitions"),
        (r"\x{FFFFFF}", "the character"),
        ("(?#note)(a+)+b", "could take very long"),
    ],
)
def test_a_phrase_that_cannot_be_used_is_left_out(token: str, told: str) -> None:
    text = existence("fine", token)
    told_all = problems(text)
    assert len(told_all) == 1
    assert told in told_all[0]
    assert told_all[0].startswith("Rule.yml, line 5: ")
    assert quotes(text, "fine") == ["fine"]


def test_an_exception_that_cannot_be_used_takes_its_rule() -> None:
    assert parse(existence("fine", exceptions="['(a+)+b']"), "plain.Rule", "Rule.yml").rule is None


def test_a_swap_that_refers_to_a_group_is_left_out() -> None:
    text = PLAIN + "  '(\\d+) hrs': $1 h\n"
    assert "“$1 h” refers to a group" in problems(text)[0]
    assert quotes(text, "make use of 12 hrs") == ["make use of"]


# --- speed ---------------------------------------------------------------------------------------------


def test_a_long_style_is_found_in_time() -> None:
    words = [f"word{letter}{number} of mouth" for letter in "abcdefghij" for number in range(100)]
    engine = checklist(rule_of(existence(*words, ignorecase="true")))
    message = from_text(
        "\n\n".join(f"Paragraph {number}: wordc{number} of mouth and more." for number in range(40))
    )
    with ends():
        assert len(engine.judge(message).findings) == 12


def test_a_fix_is_for_what_was_found_in_a_later_sentence() -> None:
    rule = f"{PLAIN}scope: sentence\n"
    assert mended(rule, "We met. We kick off on Monday.") == [
        "We met. We start on Monday.",
        "We met. We begin on Monday.",
    ]


@pytest.mark.parametrize(
    ("token", "shown"), [("(unclosed", "“(unclosed”"), ("(" + 99 * "x", f"“({58 * 'x'}…”")]
)
def test_a_token_that_cannot_be_read_is_named_as_far_as_it_fits(token: str, shown: str) -> None:
    assert (
        f"{shown} has a group that is not closed."
        in problems(f"extends: existence\nmessage: x\ntokens:\n  - '{token}'\n")[0]
    )
