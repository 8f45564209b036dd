"""`asyncdraft templates`: the gallery."""

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.targets import TARGET_HELP, TARGETS, Outgoing, written
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.templates.errors import TemplateError
    from asyncdraft.core.templates.template import Template


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="list|show|check|copy|export|import", required=True
    )
    listing = actions.add_parser("list", help="every template with its purpose")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    show = actions.add_parser("show", help="what a template is for, and its sample")
    show.add_argument("name")
    show.add_argument(
        "--to", choices=TARGETS, metavar="TARGET", default="markdown", help=f"the sample as {TARGET_HELP}"
    )
    show.add_argument("--source", action="store_true", help="the file itself")
    show.add_argument("--changes", action="store_true", help="what a copy changes against the built-in")
    check = actions.add_parser("check", help="whether templates are sound: those given, or all")
    check.add_argument(
        "files", nargs="*", metavar="FILE|FOLDER|NAME", help="status 1 and FILE:LINE for every mistake"
    )
    copy = actions.add_parser("copy", help="a copy of a template to edit, which then comes first")
    copy.add_argument("name")
    export = actions.add_parser("export", help="templates as a pack, to give to others")
    export.add_argument("names", nargs="+", metavar="NAME")
    export.add_argument("--out", required=True, metavar="PACK", help="a .zip file, or a folder")
    importing = actions.add_parser("import", help="the templates of a pack")
    importing.add_argument("pack", help="a .zip file or a folder")
    importing.add_argument("--replace", action="store_true", help="also those that you have already")
    for action in (copy, importing):
        action.add_argument(
            "--into", choices=("user", "team"), default="user", help="your own templates, or the team's"
        )


def run(options: argparse.Namespace, context: Context) -> int:
    actions = {
        "list": _list,
        "show": _show,
        "check": _check,
        "copy": _copy,
        "export": _export,
        "import": _import,
    }
    return actions[options.action](options, context)


def _list(options: argparse.Namespace, context: Context) -> int:
    templates, errors = context.templates
    if options.json:
        keys = ("name", "title", "group", "purpose", "source")
        print(as_json([{key: getattr(template, key) for key in keys} for template in templates]))
        return 0
    width = max((len(template.name) for template in templates), default=0)
    for group, members in groupby(templates, key=lambda template: template.group):
        print(styled(group, "bold"))
        for template in members:
            source = "" if template.source == "built-in" else styled(f"  [{template.source}]", "hint")
            print(f"  {template.name:<{width}}  {template.purpose}{source}")
    return _tell(errors)


def _show(options: argparse.Namespace, context: Context) -> int:
    template = context.template(options.name)
    if options.source:
        write(Path(template.path).read_bytes(), None)
        return 0
    if options.changes:
        return _show_changes(template)
    facts = [
        ("For", template.purpose),
        ("When", template.when),
        ("Not", template.when_not),
        ("File", template.path),
    ]
    print(styled(template.title, "bold"))
    print("\n".join(f"{label:<5} {text}" for label, text in facts if text))
    print(f"\n{_sample(template, options.to, context)}", end="")
    return 0


def _show_changes(template: "Template") -> int:
    from asyncdraft.core.templates.comparison import SIGNS
    from asyncdraft.storage.template_files import changes

    for line in changes(template):
        tone = {"removed": "error", "added": "good", "left out": "hint"}.get(line.kind)
        text = f"{SIGNS[line.kind]} {line.text}".rstrip()
        print(styled(text, tone) if tone else text)
    return 0


def _sample(template: "Template", target: str, context: Context) -> str:
    from asyncdraft.core.compose import document
    from asyncdraft.core.templates.errors import TemplateError
    from asyncdraft.core.templates.samples import sample_draft, sample_now, sample_team

    draft = msgspec.structs.replace(sample_draft(template), channel=TARGETS[target])
    try:
        made = document(draft, template, sample_team(), sample_now(template), context.library.renderer)
    except TemplateError as error:
        raise Failure(str(error)) from error
    text = written(target, Outgoing(markdown=made.markdown, subject=made.subject))
    return text if isinstance(text, str) else text.decode("utf-8", "replace")


def _check(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.templates.inspection import problems_of

    templates, errors = _to_check(options.files, context)
    problems = [
        *errors,
        *(error for template in templates for error in problems_of(template, context.library.renderer)),
    ]
    for problem in sorted(problems, key=lambda problem: (problem.path, problem.line)):
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        print(f"{place}: {styled(problem.sentence, 'error')}")
    if not problems:
        print(f"{len(templates)} template{'' if len(templates) == 1 else 's'}, nothing wrong.")
    return 1 if problems else 0


def _to_check(names: list[str], context: Context) -> "tuple[list[Template], list[TemplateError]]":
    from asyncdraft.core.templates.errors import TemplateError
    from asyncdraft.storage.template_files import files_in, load

    if not names:
        return context.templates
    templates: list[Template] = []
    errors: list[TemplateError] = []
    for name in names:
        path = Path(name)
        if not path.exists():
            templates.append(context.template(name))
            continue
        for file in files_in(path) if path.is_dir() else [path]:
            try:
                templates.append(load(file, "user"))
            except TemplateError as error:
                errors.append(error)
    return templates, errors


def _tell(problems: "list[TemplateError]") -> int:
    """Status 1 if there is something to mend."""
    for problem in problems:
        print(styled(str(problem), "error"))
    return 1 if problems else 0


def _copy(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage.files import write_atomically

    template = context.template(options.name)
    target = _folder(options.into, context) / Path(template.path).name
    if target.exists():
        raise Failure(f"{target} is there already; edit that file.")
    write_atomically(target, Path(template.path).read_text(encoding="utf-8"))
    print(target)
    return 0


def _folder(into: str, context: Context) -> Path:
    from asyncdraft.storage import paths

    return context.team_dir / "templates" if into == "team" else paths.user_templates_dir()


def _export(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage.template_packs import PackError, export_pack

    try:
        export_pack([context.template(name) for name in options.names], Path(options.out))
    except PackError as error:
        raise Failure(str(error)) from error
    print(options.out)
    return 0


def _import(options: argparse.Namespace, context: Context) -> int:
    """Status 1 if something of the pack was left out."""
    from asyncdraft.storage.template_packs import PackError, conflicts, import_pack, read_pack

    folder = _folder(options.into, context)
    try:
        pack = read_pack(Path(options.pack))
    except PackError as error:
        raise Failure(str(error)) from error
    known = conflicts(pack, folder)
    for file in import_pack(pack, folder, frozenset(known if options.replace else ())):
        print(folder / file)
    kept = () if options.replace else known
    for file in kept:
        print(
            f"asyncdraft: {folder / file} is there already; --replace takes the one of the pack.",
            file=sys.stderr,
        )
    return max(_tell(list(pack.problems)), 1 if kept else 0)
