"""The keyboard of a window driven from outside, and where its cursor is.

Run by the system's Python, which has pyatspi; imports nothing of the program.
"""

import subprocess
import time

import pyatspi
from window_waits import NotThere, Waits


def _called(node):
    """The name of an input; Qt gives a box to choose from the words chosen, not its name."""
    if node.getRoleName() == "combo box":
        for place in range(node.childCount):
            line = node.getChildAtIndex(place)
            if line is not None and "EditableText" in pyatspi.listInterfaces(line):
                return line.name or ""
    return node.name or ""


class Keys(Waits):
    """Real keys, Chinese by the clipboard; mixed into the tree of the window."""

    _last = None
    """What had the cursor last."""
    _moves = 0
    """How often the cursor moved."""

    def _focus_told(self, event):
        """Remembers what has the focus, so that the tree need not be read for it."""
        if event.detail1:
            self._last = event.source
            self._moves += 1
        self._told(event)

    def keys(self, *keys):
        """Presses one key after the other, as a person does."""
        for one in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", one, "sleep", "0.1"], check=True)

    def paste(self, words):
        """Puts words by the clipboard where the cursor is."""
        call = ["xclip", "-selection", "clipboard", "-loops", "2"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(call, input=words.encode(), check=True, **quiet)
        subprocess.run(["xdotool", "key", "ctrl+v", "sleep", "0.2"], check=True)

    def write(self, letters):
        """Types ASCII letters where the cursor is."""
        subprocess.run(["xdotool", "type", "--delay", "30", letters], check=True)
        subprocess.run(["xdotool", "sleep", "0.2"], check=True)

    def focused(self):
        """The name of what has the focus, empty while nothing has it."""
        self._next_event()
        try:
            if self._last is not None and self._last.getState().contains(pyatspi.STATE_FOCUSED):
                return _called(self._last)
        except Exception:  # it went with its form
            self._last = None
        for node in self.walk():
            try:
                if node.getState().contains(pyatspi.STATE_FOCUSED):
                    return _called(node)
            except Exception:
                continue
        return ""

    def at(self, name):
        """Waits until the cursor is in the input or on the button of that name."""
        self._until(
            lambda: self.focused() == name,
            lambda: f"cursor in {name}, it is in {self.focused()}",
        )

    def go_to(self, name, key="Return", most=20):
        """Presses a key until the cursor is at that name. Raises NotThere."""
        for _ in range(most):
            if self.focused() == name:
                return
            self._step(key)
        if self.focused() != name:
            raise NotThere(f"{name} by {key}; the cursor is in {self.focused()}")

    def _step(self, key):
        """Presses a key and waits until the cursor has moved, a fifth of a second at most."""
        before, end = self._moves, time.monotonic() + 0.2
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        while self._moves == before and time.monotonic() < end:
            self._next_event()

    def gone(self, name, *roles):
        """Waits until nothing of that name is shown."""
        self._until(lambda: self.find(name, *roles) is None, f"no {name}")


def refused(window, first):
    """Saved twice with something missing: the cursor is at the first of it."""
    for _ in range(2):
        window.keys("ctrl+s")
        window.at(first)


def saved(window, title):
    """Saved by the key."""
    window.keys("ctrl+s")
    window.wait_for(f"{title}：已保存")


def begun(window, way, start):
    """Opens a sheet by its key, or by Enter on the button of that name; its first input."""
    if "+" in way:
        window.keys(way)
    else:
        window.go_to(way, "Tab", 40)
        window.keys("Return")
    window.at(start)


def tried(window, way, start, title, first):
    """Has a sheet refused twice, leaves it by Esc, opens it again and goes to what is missing."""
    begun(window, way, start)
    refused(window, first)
    window.keys("Escape")
    window.gone(title, "panel")
    begun(window, way, start)
    window.go_to(first, "Tab", 40)
