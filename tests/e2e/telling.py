"""Tells a story to the window, in a session of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

STORY = Path(__file__).with_name("window_story.py")


def tell(story: str, folder: Path, size: str = "1366x768") -> None:
    """Runs a story of ``window_story.py`` below a folder; what went wrong is the message.

    The bus of the accessible tree is found by a file below the folder of the session: two runs on
    one computer must not share it. Its name is short, as that of a socket must be.
    """
    call = ["dbus-run-session", "--", "/usr/bin/python3", str(STORY)]
    call += [story, str(folder), sys.executable, size]
    with tempfile.TemporaryDirectory(prefix="sfs", ignore_cleanup_errors=True) as session:
        around = {**os.environ, "XDG_RUNTIME_DIR": session}
        done = subprocess.run(
            call, env=around, capture_output=True, text=True, timeout=300, check=False
        )
    assert done.returncode == 0, done.stderr[-6000:]
