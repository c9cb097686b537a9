"""A person's seat for the children of the bench: the window signed in to a store, under exec().

What a person does is a generator of deeds; after each the loop turns until the lanes are calm.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sifasuo_desktop.app.gui import CrashNotice, build, speak_chinese
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.services.reading.choices import warm_up
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.theme import Theme
from tests.bench.start_child import PASSWORD

CALM_MS = 40
"""So long nothing is under way before the next deed."""
Deed = Callable[[], object] | None
"""What is done next; None waits until all is calm."""


class Alone(Prompter):
    """Nobody answers what is asked: it is printed, and the answer is yes."""

    def confirm(self, parent: QWidget | None, question: str, yes: str, no: str = "取消") -> bool:
        return True

    def tell(self, parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
        sys.stderr.write(f"{title}: {text}\n{detail}\n")


class Seat(QObject):
    """The window with everything around it."""

    def __init__(self, store: Path, prompter: Prompter | None = None) -> None:
        super().__init__()
        self.application = QApplication(sys.argv[:1])
        speak_chinese(self.application)
        theme = Theme(1.0)
        theme.apply(self.application)
        prompter = prompter or Alone()
        settings = Settings(store / "settings.json")
        made = build(settings, SystemClock(), prompter, CrashNotice(prompter), theme)
        self.window, self.runner = made
        self.window.resize(1366, 768)
        self.window.show()
        # As while the password's key is stretched, which says 请稍候.
        warm_up()
        self.workplace = open_workplace(
            store, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
        )
        self.window.enter(self.workplace)
        self._deeds: Iterator[Deed] = iter(())
        self._calm = 0
        self._next = QTimer(self)
        self._next.setInterval(CALM_MS // 2)
        self._next.timeout.connect(self._look)

    @property
    def frame(self) -> Frame:
        """The frame around all pages."""
        assert self.window.frame is not None
        return self.window.frame

    def work(self, deeds: Iterator[Deed]) -> None:
        """Does one deed after the other, then closes the window; an error ends it, too."""
        self._deeds = deeds
        self._next.start()
        self.application.exec()

    def _look(self) -> None:
        there = self.runner.idle() and self.window.frame is not None
        self._calm = self._calm + 1 if there else 0
        if self._calm < 2:
            return
        self._calm = 0
        try:
            deed = next(self._deeds)
            if deed is not None:
                deed()
        except StopIteration:
            self._end()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        self._next.stop()
        self.runner.close()
        self.workplace.close()
        self.application.quit()
