"""The real shells, each asked what it offers for a line that somebody types."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

BASH = """
source "$SCRIPT"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_asyncdraft
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
compdef() { : }
_describe() {
    [[ $1 != -o ]] || shift
    local each
    for each in "${(@P)2}"; do [[ ${each%%:*} != ${words[CURRENT]##*=}* ]] || print -r -- ${each%%:*}; done
}
_files() { print -r -- files $* }
compset() { : }
source $SCRIPT
words=("$@") CURRENT=$#
_asyncdraft
true
"""
"""What draws the menu is zsh's own; here it prints what it is given."""

FISH = """
source $SCRIPT
for each in (complete -C "$argv"); string split -f 1 \\t -- $each; end
true
"""
PROGRAM = '#!/bin/sh\nexec "{python}" -m asyncdraft "$@"\n'
ROOT = Path(__file__).parents[2]


def call(shell: str, words: Sequence[str], script: Path, program: Path) -> list[str]:
    """The lines that are offered for the last of `words`."""
    given = [*words[:-1], words[-1] or ""]
    commands = {
        "bash": ["bash", "--norc", "-c", BASH, "bash", *given],
        "zsh": ["zsh", "-f", "-c", ZSH, "zsh", *given],
        "fish": ["fish", "--no-config", "-c", FISH, " ".join(given)],
    }
    done = subprocess.run(
        commands[shell],
        env={
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "SCRIPT": str(script),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]
