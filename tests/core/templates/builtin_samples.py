"""The built-in templates as mails, for reading by eye: run this after a change and look at the diff."""

from pathlib import Path

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel
from asyncdraft.core.templates.samples import CAST, sample_draft, sample_now
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.template import Template
from asyncdraft.storage.template_files import load_all

RENDERER = Renderer()
TEMPLATES, PROBLEMS = load_all()
FOLDER = Path(__file__).parents[2] / "fixtures" / "templates" / "built-in"


def as_mail(template: Template) -> str:
    made = document(sample_draft(template, Channel.EMAIL), template, CAST, sample_now(template), RENDERER)
    return f"Subject: {made.subject}\n\n{made.markdown}"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for template in TEMPLATES:
        (FOLDER / f"{template.name}.md").write_text(as_mail(template), encoding="utf-8")


if __name__ == "__main__":
    main()
