"""Whether something was put out of sight, or only waits for its first showing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_shut(widget: QWidget) -> bool:
    """Whether somebody hid a widget; Qt calls one hidden, too, that was never shown yet."""
    return widget.isHidden() and _was_told(widget)


def is_new(widget: QWidget) -> bool:
    """Whether a widget was never shown nor hidden."""
    return widget.isHidden() and not _was_told(widget)


def _was_told(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
