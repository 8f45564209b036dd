"""What came with the start stays to the end: the collector of cycles need not look at it again and again.

It holds every thread while it looks, measured 60 to 190 ms for the whole program: a key would wait.
"""

import gc

from asyncdraft.gui.workspace import Change, Workspace


def set_apart(workspace: Workspace) -> None:
    """What there is now, and once more when templates and checks are loaded."""
    loading = [Change.TEMPLATES]

    def on_changed(change: Change) -> None:
        if loading and change & loading[0]:
            loading.clear()
            gc.freeze()

    gc.freeze()
    workspace.changed.connect(on_changed)
