"""Pages of a PDF in memory: drawn small for choosing, and large for a printer."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

POINTS_PER_INCH = 72
PRINT_DPI = 300
BAND = 96
"""Rows of a printed page that are drawn at once. Neither drawing nor a printer's engine lets another
thread run meanwhile: a whole page would stop the window for half a second."""
OVERLAP = 2
"""Rows that are drawn again with the next band, so that no line is seen between the two."""


def load(document: QPdfDocument, pdf: bytes, owner: QObject) -> QBuffer:
    """Loads a PDF from memory; the buffer must live as long as the document shows it."""
    buffer = QBuffer(owner)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return buffer


def drawn(document: QPdfDocument, page: int, width: int) -> QImage:
    """A page on white paper, ``width`` pixels wide."""
    points = document.pagePointSize(page)
    height = round(width * points.height() / points.width()) if points.width() else width
    size = QSize(width, height)
    return _on_white(size, document.render(page, size))


def _on_white(size: QSize, rendered: QImage) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, rendered)
    painter.end()
    return image


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Sends the chosen pages to the printer; returns how many. Pure work, for the pool."""
    holder = QObject()
    document = QPdfDocument(holder)
    buffer = load(document, pdf, holder)
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    pages = range(first - 1, min(last, document.pageCount()))
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    for place, page in enumerate(pages):
        if place:
            printer.newPage()
        _print_page(document, page, printer, painter)
    painter.end()
    document.close()
    buffer.close()
    return len(pages)


def _print_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    """The page is laid on the whole sheet; what the printer cannot reach is margin anyway."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    printed = printer.pageLayout().paintRectPixels(printer.resolution())
    points = document.pagePointSize(page)
    width = round(points.width() / POINTS_PER_INCH * PRINT_DPI)
    size = QSize(width, round(width * points.height() / points.width()))
    onto = QTransform.fromTranslate(-printed.x(), -printed.y())
    if (size.width() > size.height()) != (sheet.width() > sheet.height()):
        # A page that lies on its side goes onto the paper as it lies in the printer.
        onto.translate(sheet.width(), 0)
        onto.rotate(90)
        sheet.transpose()
    onto.scale(sheet.width() / size.width(), sheet.height() / size.height())
    painter.setTransform(onto)
    for band in bands(size):
        painter.drawImage(QRectF(band), _band(document, page, size, band))


def bands(size: QSize) -> Iterator[QRect]:
    """The parts a page of ``size`` pixels is drawn in, from its top to its foot."""
    for top in range(0, size.height(), BAND):
        rows = min(BAND + OVERLAP, size.height() - top)
        yield QRect(0, top, size.width(), rows)


def _band(document: QPdfDocument, page: int, size: QSize, band: QRect) -> QImage:
    """Some rows of a page that is ``size`` pixels large, on white paper."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    # Qt reckons from the first pixel to the last one, a pixel too few in each direction.
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    return _on_white(band.size(), document.render(page, band.size(), options))
