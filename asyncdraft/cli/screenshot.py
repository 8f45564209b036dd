"""`asyncdraft screenshot`: the one command that needs Qt."""

import argparse
import re
from pathlib import Path

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure

SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
LARGEST = 10_000
"""Pixels a side: beyond it a picture fills the memory."""


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("view", help="such as compose, compose-empty, team, templates")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900", metavar="WxH", help="1440x900 by default")
    parser.add_argument("out", metavar="OUT.png")


def run(options: argparse.Namespace, _context: Context) -> int:
    found = SIZE.fullmatch(options.size)
    width, height = (int(side) for side in found.groups()) if found else (0, 0)
    if not 0 < max(width, height) <= LARGEST:
        raise Failure(f"--size should be a width and a height such as 1440x900, not {options.size}.")
    try:
        from asyncdraft.gui.screenshot import shoot

        shoot(options.view, options.theme, (width, height), Path(options.out))
    except ImportError as error:
        raise Failure(f"The window cannot be drawn, as Qt is missing here ({error}).") from error
    except (ValueError, OSError) as error:
        raise Failure(str(error)) from error
    return 0
