"""Run in a process of its own: ``STORE COUNT`` saves so often while the workbench is shown, and
prints from the press of the button to the answer, by the clock and of the processor.
"""

import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.shell.frame import GATHER_MS
from tests.bench.saving import Registering
from tests.bench.seat import Deed, Seat


class Saving(QObject):
    """Saves in pairs: the second as soon as the first is answered."""

    def __init__(self, seat: Seat, count: int) -> None:
        super().__init__()
        self._seat, self._count = seat, count
        self._registering = Registering(seat.workplace)
        self._begun = (0.0, 0.0)

    def deeds(self) -> Iterator[Deed]:
        """One pair after the other; the first is there to make everything once."""
        yield None
        for _ in range(self._count + 1):
            yield partial(self._send, "a")
            yield None

    def _send(self, which: str) -> None:
        self._begun = time.perf_counter(), time.process_time()
        values = self._registering.values()
        self._seat.frame.desk.act("dispute.register", values, partial(self._answered, which))

    def _answered(self, which: str, answer: Answer | Refused | Trouble) -> None:
        assert isinstance(answer, Answer), answer
        wall = (time.perf_counter() - self._begun[0]) * 1000
        cpu = (time.process_time() - self._begun[1]) * 1000
        sys.stdout.write(f"{which} {wall:.3f} {cpu:.3f}\n")
        if which == "a":
            # The pages heard of the first and are reading anew when somebody saves again.
            QTimer.singleShot(GATHER_MS + 3, self._again)

    def _again(self) -> None:
        self._send("a-second")


def main() -> int:
    seat = Seat(Path(sys.argv[1]))
    seat.work(Saving(seat, int(sys.argv[2])).deeds())
    return 0


if __name__ == "__main__":
    sys.exit(main())
