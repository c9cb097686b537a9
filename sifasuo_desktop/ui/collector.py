"""Python's cycle collector, kept on the window's thread.

A collection may start on whatever thread happens to allocate. On a lane's thread it would destroy
widgets there, and Qt crashes. So automatic collection is off while lanes run, and a timer on the
window's thread collects what the thresholds say.

Modules, classes and acts are three hundred thousand objects that stay until the end; to go through
them once takes a tenth of a second, in which no key is heard. They are taken out of all
collections, once without looking at them, and while a key is stretched, when nobody types, again:
then what went meanwhile is collected first, so that nothing that is gone is kept.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 400


class Collector(QObject):
    """Begins with its making; ``stop`` gives collection back to Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._kept = self._held = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the oldest generation whose threshold is passed."""
        if self._held:
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                if generation == 2 and not self._kept:
                    self.keep()
                else:
                    gc.collect(generation)
                return

    def hold(self) -> None:
        """Collects nothing until ``keep``: what is read now stays, and is much."""
        self._held = True

    def keep(self) -> None:
        """What is there now is there for good: no collection goes through it again."""
        self._held = False
        if not self._kept:
            self._kept = True
            gc.freeze()

    def clear(self) -> None:
        """Goes through everything, also what is kept; to be called when no key is heard anyway."""
        if self._kept:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def stop(self) -> None:
        """Back to automatic collection, once no lane runs any more."""
        self._timer.stop()
        gc.enable()
