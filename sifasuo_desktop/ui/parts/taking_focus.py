"""Focus after something that took its time: whoever went elsewhere meanwhile is left where he is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def take_focus(page: QWidget, there: QWidget) -> None:
    """Gives the focus to a widget of a page, as long as it is still within that page, or nowhere."""
    now = QApplication.focusWidget()
    if now is None or now is page or page.isAncestorOf(now):
        there.setFocus(Qt.FocusReason.OtherFocusReason)
