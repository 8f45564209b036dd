"""Picks a face: the window or the command line."""

import gc
import sys

FILES = (".md", ".ics")
CRASHED = 70
"""As sysexits.h calls a mistake of the program."""
QT = ("PySide6", "shiboken6")
GARBAGE = 100_000
"""So many new objects, in place of Python's 700, let a command look for cycles: few make as many, and to look
again and again costs each of them 5 % of its time.
"""


def main() -> int:
    _serve_as_helper()
    try:
        return _main()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is logged and told
        if missing := _missing_package(error):
            sys.exit(
                f"asyncdraft: The Python package {missing} is missing, and AsyncDraft needs it. Install "
                "AsyncDraft again as you did at first: pip brings what it needs, and so does ./dev run."
            )
        return _tell_crash(error)


def _main() -> int:
    arguments = sys.argv[1:]
    if wants_window(arguments):
        gc.disable()
        try:
            from asyncdraft.gui.start import main as window_main
        except ImportError as error:
            if (error.name or "").startswith("asyncdraft") or _missing_package(error):
                raise
            sys.exit(
                f"asyncdraft: The window cannot open, as Qt is missing here ({error}). "
                "`asyncdraft doctor` tells what to do; everything else works without: asyncdraft --help."
            )
        return window_main(arguments)
    gc.set_threshold(GARBAGE)
    from asyncdraft.cli.main import main as command_main

    return command_main(arguments)


def _missing_package(error: Exception) -> str:
    """One of those that pip brings; empty for Qt, which is told apart, and for the program's own."""
    package = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    return "" if package in (*QT, "asyncdraft") else package


def _tell_crash(error: Exception) -> int:
    """One sentence; the rest goes into the log, or after it where there is no log to be written."""
    from asyncdraft.storage import paths
    from asyncdraft.storage.crashes import describe
    from asyncdraft.storage.log import Log

    crash, log = describe(error), Log(paths.log_dir())
    is_kept = log.write_crash(crash)
    where = f"Details without any text of yours are in {log.path}." if is_kept else f"Details:\n{crash.text}"
    sys.stderr.write(f"asyncdraft: The program itself made a mistake ({crash.line}). {where}\n")
    return CRASHED


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
