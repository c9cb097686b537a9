"""Drives the window from outside its process: by accessible names alone, as a screen reader would.

Run by the system's Python, which has pyatspi; imports nothing of the program.
"""

import subprocess
import sys

import pyatspi
from window_keys import Keys

BARE = frozenset(
    (
        pyatspi.ROLE_LABEL,
        pyatspi.ROLE_PUSH_BUTTON,
        pyatspi.ROLE_CHECK_BOX,
        pyatspi.ROLE_RADIO_BUTTON,
        pyatspi.ROLE_TABLE_CELL,
        pyatspi.ROLE_COLUMN_HEADER,
    )
)
"""Below these there is nothing; not to ask spares a third of the questions."""


class Outside(Keys):
    """The accessible tree of one process."""

    def __init__(self, process: int) -> None:
        self.process = process
        pyatspi.Registry.registerEventListener(self._focus_told, "object:state-changed:focused")
        for event in ("object:children-changed", "object:state-changed", "window"):
            pyatspi.Registry.registerEventListener(self._told, event)
        self.app = self._until(self._application, f"process {process}")

    def _application(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for application in desktop:
            try:
                if application is not None and application.get_process_id() == self.process:
                    return application
            except Exception:  # an application may leave while it is looked at
                continue
        return None

    def walk(self, node=None, depth=0):
        """Every showing node below ``node``, parents first."""
        node = node or self.app
        if depth > 40:
            return
        try:
            children = [node.getChildAtIndex(i) for i in range(node.childCount)]
        except Exception:  # the tree may change while it is read
            return
        for child in children:
            if child is None:
                continue
            try:
                state = child.getState()
                if not state.contains(pyatspi.STATE_VISIBLE):
                    continue  # nor is anything below it
                showing = state.contains(pyatspi.STATE_SHOWING)
                role = child.getRole()
            except Exception:
                continue
            if showing or role in (pyatspi.ROLE_FRAME, pyatspi.ROLE_FILLER, pyatspi.ROLE_WINDOW):
                yield child
                if role not in BARE:
                    yield from self.walk(child, depth + 1)

    def names(self):
        """All names there are, with their roles, for a message."""
        if getattr(self, "app", None) is None:
            return ""
        return " | ".join(f"{node.getRoleName()}:{node.name}" for node in self.walk() if node.name)

    def find(self, name, *roles):
        """The first showing node of that name (and one of the roles, if given), or None."""
        for node in self.walk():
            try:
                if node.name == name and (not roles or node.getRoleName() in roles):
                    return node
            except Exception:
                continue
        return None

    def get(self, name, *roles):
        """Waits for a node. Raises NotThere."""
        return self._until(lambda: self.find(name, *roles), name)

    def press(self, name, *roles):
        """Presses the button of that name once it is enabled and the page about it is at rest."""

        def ready():
            node = self.find(name, *(roles or BUTTONS))
            if node is not None and node.getState().contains(pyatspi.STATE_ENABLED):
                return node
            return None

        self._press(ready, f"enabled button {name}")

    def _press(self, find, what):
        """Presses what is found once nothing moves any more: a page being made may lose a press."""
        self._until(find, what)
        self._calm()
        self._act(self._until(find, what))

    @staticmethod
    def _act(node):
        action = node.queryAction()
        for place in range(action.nActions):
            if action.getName(place).lower() in ("press", "click", "toggle", "jump"):
                action.doAction(place)
                return
        action.doAction(0)

    def editable(self, name):
        """Waits for the input of that name that takes text and is enabled."""

        def found():
            for node in self.walk():
                try:
                    fits = node.name == name and "EditableText" in pyatspi.listInterfaces(node)
                    if fits and node.getState().contains(pyatspi.STATE_ENABLED):
                        return node
                except Exception:
                    continue
            return None

        return self._until(found, f"input {name}")

    def fill(self, name, text):
        """Puts text into the input of that name, as if typed and left."""
        node = self.editable(name)
        node.queryComponent().grabFocus()
        node.queryEditableText().setTextContents(text)

    def choose(self, name, text):
        """Types into the list box of that name and leaves it."""
        self.fill(name, text)
        self.key("Tab")

    def type(self, name, words):
        """Types ASCII words into the input of that name, key by key."""
        self.editable(name).queryComponent().grabFocus()
        subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)

    def answer_file_dialog(self, path):
        """Writes a path into the open file dialog and takes it."""
        dialog = self._until(self._dialog, "file dialog")

        def line():
            for node in self.walk(dialog):
                if "EditableText" in pyatspi.listInterfaces(node):
                    return node
            return None

        node = self._until(line, "file name")
        node.queryComponent().grabFocus()
        node.queryEditableText().setTextContents(str(path))
        self.key("Return")
        self._until(lambda: self._dialog() is None, "dialog closed")

    def _dialog(self):
        for node in self.walk():
            try:
                if node.getRoleName() in ("dialog", "file chooser"):
                    return node
            except Exception:
                continue
        return None

    def press_part(self, part):
        """Presses the button whose name holds ``part``."""

        def found():
            for node in self.walk():
                if node.getRoleName() in BUTTONS and part in (node.name or ""):
                    return node
            return None

        self._press(found, f"button with {part}")

    def key(self, keys):
        """Presses keys in the window that has the focus, e.g. ``ctrl+s``."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)

    def text(self, name, *roles):
        """The text of the input of that name."""
        node = self.get(name, *(roles or INPUTS))
        content = node.queryText()
        return content.getText(0, content.characterCount)

    def wait_for(self, part):
        """Waits until a showing node's name holds ``part``."""

        def holds():
            for node in self.walk():
                try:
                    if part in (node.name or ""):
                        return node
                except Exception:
                    continue
            return None

        return self._until(holds, part)


BUTTONS = (
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "menu item",
    "link",
)
INPUTS = (
    "text",
    "entry",
    "password text",
    "paragraph",
    "document text",
    "combo box",
    "editable text",
)


if __name__ == "__main__":
    outside = Outside(int(sys.argv[1]))
    print(outside.names())
