"""`asyncdraft spell`: misspelled words of a draft or a text, with what may be meant."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import DRAFT_BEGINS, STANDARD, read_text
from asyncdraft.cli.outputs import as_json, place_in
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.spelling import Dialect, Misspelling

DIALECTS = ("british", "american", "australian", "canadian", "indian")


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default=STANDARD, help="a draft's file or any text; - for standard input"
    )
    parser.add_argument(
        "--dialect", choices=DIALECTS, help="whose English; by default the settings', or your country's"
    )
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(options: argparse.Namespace, context: Context) -> int:
    """Status 1 if a word is misspelled."""
    from asyncdraft.integrations import harper

    if not harper.is_installed():
        raise Failure(harper.MISSING)
    texts = _texts(read_text(options.file), options.file)
    found = _misspellings(texts, _dialect(options.dialect, context), context)
    if options.json:
        print(as_json([_values(word) for word in found]))
    else:
        print("\n".join(_line(word, texts) for word in found) or styled("No misspelled word.", "good"))
    return 1 if found else 0


def _texts(text: str, name: str) -> "Mapping[str, str]":
    from asyncdraft.cli.render import parse_draft
    from asyncdraft.core.draft import PANES, Pane

    if not text.startswith(DRAFT_BEGINS):
        return {Pane.TEXT: text}
    draft = parse_draft(text, name)
    return {pane: draft.text(pane) for pane in (Pane.SUBJECT, *PANES)}


def _dialect(named: str | None, context: Context) -> "Dialect":
    from asyncdraft.core.spelling import Dialect, dialect_of

    chosen = named or context.settings.spelling
    return Dialect(chosen) if chosen in DIALECTS else dialect_of(context.team.writer)


def _misspellings(
    texts: "Mapping[str, str]", dialect: "Dialect", context: Context
) -> "tuple[Misspelling, ...]":
    from asyncdraft.core.spelling import Proofreader, names_of
    from asyncdraft.integrations.harper import Harper
    from asyncdraft.storage import dictionary, paths

    own = dictionary.load(paths.dictionary_file())
    team = dictionary.load(context.team_dir / dictionary.FILE)
    reader = Proofreader()
    reader.set_right({*dictionary.of_work(), *own, *team, *names_of(context.team.people)})
    if unknown := reader.unknown(texts):
        reader.learn(Harper(dialect).check(unknown))
    return reader.misspellings(texts)


def _line(word: "Misspelling", texts: "Mapping[str, str]") -> str:
    from asyncdraft.core.draft import PANE_TITLES, Pane

    meant = f": {', '.join(word.choices)}?" if word.choices else ""
    place = f"{PANE_TITLES[Pane(word.place)]}, {place_in(texts[word.place], word.start)}"
    return f"{styled(word.text, 'bold')}{meant}  {styled(place, 'faint')}"


def _values(word: "Misspelling") -> dict[str, object]:
    return {
        "pane": str(word.place),
        "start": word.start,
        "end": word.end,
        "quote": word.text,
        "choices": list(word.choices),
    }
