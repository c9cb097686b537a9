"""No image of the memory is written when the program crashes: keys and records lie open in it."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_images() -> None:
    """For this process and those it starts. Windows writes none of itself; nothing is done there."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Also where the limit does not count: cores piped to a collector of the system.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
