"""Python's cycle collector, kept on the window's thread.

A collection may start on whatever thread happens to allocate. On a lane's thread it would destroy
widgets there, and Qt crashes. So automatic collection is off while lanes run, and a timer on the
window's thread collects what the thresholds say.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 400


class Collector(QObject):
    """Begins with its making; ``stop`` gives collection back to Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the oldest generation whose threshold is passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Back to automatic collection, once no lane runs any more."""
        self._timer.stop()
        gc.enable()
