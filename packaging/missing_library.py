"""Names the shared library, if any, that keeps Qt from drawing on a platform: offscreen, xcb or wayland."""

import sys

from asyncdraft.integrations.health import missing_library

if __name__ == "__main__":
    sys.exit(missing_library(sys.argv[1]) or 0)
