"""Picks a face: the window or the command line."""

import sys


def main() -> int:
    arguments = sys.argv[1:]
    if wants_window(arguments):
        try:
            from asyncdraft.gui.app import main as window_main
        except ImportError as error:
            sys.exit(
                f"asyncdraft: The window cannot open, as Qt is missing here ({error}). "
                "Everything else works without: asyncdraft --help."
            )
        return window_main(arguments)
    from asyncdraft.cli.main import main as command_main

    return command_main(arguments)


def wants_window(arguments: list[str]) -> bool:
    """No argument, or nothing but draft files to open."""
    return all(argument.endswith(".md") and not argument.startswith("-") for argument in arguments)


if __name__ == "__main__":
    sys.exit(main())
