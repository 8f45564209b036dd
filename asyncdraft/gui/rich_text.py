"""Text that another program has formatted, as Markdown."""


def rich_to_markdown(html: str) -> str:
    from asyncdraft.core.render.paste_in import markdown_from_html

    return markdown_from_html(html)
