"""Shows one page at a time, as large as there is room.

Qt's own stack asks every page it holds how much room it wants, whenever anything moves: with the
pages of all ledgers open that took longer than opening one. Here only the page that is shown is
asked, and how many others there are costs nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from sifasuo_desktop.ui.page import PageWidget


class PageStack(QWidget):
    """Pages in the order they were made; ``turn_to`` brings one to the front."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[PageWidget] = []
        self._shown: PageWidget | None = None

    def hold(self, page: PageWidget) -> None:
        """One more page, not yet shown."""
        page.setParent(self)
        page.hide()
        self.pages.append(page)

    def turn_to(self, page: PageWidget) -> None:
        """Shows a page in place of the one before; the cursor goes along, if it was there."""
        before = self._shown
        if page is before:
            return
        cursor = QApplication.focusWidget()
        along = before is not None and cursor is not None and before.isAncestorOf(cursor)
        self.setUpdatesEnabled(False)
        if along and cursor is not None:
            cursor.clearFocus()
        self._shown = page
        page.setGeometry(self.rect())
        page.show()
        if before is not None:
            before.hide()
        self.setUpdatesEnabled(True)
        if along:
            (page.focusWidget() or _first_stop(page)).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._shown.setGeometry(self.rect())


def _first_stop(page: QWidget) -> QWidget:
    """Where Tab comes to first on a page; the page itself where it has nothing to come to."""
    one = page.nextInFocusChain()
    while one is not None and one is not page and page.isAncestorOf(one):
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if stops and one.isEnabled() and one.isVisibleTo(page) and one.focusProxy() is None:
            return one
        one = one.nextInFocusChain()
    return page
