"""Whether something was put out of sight, and is not only waiting for its first showing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_shut(widget: QWidget) -> bool:
    """Whether somebody hid a widget; Qt calls one hidden, too, that was never shown yet."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
