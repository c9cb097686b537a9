"""Keeps what is typed in a form as a draft, two seconds after the first key not yet kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.drafts import drop_draft, keep_draft
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.runner import Trouble

WAIT_MS = 2000


class DraftKeeper(QObject):
    """Connect a form's ``edited`` to ``touch``. ``kept`` tells the time of day it was saved.

    ``place`` is ``PAGE|VERB|RECORD``, with ``|PART`` for a part of the record, so that the workbench can open the form again.
    """

    kept = Signal(str)

    def __init__(
        self,
        desk: Desk,
        place: str,
        title: Callable[[], str],
        content: Callable[[], Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.place = place
        self.title = title
        self._content = content
        self.dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.keep_now)

    @Slot()
    def touch(self) -> None:
        """Something was typed; waiting goes on from the first key, however long typing lasts."""
        self.dirty = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep_now(self) -> None:
        """Keeps the draft without waiting longer."""
        self._timer.stop()
        if self.dirty:
            work = partial(
                keep_draft, self._desk.workplace, self.place, self.title(), dict(self._content())
            )
            self._desk.write(work, self._landed)

    def drop(self) -> None:
        """Forgets the draft: it was saved as a record or given up."""
        self._timer.stop()
        self.dirty = False
        self._desk.write(partial(drop_draft, self._desk.workplace, self.place))

    def _landed(self, result: str | Refused | Trouble) -> None:
        if isinstance(result, str):
            self.kept.emit(result[11:19])
        elif isinstance(result, Trouble):
            self._desk.say(f"草稿没有保存：{result.sentence}", "red")


def split_place(place: str) -> tuple[str, str, str]:
    """Page, verb and record of a draft's place; empty where it has none."""
    page, verb, record = [*place.split("|"), "", ""][:3]
    return page, verb, record
