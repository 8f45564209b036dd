"""What Sphinx is told for the documentation's pages; `./dev docs` builds them."""

project = "AsyncDraft"
project_copyright = "The AsyncDraft authors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "AsyncDraft"
html_show_sphinx = False
html_copy_source = False
