"""The pages of a paper, small, to go to one of them."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from sifasuo_desktop.ui.paper.pdf_pages import drawn

WIDTH = 92


class Thumbnails(QListWidget):
    """Drawn one a turn, so that a long paper does not hold up the window."""

    def __init__(self, document: QPdfDocument) -> None:
        super().__init__()
        self._document = document
        self.setAccessibleName("页")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(QSize(WIDTH, round(WIDTH * 1.5)))
        self.setSpacing(6)
        self.setFixedWidth(WIDTH + 46)
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._draw_next)

    def draw(self) -> None:
        """Begins to draw the pages of the document."""
        self._turns.start()

    def forget(self) -> None:
        """Shows nothing."""
        self._turns.stop()
        self.clear()

    def _draw_next(self) -> None:
        page = self.count()
        if page >= self._document.pageCount():
            self._turns.stop()
            return
        picture = QPixmap.fromImage(drawn(self._document, page, WIDTH * 2))
        entry = QListWidgetItem(QIcon(picture), f"第 {page + 1} 页")
        entry.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.addItem(entry)
        if page == 0:
            self.setCurrentRow(0)
