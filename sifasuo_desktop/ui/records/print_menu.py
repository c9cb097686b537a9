"""打印: every paper of a case or a person, and the empty forms."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.ui.parts.buttons import Button, forbid

NO_PRINT = "您的角色不能打印文书。"


class PrintMenu(Button):
    """``chosen`` gets a paper; an item of 0 means the empty form."""

    def __init__(self, chosen: Callable[[PaperLink], None], kind: str) -> None:
        super().__init__("打印 ▾  Ctrl+P")
        self.setAccessibleName("打印")
        self.setShortcut("Ctrl+P")
        self._chosen = chosen
        self._kind = kind
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._press)
        self.clicked.connect(self.open)

    def show_papers(self, papers: Sequence[PaperLink], *, may_print: bool) -> None:
        """Shows other papers; none to whoever may not print, with the reason; a kind without papers
        has no menu.
        """
        # The first page shows before any record: what can be printed is read with the first one.
        from sifasuo_desktop.services.paper.printing import documents_of

        self._menu.clear()
        printed = [paper for paper in documents_of() if paper["kind"] == self._kind]
        self.setVisible(bool(printed))
        forbid(self, None if may_print else NO_PRINT)
        if not may_print:
            return
        for link in papers:
            self._menu.addAction(link.words).setData(link)
        self._menu.addSeparator()
        blanks = self._menu.addMenu("空白表格")
        for paper in printed:
            link = PaperLink(paper["name"], paper["title"], 0, 0)
            blanks.addAction(paper["title"]).setData(link)

    def open(self) -> None:
        """Shows the papers below the button."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _press(self, action: QAction) -> None:
        link = action.data()
        if isinstance(link, PaperLink):
            self._chosen(link)
