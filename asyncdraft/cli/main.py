"""The command line's entry: reads the arguments, calls one command."""

import argparse

from asyncdraft import __version__


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="asyncdraft")
    parser.add_argument("--version", action="version", version=f"asyncdraft {__version__}")
    parser.parse_args(arguments)
    return 0
