"""Files on their way to a record: read and made smaller apart, kept, recorded; one after the other."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.paper.attachments import (
    Kept,
    Prepared,
    TakesIn,
    keep_content,
    prepare,
    prepare_file,
    record_it,
)
from sifasuo_desktop.services.paper.taking_apart import Apart
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.runner import Failed, Trouble

PASTED = "粘贴的图片.png"
Source = Callable[[TakesIn], Prepared]
"""Reads one file, in the pool."""


@dataclass(frozen=True)
class _Job:
    kind: str
    record: str
    source: Source


def sources_of(mime: QMimeData) -> list[Source]:
    """What is dropped or pasted: the files of this computer, else a picture."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [from_file(path) for path in paths]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [partial(_from_image, image)]
    return []


def holds_files(mime: QMimeData) -> bool:
    """Whether there may be something to take in."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def from_file(path: Path) -> Source:
    """A file of this computer."""
    return partial(prepare_file, path)


def _from_image(image: QImage, take: TakesIn) -> Prepared:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return prepare(bytes(buffer.data().data()), PASTED, take)


class Attaching(QObject):
    """``moved`` when one more is done, ``ended`` with what was refused when none is left."""

    moved = Signal()
    ended = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._apart = Apart()
        self._waiting: deque[_Job] = deque()
        self._now: _Job | None = None
        self._errors: list[str] = []
        self.done = self.total = self.added = 0

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._now is not None

    def take(self, kind: str, record: str, sources: Iterable[Source]) -> None:
        """Takes files in after those that wait already."""
        jobs = [_Job(kind, record, source) for source in sources]
        self._waiting.extend(jobs)
        self.total += len(jobs)
        if jobs and not self.busy:
            self._next()
        elif jobs:
            self.moved.emit()

    def cancel(self) -> None:
        """What was not begun is left; what is under way is brought to its end."""
        self.total -= len(self._waiting)
        self._waiting.clear()
        self.moved.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        job = self._now = self._waiting.popleft()
        self.moved.emit()
        work = partial(self._made, job)
        self._desk.runner.in_pool(work, self._record, stop=self._apart.stop)

    def _made(self, job: _Job) -> Kept:
        """In the pool: nothing of this waits for the store's lane, nor lets it wait."""
        return keep_content(self._desk.workplace, job.kind, job.source(self._apart.take_in))

    def _record(self, result: Kept | Refused | Trouble) -> None:
        job = self._now
        if job is None or isinstance(result, Failed):
            self._recorded(result)  # type: ignore[arg-type]
            return
        workplace = self._desk.workplace
        work = partial(record_it, workplace, job.kind, job.record, result, initiator=self._desk)
        self._desk.runner.act_in_store(work, self._recorded)

    def _recorded(self, result: Answer | Refused | Trouble) -> None:
        self.done += 1
        if isinstance(result, Answer):
            self.added += 1
        else:
            self._errors += sentences(result)
        self._next()

    def _end(self) -> None:
        self._now = None
        errors, added = tuple(dict.fromkeys(self._errors)), self.added
        self._errors = []
        self.done = self.total = self.added = 0
        self._desk.runner.in_pool(self._apart.close)
        self.ended.emit((added, errors))
