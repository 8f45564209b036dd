"""What is wrong with a file or a search is told in the language of the window, to the last word."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.core import draft_query
from asyncdraft.core.checklist import phrase_rules
from asyncdraft.core.draft import Channel
from asyncdraft.core.parsers import KNOWN, told
from asyncdraft.core.render import limits
from asyncdraft.core.render.blocks import messages
from asyncdraft.core.render.problems import problems
from asyncdraft.core.roster import vcard
from asyncdraft.core.sync.folder import entries
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.parsing import parse as parse_template
from asyncdraft.core.text import Text
from asyncdraft.gui import language
from asyncdraft.storage import check_files, draft_file, settings, team_file
from asyncdraft.storage.draft_file import DraftFileProblem
from tests.gui.pseudo import bare

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
QUOTED = re.compile('“[^”]*”|"[^"]*"')


pytestmark = pytest.mark.usefixtures("pseudo_spoken")


def english(sentence: str, *own: str) -> list[str]:
    """The words of `sentence` that no catalogue knows, but for those that somebody has `own` written."""
    left = QUOTED.sub("", language.shown(sentence))
    for words in own:
        left = left.replace(words, "")
    return bare(left)


@pytest.mark.parametrize(
    "token",
    [
        *(
            r"\p{Lu}x",
            r"(a)\1",
            "(?(1)a|b)",
            "[a-z-[aeiou]]",
            "[[:thing:]]",
            "(?<=a+)b",
            "(a",
            "a)",
            "[a",
            "*a",
        ),
        *("a**", r"\bb{3}\b*", r"\y", "a\\", "[z-a]", "a{5000}", r"\x{FFFFFF}", "(a+)+b"),
    ],
)
def test_a_phrase_that_cannot_be_used(token: str) -> None:
    text = f"extends: existence\nmessage: x\ntokens:\n  - fine\n  - '{token}'\n"
    (problem,) = phrase_rules.parse(text, "plain.Rule", "Rule.yml").problems
    assert english(str(problem), "Rule.yml", "z-a") == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("extends: existence", ()),
        ("extends: spelling\nmessage: m", ("existence, substitution, occurrence",)),
        ("message: m", ("existence, substitution, occurrence",)),
        ("extends: existence\nmessage: m\ntokens: [a]\nlevel: grave", ("suggestion, warning, error",)),
        ("extends: existence\nmessage: m\ntokens: [a]\nlimit: many", ()),
        ("extends: existence\nmessage: m\ntokens: [a]\nnonsense: 1", ()),
        ("extends: existence\nmessage: m\nmessage: n", ()),
        ("extends: existence\nmessage: &a m\nlink: *a", ()),
        ("extends: [", ()),
        ("extends: a: b", ()),
        ("extends: 'a", ()),
        ("\textends: a", ()),
        ('extends: "\\q"', ()),
        ("- a\nb: c", ()),
        ("{a: b, c", ()),
        ("", ()),
        ("- a", ()),
        ("a: [[[[[b]]]]]", ()),
        ("a: \x00", ()),
        ("x" * 300_000, ()),
        ("extends: substitution\nmessage: m\nswap:\n  a: b\n  '(c)d': $1", ()),
        ("extends: occurrence\nmessage: m", ()),
    ],
)
def test_a_rule_that_is_none(text: str, own: tuple[str, ...]) -> None:
    (problem,) = phrase_rules.parse(text, "plain.Rule", "Rule.yml").problems
    assert english(str(problem), "Rule.yml", *own) == []


def test_why_a_rule_of_phrases_speaks() -> None:
    text = "extends: existence\nmessage: m\ntokens: [a]\nlink: https://style.example.com\n"
    rule = phrase_rules.parse(text, "plain.Rule", "Rule.yml").rule
    assert rule is not None
    assert english(rule.why, "https://style.example.com") == []


@pytest.mark.parametrize("typed", ["before:soon", "on:2026-02-30", "is:lost"])
def test_a_search_that_cannot_be_read(typed: str) -> None:
    (problem,) = draft_query.parse(typed, NOW).problems
    assert english(problem, "before:2026-11-23", "on:2026-11-23", ", ".join(draft_query.Is)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("checks/plain.yml", b"\xff\xfe"),
        ("words/list.txt", b"loose"),
        ("words/list.txt", b"[a]\n(x|(y))"),
        ("words/list.txt", b"[a]\na?"),
        ("words/list.txt", b"[/table]\na = b"),
    ],
)
def test_a_check_that_cannot_be_read(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir()
    file.write_bytes(content)
    (problem,) = check_files.load_all(tmp_path, tmp_path / "own").problems
    assert english(str(problem), name) == []


def test_two_rules_of_one_name_and_one_that_is_closed(tmp_path: Path) -> None:
    checks = tmp_path / "checks"
    (checks / "a").mkdir(parents=True)
    rule = "extends: existence\nmessage: m\ntokens: [a]\n"
    for name in ("a/one.yml", "a/one.yaml"):
        (checks / name).write_text(rule)
    (checks / "a" / "two.yml").mkdir()
    (checks / "a" / "three.yml").symlink_to(checks / "nowhere")
    found = check_files.load_all(tmp_path, tmp_path / "own").problems
    assert [english(str(problem), problem.file) for problem in found] == [[]]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("", ()),
        ("[]", ()),
        ('{"theme": "dark"', ()),
        ('{"theme": }', ()),
        ('{"theme": "dark" "density": "compact"}', ()),
        ('{"theme" "dark"}', ()),
        ("{theme: 1}", ()),
        ('{"theme": "dark}', ()),
        ('{"theme": "dark"}}', ()),
        ('{"theme": "\\q"}', ()),
        ('{"theme": "blue"}', ("theme", '"blue"', '"system", "light" or "dark"')),
        ('{"text_size": 7}', ("text_size",)),
        ('{"slack_native_clipboard": 7}', ("slack_native_clipboard",)),
        ('{"rules": {"tone.hedge": "loud"}}', ("rules.tone.hedge", '"loud"')),
        ('{"rules": 7}', ("rules",)),
        ('{"shortcuts": {"copy": 7}}', ("shortcuts.copy",)),
        ('{"day_ends": "late"}', ("day_ends", '"late"')),
        ('{"backup_folder": 7}', ("backup_folder",)),
        ('{"themes": "dark"}', ("themes", "theme")),
    ],
)
def test_a_settings_file_that_was_broken_by_hand(text: str, own: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    notice = settings.load(file).notice
    assert notice
    assert english(notice, str(file), '{"theme": "dark"}', '"system"', '"light"', '"dark"', *own) == []


@pytest.mark.parametrize(
    "text",
    [
        "me = ",
        "me = 'a",
        "[people",
        "me 1",
        "a = 1\na = 2",
        "a = [1",
        "a = {b = 1",
        'a = "\\q"',
        "a = 2026-13-40",
    ],
)
def test_a_team_file_that_was_broken_by_hand(text: str) -> None:
    _team, found = team_file.parse(text)
    told = [problem for problem in found if not problem.key]
    assert told
    assert [english(str(problem), "team.toml") for problem in told] == [[] for _ in told]


def test_a_person_without_a_zone() -> None:
    _team, found = team_file.parse("[people.kenji]\nname = 'Kenji'\n")
    assert [english(str(problem), "team.toml", "people.kenji.zone", "Kenji") for problem in found] == [[]]


FRONT = "---\nname: own\ntitle: Own\npurpose: p\ngroup: Inform\nwhen: w\n{more}---\n\n# What\n\n{body}\n"


@pytest.mark.parametrize(
    ("more", "own"),
    [
        ("when_not: [a\n", ()),
        ("panes: what\n", ("panes",)),
        ("panes: [sky]\n", ("what, why, need, fallback",)),
        ("fields:\n  - label: x\n", ("fields[0]",)),
        ("colour: red\n", ()),
    ],
)
def test_a_template_that_was_broken_by_hand(more: str, own: tuple[str, ...]) -> None:
    with pytest.raises(TemplateError) as raised:
        parse_template(FRONT.format(more=more, body=""), "own.md", "user")
    assert english(raised.value.reason, *own) == []


@pytest.mark.parametrize(
    ("header", "own"),
    [
        ("to: {a: b}", ("to", "[kenji, priya]")),
        ("title: [a]", ("title",)),
        ("channel: smoke", ("channel", ", ".join(Channel))),
        ("fields: 7", ("fields", "{topic: webhook schema}")),
        ("title: a: b", ()),
    ],
)
def test_a_draft_file_that_was_broken_by_hand(header: str, own: tuple[str, ...]) -> None:
    with pytest.raises(DraftFileProblem) as raised:
        draft_file.read(f"---\n{header}\n---\n")
    assert english(str(raised.value), *own) == []


@pytest.mark.parametrize("target", limits.REASONS)
def test_why_a_message_should_be_shorter(target: str) -> None:
    sentence = limits.reason(target, limits.LIMITS[target])
    assert english(sentence) == []


@pytest.mark.parametrize("text", ["```\n" + "x" * 20_000 + "\n```", "x" * 20_000])
def test_a_part_that_fits_into_no_message(text: str) -> None:
    with pytest.raises(limits.TooLongError) as raised:
        messages(text)
    assert english(str(raised.value)) == []


def test_what_a_message_loses() -> None:
    found = problems("[a](javascript:b) \u0001")
    assert [english(sentence, "javascript", "U+0001") for sentence in found] == [[], []]


def test_a_card_that_is_cut_off() -> None:
    (sentence,) = vcard.read("people.vcf", "BEGIN:VCARD\nFN:Kenji\n").problems
    assert english(sentence, "people.vcf") == []


@pytest.mark.parametrize("pattern", KNOWN)
def test_what_a_parser_says_is_known_with_its_values(pattern: str) -> None:
    message = re.sub(r"\{\w+\}", "7", pattern)
    assert isinstance(told(message), Text)
    assert told(message) == message


def test_what_a_parser_says_anew_stays_as_it_is() -> None:
    assert told("a mistake of tomorrow") == "a mistake of tomorrow"


def test_what_others_changed_in_a_shared_folder_is_told_in_the_language_of_the_window() -> None:
    before = {"team.toml": b'[people.kenji]\nname = "Kenji"\nzone = "Asia/Tokyo"\n[sla]\nemergency = "a"\n'}
    after = {
        "team.toml": b'[people.kenji]\nname = "Kenji"\nzone = "Asia/Seoul"\n[sla]\nemergency = "b"\n',
        "templates/x.md": b"new",
    }
    found = list(entries(before, after))
    assert [str(entry) for entry in found] == ["Kenji, time zone", "Emergency path", "Template x added"]
    for entry in found:
        assert english(str(entry), "Kenji", " x") == []
        assert english(entry.detail, "Asia/Tokyo", "Asia/Seoul", " b", " a)") == []
