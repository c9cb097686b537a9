"""附件: the scans and photos of a record, and every way they come in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sifasuo_desktop.domain.office.attachment import Attachment, can_have
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.paper.attachments import ADD, CHANGE, VOID, get_out
from sifasuo_desktop.services.reading.attachments import Attached, attached
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.records.attaching import Attaching, Source, from_file, sources_of
from sifasuo_desktop.ui.records.attachment_list import AttachmentList, about
from sifasuo_desktop.ui.records.scan_folder import ScanFolder
from sifasuo_desktop.ui.runner import Trouble

KINDS = "图片和 PDF (*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.pdf *.heic);;所有文件 (*)"
EMPTY = "把照片、扫描件拖到这一页，或者复制图片后按 Ctrl+V。"
NO_RIGHT = "您的角色不能给这类记录添加附件。"
NONE_CHOSEN = "请先选一件附件。"


class AttachmentsCard(Card):
    """The list is read after the page is shown, its small pictures as they come into sight."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__("附件")
        self._desk, self.kind = desk, kind
        self.record, self._about = "", ""
        self.allowed = can_have(kind)
        may_act = desk.workplace.bus.may_act_on(desk.workplace.user, kind)
        self.may_add = self.allowed and may_act and desk.workplace.may(ADD)
        self.attaching = Attaching(desk, self)
        self.attaching.moved.connect(self._tell)
        self.attaching.ended.connect(self._ended)
        self._count = label("", "secondary")
        self.head.insertWidget(1, self._count)
        self.scanned = ScanFolder(desk, self)
        self.scanned.take.connect(self._take_scans)
        self.add_button = button("添加附件…", self.choose, kind="link")
        forbid(self.add_button, None if self.may_add else NO_RIGHT)
        if self.may_add:
            self.add_beside(self.scanned.choose_button)
        self.add_beside(self.add_button)
        self._build()

    def _build(self) -> None:
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        self._said = label("", "secondary")
        row.addWidget(self._said)
        row.addWidget(button("不再添加其余的", self.attaching.cancel, kind="link"))
        row.addStretch(1)
        self._progress.hide()
        self.add(self._progress)
        self.add(self.scanned)
        self._empty = label(EMPTY if self.may_add else "还没有附件。", "secondary", wrap=True)
        self.add(self._empty)
        self.list = AttachmentList(self._desk)
        self.list.opened.connect(self.open)
        self.list.renamed.connect(self._rename)
        self.list.currentRowChanged.connect(self._look)
        self.list.hide()
        self.add(self.list)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(12)
        self._buttons = (
            button("打开", self._open_chosen, kind="link"),
            button("另存为…", self._save, kind="link"),
            button("改名称", self.list.rename, kind="link"),
            button("作废…", self._void, kind="link"),
        )
        for one in self._buttons:
            acts.addWidget(one)
        self._which = ElidedLabel("", "secondary")
        acts.addWidget(self._which, 1)
        self._acts.hide()
        self.add(self._acts)

    def show_of(self, record: str, about: str) -> bool:
        """The attachments of another record, or of this one again; False where a kind has none."""
        if not self.allowed:
            return False
        if record != self.record:
            self.record = record
            self._show(())
        self._about = about
        self.scanned.look()
        self._desk.read(partial(self._read, record), partial(self._landed, record))
        return True

    def take(self, mime: QMimeData) -> None:
        """Takes in what was dropped or pasted."""
        if self.may_add and self.record:
            self._take(sources_of(mime))

    def paste(self) -> None:
        """Takes in what was copied."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self.take(mime)

    def choose(self) -> None:
        """Asks for files."""
        start = self._desk.start_folder()
        paths = self._desk.prompter.open_files(self, "添加附件", start, KINDS)
        self._take([from_file(path) for path in paths])

    def _take(self, sources: Sequence[Source]) -> None:
        if sources:
            self.attaching.take(self.kind, self.record, sources)

    def _take_scans(self, paths: list[Path]) -> None:
        self._take([from_file(path) for path in paths])

    def _read(self, record: str) -> tuple[Attached, ...]:
        return attached(self._desk.workplace, record)

    def _landed(self, record: str, result: tuple[Attached, ...] | Refused | Trouble) -> None:
        if record == self.record and isinstance(result, tuple):
            self._show(result)

    def _show(self, there: Sequence[Attached]) -> None:
        self._count.setText(f"{len(there)} 件" if there else "")
        self.list.show_attachments(there, may_change=self.may_add)
        self.list.setVisible(bool(there))
        self._acts.setVisible(bool(there))
        self._empty.setVisible(not there and not self.attaching.busy)
        self._look()

    def _look(self) -> None:
        chosen = self.list.chosen()
        opens, saves, renames, voids = self._buttons
        for one in (opens, saves):
            forbid(one, NONE_CHOSEN if chosen is None else None if chosen.there else about(chosen))
        for one in (renames, voids):
            forbid(one, NONE_CHOSEN if chosen is None else None if self.may_add else NO_RIGHT)
        self._which.show_text(about(chosen) if chosen else "")

    def _tell(self) -> None:
        now = self.attaching
        self._said.setText(f"正在添加第 {now.done + 1} 件，共 {now.total} 件…")
        self._progress.setVisible(now.busy)
        self._empty.hide()

    def _ended(self, told: tuple[int, tuple[str, ...]]) -> None:
        added, errors = told
        self._progress.hide()
        self._empty.setVisible(not self.list.count())
        done = [f"已添加 {added} 件附件。"] if added else []
        self._desk.say("\n".join((*done, *errors)), "red" if errors else "green")

    def open(self, one: str) -> None:
        """Shows one of them whole, by its id."""
        self._desk.go("attachment", Target(self.record, self.kind, one))

    def _open_chosen(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self.open(chosen.record.id)

    def _rename(self, one: str, title: str) -> None:
        values = {"kind": self.kind, "record": self.record, Attachment.KIND: one, "title": title}
        self._desk.act(CHANGE, values, self._renamed)

    def _renamed(self, result: Answer | Refused | Trouble) -> None:
        if not isinstance(result, Answer):
            self._desk.say("\n".join(sentences(result)), "red")
            self._desk.read(partial(self._read, self.record), partial(self._landed, self.record))

    def _void(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            one = chosen.record
            preset = {"kind": self.kind, "record": self.record, Attachment.KIND: one.id}
            self._desk.form(VOID, preset, f"{self._about} · {one.title}")

    def _save(self) -> None:
        chosen = self.list.chosen()
        folder = self._desk.prompter.folder(self, "存到哪个文件夹", self._desk.start_folder())
        if chosen is None or folder is None:
            return
        one = chosen.record.id
        work = partial(get_out, self._desk.workplace, self.kind, self.record, one, folder)
        self._desk.runner.in_store(work, self._saved)

    def _saved(self, result: Path | Refused | Trouble) -> None:
        if isinstance(result, Path):
            self._desk.say(f"已保存：{result.name}。文件里有个人信息，请妥善保管。")
        else:
            self._desk.say("\n".join(sentences(result)), "red")

    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with the one that is chosen."""
        return self._buttons
