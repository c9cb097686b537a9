"""The line that stays in sight while the store can only be read."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.parts.label import label

WORDS = "现在只能查看：数据库所在的磁盘写不进去。要登记、修改，请清理磁盘或检查权限，再重新登录。"


class ReadOnlyBanner(QWidget):
    """Hidden over a store that can be written; it cannot be closed."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setAccessibleName(WORDS)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 8, 0, 0)
        line = QFrame()
        line.setProperty("part", "message")
        line.setProperty("light", "yellow")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(label(WORDS, wrap=True))
        around.addWidget(line)
        if not workplace.store.read_only:
            self.hide()
