"""Qt, without the hook that PySide6 puts before every import.

The hook serves `from __feature__ import ...`, which this program does not use; for it the source of every
module that is imported later is read again: a tenth of the time of a start.
"""

import builtins

_plain = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _plain
