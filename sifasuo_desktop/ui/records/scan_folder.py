"""The folder a scanner writes into: what is new there is offered, never taken by itself."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import ElidedLabel
from sifasuo_desktop.ui.runner import Trouble

FOLDER, SINCE = "scan_folder", "scan_since"
ENDINGS = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".pdf")
MOST, NAMED = 200, 2
WRITTEN_MS = 1500
"""A scanner writes for a while: who looks at once finds half a file."""


@dataclass(frozen=True)
class Scan:
    """A file in the folder and when it was written."""

    path: Path
    at: float


def new_in(folder: Path, since: float) -> list[Scan]:
    """What was written since, oldest first; nothing where the folder is away."""
    try:
        found = [
            Scan(path, path.stat().st_mtime)
            for path in folder.iterdir()
            if path.suffix.lower() in ENDINGS and path.is_file()
        ]
    except OSError:
        return []
    return sorted((one for one in found if one.at > since), key=lambda one: one.at)[:MOST]


class ScanFolder(QWidget):
    """Hidden while there is nothing new; ``take`` carries the files that are wanted.

    The folder belongs to this computer, as the scanner does, and is kept in its settings.
    """

    take = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: list[Scan] = []
        self.choose_button = button("扫描仪文件夹…", self.choose, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._words = ElidedLabel("", "secondary")
        row.addWidget(self._words, 1)
        self._take = button("添加", self._accept)
        self._leave = button("不要", self._refuse, kind="link")
        row.addWidget(self._take)
        row.addWidget(self._leave)
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._later)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITTEN_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @property
    def folder(self) -> Path | None:
        """The folder, where one was chosen."""
        kept = self._desk.settings.text(FOLDER)
        return Path(kept) if kept else None

    def choose(self) -> None:
        """Another folder; what lies there already is not new."""
        start = self.folder or self._desk.start_folder()
        chosen = self._desk.prompter.folder(self, "扫描仪存文件的文件夹", start)
        if chosen is None:
            return
        self._desk.runner.in_pool(partial(_newest, chosen), partial(self._chosen, chosen))

    def look(self) -> None:
        """Looks for what is new, beside everything else."""
        folder = self.folder
        self.choose_button.setToolTip(str(folder) if folder else "选了以后，新扫描的文件在这里提示")
        if folder is None:
            return
        if str(folder) not in self._watch.directories():
            if self._watch.directories():
                self._watch.removePaths(self._watch.directories())
            self._watch.addPath(str(folder))
        since = self._desk.settings.number(SINCE, 0)
        self._desk.runner.in_pool(partial(new_in, folder, since), self._show)

    def _chosen(self, folder: Path, newest: float | Refused | Trouble) -> None:
        since = newest if isinstance(newest, float) else 0.0
        self._desk.settings.keep(scan_folder=str(folder), scan_since=since)
        self._desk.say(f"以后扫描到“{folder.name}”的新文件，会在“附件”里提示。")
        self.look()

    def _later(self) -> None:
        self._timer.start()

    def _show(self, result: list[Scan] | Refused | Trouble) -> None:
        self._found = result if isinstance(result, list) else []
        names = "、".join(one.path.name for one in self._found[:NAMED])
        count = len(self._found)
        more = " 等" if count > NAMED else ""
        self._words.show_text(f"新扫描件 {count} 个：{names}{more}")
        self._take.setText("添加到这条记录")
        self._take.setAccessibleName("添加到这条记录")
        self.setVisible(bool(self._found))

    def _accept(self) -> None:
        paths = [one.path for one in self._found]
        self._refuse()
        self.take.emit(paths)

    def _refuse(self) -> None:
        if self._found:
            self._desk.settings.keep(scan_since=self._found[-1].at)
        self._show([])


def _newest(folder: Path) -> float:
    found = new_in(folder, 0.0)
    return found[-1].at if found else 0.0
