"""Widgets that appear together: Qt lays out all around each part that appears by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget

from sifasuo_desktop.ui.parts.shut import is_new


@contextmanager
def together(*layouts: QLayout) -> Iterator[None]:
    """What is put into ``layouts`` meanwhile is shown at the end and laid out once, in the next
    turn of the loop; those that hold others come first.

    On a page that is not seen it is styled and placed: else all of it would be when the page comes.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
        for layout in layouts:
            _show_new(layout)
    finally:
        for layout in layouts:
            layout.setEnabled(True)
        outer = layouts[0].parentWidget()
        if outer is not None and not outer.isVisible():
            layouts[0].activate()


def _show_new(layout: QLayout) -> None:
    holder = layout.parentWidget()
    if holder is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and is_new(widget):
            if holder.isVisible():
                widget.show()
            else:
                _style(widget)
        elif inner is not None:
            _show_new(inner)


def _style(widget: QWidget) -> None:
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()
