"""A page that takes files: dropped anywhere on it or pasted, they become attachments of its record."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from sifasuo_desktop.ui.page import PageWidget
from sifasuo_desktop.ui.parts.buttons import shortcut
from sifasuo_desktop.ui.records.attaching import holds_files
from sifasuo_desktop.ui.records.attachments_card import AttachmentsCard


class DropPage(PageWidget):
    """``attachments`` is the card that takes them."""

    attachments: AttachmentsCard

    def take_files(self) -> None:
        """From now on, where the signed-in person may attach at all."""
        self.setAcceptDrops(self.attachments.may_add)
        shortcut("Ctrl+V", self, self.attachments.paste)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.attachments.record and holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They stay where they are: what is taken in is a copy."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.attachments.take(event.mimeData())
