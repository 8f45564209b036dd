"""What Quill keeps of Markdown copied for Slack and pasted by a trusted Ctrl+V in Chromium.

In: JSON lines {"markdown"}; out: JSON lines {"delta"}, as scorers of converters read them:
`python semantic.py -- python -m tests.clients.pasted`.
"""

import json
import sys

from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.slack import paste
from tests.clients.programs import run_node


def main() -> None:
    texts = [json.loads(line)["markdown"] for line in sys.stdin if line.strip()]
    copied = [{"html": slack_html(text), "plain": paste(text)} for text in texts]
    for kept in run_node("paste.mjs", map(json.dumps, copied)):
        print(json.dumps({"delta": kept["quill"]}))  # noqa: T201


if __name__ == "__main__":
    main()
