"""Says what is wrong with a picture of the window: an error, an empty page, work under way."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from sifasuo_desktop.ui.parts.message_bar import MessageBar

UNFINISHED = ("正在读取…", "正在生成…", "正在打开…")
LEAST_INK = 0.004
_STEP = 3


def faults_of(window: QWidget, page: QWidget) -> list[str]:
    """Sentences about what ``page`` of ``window`` shows wrongly; empty for a good picture."""
    found = [f"说出了错误：{text}" for text in _errors(window)]
    found += [f"还没有完成：{text}" for text in _unfinished(page)]
    found += [f"没有内容：{name}" for name in _empty_parts(page)]
    if not found and ink(page.grab().toImage()) < LEAST_INK:
        found.append("没有内容：整页空白")
    return found


def _errors(window: QWidget) -> Iterator[str]:
    for bar in window.findChildren(MessageBar):
        if bar.isVisibleTo(window) and bar.property("light") == "red" and bar.text:
            yield bar.text


def _unfinished(page: QWidget) -> Iterator[str]:
    for shown in page.findChildren(QLabel):
        if shown.isVisibleTo(page) and shown.text() in UNFINISHED:
            yield shown.text()


def _empty_parts(page: QWidget) -> Iterator[str]:
    """Tables without a row and views without a page of paper."""
    for table in page.findChildren(QTableView):
        model = table.model()
        if table.isVisibleTo(page) and (model is None or not model.rowCount()):
            yield table.accessibleName() or "表格"
    for view in page.findChildren(QPdfView):
        document = view.document()
        if view.isVisibleTo(page) and (document is None or not document.pageCount()):
            yield view.accessibleName() or "文书"


def ink(image: QImage) -> float:
    """The part of the points that are not of the most frequent colour."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    line = plain.bytesPerLine() // 4
    all_points = memoryview(plain.constBits()).cast("B").cast("I")
    points: Counter[int] = Counter()
    for y in range(0, plain.height(), _STEP):
        points.update(all_points[y * line : y * line + plain.width() : _STEP].tolist())
    total = points.total()
    return 1 - max(points.values()) / total if total else 0.0
