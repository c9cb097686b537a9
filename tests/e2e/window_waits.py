"""Waiting for a window driven from outside: until something is there, and no longer.

Run by the system's Python, which has pyatspi; imports nothing of the program.
"""

import time

from gi.repository import GLib

DEADLINE = 60.0


class NotThere(Exception):
    """Nothing of that name appeared in time; the message shows what did."""


class Waits:
    """What happened on the screen, and waiting for it; mixed into the tree of the window."""

    _news = False
    """Whether something happened since it was last asked."""

    def _told(self, _event):
        """Remembers that something happened on the screen."""
        self._news = True

    def _next_event(self):
        """Waits until something happens on the screen, a twentieth of a second at most; whether it did.

        What the bus itself has to say is not it: every question that was asked brings some of that,
        and who takes it for news asks without end.
        """
        context, over = GLib.MainContext.default(), []
        tick = GLib.timeout_add(50, over.append, True)
        while not (self._news or over):
            context.iteration(True)
        source = context.find_source_by_id(tick)
        if source is not None:
            source.destroy()
        while context.iteration(False):
            pass
        told, self._news = self._news, False
        return told

    def _calm(self):
        """Waits until nothing happens on the screen for a tenth of a second, two seconds at most."""
        quiet, end = 0, time.monotonic() + 2.0
        while quiet < 2 and time.monotonic() < end:
            quiet = 0 if self._next_event() else quiet + 1

    def _until(self, find, what):
        """What ``find`` gives as soon as it gives something. Raises NotThere at the deadline.

        A node may go while it is asked: then it is looked for again.
        """
        end = time.monotonic() + DEADLINE
        while True:
            try:
                found = find()
            except GLib.GError:
                found = None
            if found:
                return found
            if time.monotonic() > end:
                said = what() if callable(what) else what
                raise NotThere(f"{said}; there is: {self.names()[:4000]}")
            self._next_event()
