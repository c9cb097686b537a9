"""使用手册: the manual of the program, offline, at the section of the page one works at."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.ui.parts.buttons import shortcut
from sifasuo_desktop.ui.shell.book_of_pages import all_pages

SIGNING_IN = "一、登录"
"""The section for where there is no page yet."""


class HelpWindow(QWidget):
    """Stands beside the window and blocks nothing; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("使用手册")
        self.resize(760, 640)
        self._section = ""
        self.browser = QTextBrowser()
        self.browser.setAccessibleName("使用手册")
        self.browser.setMarkdown(resources("help", "manual.md").read_text(encoding="utf-8"))
        self._give_room()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        shortcut("Escape", self, self.close)

    def open_at(self, page: str) -> None:
        """Comes to the front at the section of a page."""
        shown = all_pages().get(page)
        self._section = shown.help if shown else SIGNING_IN
        self.show()
        self.raise_()
        self.activateWindow()
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn()

    def section(self) -> str:
        """The heading that stands at the cursor."""
        return self.browser.textCursor().block().text()

    def _give_room(self) -> None:
        """Margins to read by, and below so much that the last section can stand at the top."""
        frame = self.browser.document().rootFrame()
        format = frame.frameFormat()
        format.setMargin(20)
        format.setBottomMargin(self.height() - 120)
        frame.setFrameFormat(format)

    def _turn(self) -> None:
        document = self.browser.document()
        block = document.begin()
        while block.isValid():
            if block.text().strip() == self._section:
                self.browser.setTextCursor(QTextCursor(block))
                top = document.documentLayout().blockBoundingRect(block).top()
                self.browser.verticalScrollBar().setValue(int(top))
                return
            block = block.next()
