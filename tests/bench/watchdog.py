"""The event loop's watchdog: a beat every other millisecond, and how late each one comes.

Whatever the window's thread does between two beats, and whatever keeps it from running, a key
pressed meanwhile waits as long.
"""

import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer

from tests.bench.table import Cost

BEAT_MS = 2


class Watchdog(QObject):
    """Notes, under the name of what is being done, how long the loop stood."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._stood: list[Cost] = []
        self._last = self._begun = 0.0
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._note)

    def watch(self, name: str) -> None:
        """From now on this is done."""
        self.tell()
        self._name = name
        self._last, self._begun = time.perf_counter(), time.thread_time()
        self._beat.start()

    def tell(self) -> None:
        """Prints every turn of what was done, by the clock and of the window's thread."""
        self._beat.stop()
        for wall, cpu in self._stood:
            sys.stdout.write(f"{self._name}: {wall:.2f} {cpu:.2f}\n")
        self._stood = []

    def _note(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        late = (now - self._last) * 1000 - BEAT_MS
        self._stood.append(Cost(max(0.0, late), (worked - self._begun) * 1000))
        self._last, self._begun = now, worked
