"""The end of a process: what it held goes back to the system as a whole."""

import atexit
import gc


def leave_at_once() -> None:
    """For whoever begins a process: at its end nothing is looked over for what may be thrown away.

    A third of a second of a short call went into that.
    """
    atexit.register(gc.freeze)
