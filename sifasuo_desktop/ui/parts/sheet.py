"""What slides over the right side of a page: the form of an act, or the list of shortcuts."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea

WIDTH = 620

SHORTCUTS = (
    ("Ctrl+1 … Ctrl+9", "换到导航中的第几项"),
    ("Ctrl+K", "搜索姓名、案号、关键词"),
    ("Ctrl+N", "新登记；业务台账中登记这一本的一条"),
    ("Ctrl+S", "保存正在填写的内容"),
    ("Ctrl+Enter", "新登记：保存并受理"),
    ("Alt+O", "新登记：口头与书面互换"),
    ("Alt+A、Alt+B", "新登记：增加申请人、被申请人"),
    ("Alt+↓", "在日期格里打开日历"),
    ("Alt+N、Alt+D", "当事人、履行事项等：增加一项、删去光标所在的一项"),
    ("Ctrl+Z", "撤回输入，撤回刚才的删去或者粘贴"),
    ("F4", "在长文字里插入常用语"),
    ("Enter", "表单中到下一格；列表中打开"),
    ("Esc", "关闭或者放弃"),
    ("↑ ↓", "在列表、工作台待办中选择"),
    ("Enter、空格、Delete", "待办：办理、打开、搁置"),
    ("Ctrl+F", "筛选当前列表"),
    ("Alt+1 … Alt+9", "记录：办理第几项；Alt+0 更多"),
    ("Alt+1、Alt+2", "社区矫正列表：接收登记、登记点验"),
    ("Ctrl+P", "打印当前记录"),
    ("Ctrl+Shift+S", "打印预览：另存为 PDF"),
    ("Ctrl+V", "记录：把复制的图片、文件添加为附件"),
    ("F1", "打开使用手册，翻到这一页"),
    ("?", "显示这张表"),
)


class ShortcutSheet(QFrame):
    """The keys there are; ``closed`` when it may go."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAccessibleName("快捷键")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        head = QHBoxLayout()
        head.addWidget(label("快捷键", "title"))
        head.addStretch(1)
        self._close = button("关闭  Esc", self._leave)
        head.addWidget(self._close)
        column.addLayout(head)
        scroll = ScrollArea(self, reads="快捷键")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for row, (keys, what) in enumerate(SHORTCUTS):
            grid.addWidget(label(keys, "strong"), row, 0)
            grid.addWidget(label(what, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        column.addSpacing(8)
        inside = QVBoxLayout(scroll.ground)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(grid)
        inside.addStretch(1)
        column.addWidget(scroll, 1)
        shortcut("Escape", self, self._leave, everywhere=True)

    def _leave(self) -> None:
        self.closed.emit()

    def focus_first(self) -> None:
        """The cursor goes to the way out."""
        self._close.setFocus()


class SheetHolder(QWidget):
    """Shows ``page`` and, over its right side, at most one sheet, which keeps the focus.

    A key must never reach a page that a sheet covers; the bar and the navigation stay free. The
    keys of the page's buttons sleep meanwhile: two that answer to Ctrl+S would both stay silent.
    ``opened`` when a sheet was laid over the page.
    """

    opened = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._cursor: QWidget | None = None
        self._asleep: list[QShortcut] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        # How wide the window is says who sits before it: no page makes it wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sheet: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    @property
    def sheet(self) -> QWidget | None:
        """The sheet that is shown."""
        return self._sheet

    def show_sheet(self, sheet: QWidget) -> None:
        """Lays a sheet over the page; the one before goes."""
        self.close_sheet()
        self._sheet = sheet
        self._cursor = sheet
        self._asleep = [one for one in self._page.findChildren(QShortcut) if one.isEnabled()]
        for key in self._asleep:
            key.setEnabled(False)
        sheet.setParent(self)
        self._place()
        sheet.show()
        sheet.raise_()
        self.opened.emit()

    def close_sheet(self) -> None:
        """Takes the sheet away."""
        sheet, self._sheet, self._cursor = self._sheet, None, None
        for key in self._asleep:
            if isValid(key):
                key.setEnabled(True)
        self._asleep = []
        if sheet is not None:
            sheet.hide()
            sheet.deleteLater()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._sheet is None or now is None:
            return
        if self._sheet.isAncestorOf(now):
            self._cursor = now
        elif now is self._page or self._page.isAncestorOf(now):
            back = self._cursor
            usable = back is not None and isValid(back) and back.isVisible() and back.isEnabled()
            (back if back is not None and usable else self._sheet).setFocus()

    def resizeEvent(self, event: object) -> None:
        self._place()

    def _place(self) -> None:
        if self._sheet is not None:
            width = min(getattr(self._sheet, "sheet_width", WIDTH), self.width())
            self._sheet.setGeometry(self.width() - width, 0, width, self.height())
