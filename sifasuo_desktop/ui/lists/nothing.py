"""What stands in place of an empty list: what is the matter and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.ui.parts.label import label

NOT_FOUND = ("没有符合条件的记录。", "可以换个词，或者选“全部”。")


class Nothing(QWidget):
    """A title and a hint in the middle."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch(2)
        self.title = label("", "section")
        self.hint = label("", "secondary")
        for line in (self.title, self.hint):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addStretch(3)

    def say(self, words: tuple[str, str]) -> None:
        """Shows a title and a hint."""
        self.title.setText(words[0])
        self.hint.setText(words[1])
