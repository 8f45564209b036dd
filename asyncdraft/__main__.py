"""Picks a face: the window or the command line."""

import sys

FILES = (".md", ".ics")


def main() -> int:
    _serve_as_helper()
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


def _serve_as_helper() -> None:
    """In a bundle the program itself is started for work that gets a process of its own."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()


def wants_window(arguments: list[str]) -> bool:
    """No argument, or nothing but drafts and calendars to open."""
    return all(argument.lower().endswith(FILES) and not argument.startswith("-") for argument in arguments)


if __name__ == "__main__":
    sys.exit(main())
