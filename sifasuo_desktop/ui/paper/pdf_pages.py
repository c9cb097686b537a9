"""Pages of a PDF in memory: drawn small for choosing, and large for a printer."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

POINTS_PER_INCH = 72
PRINT_DPI = 300


def load(document: QPdfDocument, pdf: bytes, owner: QObject) -> QBuffer:
    """Loads a PDF from memory; the buffer must live as long as the document shows it."""
    buffer = QBuffer(owner)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return buffer


def drawn(document: QPdfDocument, page: int, width: int) -> QImage:
    """A page on white paper, ``width`` pixels wide."""
    size = document.pagePointSize(page)
    height = round(width * size.height() / size.width()) if size.width() else width
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(page, QSize(width, height)))
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
        whole = printer.pageLayout().fullRectPixels(printer.resolution())
        sheet = printer.pageLayout().paintRectPixels(printer.resolution())
        width = round(document.pagePointSize(page).width() / POINTS_PER_INCH * PRINT_DPI)
        # The page is laid on the whole sheet; what the printer cannot reach is margin anyway.
        image = drawn(document, page, width)
        if (image.width() > image.height()) != (whole.width() > whole.height()):
            # A page that lies on its side goes onto the paper as it lies in the printer.
            image = image.transformed(QTransform().rotate(90))
        painter.drawImage(QRect(-sheet.topLeft(), whole.size()), image)
    painter.end()
    document.close()
    buffer.close()
    return len(pages)
