"""Where the bundled program begins: what `python -m asyncdraft` is elsewhere."""

import sys

from asyncdraft.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
