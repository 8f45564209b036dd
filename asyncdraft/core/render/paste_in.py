"""Rich text from a clipboard to Markdown."""


def markdown_from_html(html: str) -> str:
    import markdownify
    import nh3

    clean = nh3.clean(html, link_rel=None)
    text: str = markdownify.markdownify(clean, heading_style="ATX", bullets="-", escape_underscores=True)
    return text.strip()
