"""What the input method still holds: words seen while typed and not yet in the input."""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

_HELD = "held_by_input_method"


class Line(QLineEdit):
    """A line that knows what the input method still holds."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.setProperty(_HELD, event.preeditString())
        super().inputMethodEvent(event)


def commit_typing() -> None:
    """Puts what is still being composed into its input; called before any form is read."""
    QGuiApplication.inputMethod().commit()
    here = QApplication.focusWidget()
    held = _held(here)
    if here is not None and held:
        # Not every input method answers a commit.
        event = QInputMethodEvent()
        event.setCommitString(held)
        QApplication.sendEvent(here, event)
        QGuiApplication.inputMethod().reset()


def _held(widget: QWidget | None) -> str:
    if isinstance(widget, QComboBox):
        widget = widget.lineEdit()
    if isinstance(widget, QPlainTextEdit):
        layout = widget.textCursor().block().layout()
        return layout.preeditAreaText() if layout is not None else ""
    return str(widget.property(_HELD) or "") if isinstance(widget, QLineEdit) else ""
